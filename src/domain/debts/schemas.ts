// What payments and debts take and give, as the doors see it.
import { z } from 'zod'
import { LINES_MAX, REMINDED_MAX } from '#lib/limits.ts'
import { PAYMENT_METHODS } from '#lib/payment-methods.ts'
import { confirmation } from '../confirmations/standing.ts'
import { amount, day, id, note, page, period, search } from '../input.ts'
import { LANGUAGES } from '../operation.ts'
import { reminderText } from '../settings/schemas.ts'
import { promiseTold } from './promised.ts'

export const method = z.enum(PAYMENT_METHODS)

export const payInput = z
  .strictObject({
    customerId: id.optional(),
    saleIds: z.array(id).min(1).max(LINES_MAX).optional(),
    amount,
    method,
    on: day.optional(),
    note: note.optional(),
    allowCredit: z.boolean().default(false),
  })
  .refine((pay) => pay.customerId === undefined || pay.saleIds === undefined, {
    error: 'one_of_these',
    path: ['saleIds'],
  })
  .refine((pay) => pay.customerId !== undefined || pay.saleIds !== undefined, {
    error: 'required',
    path: ['customerId'],
  })

export const paymentsInput = z.strictObject({
  customerId: id.optional(),
  method: method.optional(),
  ...period,
  ...page,
})
export const oneInput = z.strictObject({ id })
export const debtsInput = z.strictObject({ q: search.optional(), overdue: z.boolean().optional(), ...page })
export const debtorInput = z.strictObject({ customerId: id })

const person = z.object({ id, name: z.string() })

export const payment = z.object({
  id,
  customer: person.nullable(),
  amount: z.int(),
  method,
  on: z.string(),
  /** Of the staff; this and the reason are left out for a user. */
  note: z.string().nullable().optional(),
  allocations: z.array(z.object({ saleId: id, amount: z.int() })),
  /** What of it pays the opening debt. */
  opening: z.int(),
  credit: z.int(),
  by: person,
  confirmation,
  createdAt: z.string(),
  voidedAt: z.string().nullable(),
  voidReason: z.string().nullable().optional(),
  rev: z.int(),
})
export type Payment = z.infer<typeof payment>

export const ageing = z.object({ current: z.int(), d7: z.int(), d30: z.int(), older: z.int() })
export const debt = z.object({
  customer: z.object({ id, name: z.string(), phone: z.string().nullable() }),
  due: z.int(),
  oldestOn: z.string(),
  /** The earliest due date of all, past or to come; the list's order. */
  firstDueOn: z.string(),
  nextDueOn: z.string().nullable(),
  overdue: z.int(),
  sales: z.int(),
  ageing,
  /** By when they mean to pay, while it is not kept. */
  promise: promiseTold,
})
export const debts = z.object({
  items: z.array(debt),
  totals: z.object({ due: z.int(), overdue: z.int(), customers: z.int(), ageing }),
  nextCursor: z.string().nullable(),
})

export const remindInput = z
  .strictObject({
    customerIds: z.array(id).min(1).max(REMINDED_MAX).optional(),
    overdue: z.literal(true).optional(),
    preview: z.boolean().default(false),
    text: reminderText.optional(),
  })
  .refine(({ customerIds, overdue }) => customerIds === undefined || overdue === undefined, {
    error: 'one_of_these',
    path: ['overdue'],
  })
  .refine(({ customerIds, overdue }) => customerIds !== undefined || overdue !== undefined, {
    error: 'required',
    path: ['customerIds'],
  })

export const SKIPPED = ['today', 'promised', 'even', 'unreachable'] as const
/** Somebody who would be reminded, or not, and why. */
export const reminding = z.object({
  customer: person,
  reaches: z.enum(['chat', 'nobody']),
  skipped: z.enum(SKIPPED).nullable(),
  due: z.int(),
  overdue: z.int(),
  oldestOn: z.string().nullable(),
  firstDueOn: z.string().nullable(),
  /** When they were last reminded of anything, and how often of what they owe now. */
  last: z.string().nullable(),
  times: z.int(),
})
/** `left`: to whom nothing stands in the way of it but the bound of one go; they are not among the skipped. */
export const remindSent = z.object({ job: id, sent: z.int(), skipped: z.int(), left: z.int() })
/** `language`: theirs, where they are somebody on Telegram. */
export const remindPreview = z.object({
  text: z.string().nullable(),
  items: z.array(reminding.extend({ language: z.enum(LANGUAGES).nullable() })),
  left: z.int(),
})
export const reminded = z.union([remindSent, remindPreview])
