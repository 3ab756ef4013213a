// The closed list of what a person can be refused for. Words and HTTP statuses are the doors'.
import { invariant } from '#lib/invariant.ts'

/** Stable codes, as programs outside see them. */
export const ERROR_CODES = [
  'invalid_input',
  'unauthenticated',
  'forbidden',
  'disabled',
  'not_found',
  'method_not_allowed',
  'insufficient_stock',
  'overpayment',
  'credit_limit',
  'version_conflict',
  'duplicate',
  'last_owner',
  'idempotency_mismatch',
  'already_voided',
  'wrong_state',
  'too_large',
  'unsupported_media_type',
  'rate_limited',
  'internal',
  'unavailable',
  'not_configured',
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]

/** What is wrong with a field; the sentence is the door's. `values` fill it: a maximum, a day. */
export const ISSUES = [
  'required',
  'wrong_type',
  'unknown_field',
  'too_small',
  'too_big',
  'too_short',
  'too_long',
  'too_few',
  'too_many',
  'not_whole',
  'price_not_exact',
  'stock_not_exact',
  'out_of_bounds_in_unit',
  'too_many_decimals',
  'not_one_of',
  'control_characters',
  'not_a_day',
  'not_a_time',
  'not_a_moment',
  'unknown_word',
  'day_too_early',
  'day_too_late',
  'day_over',
  'promised_too_late',
  'before_the_sale',
  'due_too_late',
  'not_positive',
  'zero',
  'one_of_these',
  'twice',
  'needs_customer',
  'no_such',
  'stale',
  'last_owner',
  'another_customer',
  'not_your_name',
  'not_a_cursor',
  'bad_key',
  'too_deep',
  'above_subtotal',
  'total_too_big',
  'not_a_photo',
  'not_a_list',
  'no_name_column',
  'not_a_number',
  'two_readings',
  'stands_twice',
  'two_days',
  'before_it_began',
  'too_far',
  'opened',
  'taken',
  'unit_in_use',
  'not_a_code',
  'above_parties',
  'past_moment',
  'other_amount',
  'invalid',
] as const
export type IssueCode = (typeof ISSUES)[number]

export interface Issue {
  /** `items.0.quantity`, `limit`, a header's lower-case name, or empty for the body itself. */
  readonly path: string
  readonly issue: IssueCode
  readonly values?: Readonly<Record<string, string | number>>
}

export interface Shortage {
  readonly productId: number
  readonly name: string
  readonly requested: number
  readonly available: number
}

export const STAFF_LIMITS = [
  'discountPercent',
  'priceOverridePercent',
  'voidHours',
  'backdateDays',
  'belowCost',
] as const
export type StaffLimit = (typeof STAFF_LIMITS)[number]

/** What staff may at most, and what was asked for. */
export interface LimitReached {
  readonly name: StaffLimit
  readonly is: number | boolean
  readonly asked: number | boolean
}

/** What a code comes with; the doors show it beside the sentence. */
export interface ErrorDetails {
  readonly errors?: readonly Issue[]
  /** Wrong fields beyond those. */
  readonly errorsOmitted?: number
  readonly shortages?: readonly Shortage[]
  readonly owed?: number
  readonly limit?: number
  /** The limit of staff that was reached, and who may go beyond it: an owner's name. */
  readonly reached?: LimitReached
  readonly ask?: string | null
  readonly due?: number
  /** What the shop owes them. */
  readonly credit?: number
  readonly exceedsBy?: number
  readonly current?: unknown
  /** Of a stale edit: which values others changed meanwhile. */
  readonly changed?: Readonly<
    Record<
      string,
      { readonly by: { readonly id: number; readonly name: string } | null; readonly at: string }
    >
  >
  readonly existing?: { readonly id: number; readonly name: string }
  readonly state?: string
  /** Of `counted_since`: who counted it later, and what they found. */
  readonly since?: {
    readonly by: { readonly id: number; readonly name: string }
    readonly counted: number
    readonly at: string
  }
  /** What stands in the way. */
  readonly id?: number
  /** Seconds. */
  readonly retryAfter?: number
  /** The type that a body is to have. */
  readonly accepts?: string
  /** The smallest role that may. */
  readonly role?: string
}

/** Of a `credit_limit`: does some of the sale still fit, so that a part paid now is a way out? */
export const hasRoom = ({ due = 0, limit = 0 }: ErrorDetails): boolean => due < limit

/** Something a person caused, or that is so now; never a bug. */
export class DomainError extends Error {
  override readonly name = 'DomainError'
  readonly code: ErrorCode
  readonly details: ErrorDetails

  constructor(code: ErrorCode, details: ErrorDetails = {}, options?: ErrorOptions) {
    super(code, options)
    this.code = code
    this.details = details
  }
}

/** One wrong field. */
export const invalid = (path: string, issue: IssueCode, values?: Issue['values']) =>
  new DomainError('invalid_input', { errors: [values ? { path, issue, values } : { path, issue }] })

/** A refusal that SQL raised, as the domain's own error. */
export function refused(code: string, details: Record<string, unknown>): DomainError {
  invariant((ERROR_CODES as readonly string[]).includes(code), `a step refuses with an unknown code: ${code}`)
  return new DomainError(code as ErrorCode, details)
}
