// What asking an owner takes and gives.
import { z } from 'zod'
import { LINES_MAX } from '#lib/limits.ts'
import { STAFF_LIMITS } from '../errors.ts'
import { id, note, page, reason, record } from '../input.ts'

export const KINDS = ['creditLimit', 'discount', 'price', 'void'] as const
export type Kind = (typeof KINDS)[number]
export const STATES = ['waiting', 'granted', 'refused', 'expired'] as const

/** More than any act's body has; it is read by that act's own schema. */
const FIELDS_MAX = 20

export const askInput = z.strictObject({
  kind: z.enum(KINDS),
  /** The body of what was refused: that of a sale; of a void `{saleId, reason}` or `{paymentId, reason}`. */
  input: record(z.string().max(60), z.unknown(), FIELDS_MAX),
})

/** Of the void of a sale, as it is asked. */
export const voidInput = z.strictObject({
  saleId: id,
  reason,
  payments: z.enum(['credit', 'void']).default('credit'),
})

/** Of the void of a payment. */
export const voidPaymentInput = z.strictObject({ paymentId: id, reason })

export const listInput = z.strictObject({ state: z.enum(STATES).optional(), ...page })
export const oneInput = z.strictObject({ id })
/** `text`: a word to who asked. */
export const answerInput = z.strictObject({ id, text: note.optional() })

const person = z.object({ id, name: z.string() })
const fields = {
  id,
  kind: z.enum(KINDS),
  state: z.enum(STATES),
  /** Null: somebody whom it told of was erased. */
  input: z.record(z.string(), z.unknown()).nullable(),
  by: person,
  decidedBy: person.nullable(),
  result: z.object({ entity: z.enum(['sale', 'payment']), entityId: id }).nullable(),
  /** What the owner said to it. */
  reason: z.string().nullable(),
  customer: person.nullable(),
  amount: z.int(),
  /** How far it went beyond what, as it was asked. */
  beyond: z.object({
    limits: z.array(z.object({ name: z.enum(STAFF_LIMITS), is: z.unknown(), asked: z.unknown() })),
    credit: z.object({ limit: z.int(), due: z.int(), exceedsBy: z.int() }).nullable(),
  }),
  expiresAt: z.string(),
  decidedAt: z.string().nullable(),
  createdAt: z.string(),
  rev: z.int(),
}
export const approval = z.object(fields)
export type Approval = z.infer<typeof approval>

/** What an owner decides by, as it is now. */
export const approvalShown = z.object({
  ...fields,
  items: z
    .array(
      z.object({
        name: z.string(),
        emoji: z.string().nullable(),
        unit: z.string(),
        quantity: z.number(),
        unitPrice: z.int(),
      }),
    )
    .max(LINES_MAX),
  dueOn: z.string().nullable(),
  account: z
    .object({
      due: z.int(),
      limit: z.int().nullable(),
      oldestDueOn: z.string().nullable(),
      /** From the day of a sale to the day its last part was paid, of the latest ones. */
      paysInDays: z.int().nullable(),
      lastPayment: z.object({ amount: z.int(), on: z.string() }).nullable(),
      freedBefore: z.object({ count: z.int(), open: z.int() }),
    })
    .nullable(),
  /** Whom it was told; `here`: they have just been seen. */
  owners: z.array(z.object({ ...person.shape, here: z.boolean() })),
})
export type ApprovalShown = z.infer<typeof approvalShown>
