// Reminders of what is owed, and promises, in the chat.
import { usualReminder } from './usual-reminder.ts'

export const reminders = {
  /** With words in braces that fill themselves. */
  usual: (byPix: boolean): string => (byPix ? usualReminder.byPix : usualReminder.atCounter),
  pay: (money: string) => `💠 Pay ${money}`,
  promise: '🤝 Promise a day',
  notMine: '🚩 Not mine',
  account: '👀 See my account',
  theirAccount: '👀 See the account',
  heard: (name: string, money: string, day: string) => `🤝 ${name} promises to pay ${money} by ${day}.`,
  writtenDown: (shop: string, money: string, day: string) =>
    `🤝 Noted at ${shop}: you pay ${money} by ${day}. Until then, no reminders.`,
  otherDay: '🗓 Change the day',
  whenYou: 'Which day can you pay? Tap, or write the day.',
  whenThey: (name: string) => `Which day does ${name} pay? Tap, or write the day.`,
  whichDay: (days: number) =>
    `I missed the day. From today to ${days} days on: “Friday”, “tomorrow” or “Dec 5”.`,
  youOwe: (money: string) => `You owe ${money}.`,
  agreed: (day: string) => `🤝 Agreed: ${day}.`,
  until: 'I won’t remind you until then, and the shop knows.',
  payNow: '💠 Pay now',
  noted: (name: string, day: string) => `🤝 Noted: ${name} pays by ${day}.`,
  promised: (day: string, by: string) => `🤝 Promised for ${day} (${by})`,
  promiseOf: '🤝 Promised',
  remind: '🔔 Remind',
  allLate: '🔔 Remind who is overdue',
  send: '✅ Send',
  goesSo: (name: string) => `🔔 ${name} gets this from the bot:`,
  goesTo: (people: number) => `🔔 ${people} ${people === 1 ? 'person gets' : 'people get'} a reminder.`,
  leavesOut: (people: number) => `${people} left out: reminded today, promised a day, or not on Telegram.`,
  reads: (name: string) => `${name} reads:`,
  nobody: 'Nobody to remind now.',
  sent: (people: number) =>
    people === 0 ? 'No reminder went out.' : `${people} ${people === 1 ? 'reminder' : 'reminders'} sent.`,
  skipped: {
    today: (name: string) => `${name} was reminded today already.`,
    promised: (name: string) => `${name} promised a day. The reminder waits until then.`,
    even: (name: string) => `${name} owes nothing.`,
    unreachable: (name: string) => `The bot cannot reach ${name}. You can copy the text:`,
  },
  copyText: '📋 Copy text',
}
