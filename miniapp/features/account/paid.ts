// What a customer has paid, the newest first, and what was left then.
import type { Method, StatementLine } from '../../client/api-types.ts'
import { clock, money } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { DayThumb } from '../../ui/day-thumb.ts'
import { html, part } from '../../ui/html.ts'
import { useMore } from '../../ui/more.ts'
import { Pending } from '../../ui/pending.ts'
import rowStyles from '../../ui/row.module.css'
import sectionStyles from '../../ui/section.module.css'
import { Row, RowBones, Section } from '../../ui/section.ts'
import { ownStatementOf } from '../debts/accounts.ts'

export function Paid({ id }: { id: number }) {
  const t = words('account').account
  const pages = ownStatementOf(id)
  const lines = pages.use()?.items
  const ofPayments = lines?.filter(({ entity }) => entity === 'payment') ?? []
  const gone = new Set(ofPayments.filter(({ kind }) => kind === 'void').map(({ entityId }) => entityId))
  const payments = ofPayments.filter(({ kind }) => kind === 'payment')
  const more = useMore('paid', payments.length, pages)
  if (!lines)
    return part(Pending, {
      held: pages,
      children: html`<div class=${sectionStyles.section}>${part(RowBones, { count: 3, thumb: false })}</div>`,
    })
  if (!payments.length) return more.sentinel && html`<ul>${more.sentinel}</ul>`
  return part(Section, {
    title: t.paid,
    children: html`
      ${payments
        .slice(0, more.count)
        .map((line) => part(Line, { key: line.entityId, line, isGone: gone.has(line.entityId) }))}
      ${more.sentinel}
    `,
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
