// An ask in words: how far it goes beyond what, and what it is of.
import { day, dotted, money, number, quantity } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { saleAsked } from './standing.ts'
import type { Asked, AskedShort } from './types.ts'

const t = () => words('approvals').approvals

/** The limits of staff that it passes, each in a word or two and in a sentence; none: a customer's limit alone. */
export const beyondSaid = ({ beyond }: Pick<AskedShort, 'beyond'>): { short: string; long: string }[] =>
  beyond.limits.flatMap(({ name, asked: exact, is }) => {
    // Nobody can be asked about a day that is too far back.
    if (name === 'backdateDays') return []
    const said = t().beyond[name]
    // A part of an hour is said as the hour it is in; the rest as it is.
    const asked = number(name === 'voidHours' ? Math.ceil(Number(exact)) : Number(exact))
    return [{ short: said.short(asked), long: said.long(asked, number(Number(is))) }]
  })

/** All that it passes, a customer's limit too, in a word or two each. */
export const passedSaid = ({ beyond }: Pick<AskedShort, 'beyond'>): string[] => [
  ...(beyond.credit ? [t().passes(money(beyond.credit.exceedsBy))] : []),
  ...beyondSaid({ beyond }).map(({ short }) => short),
]

/** `3 itens · desconto R$ 2,92 · fiado até 30 nov.` */
export function goodsSaid(asked: Asked): string {
  const sale = saleAsked(asked)
  const [only, ...others] = asked.items
  const paid = (sale?.payments ?? []).reduce((sum, { amount }) => sum + amount, 0)
  const onTab = sale && asked.amount > paid
  return dotted(
    only && !others.length ? quantity(only.quantity, only.unit) : only && t().items(asked.items.length),
    sale?.discount ? t().discount(money(sale.discount)) : null,
    onTab && (asked.dueOn ? t().tabUntil(day(asked.dueOn)) : t().tab),
    sale && paid > 0 && (onTab ? t().paidPart(money(paid)) : t().paid),
    sale?.on && t().soldOn(day(sale.on)),
  )
}
