// What somebody says in the chat of what they bought or paid, and the talk about what they do not recognise.
import type { talks as portuguese } from '../pt-BR/chat-talks.ts'

const reasons = { amount: 'The amount is wrong', other: 'Something else' }

export const talks: typeof portuguese = {
  right: '✅ It’s right',
  wrong: '🚩 Not mine',
  wrongOne: '🚩 One is not mine',
  which: 'Which purchase is not yours?',
  nothingOpen: 'No purchase is open.',
  word: {
    confirmed: (at) => `✅ Confirmed by you, ${at}.`,
    disputed: (at) =>
      `🚩 You did not recognise it, ${at}. The shop knows; the amount stays until it is settled.`,
    resolved: (at) => `Talk ended, ${at}.`,
  },
  seal: (seal) => `Seal of the history: ${seal}`,
  about: {
    sale: (money) => `purchase of ${money}`,
    payment: (money) => `payment of ${money}`,
  },
  reasons: {
    sale: { notMine: 'I didn’t buy this', paid: 'I paid already', ...reasons },
    payment: { notMine: 'I didn’t make this payment', paid: 'It was another day', ...reasons },
  },
  ask: {
    talk_begin: 'What doesn’t match? Tap, or write.',
    talk_answer: 'Write your answer.',
    talk_void: 'It will be voided. Why? The person reads this.',
    talk_keep: 'It stays as it is. Why? The person reads this.',
  },
  confirm: {
    talk_begin: 'Tell the shop',
    talk_answer: 'Send',
    talk_void: '🚫 Void',
    talk_keep: 'Close',
  },
  tooLong: (most) => `That is too long: at most ${most} letters.`,
  begun: 'Done, the shop knows. The answer comes here. The amount stays until it is settled.',
  sent: 'Sent.',
  voided: (about) => `🚫 Voided: ${about}.`,
  kept: (about) => `Closed: ${about}. It stays as it is.`,
  opened: (who, about) => `🚩 ${who} does not recognise a ${about}`,
  says: (who, about) => `💬 ${who}, about the ${about}:`,
  soldBy: (at, who) => `${at} · with ${who}`,
  answer: '💬 Reply',
  void: '🚫 Void',
  keep: 'Close',
  ended: {
    void: (shop, about) => `🚫 ${shop} voided the ${about}. It no longer counts.`,
    kept: (shop, about) => `${shop} has checked the ${about}. It stays as it is.`,
  },
  endedBy: {
    void: (who, at) => `🚫 Voided by ${who}, ${at}.`,
    kept: (who, at) => `✅ Closed by ${who}, ${at}.`,
  },
}
