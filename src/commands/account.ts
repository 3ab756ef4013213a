// What a customer owes: of it what is late and since when, and the sales that are open.
import { operations } from '#domain/operations.ts'
import { addDays } from '#lib/days.ts'
import type { Context } from './context.ts'
import { type Line, line } from './message.ts'
import { read } from './reads.ts'
import { truncate } from './truncate.ts'

interface Late {
  /** Minor units. */
  readonly overdue: number
  /** The day of the oldest that is late; null where nothing is. */
  readonly since: string | null
}

interface OpenSale {
  readonly on: string
  readonly dueOn: string | null
  readonly due: number
}

/** Of open sales, the oldest first. */
export function lateOf(sales: readonly OpenSale[], today: string, dueDays: number): Late {
  const late = sales.filter(({ on, dueOn }) => (dueOn ?? addDays(on, dueDays)) < today)
  return { overdue: late.reduce((sum, { due }) => sum + due, 0), since: late[0]?.on ?? null }
}

/** A customer's account, and what is late of it. */
export async function accountOf(context: Context, customerId: number) {
  const [account, today, { dueDays }] = await Promise.all([
    read(context, operations['debts.get'], { customerId }),
    context.today(),
    context.shop(),
  ])
  return { ...account, ...lateOf(account.sales, today, dueDays) }
}

interface NamedSale extends OpenSale {
  readonly id: number
  readonly items: readonly { readonly name: string }[]
}

/** Each open sale: its day, what is due of it, and of what. */
export const openLines = (sales: readonly NamedSale[], { words }: Context): Line[] =>
  truncate(
    sales,
    ({ id, on, due, items }) => {
      const [day, value] = [words.day(on), words.money(due)]
      const under = items
        .slice(0, 3)
        .map(({ name }) => name)
        .join(', ')
      return line(`· ${day}: ${value} (${under})`, { name: day, value, under, link: { is: 'sale', id } })
    },
    words,
  )
