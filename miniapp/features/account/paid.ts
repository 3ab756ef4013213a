// What a customer has paid, the newest first, and what was left then.
import type { Method, StatementLine } from '../../client/api-types.ts'
import { clock, money } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { DayThumb } from '../../ui/day-thumb.ts'
import { html, part } from '../../ui/html.ts'
import { List } from '../../ui/list.ts'
import rowStyles from '../../ui/row.module.css'
import { Row } from '../../ui/section.ts'
import { ownStatementOf } from '../debts/accounts.ts'

export function Paid({ id }: { id: number }) {
  const t = words('account').account
  const pages = ownStatementOf(id)
  const lines = pages.use()?.items
  const ofPayments = lines?.filter(({ entity }) => entity === 'payment') ?? []
  const gone = new Set(ofPayments.filter(({ kind }) => kind === 'void').map(({ entityId }) => entityId))
  const payments = ofPayments.filter(({ kind }) => kind === 'payment')
  return part(List<StatementLine>, {
    name: 'paid',
    from: pages,
    items: lines && payments,
    bones: { count: 3, thumb: false },
    isPart: true,
    groups: (items) => [{ title: t.paid, items }],
    row: (line) => part(Line, { key: line.entityId, line, isGone: gone.has(line.entityId) }),
  })
}

function Line({ line, isGone }: { line: StatementLine; isGone: boolean }) {
  const t = words('account').account
  const { on, at, summary, amount, balance } = line
  const method = t.methods[summary as Method]
  const second = isGone ? t.takenBack : balance > 0 ? t.stillOwed(money(balance)) : t.settledAll
  return part(Row, {
    look: isGone ? rowStyles.gone : '',
    thumb: part(DayThumb, { on }),
    title: method,
    second,
    figure: html`<span class=${isGone ? '' : 'good'}>${money(-amount)}</span>`,
    under: clock(at),
  })
}
