// A reminder as it arrives: the text's words in braces filled, for whoever reads it.
import { partsOfReminder, type ReminderValue } from '#lib/reminder.ts'
import type { Words } from './words.ts'

export interface Reminding {
  /** With its words in braces; null: the shop's usual. */
  readonly template: string | null
  readonly customer: string
  readonly due: number
  readonly overdue: number
  /** Since when the oldest of it is owed; null: nothing is. */
  readonly oldestOn: string | null
  readonly shop: string
  /** The shop takes Pix. */
  readonly byPix: boolean
}

export function reminderText({ template, byPix, ...about }: Reminding, words: Words): string {
  const filled: Readonly<Record<ReminderValue, string>> = {
    name: about.customer,
    amount: words.money(about.due),
    overdue: words.money(about.overdue),
    since: about.oldestOn === null ? '' : words.day(about.oldestOn),
    shop: about.shop,
  }
  return partsOfReminder(template ?? words.t.reminders.usual(byPix))
    .map((part) => (part.is === 'text' ? part.text : part.value ? filled[part.value] : `{${part.typed}}`))
    .join('')
}
