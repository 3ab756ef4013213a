// Where an ask stands, and what it would come to. Pure.
import type { SaleInput } from '../../client/api-types.ts'
import type { Asked, AskedShort, AskState } from './types.ts'

/** Its hour ends by itself: nobody says so. `now`: milliseconds. */
export const stateAt = ({ state, expiresAt }: AskedShort, now: number): AskState =>
  state === 'waiting' && Date.parse(expiresAt) <= now ? 'expired' : state

/** Refused by who asked: they gave it up. */
export const isGivenUp = ({ state, by, decidedBy }: AskedShort) =>
  state === 'refused' && decidedBy?.id === by.id

/** The sale that waits; null of a void, and of what was erased. */
export const saleAsked = ({ kind, input }: AskedShort): SaleInput | null =>
  kind === 'void' || !input ? null : (input as unknown as SaleInput)

/** What a void is of: the page that shows it. */
export function voidedAt({ kind, input, customer }: AskedShort): string | null {
  if (kind !== 'void') return null
  if (typeof input?.['saleId'] === 'number') return `/sales/${input['saleId']}`
  return customer && `/customers/${customer.id}`
}

/** For whom it is, by name where nobody is known. */
export function whoOf({ customer, input }: AskedShort): string | null {
  const typed = input?.['customerName']
  return customer?.name ?? (typeof typed === 'string' ? typed : null)
}

/** What the customer owes and would owe, against their limit; minor units. */
export interface Owing {
  readonly due: number
  readonly limit: number
  readonly onTab: number
  readonly after: number
  readonly over: number
}

/** Null where no limit of theirs stands in the way. As it is now while it waits, else as it was asked. */
export function owingOf({ account, beyond: { credit }, state }: Asked): Owing | null {
  if (!credit) return null
  const onTab = credit.limit + credit.exceedsBy - credit.due
  const now = state === 'waiting' ? account : null
  const due = now?.due ?? credit.due
  const limit = now?.limit ?? credit.limit
  return { due, limit, onTab, after: due + onTab, over: Math.max(0, due + onTab - limit) }
}
