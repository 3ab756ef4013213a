// Whose turn it is to be reminded, by the days after a debt is due that the shop has chosen. Pure.
import { addDays, daysBetween } from '#lib/days.ts'

interface Owing {
  /** When the first of what they owe is due. */
  readonly firstDueOn: string
  /** When they were last reminded, as the shop's day; null: never. */
  readonly lastOn: string | null
}

/** A day of the shop's has come since they were last reminded; where it has chosen none, always. */
export function isTurn({ firstDueOn, lastOn }: Owing, days: readonly number[], today: string): boolean {
  if (!days.length) return true
  const late = daysBetween(firstDueOn, today)
  const reached = days.filter((day) => day <= late)
  return reached.length > 0 && (lastOn === null || lastOn < addDays(firstDueOn, Math.max(...reached)))
}
