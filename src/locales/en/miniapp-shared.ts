// What the chat and the screen fill together, besides a sale.
export const shared = {
  /** Behind a name. */
  alsoInChat: 'is here too, in the chat',
  onScreen: 'It came from a line and is on this screen alone',
  toChat: 'Continue in the chat',
  sentToChat: 'Sent to the chat. It stays open here.',
  notNow: 'That did not work now. Try again in a moment.',
  doneInChat: 'It was done in the chat already.',
  cancelledInChat: 'Cancelled in the chat. It goes on here.',
  paidOn: (day: string) => `Day of the payment: ${day}`,
}
