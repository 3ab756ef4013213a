// Another number of days until a debt without a due date is due: what is open moves to its new day.
import { block } from '#database/routine.ts'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'

/**
 * Acts that write charges are waited for, and wait: one that reads the days as it writes (`DUE_AFTER`) reads those that stand then. Whoever
 * holds the table holds nothing else that such acts want.
 */
export const dueAgain = [
  block('debts.due_again:lock', { body: 'lock table charges in share row exclusive mode;' }),
  step(
    'debts.due_again',
    sql`update charges h set due_after = s.due_days from settings s
     where h.allocated < h.amount and h.voided_at is null and h.due_on is null and h.due_after <> s.due_days`,
  ),
] as const

/** SQL of the days as they stand, for whoever writes a charge that is open. */
export const DUE_AFTER = '(select due_days from settings)'
