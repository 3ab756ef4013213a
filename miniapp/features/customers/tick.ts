// Who has confirmed a line of the account: the shop, both sides, or that its customer does not recognise it; in words for readers.
import type { StatementLine } from '../../client/api-types.ts'
import { words } from '../../client/words.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'

const LOOKS = {
  none: ['check', 'faint'],
  resolved: ['check', 'faint'],
  confirmed: ['checks', 'link'],
  disputed: ['flag', 'danger'],
} as const

export function Tick({ line: { confirmation } }: { line: StatementLine }) {
  if (!confirmation) return null
  const [name, tone] = LOOKS[confirmation.state]
  const said = words('debts').customer.ticks[confirmation.state]
  return html`<span class=${tone}> ${part(Icon, { name, size: 16 })}<span class="hidden">${said}</span></span>`
}
