// An act that staff may not do by themselves, freed by an owner: what tells it from others, and how it is done as who asked for it.
import type { Step, Values } from '#database/step.ts'
import type { StaffLimit } from './errors.ts'

/** SQL that keeps who frees what follows in the transaction, and of which limits: `by` is SQL of their id, `limits` of a jsonb array of names. */
export const FREED_BY = (by: string, limits: string) =>
  `keep('freed_by', ${by}), keep_json('freed_of', ${limits})`

/** SQL: an owner has freed it. Only what is kept within its own transaction says so. */
export const IS_FREED = `kept_or_0('freed_by') <> 0`

/** SQL: they have freed it of this limit, which is what they were asked about. */
export const IS_FREED_OF = (name: StaffLimit) =>
  `coalesce(nullif(current_setting('keep.freed_of', true), '')::jsonb ? '${name}', false)`

const THEIRS = 'their_'

/** The statements of another's act, beside those of who frees it: its values stand under names of their own. */
export const asTheirs = (act: { readonly steps: readonly Step[]; readonly values: Values }) => ({
  steps: act.steps.map((step) => ({ ...step, args: step.args.map((arg) => THEIRS + arg) })),
  values: Object.fromEntries(Object.entries(act.values).map(([name, value]) => [THEIRS + name, value])),
})
