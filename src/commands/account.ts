// What a customer owes: of it what is late and since when, and what is open: an opening debt, and sales.
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

interface Owed {
  readonly on: string
  readonly dueOn: string | null
  readonly due: number
}
interface Open<Sale extends Owed> {
  readonly opening?: Owed | undefined
  readonly sales: readonly Sale[]
}

/** Of what is open, the oldest first. */
export function lateOf({ opening, sales }: Open<Owed>, today: string, dueDays: number): Late {
  const open = opening ? [opening, ...sales] : sales
  const late = open
    .filter(({ on, dueOn }) => (dueOn ?? addDays(on, dueDays)) < today)
    .toSorted((one, other) => (one.on < other.on ? -1 : 1))
  return { overdue: late.reduce((sum, { due }) => sum + due, 0), since: late[0]?.on ?? null }
}

/** A customer's account, and what is late of it. */
export async function accountOf(context: Context, customerId: number) {
  const [account, today, { dueDays }] = await Promise.all([
    read(context, operations['debts.get'], { customerId }),
    context.today(),
    context.shop(),
  ])
  return { ...account, ...lateOf(account, today, dueDays) }
}

interface NamedSale extends Owed {
  readonly id: number
  readonly items: readonly { readonly name: string }[]
}

/** What came from the notebook, then each open sale: its day, what is due of it, and of what. */
export function openLines({ opening, sales }: Open<NamedSale>, { words }: Context): Line[] {
  const row = ({ on, due }: Owed, under: string) => {
    const [day, value] = [words.day(on), words.money(due)]
    return [`· ${day}: ${value} (${under})`, { name: day, value, under }] as const
  }
  return [
    ...(opening ? [line(...row(opening, words.t.kinds.opening))] : []),
    ...truncate(
      sales,
      (sale) => {
        const goods = sale.items.slice(0, 3).map(({ name }) => name)
        const [said, shown] = row(sale, goods.join(', '))
        return line(said, { ...shown, link: { is: 'sale', id: sale.id } })
      },
      words,
    ),
  ]
}
