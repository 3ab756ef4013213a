// What stock's operations take and give, as the doors see it.
import { z } from 'zod'
import { day, delta, id, level, note, page, period, price, quantity, reason, search } from '../input.ts'
import { unit } from '../products/schemas.ts'

const KINDS = ['receipt', 'sale', 'void', 'adjustment', 'count', 'conversion'] as const

export const receiveInput = z.strictObject({
  productId: id,
  quantity,
  unitCost: price,
  expiresOn: day.optional(),
  note: note.optional(),
})
export const adjustInput = z.strictObject({ productId: id, delta, reason })
export const countInput = z.strictObject({ productId: id, counted: level, note: note.optional() })
/** Of the documents that undo alone takes back. */
export const sourceInput = z.strictObject({ id })

export const listInput = z.strictObject({ q: search.optional(), low: z.boolean().optional(), ...page })
export const lotsInput = z.strictObject({ productId: id.optional(), open: z.boolean().optional(), ...page })
export const movementsInput = z.strictObject({
  productId: id.optional(),
  kind: z.enum(KINDS).optional(),
  ...period,
  ...page,
})

export const lot = z.object({
  id,
  productId: id,
  receivedAt: z.string(),
  quantity: z.number(),
  remaining: z.number(),
  unit,
  /** Null where staff are not shown what things cost. */
  unitCost: z.int().nullable(),
  expiresOn: z.string().nullable(),
  note: z.string().nullable(),
  voidedAt: z.string().nullable(),
  rev: z.int(),
})
export const movement = z.object({
  id,
  at: z.string(),
  productId: id,
  lotId: id.nullable(),
  kind: z.enum(KINDS),
  quantity: z.number(),
  level: z.number(),
  unit,
  unitCost: z.int().nullable(),
  actor: z.object({ id, name: z.string() }),
  source: z.object({
    type: z.enum(['lot', 'sale', 'adjustment', 'count', 'count_session', 'import', 'product']),
    id,
    name: z.string().nullable(),
  }),
  reason: z.string().nullable(),
})
export const adjusted = z.object({ movements: z.array(movement), stock: z.number() })
export const counted = z.object({
  expected: z.number(),
  counted: z.number(),
  difference: z.number(),
  stock: z.number(),
})
/** What is left of a product after its document was taken back. */
export const takenBack = z.object({ id, productId: id, stock: z.number() })
export const stockLine = z.object({
  productId: id,
  name: z.string(),
  emoji: z.string().nullable(),
  mediaUrl: z.string().nullable(),
  thumbUrl: z.string().nullable(),
  thumbHash: z.string().nullable(),
  unit: z.string(),
  stock: z.number(),
  minStock: z.number(),
  low: z.boolean(),
  value: z.int().nullable(),
  lots: z.int(),
})

export const listOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() })
