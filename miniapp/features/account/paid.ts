// What a customer has paid, the newest first, and what was left then.
import type { Method, StatementLine } from '../../client/api-types.ts'
import { clock, day, money } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { DayThumb } from '../../ui/day-thumb.ts'
import { html } from '../../ui/html.ts'
import { useMore } from '../../ui/more.ts'
import { Pending } from '../../ui/pending.ts'
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
    return html`<${Pending} held=${pages}><div class="section"><${RowBones} count="3" thumb=${false} /></div><//>`
  if (!payments.length) return more.sentinel && html`<ul>${more.sentinel}</ul>`
  return html`<${Section} title=${t.paid}>
    ${payments.slice(0, more.count).map((line) => html`<${Line} key=${line.entityId} line=${line} isGone=${gone.has(line.entityId)} />`)}
    ${more.sentinel}
  <//>`
}

function Line({ line, isGone }: { line: StatementLine; isGone: boolean }) {
  const t = words('account').account
  const { on, at, summary, amount, balance } = line
  const method = t.methods[summary as Method]
  const second = isGone ? t.takenBack : balance > 0 ? t.stillOwed(money(balance)) : t.settledAll
  return html`<${Row}
    look=${isGone ? 'gone' : ''}
    thumb=${html`<${DayThumb} on=${on} />`}
    title=${method}
    second=${second}
    figure=${html`<span class=${isGone ? '' : 'good'}>${money(-amount)}</span>`}
    under=${clock(at)}
    says=${[day(on), method, money(-amount), second].join(', ')}
  />`
}
