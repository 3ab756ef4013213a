// What chat and screen say of one form, field by field, and what both come to. Pure.
import type { SharedDraft } from '../../client/api-types.ts'

/** Fields of the operation's input; undefined: not said. */
export type Said = Readonly<Record<string, string | number | undefined>>

/** As the draft has it: without what is asked there still. */
export const saidIn = ({ input, missing }: Pick<SharedDraft, 'input' | 'missing'>): Said =>
  Object.fromEntries(Object.entries(input).filter(([field]) => !missing.includes(field))) as Said

/** Whether both say the same in these fields. */
export const isSame = (one: Said, other: Said, fields: readonly string[]): boolean =>
  fields.every((field) => one[field] === other[field])

/** What was changed at one door since both last said the same is taken; of what was changed at both, this one's. */
export const together = (before: Said, here: Said, there: Said, fields: readonly string[]): Said => ({
  ...there,
  ...Object.fromEntries(
    fields.map((field) => [field, here[field] === before[field] ? there[field] : here[field]]),
  ),
})
