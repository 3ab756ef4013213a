// The usual reminder, in the chat and in Shop.
import type { usualReminder as Portuguese } from '../pt-BR/usual-reminder.ts'

/** With words in braces that fill themselves, as `src/lib/reminder.ts` knows them. */
export const usualReminder = {
  byPix: 'Hi {name}! Your tab at {shop} is {amount}. You can pay here by Pix or at the counter.',
  atCounter: 'Hi {name}! Your tab at {shop} is {amount}. Drop by the counter when you can.',
} satisfies typeof Portuguese
