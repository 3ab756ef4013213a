// Mais: where everything is that has no tab of its own, in the order of use.
import '../../ui/more-icons.ts'
import '../../styles/lists.css'
import { person } from '../../session.ts'
import { html } from '../../ui/html.ts'
import type { IconName } from '../../ui/icons.ts'
import { MarkRow } from '../../ui/mark-row.ts'
import { words } from '../../words.ts'

interface Way {
  readonly name: 'sales' | 'command' | 'settings'
  readonly to: string
  readonly icon: IconName
  readonly tone?: string
}

const SALES: Way = { name: 'sales', to: '/sales', icon: 'receipt', tone: 'good' }
const COMMAND: Way = { name: 'command', to: '/command', icon: 'command', tone: 'warn' }
const SETTINGS: Way = { name: 'settings', to: '/settings', icon: 'settings' }

export function Screen() {
  const { title, ways } = words('settings').more
  const rows = person.value?.role === 'user' ? [SETTINGS, COMMAND] : [SALES, COMMAND, SETTINGS]
  return html`<main class="page">
    <h1 class="hidden" tabindex="-1">${title}</h1>
    <ul class="card rows">
      ${rows.map(({ name, to, icon, tone }) => html`<${MarkRow} key=${name} icon=${icon} tone=${tone} title=${ways[name].title} second=${ways[name].line} to=${to} />`)}
    </ul>
  </main>`
}
