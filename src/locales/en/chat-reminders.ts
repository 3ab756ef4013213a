// Reminders of what is owed, and promises, in the chat.

export const reminders = {
  /** With words in braces that fill themselves. */
  usual: (byPix: boolean): string =>
    byPix
      ? 'Hi {name}! Your tab at {shop} is {amount}. You can pay here by Pix or at the counter.'
      : 'Hi {name}! Your tab at {shop} is {amount}. Drop by the counter when you can.',
  pay: (money: string) => `💠 Pay ${money}`,
  promise: '🤝 Promise a day',
  notMine: '🚩 Not mine',
  account: '👀 See my account',
  theirAccount: '👀 See the account',
  heard: (name: string, money: string, day: string) => `🤝 ${name} promises to pay ${money} by ${day}.`,
  writtenDown: (shop: string, money: string, day: string) =>
    `🤝 Noted at ${shop}: you pay ${money} by ${day}. Until then, no reminders.`,
  otherDay: '🗓 Change the day',
}
