// What a sale takes and gives, as the doors see it.
import { z } from 'zod'
import { LINES_MAX, PAYMENTS_MAX } from '#lib/limits.ts'
import { confirmation } from '../confirmations/standing.ts'
import { method } from '../debts/schemas.ts'
import { amount, day, id, name, note, page, period, price, quantity, search } from '../input.ts'

export const sellInput = z
  .strictObject({
    customerId: id.optional(),
    customerName: name.optional(),
    items: z
      .array(z.strictObject({ productId: id, quantity, unitPrice: price.optional() }))
      .min(1)
      .max(LINES_MAX),
    discount: price.default(0),
    payments: z.array(z.strictObject({ amount, method })).max(PAYMENTS_MAX).default([]),
    dueOn: day.optional(),
    on: day.optional(),
    note: note.optional(),
    overrideCredit: z.boolean().default(false),
  })
  .refine((sale) => sale.customerId === undefined || sale.customerName === undefined, {
    error: 'one_of_these',
    path: ['customerName'],
  })
  // Where both are said; else the day is the database's to know.
  .refine((sale) => sale.on === undefined || sale.dueOn === undefined || sale.dueOn >= sale.on, {
    error: 'before_the_sale',
    path: ['dueOn'],
  })
export type SellInput = z.infer<typeof sellInput>

const person = z.object({ id, name: z.string() })

export const sale = z.object({
  id,
  customer: person.nullable(),
  seller: person,
  items: z.array(
    z.object({
      id,
      productId: id,
      name: z.string(),
      emoji: z.string().nullable(),
      unit: z.string(),
      quantity: z.number(),
      unitPrice: z.int(),
      discount: z.int(),
      total: z.int(),
      /** Null where staff are not shown what things cost. */
      cost: z.int().nullable().optional(),
      lots: z.array(z.object({ lotId: id, quantity: z.number(), unitCost: z.int().nullable() })).optional(),
    }),
  ),
  subtotal: z.int(),
  discount: z.int(),
  total: z.int(),
  paid: z.int(),
  due: z.int(),
  status: z.enum(['open', 'partial', 'paid', 'voided']),
  dueOn: z.string().nullable(),
  on: z.string(),
  /** Of the staff; this and the reason are left out for a user. */
  note: z.string().nullable().optional(),
  overrideCredit: z.boolean(),
  payments: z.array(z.object({ id, amount: z.int(), method, on: z.string() })),
  /** What the customer says of it. */
  confirmation,
  createdAt: z.string(),
  voidedAt: z.string().nullable(),
  voidedBy: person.nullable(),
  voidReason: z.string().nullable().optional(),
  rev: z.int(),
})
export type Sale = z.infer<typeof sale>

export const salesInput = z.strictObject({
  q: search.optional(),
  customerId: id.optional(),
  productId: id.optional(),
  sellerId: id.optional(),
  status: z.enum(['open', 'partial', 'paid', 'voided']).optional(),
  ...period,
  ...page,
})
