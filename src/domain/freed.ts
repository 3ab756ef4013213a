// An act that staff may not do by themselves, freed by an owner: what tells it from others, and how it is done as who asked for it.
import type { Step, Values } from '#database/step.ts'

/** SQL that keeps who frees what follows in the transaction: `by` is SQL of their id. */
export const FREED_BY = (by: string) => `keep('freed_by', ${by})`

/** SQL: an owner has freed it. Only what is kept within its own transaction says so. */
export const IS_FREED = `kept_or_0('freed_by') <> 0`

const THEIRS = 'their_'

/** The statements of another's act, beside those of who frees it: its values stand under names of their own. */
export const asTheirs = (act: { readonly steps: readonly Step[]; readonly values: Values }) => ({
  steps: act.steps.map((step) => ({ ...step, args: step.args.map((arg) => THEIRS + arg) })),
  values: Object.fromEntries(Object.entries(act.values).map(([name, value]) => [THEIRS + name, value])),
})
