// What a step of a contract takes: a note, a delivery, an instalment or a payment that a party says was done.
import { z } from 'zod'
import { INSTALMENTS_MAX } from '#lib/limits.ts'
import { amount, id, page, reason } from '../input.ts'
import { code, TRANSACTION_KINDS, TRANSACTION_STATES, transaction } from './schemas.ts'

/** A note has its text, a payment its amount, an instalment its number; a field of another kind has no place in it. */
export const stepInput = z
  .strictObject({
    code,
    kind: z.enum(TRANSACTION_KINDS),
    text: reason.optional(),
    amount: amount.optional(),
    instalment: z.int().min(1).max(INSTALMENTS_MAX).optional(),
  })
  .superRefine((step, context) => {
    const wrong = (path: string, message: string) =>
      context.addIssue({ code: 'custom', message, path: [path] })
    if (step.kind === 'note' && step.text === undefined) wrong('text', 'required')
    if (step.kind === 'payment' && step.amount === undefined) wrong('amount', 'required')
    if (step.kind === 'instalment' && step.instalment === undefined) wrong('instalment', 'required')
    if (step.kind !== 'instalment' && step.instalment !== undefined) wrong('instalment', 'unknown_field')
    if ((step.kind === 'note' || step.kind === 'delivery') && step.amount !== undefined)
      wrong('amount', 'unknown_field')
  })

export const stepsInput = z.strictObject({
  code: code.optional(),
  state: z.enum(TRANSACTION_STATES).optional(),
  ...page,
})
export const oneStepInput = z.strictObject({ code, id })
export const rejectInput = z.strictObject({ code, id, reason })
export const transactionList = z.object({ items: z.array(transaction), nextCursor: z.string().nullable() })
