// An ask in words: how far it goes beyond what, and what it is of.
import { day, dotted, money, number, quantity } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { saleAsked } from './standing.ts'
import type { Asked, AskedShort } from './types.ts'

const t = () => words('approvals').approvals

type Said = ReturnType<typeof t>['beyond']

/** The limits of staff that it passes, each in a word or two and in a sentence; none: a customer's limit alone. */
export const beyondSaid = ({ beyond }: AskedShort): { short: string; long: string }[] =>
  beyond.limits.flatMap((limit) => {
    const said = t().beyond[limit.name as keyof Said] as Said[keyof Said] | undefined
    if (!said) return []
    // A part of an hour is said as the hour it is in; the rest as it is.
    const exact = Number(limit.asked)
    const asked = number(limit.name === 'voidHours' ? Math.ceil(exact) : exact)
    return [{ short: said.short(asked), long: said.long(asked, number(Number(limit.is))) }]
  })

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
