// What customers' operations take and give, as the doors see it.
import { z } from 'zod'
import { id, label, name, note, page, price, search, version } from '../input.ts'

const fields = {
  name,
  phone: label.nullable(),
  note: note.nullable(),
  userId: id.nullable(),
  creditLimit: price.nullable(),
}
const { name: _name, ...rest } = fields

export const createInput = z.strictObject({ name, ...z.strictObject(rest).partial().shape })
export const editInput = z.strictObject({
  id,
  version,
  ...z.strictObject(fields).partial().shape,
  archived: z.boolean().optional(),
})
export const oneInput = z.strictObject({ id })
export const unmakeInput = z.strictObject({ id, version })
export const listInput = z.strictObject({
  q: search.optional(),
  owing: z.boolean().optional(),
  archived: z.boolean().optional(),
  sort: z.enum(['name', 'recent']).default('name'),
  ...page,
})

export const customer = z.object({
  id,
  name: z.string(),
  phone: z.string().nullable(),
  note: z.string().nullable(),
  userId: id.nullable(),
  creditLimit: z.int().nullable(),
  due: z.int(),
  credit: z.int(),
  oldestOn: z.string().nullable(),
  lastSaleAt: z.string().nullable(),
  archived: z.boolean(),
  version,
  rev: z.int(),
  createdAt: z.string(),
})
export type Customer = z.infer<typeof customer>
