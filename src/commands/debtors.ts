// Who owes, what was due first at the head: how `/dividas` and `/pagar` begin.
import { debtorsFrom } from '#domain/debts/index.ts'
import type { Context } from './context.ts'
import { BULLET, GAP, type Line, line, rowLine } from './message.ts'
import { pageOf } from './pages.ts'

/** Where each is a choice of who pays. */
export const CHOICES_SHOWN = 8
/** Where they are read. */
export const DEBTORS_SHOWN = 12

/** One page of those who owe, and the totals over all. */
export const debtorsOn = ({ runtime }: Context, wanted: number, size: number) =>
  pageOf(wanted, (place) => debtorsFrom(runtime, place), size)

type Debtors = Awaited<ReturnType<typeof debtorsOn>>
type Debtor = Debtors['items'][number]

/** What all of them owe. */
export function debtsHead({ totals }: Debtors, { words }: Context): readonly [Line, ...Line[]] {
  const { t } = words
  const { due, overdue, customers, ageing } = totals
  if (!customers) return [line(t.nobodyOwes)]
  const { current, d7, d30, older } = ageing
  const ages = t.ages(words.money(current), words.money(d7), words.money(d30), words.money(older))
  return [
    line(t.debtsHead(words.money(due), customers, words.money(overdue))),
    ...(overdue ? [line(ages)] : []),
  ]
}

/** One who owes; what is late of it is marked. */
export const debtorLine = (
  { customer: { id, name }, due, overdue }: Debtor,
  { words }: Context,
  shown = name,
): Line =>
  rowLine(overdue > 0 ? '🔴' : BULLET, {
    name: shown,
    value: words.money(due),
    ...(overdue > 0 ? { under: words.t.overdueOf(words.money(overdue)) } : {}),
    link: { is: 'customer', id },
  })

/** The totals, then each of the page. */
export const debtorLines = (debtors: Debtors, context: Context): readonly [Line, ...Line[]] => {
  const [head, ...more] = debtsHead(debtors, context)
  return [head, ...more, GAP, ...debtors.items.map((one) => debtorLine(one, context))]
}

/** As a button says it. */
export const debtorLabel = ({ customer: { name }, due, overdue }: Debtor, { words }: Context): string =>
  `${overdue > 0 ? '🔴 ' : ''}${name} · ${words.money(due)}`
