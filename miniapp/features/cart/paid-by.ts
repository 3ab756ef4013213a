// By what a sale is paid now, one method or several, and the change of what is cash. Pure; all amounts are minor units.
import type { Draft, Share } from './draft.ts'

/** What each method takes, the sale's own first; none takes more than is left for it. */
export function sharesOf({ method, others = [] }: Draft, paidNow: number): readonly [Share, ...Share[]] {
  let rest = paidNow
  const beside = others.map((one) => {
    const amount = Math.min(one.amount, rest)
    rest -= amount
    return { method: one.method, amount }
  })
  return [{ method, amount: rest }, ...beside]
}

/** As they are sent: what takes nothing is no payment. */
export const paymentsOf = (draft: Draft, paidNow: number): Share[] =>
  sharesOf(draft, paidNow).filter(({ amount }) => amount > 0)

/** How much of what is paid now comes by this method. */
export const takenBy = (method: Share['method'], draft: Draft, paidNow: number): number =>
  sharesOf(draft, paidNow).reduce((sum, one) => sum + (one.method === method ? one.amount : 0), 0)

/** Cash to hand back; negative when too little was handed over. */
export function changeOf(draft: Draft, paidNow: number): number {
  const cash = takenBy('cash', draft, paidNow)
  return draft.given === null || cash === 0 ? 0 : draft.given - cash
}

/** Too little cash was handed over: that much is paid, and the rest stays open. */
export function onlyWhatWasGiven(draft: Draft, paidNow: number): Partial<Draft> {
  const missing = Math.max(0, -changeOf(draft, paidNow))
  let left = missing
  const [, ...beside] = sharesOf(draft, paidNow)
  const others = beside.map((one) => {
    const less = one.method === 'cash' ? Math.min(one.amount, left) : 0
    left -= less
    return { ...one, amount: one.amount - less }
  })
  return { way: 'part', part: paidNow - missing, others, given: null }
}
