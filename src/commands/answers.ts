// Cards that no command has: what is said to a greeting, what was sold on some days, who owes for long, and what a customer may hear.
import { mayAct } from '#domain/operation.ts'
import { operations } from '#domain/operations.ts'
import { addDays } from '#lib/days.ts'
import type { Context } from './context.ts'
import {
  BULLET,
  type Button,
  type Card,
  cardOf,
  type Line,
  line,
  linesOf,
  rowLine,
  sentence,
} from './message.ts'
import { read } from './reads.ts'

/** What is answered by such a card; the last five are said to customers alone. */
export type Told =
  | 'greeting'
  | 'thanks'
  | 'today'
  | 'yesterday'
  | 'week'
  | 'late'
  | 'promise'
  | 'paid'
  | 'order'
  | 'talk'
  | 'hours'

export async function tell(what: Told, context: Context): Promise<Card> {
  const { t } = context.words
  switch (what) {
    case 'thanks':
      return sentence('', t.welcome)
    case 'greeting':
      return cardOf(linesOf(mayAct(context.actor.role, 'admin') ? t.helloStaff : t.helloCustomer))
    case 'today':
      return soldToday(context)
    case 'yesterday':
    case 'week':
      return soldBefore(what, context)
    case 'late':
      return owingLong(context)
    default:
      return toCustomer(t.toCustomer[what], context)
  }
}

/** What cannot be done here yet is said with what can. */
export const toCustomer = (text: string, { words: { t } }: Context): Card => ({
  ...cardOf(linesOf(text)),
  buttons: [[opens(t.ownAccountButton, 'mine'), opens(t.pricesHead, 'products')]],
})

const opens = (label: string, list: string): Button => ({ label, action: { do: 'page', list, page: 0 } })

/** What was sold today, and of that paid and on credit. */
async function soldToday(context: Context): Promise<Card> {
  const { words } = context
  const { t } = words
  const { cards } = await read(context, operations['home.get'], {})
  const sales = cards.find((card) => card.kind === 'sales')?.data
  if (!sales?.count) return sentence('📊', t.nothingSoldToday)
  const { count, total, paid, onCredit } = sales
  return cardOf([
    line(`📊 ${t.soldToday(words.money(total), count)}`, { name: t.soldToday(words.money(total), count) }),
    line(t.paidAndCredit(words.money(paid), words.money(onCredit))),
  ])
}

/** What was sold yesterday, or on each day since Monday. */
async function soldBefore(when: 'yesterday' | 'week', context: Context): Promise<Card> {
  const { words } = context
  const { t } = words
  const today = await context.today()
  const days = when === 'week' ? daysSinceMonday(today) : [addDays(today, -1)]
  const sums = (await Promise.all(days.map((day) => soldOn(day, context)))).filter(({ count }) => count > 0)
  const name = when === 'week' ? t.thisWeek : t.yesterday
  if (!sums.length) return sentence('📊', t.nothingSold(name))
  const sum = (of: (one: (typeof sums)[number]) => number) => sums.reduce((all, one) => all + of(one), 0)
  const said = t.soldIn(
    name,
    words.money(sum(({ total }) => total)),
    sum(({ count }) => count),
  )
  const each = when === 'week' ? sums : []
  return cardOf([
    line(`📊 ${said}`, { name: said }),
    ...each.map(({ on, total }) =>
      rowLine(BULLET, { name: words.day(on, today), value: words.money(total) }),
    ),
  ])
}

async function soldOn(on: string, context: Context) {
  const { days } = await read(context, operations['sales.list'], { from: on, to: on, limit: 1 })
  return days[0] ?? { on, count: 0, total: 0 }
}

const daysSinceMonday = (today: string): string[] => {
  const behind = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7
  return Array.from({ length: behind + 1 }, (_, n) => addDays(today, n - behind))
}

/** Days after which somebody owes for long. */
const LONG_DAYS = 30
const LONG_PAGE = 100
/** Pages that are looked through, the longest due first. */
const LONG_PAGES_MAX = 5
const LONG_SHOWN = 12

/** Whose oldest open sale is more than thirty days old. */
async function owingLong(context: Context): Promise<Card> {
  const { words } = context
  const { t } = words
  const since = addDays(await context.today(), -LONG_DAYS)
  const late = (await debtorsOf(context)).filter(({ oldestOn }) => oldestOn !== null && oldestOn < since)
  if (!late.length) return sentence('📒', t.nobodyOwesLong)
  const rows = late.slice(0, LONG_SHOWN).map(
    ({ customer, due, oldestOn }): Line =>
      rowLine('🔴', {
        name: customer.name,
        value: words.money(due),
        ...(oldestOn ? { under: words.day(oldestOn) } : {}),
        link: { is: 'customer', id: customer.id },
      }),
  )
  const more = late.length - rows.length
  const card = cardOf([line(t.oweLong(late.length)), ...rows, ...(more > 0 ? [line(t.andMore(more))] : [])])
  return { ...card, personal: true }
}

async function debtorsOf(context: Context) {
  const all = []
  let cursor: string | null = null
  for (let n = 0; n < LONG_PAGES_MAX && (n === 0 || cursor); n++) {
    const { items, nextCursor }: Page = await read(context, operations['debts.list'], {
      limit: LONG_PAGE,
      ...(cursor === null ? {} : { cursor }),
    })
    all.push(...items)
    cursor = nextCursor
  }
  return all
}

interface Page {
  readonly items: readonly {
    readonly customer: { readonly id: number; readonly name: string }
    readonly due: number
    readonly oldestOn: string | null
  }[]
  readonly nextCursor: string | null
}
