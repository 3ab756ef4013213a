// What somebody confirms or does not recognise, and the talk about it. Times and amounts come formatted.
import type {
  disputes as portuguese,
  known as portugueseKnown,
  list as portugueseList,
} from '../pt-BR/miniapp-disputes.ts'

export const disputes: typeof portuguese = {
  heading: 'Not recognised',
  talk: 'Talk',
  who: 'Who confirmed',
  you: 'You',
  awaited: 'waiting',
  own: {
    none: () => 'said nothing yet',
    confirmed: (at) => `it’s right, ${at}`,
    disputed: (at) => `not recognised, ${at}`,
    resolved: (at) => `the shop checked it, ${at}`,
  },
  costsNothing:
    'Saying that it is not yours tells the shop and costs nothing. The amount stays until it is settled.',
  right: 'It’s right',
  wrong: 'Not mine',
  confirmed: 'Confirmed',
  why: 'What doesn’t match?',
  reasons: ['I didn’t buy this', 'The amount is wrong', 'I paid already', 'Something else'],
  more: 'Anything to add? It may stay empty',
  sees: 'Staff see this. The answer comes to your chat.',
  tell: 'Tell the shop',
  told: 'The shop knows',
  stays: 'The balance changes only by a void.',
  ended: {
    void: (who, at) => (who ? `Voided by ${who}, ${at}.` : `Voided, ${at}.`),
    kept: (who, at) => (who ? `Closed by ${who}, ${at}.` : `Closed, ${at}.`),
  },
  open: 'not recognised',
  closed: 'closed',
  sold: (at, who) => `${at} · with ${who}`,
  about: { sale: 'See the sale', payment: 'A payment' },
  voidThis: { sale: 'Void sale', payment: 'Void payment' },
  close: 'Close without a void',
  title: { answer: 'Reply', void: 'Void', kept: 'Close' },
  label: { answer: 'Your answer', void: 'Why?', kept: 'Why?' },
  reads: {
    answer: 'It arrives in the chat of the other side.',
    void: 'The sale or payment no longer counts. The person reads this.',
    kept: 'All stays as it is. The person reads this.',
  },
  act: { answer: 'Send', void: 'Void', kept: 'Close', reply: 'Reply' },
  said: { answer: 'Sent', void: 'Voided', kept: 'Closed' },
  missing: 'No such talk',
  missingLine: 'It may be of another account.',
}

export const list: typeof portugueseList = {
  title: 'Not recognised',
  states: { open: 'Open', resolved: 'Closed' },
  none: { open: 'Nothing open', resolved: 'Nothing closed yet' },
  noneLine: 'What somebody does not recognise shows here.',
  waiting: (count) => `${count} open`,
  open: (count) => `${count} not recognised`,
  since: (when) => `since ${when}`,
  see: 'See',
}

export const known: typeof portugueseKnown = {
  title: 'What is known',
  receipt: 'Receipt on Telegram',
  arrived: (when) => (when ? `arrived ${when}` : 'arrived'),
  notArrived: 'did not arrive',
  paid: 'Paid at once',
  paidBy: {
    pix: (amount) => `${amount} by Pix`,
    cash: (amount) => `${amount} in cash`,
    card: (amount) => `${amount} by card`,
    transfer: (amount) => `${amount} by transfer`,
    other: (amount) => amount,
  },
  nothing: 'nothing',
  usual: 'Usually takes',
  unknown: 'too early to tell',
  others: 'Others not recognised',
  none: 'none',
}
