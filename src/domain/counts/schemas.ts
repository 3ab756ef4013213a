// What counting together takes and gives, as the doors see it.
import { z } from 'zod'
import { id, label, level, moment, page, reason } from '../input.ts'
import { unit } from '../products/schemas.ts'

const scope = z.enum(['all', 'category', 'products'])
/** Chosen one by one, at most. */
const CHOSEN_MAX = 50
export const openInput = z
  .strictObject({
    scope,
    category: label.optional(),
    productIds: z.array(id).min(1).max(CHOSEN_MAX).optional(),
  })
  .refine(({ scope, category }) => scope !== 'category' || category !== undefined, {
    error: 'required',
    path: ['category'],
  })
  .refine(({ scope, category }) => scope === 'category' || category === undefined, {
    error: 'unknown_field',
    path: ['category'],
  })
  .refine(({ scope, productIds }) => scope !== 'products' || productIds !== undefined, {
    error: 'required',
    path: ['productIds'],
  })
  .refine(({ scope, productIds }) => scope === 'products' || productIds === undefined, {
    error: 'unknown_field',
    path: ['productIds'],
  })
export const oneInput = z.strictObject({ id })
export const listInput = z.strictObject({ open: z.boolean().optional(), ...page })
const { limit } = page
/** `before`: lines that were counted before the one of that number. */
export const getInput = z.strictObject({ id, limit, before: z.int().min(1).optional() })
/**
 * Of who counts without a network, and sends it later: `at` is when it was counted, by the shop's clock, and the level as it stood
 * then is what is expected; `unsent` is what the same device had sold of it by then without telling the shop; `unit` is what it was counted
 * in. `expected`: what the device said there was, where it knows better. None of them: the level as it stands.
 */
export const lineInput = z.strictObject({
  id,
  productId: id,
  counted: level,
  expected: level.optional(),
  at: moment.optional(),
  unsent: level.optional(),
  unit: unit.optional(),
  reason: reason.optional(),
})

const person = z.object({ id, name: z.string() })

const head = {
  id,
  scope,
  category: z.string().nullable(),
  /** Those that it is about, where they were chosen one by one. */
  productIds: z.array(id).nullable(),
  state: z.enum(['open', 'closed', 'undone']),
  by: person,
  createdAt: z.string(),
  closedAt: z.string().nullable(),
  closedBy: person.nullable(),
  /** Products that it is about: those counted, and those that are left. */
  total: z.int(),
  counted: z.int(),
  left: z.int(),
  /** Minor units, at cost: below zero is missing; null where staff are not shown what things cost. */
  value: z.int().nullable(),
  rev: z.int(),
}
export const countSession = z.object(head)

export const countLine = z.object({
  n: z.int(),
  productId: id,
  name: z.string(),
  emoji: z.string().nullable(),
  unit,
  counted: z.number(),
  expected: z.number(),
  difference: z.number(),
  value: z.int().nullable(),
  reason: z.string().nullable(),
  by: person,
  at: z.string(),
})
/** With its lines, the latest first; `more`: there are earlier ones, before the last one's `n`. */
export const wholeSession = z.object({ ...head, lines: z.array(countLine), more: z.boolean() })
/** As it is read: `asOf` is the shop's clock then, which tells a device how far its own is from it. */
export const readSession = z.object({ asOf: z.string(), ...wholeSession.shape })

export const closed = z.object({
  adjusted: z.int(),
  agreed: z.int(),
  left: z.int(),
  value: z.int().nullable(),
})
export const listed = z.object({ items: z.array(countSession), nextCursor: z.string().nullable() })

/** What to count today, and why each: it runs out, or sells the most. */
export const SUGGESTED_MAX = 10
export const suggested = z.object({
  items: z.array(z.object({ productId: id, why: z.enum(['low', 'sold']) })).max(SUGGESTED_MAX),
})
