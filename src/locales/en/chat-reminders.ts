// Reminders of what is owed, and promises, in the chat.

export const reminders = {
  /** With words in braces that fill themselves. */
  usual: (byPix: boolean): string =>
    byPix
      ? 'Hi {name}! Your tab at {shop} is {amount}. You can pay here by Pix or at the counter.'
      : 'Hi {name}! Your tab at {shop} is {amount}. Drop by the counter when you can.',
}
