// What contracts take and give, as the doors see it.
import { z } from 'zod'
import { CODE_MAX, CODE_MIN, INSTALMENTS_MAX, PARTIES_MAX } from '#lib/limits.ts'
import { amount, day, description, id, moment, name, page, reason, search, version } from '../input.ts'

export const STATES = [
  'draft',
  'proposed',
  'active',
  'completed',
  'cancelled',
  'declined',
  'expired',
] as const
export const PARTY_ROLES = ['seller', 'buyer', 'guarantor', 'witness', 'other'] as const
export const ANSWERS = ['waiting', 'accepted', 'declined'] as const
export const TRANSACTION_KINDS = ['note', 'delivery', 'instalment', 'payment'] as const
export const TRANSACTION_STATES = ['waiting', 'confirmed', 'rejected'] as const

const CODE = /^[A-Z0-9-]+$/
/** What people call it by, in paths too. */
export const isCode = (text: string) => text.length >= CODE_MIN && text.length <= CODE_MAX && CODE.test(text)
export const code = z
  .string()
  .refine(isCode, { error: 'not_a_code' })
  .meta({ minLength: CODE_MIN, maxLength: CODE_MAX, pattern: CODE.source })

/** By one of the three. */
const person = z
  .strictObject({ userId: id.optional(), customerId: id.optional(), inviteId: id.optional() })
  .refine((one) => Object.values(one).some((value) => value !== undefined), {
    error: 'required',
    path: ['userId'],
  })
  .refine((one) => Object.values(one).filter((value) => value !== undefined).length < 2, {
    error: 'one_of_these',
    path: ['userId'],
  })
const parties = z
  .array(z.strictObject({ person, role: z.enum(PARTY_ROLES) }))
  .min(1)
  .max(PARTIES_MAX)
  .superRefine((all, context) => {
    const seen = new Set<string>()
    for (const [n, { person: one }] of all.entries()) {
      const key = JSON.stringify([one.userId ?? 0, one.customerId ?? 0, one.inviteId ?? 0])
      if (seen.has(key)) context.addIssue({ code: 'custom', message: 'twice', path: [n, 'person'] })
      seen.add(key)
    }
  })
const instalments = z
  .array(z.strictObject({ on: day, amount, customerId: id.nullable().optional() }))
  .max(INSTALMENTS_MAX)
const quorum = z.int().min(1).max(PARTIES_MAX)
const terms = description

const fields = { title: name, terms, quorum, deadline: moment, parties, instalments }

/** Whether so many of these are asked for; where both are there. */
const enough = (given: { quorum?: number | undefined; parties?: readonly unknown[] | undefined }) =>
  given.quorum === undefined || given.parties === undefined || given.quorum <= given.parties.length
const TOO_MANY = { error: 'above_parties', path: ['quorum'] }

export const createInput = z
  .strictObject({ code, ...fields, instalments: instalments.default([]) })
  .refine(enough, TOO_MANY)
export type Draft = Omit<z.infer<typeof createInput>, 'code'>

export const editInput = z
  .strictObject({
    code,
    version,
    title: name.optional(),
    terms: terms.optional(),
    quorum: quorum.optional(),
    deadline: moment.optional(),
    parties: parties.optional(),
    instalments: instalments.optional(),
  })
  .refine(enough, TOO_MANY)

export const oneInput = z.strictObject({ code })
export const reasonInput = z.strictObject({ code, reason })
export const listInput = z.strictObject({
  state: z.enum(STATES).optional(),
  q: search.optional(),
  customerId: id.optional(),
  ...page,
})

const called = z.object({ id, name: z.string() })

export const party = z.object({
  /** Its number in the contract, as answers name it. */
  id: z.int(),
  n: z.int(),
  person: z.object({
    userId: id.optional(),
    customerId: id.optional(),
    inviteId: id.optional(),
    name: z.string().nullable(),
  }),
  role: z.enum(PARTY_ROLES),
  answer: z.enum(ANSWERS),
  at: z.string().nullable(),
  /** It is who asks. */
  own: z.boolean(),
  /** Nobody will ever answer as it: who it was is erased, or their invite was not opened in time or was cancelled. */
  gone: z.boolean(),
})

export const transaction = z.object({
  id,
  contract: z.object({ id, code, title: z.string(), state: z.enum(STATES) }),
  kind: z.enum(TRANSACTION_KINDS),
  text: z.string().nullable(),
  amount: z.int().nullable(),
  instalment: z.int().nullable(),
  state: z.enum(TRANSACTION_STATES),
  by: called,
  /** Who stands behind it, who proposed it among them; `party` is their number in the contract. */
  answers: z.array(
    z.object({ party: z.int(), by: called, answer: z.enum(['confirmed', 'rejected']), at: z.string() }),
  ),
  reason: z.string().nullable(),
  at: z.string(),
  endedAt: z.string().nullable(),
  /** What it posted to the ledger, and whether that stands. */
  payment: z.object({ id, voided: z.boolean() }).nullable(),
  /** It waits for who asks. */
  awaitsYou: z.boolean(),
  /** The shop's day on which an owner last reminded those whom it waits for. */
  remindedOn: z.string().nullable(),
  rev: z.int(),
})
export type Transaction = z.infer<typeof transaction>

export const contract = z.object({
  id,
  code,
  title: z.string(),
  terms: z.string(),
  state: z.enum(STATES),
  parties: z.array(party),
  quorum: z.int(),
  deadline: z.string(),
  instalments: z.array(
    z.object({
      n: z.int(),
      on: z.string(),
      amount: z.int(),
      customerId: id.nullable(),
      transactionId: id.nullable(),
      state: z.enum(['open', 'waiting', 'paid']),
    }),
  ),
  transactions: z.array(transaction),
  by: called,
  reason: z.string().nullable(),
  proposedAt: z.string().nullable(),
  activeAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  endedBy: called.nullable(),
  version: z.int(),
  rev: z.int(),
  createdAt: z.string(),
})
export type Contract = z.infer<typeof contract>
export const contractList = z.object({ items: z.array(contract), nextCursor: z.string().nullable() })
