// What /message says: to whom, what goes out, and how it went.
import type { tell as Portuguese } from '../pt-BR/chat-tell.ts'

export const tell: typeof Portuguese = {
  whom: '📣 To whom?',
  audiences: { customers: 'Customers', owing: 'Who owes', overdue: 'Overdue', team: 'Team', all: 'Everyone' },
  chosen: 'The chosen people',
  what: 'Send the text, the photo or the poll.',
  tooLong: (n) => `${n} letters too many. Send it again, shorter.`,
  unfit: 'This cannot go to many. Send a text, a photo or a poll with up to ten options.',
  goesTo: (whom, n) => `📣 ${whom}: it goes to ${n} ${n === 1 ? 'person' : 'people'}.`,
  photo: '🖼 Photo',
  send: (n) => `✅ Send to ${n}`,
  going: (n, all) => `📣 ${n} of ${all}…`,
  arrived: (n, stopped) => `${stopped ? '⏸ Stopped.' : '✅'} ${n} got it.`,
  missed: (who) => `It did not reach: ${who}.`,
  look: 'How it goes',
  stop: '⏸ Stop',
  answers: 'See the answers',
  more: 'See it on screen',
  none: 'No messages yet.',
  last: 'The last messages:',
  why: {
    blocked: 'blocked the bot',
    never: 'never opened the chat',
    off: 'wants no messages',
    gone: 'left the shop',
    late: 'a day went by in vain',
    unsure: 'it may have arrived',
    refused: 'Telegram did not take it',
  },
}
