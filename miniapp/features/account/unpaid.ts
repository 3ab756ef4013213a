// What is not paid yet, purchase by purchase, the newest first; what came from the shop's notebook among them, by its day.
import type { Account } from '../../client/api-types.ts'
import { today } from '../../client/clock.ts'
import { daysLate, dueOnOf, OPENING, openOf } from '../../client/debt-age.ts'
import { day, money } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { DayThumb } from '../../ui/day-thumb.ts'
import { useFlash } from '../../ui/flash.ts'
import { html, part } from '../../ui/html.ts'
import { List } from '../../ui/list.ts'
import { Row } from '../../ui/section.ts'
import { goodsOf } from '../debts/goods-of-sale.ts'
import { HelpMark } from '../help/help-mark.ts'

type Sale = Account['sales'][number]

type Opening = NonNullable<Account['opening']>

export function Unpaid({ account }: { account: Account }) {
  const t = words('account').account
  const { opening, sales } = account
  const byId = new Map(sales.map((sale) => [sale.id, sale]))
  return part(List<number>, {
    name: 'unpaid',
    items: openOf(account)
      .map(({ id }) => id)
      .toReversed(),
    groups: (items) => [
      { title: t.unpaid, end: part(HelpMark, { about: 'account', ofSection: true }), items },
    ],
    row: (id) => {
      const sale = byId.get(id)
      if (sale) return part(Line, { key: id, sale })
      return id === OPENING && opening && part(OpeningLine, { key: id, opening })
    },
  })
}

function OpeningLine({ opening }: { opening: Opening }) {
  const t = words('account').account
  const { on, due, amount } = opening
  return part(Row, {
    look: useFlash(due),
    thumb: part(DayThumb, { on }),
    title: t.opening,
    second: due < amount ? t.paidOf(money(amount - due), money(amount)) : t.openingLine,
    figure: money(due),
    under: part(When, { owed: opening }),
  })
}

function When({ owed }: { owed: Pick<Sale, 'on' | 'dueOn'> }) {
  const t = words('account').account
  const dueOn = dueOnOf(owed)
  const late = daysLate(dueOn, today()) > 0
  return html`<span class=${late ? 'danger' : ''}>${late ? t.wasDueOn(day(dueOn)) : t.untilDay(day(dueOn))}</span>`
}

function Line({ sale }: { sale: Sale }) {
  const t = words('account').account
  const { id, on, paid, total, discount, due, items } = sale
  const fresh = useFlash(due)
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
    under: part(When, { owed: sale }),
  })
}
