// What is not paid yet, purchase by purchase, the newest first.
import type { Account } from '../../client/api-types.ts'
import { today } from '../../client/clock.ts'
import { daysLate, dueOnOf } from '../../client/debt-age.ts'
import { day, money } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { DayThumb } from '../../ui/day-thumb.ts'
import { useFlash } from '../../ui/flash.ts'
import { html, part } from '../../ui/html.ts'
import { List } from '../../ui/list.ts'
import { Row } from '../../ui/section.ts'
import { goodsOf } from '../debts/goods-of-sale.ts'

type Sale = Account['sales'][number]

export function Unpaid({ sales }: { sales: readonly Sale[] }) {
  const t = words('account').account
  return part(List<Sale>, {
    name: 'unpaid',
    items: sales.toReversed(),
    groups: (items) => [{ title: t.unpaid, items }],
    row: (sale) => part(Line, { key: sale.id, sale }),
  })
}

function Line({ sale }: { sale: Sale }) {
  const t = words('account').account
  const { id, on, paid, total, discount, due, items } = sale
  const fresh = useFlash(due)
  const dueOn = dueOnOf(sale)
  const late = daysLate(dueOn, today()) > 0
  const when = late ? t.wasDueOn(day(dueOn)) : t.untilDay(day(dueOn))
  const second =
    paid > 0
      ? t.paidOf(money(paid), money(total))
      : discount > 0
        ? t.withDiscount(money(total))
        : t.items(items.length)
  return part(Row, {
    to: `/sales/${id}`,
    look: fresh,
    thumb: part(DayThumb, { on }),
    title: goodsOf(sale),
    second,
    figure: money(due),
    under: html`<span class=${late ? 'danger' : ''}>${when}</span>`,
  })
}
