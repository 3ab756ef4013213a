// How old a debt is, and what an amount of money would pay: the server's rules, on what the screens hold. Pure.
import { addDays, daysBetween } from '#lib/days.ts'
import type { Account, Sale } from './api-types.ts'
import { dueDays } from './known-shop.ts'

export type OpenSale = Pick<Sale, 'id' | 'on' | 'dueOn' | 'due'>

/** An opening debt among sales: no sale has this number. */
export const OPENING = 0
/** All that is open of an account, the oldest first. */
export const openOf = ({ opening, sales }: Account): readonly OpenSale[] =>
  opening
    ? [{ ...opening, id: OPENING }, ...sales].toSorted((a, b) => a.on.localeCompare(b.on) || a.id - b.id)
    : sales

/** When it is to be paid: one without a date has its time too. */
export const dueOnOf = ({ dueOn, on }: Pick<Sale, 'dueOn' | 'on'>) => dueOn ?? addDays(on, dueDays())

/** Days past the due date; 0 or less while there is time. */
export const daysLate = daysBetween

interface Age {
  readonly due: number
  /** Minor units past their due date. */
  readonly overdue: number
  /** Days since the earliest due date; 0 or less while nothing is late. */
  readonly late: number
  /** The earliest due date, past or to come; null: nothing is open. */
  readonly firstDueOn: string | null
  /** What is due on that day, minor units. */
  readonly firstDue: number
  readonly oldestOn: string | null
}

/** Of open sales in the order of the account, oldest first. */
export function ageOf(sales: readonly OpenSale[], today: string): Age {
  const firstDueOn = sales.map(dueOnOf).sort()[0] ?? null
  const lateOnes = sales.filter((sale) => daysLate(dueOnOf(sale), today) > 0)
  return {
    due: sumOf(sales),
    overdue: sumOf(lateOnes),
    late: firstDueOn ? daysLate(firstDueOn, today) : 0,
    firstDueOn,
    firstDue: sumOf(sales.filter((sale) => dueOnOf(sale) === firstDueOn)),
    oldestOn: sales[0]?.on ?? null,
  }
}

/** What is owed of them, minor units. */
export const sumOf = (sales: readonly Pick<Sale, 'due'>[]) => sales.reduce((sum, { due }) => sum + due, 0)

/** Minor units. */
export interface Paid<One> {
  readonly sale: One
  /** How much of the amount goes to it. */
  readonly amount: number
  /** What is still owed of it then. */
  readonly left: number
}

/** Those named first, in that order, then the oldest, by day and then number; what is over pays nothing. */
export function pays<One extends OpenSale>(
  sales: readonly One[],
  amount: number,
  first: readonly number[] = [],
): Paid<One>[] {
  let free = amount
  const rank = ({ id }: One) => (first.includes(id) ? first.indexOf(id) : first.length)
  return sales
    .toSorted((a, b) => rank(a) - rank(b) || a.on.localeCompare(b.on) || a.id - b.id)
    .map((sale) => {
      const taken = Math.min(free, sale.due)
      free -= taken
      return { sale, amount: taken, left: sale.due - taken }
    })
}
