// What the chat and the screen, or two people, fill together, besides a sale.
import type { record as portuguese } from '../pt-BR/miniapp-shared.ts'

const plural = (one: string, many: string) => (count: number) => (count === 1 ? one : many)

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

/** Two at one record: who is here, whose value holds. */
export const record: typeof portuguese = {
  changing: plural('is changing it', 'are changing it'),
  looking: plural('is looking', 'are looking'),
  counting: plural('is counting now', 'are counting now'),
  more: (count) => `${count} more`,
  and: ' and ',
  savedBefore: 'saved before you',
  somebody: 'Somebody',
  you: 'you',
  now: 'now',
  put: (by, now, was) => `${by} put ${now} in place of ${was}`,
  putBack: (was) => `Put ${was}`,
  leaveEmpty: 'Leave empty',
  nothing: 'nothing',
  allTheirs: (by) => (by === null ? 'All as they saved it' : `All of ${by}’s`),
  allMine: 'All of mine',
  toChoose: (count) => `${count} to choose`,
  archived: {
    product: (by) => `${by} archived this product`,
    customer: (by) => `${by} archived this customer`,
    other: (by) => `${by} archived this record`,
  },
  archivedLine: (at) =>
    `${at === null ? 'While' : `At ${at}, while`} you were changing it. What you put is kept here.`,
  discard: 'Discard',
  bringBack: 'Bring back',
}
