// The act that waits for an owner: which operation it is, what it is run with, and by which refusal it may be asked for.
import type { z } from 'zod'
import type { Payment } from '../debts/schemas.ts'
import { paymentsVoid } from '../debts/void-payment.ts'
import { DomainError, type StaffLimit } from '../errors.ts'
import { type Call, execute, prepare } from '../execute.ts'
import type { WriteOperation } from '../operation.ts'
import { readInput } from '../read-input.ts'
import type { Runtime } from '../runtime.ts'
import { type Sale, sales } from '../sales/index.ts'
import { type SellInput, sellInput } from '../sales/schemas.ts'
import { type Kind, voidInput, voidPaymentInput } from './schemas.ts'

/** What is asked for, read. */
export type Waiting =
  | { readonly of: 'sale'; readonly input: SellInput }
  | { readonly of: 'void'; readonly input: z.infer<typeof voidInput> }
  | { readonly of: 'payment'; readonly input: z.infer<typeof voidPaymentInput> }

const isOfPayment = (input: unknown) => typeof input === 'object' && input !== null && 'paymentId' in input

/** As it was asked; throws `invalid_input` at `input.…`. */
export function readWaiting(kind: Kind, input: unknown): Waiting {
  try {
    if (kind === 'void')
      return isOfPayment(input)
        ? { of: 'payment', input: readInput(voidPaymentInput, input) }
        : { of: 'void', input: readInput(voidInput, input) }
    return { of: 'sale', input: { ...readInput(sellInput, input), overrideCredit: false } }
  } catch (error) {
    if (!(error instanceof DomainError) || !error.details.errors) throw error
    const errors = error.details.errors.map((one) => ({
      ...one,
      path: one.path ? `input.${one.path}` : 'input',
    }))
    throw new DomainError('invalid_input', { ...error.details, errors })
  }
}

/** Run at the prices that who asked was shown, and beyond the customer's limit where that was asked too. */
export interface Pinned {
  readonly prices: readonly number[] | null
  readonly overrideCredit: boolean
}

/** What it comes to. */
export interface Outcome {
  readonly customerId: number | null
  readonly amount: number
  /** Of a sale: what each line costs one of. */
  readonly prices: readonly number[] | null
}
const ofSale = ({ customer, total, items }: Sale): Outcome => ({
  customerId: customer?.id ?? null,
  amount: total,
  prices: items.map(({ unitPrice }) => unitPrice),
})
const ofVoid = ({ customer, total }: Sale): Outcome => ({
  customerId: customer?.id ?? null,
  amount: total,
  prices: null,
})
const ofPayment = ({ customer, amount }: Payment): Outcome => ({
  customerId: customer?.id ?? null,
  amount,
  prices: null,
})

/** The act itself, ready to be tried or to be done as a part of another. */
const acting = <I, O>(operation: WriteOperation<I, O>, input: I, outcome: (value: O) => Outcome) => ({
  role: operation.role,
  run: async (runtime: Runtime, call: Omit<Call, 'input'>) =>
    outcome((await execute(runtime, operation, { ...call, input })).value),
  prepare: (runtime: Runtime, call: Omit<Call, 'input'>) =>
    prepare(runtime, operation, input, { ...call, input }),
})

type Act = ReturnType<typeof acting>

export function actOf(waiting: Waiting, { prices, overrideCredit }: Pinned): Act {
  if (waiting.of === 'void') {
    const { saleId, ...rest } = waiting.input
    return acting(sales['sales.void'], { id: saleId, ...rest }, ofVoid)
  }
  if (waiting.of === 'payment') {
    const { paymentId, reason } = waiting.input
    return acting(paymentsVoid, { id: paymentId, reason }, ofPayment)
  }
  const items = waiting.input.items.map((item, n) => {
    const unitPrice = prices?.[n]
    return unitPrice === undefined ? item : { ...item, unitPrice }
  })
  return acting(sales['sales.create'], { ...waiting.input, items, overrideCredit }, ofSale)
}

/** By which limits an act is refused that each kind asks about. */
const LIMITS_OF: Readonly<Record<Kind, readonly StaffLimit[]>> = {
  creditLimit: [],
  discount: ['discountPercent'],
  price: ['priceOverridePercent', 'belowCost'],
  void: ['voidHours'],
}

/**
 * What one yes frees: the limits that it went beyond as it was asked, and no other. Who asked no price of their own lowers none, so
 * what the goods cost by now does not stand in the way of what was shown.
 */
export const limitsOf = (waiting: Waiting, reached: readonly StaffLimit[]): readonly StaffLimit[] => [
  ...new Set([
    ...reached,
    ...(waiting.of === 'sale' && waiting.input.items.every(({ unitPrice }) => unitPrice === undefined)
      ? ['priceOverridePercent' as const]
      : []),
  ]),
]

/** Whether it was refused by what this kind asks to be freed of. */
export const isRefusedBy = (kind: Kind, { code, details }: DomainError): boolean =>
  kind === 'creditLimit'
    ? code === 'credit_limit'
    : code === 'forbidden' && LIMITS_OF[kind].some((name) => name === details.reached?.name)

/** Whether an owner can be asked about what it was refused by, whichever kind that is of. */
export const canBeFreed = ({ of }: Waiting, refusal: DomainError): boolean =>
  (of === 'sale' ? (['creditLimit', 'discount', 'price'] as const) : (['void'] as const)).some((kind) =>
    isRefusedBy(kind, refusal),
  )
