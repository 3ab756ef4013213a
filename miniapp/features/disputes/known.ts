// O que se sabe: facts beside the talk, for staff.
import type { Dispute } from '../../client/api-types.ts'
import { money } from '../../client/format.ts'
import { moment } from '../../client/when.ts'
import { words } from '../../client/words.ts'
import factsStyles from '../../ui/facts.module.css'
import { html, part } from '../../ui/html.ts'
import { Section } from '../../ui/section.ts'
import { knownOf } from './held.ts'

export function KnownOf({ dispute: { id, entity } }: { dispute: Dispute }) {
  const t = words('disputes').known
  const known = knownOf(id).use()
  if (!known) return null
  const { receipt, paid, usual, others } = known
  const facts: (readonly [string, string])[] = [
    [t.receipt, receipt.arrived ? t.arrived(receipt.at ? moment(receipt.at) : null) : t.notArrived],
  ]
  if (entity === 'sale') {
    facts.push([t.paid, paid ? t.paidBy[paid.method](money(paid.amount)) : t.nothing])
    facts.push([t.usual, usual.length ? usual.join(', ') : t.unknown])
  }
  facts.push([t.others, others === 0 ? t.none : String(others)])
  return part(Section, {
    title: t.title,
    list: false,
    children: html`<dl class=${factsStyles.facts}>
      ${facts.map(([name, said]) => html`<div key=${name}><dt class="muted">${name}</dt><dd>${said}</dd></div>`)}
    </dl>`,
  })
}
