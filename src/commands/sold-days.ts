// What was sold on some days: today with what of it is paid, a week day by day, a month as one sum.
import { operations } from '#domain/operations.ts'
import type { Context } from './context.ts'
import { BULLET, type Card, cardOf, line, rowLine, sentence } from './message.ts'
import { daysOf, type Period } from './reader/past.ts'
import { read } from './reads.ts'

/** Days that are looked at together, and shown one by one: those of a week. */
const TOGETHER = 7

export const soldIn = (period: Period, context: Context): Promise<Card> =>
  period === 'today' ? soldToday(context) : soldBefore(period, context)

/** And of that paid and on credit. */
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

async function soldBefore(period: Exclude<Period, 'today'>, context: Context): Promise<Card> {
  const { words } = context
  const { t } = words
  const today = await context.today()
  const days = daysOf(period, today)
  const sums = (await sumsOf(days, context)).filter(({ count }) => count > 0)
  const name = t.periods[period]
  if (!sums.length) return sentence('📊', t.nothingSold(name))
  const sum = (of: (one: (typeof sums)[number]) => number) => sums.reduce((all, one) => all + of(one), 0)
  const said = t.soldIn(
    name,
    words.money(sum(({ total }) => total)),
    sum(({ count }) => count),
  )
  const each = days.length > 1 && days.length <= TOGETHER ? sums : []
  return cardOf([
    line(`📊 ${said}`, { name: said }),
    ...each.map(({ on, total }) =>
      rowLine(BULLET, { name: words.day(on, today), value: words.money(total) }),
    ),
  ])
}

/** Of each day; a week of them at a time. */
async function sumsOf(days: readonly string[], context: Context) {
  const sums = []
  for (let at = 0; at < days.length; at += TOGETHER)
    sums.push(...(await Promise.all(days.slice(at, at + TOGETHER).map((day) => soldOn(day, context)))))
  return sums
}

async function soldOn(on: string, context: Context) {
  const { days } = await read(context, operations['sales.list'], { from: on, to: on, limit: 1 })
  return days[0] ?? { on, count: 0, total: 0 }
}
