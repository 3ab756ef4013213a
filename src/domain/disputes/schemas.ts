// What customers say of a sale or payment, and the talk about it, as the doors see it.
import { z } from 'zod'
import { id, page, reason } from '../input.ts'

export const STATES = ['open', 'resolved'] as const
export const OUTCOMES = ['void', 'kept'] as const

const person = z.object({ id, name: z.string() })

export const dispute = z.object({
  id,
  /** What it is about. */
  entity: z.enum(['sale', 'payment']),
  entityId: id,
  /** What that comes to. */
  amount: z.int(),
  customer: person,
  state: z.enum(STATES),
  /** The first line of the thread. */
  reason: z.string(),
  thread: z.array(
    z.object({
      at: z.string(),
      by: person,
      /** Whose words: the customer's, or the shop's. */
      side: z.enum(['customer', 'shop']),
      text: z.string(),
    }),
  ),
  outcome: z.enum(OUTCOMES).nullable(),
  /** Who ended it; null while it is open, and where it ended because its person is gone. */
  resolvedBy: person.nullable(),
  version: z.int(),
  rev: z.int(),
  createdAt: z.string(),
  resolvedAt: z.string().nullable(),
})
export type Dispute = z.infer<typeof dispute>

export const disputesInput = z.strictObject({
  state: z.enum(STATES).optional(),
  customerId: id.optional(),
  ...page,
})
export const disputeInput = z.strictObject({ id, reason })
export const answerInput = z.strictObject({ id, text: reason })
export const resolveInput = z.strictObject({ id, outcome: z.enum(OUTCOMES), text: reason })
