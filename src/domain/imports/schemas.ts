// What sending a list in takes and gives, as the doors see it.
import { z } from 'zod'
import { LIST_BYTES_MAX } from '#lib/limits.ts'
import { ISSUES } from '../errors.ts'
import { id, name, note } from '../input.ts'
import { KINDS } from './columns.ts'

/** A file that is text already, see decode.ts. */
export const createInput = z.strictObject({
  kind: z.enum(KINDS),
  text: z.string().max(LIST_BYTES_MAX),
})
export const oneInput = z.strictObject({ id })
const count = z.int().min(0).max(10_000)
/** `line` is the file's own, `column` as its header; an empty `value` says nothing. */
export const mendInput = z.strictObject({ id, line: z.int().min(1), column: name, value: note })
/** The numbers that were shown. */
export const commitInput = z.strictObject({ id, creates: count, changes: count })

const issue = z.enum(ISSUES)
const values = z.record(z.string(), z.union([z.string(), z.number()])).optional()
const cell = {
  line: z.int(),
  name: z.string().nullable(),
  column: z.string(),
  value: z.string(),
  issue,
  values,
}
const preview = {
  id,
  kind: z.enum(KINDS),
  rows: z.int(),
  creates: z.int(),
  changes: z.int(),
  same: z.int(),
}
const items = z.array(
  z.object({
    line: z.int(),
    entityId: id.nullable(),
    name: z.string(),
    before: z.record(z.string(), z.unknown()).nullable(),
    after: z.record(z.string(), z.unknown()),
    odd: z.boolean(),
  }),
)
const expiresAt = z.string()
/** As the domain says it: what is wrong is a code. */
export const previewed = z.object({
  ...preview,
  errors: z.array(z.object(cell)),
  items,
  expiresAt,
})
export type Previewed = z.infer<typeof previewed>
/** As programs get it: what is wrong is a sentence, beside its code. */
export const told = z.object({
  ...preview,
  errors: z.array(z.object({ ...cell, message: z.string() })),
  items,
  expiresAt,
})
/** `received`: opening lots, or opening debts. What the release before answered has no kind: it is of goods. */
export const committed = z.object({
  kind: z.enum(KINDS).optional(),
  created: z.int(),
  changed: z.int(),
  received: z.int(),
})
