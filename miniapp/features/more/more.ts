// Mais: where everything is that has no tab of its own, in the order of use.
import { person } from '../../client/session.ts'
import { words } from '../../client/words.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import type { IconName } from '../../ui/icons.ts'
import pageStyles from '../../ui/page.module.css'
import rowStyles from '../../ui/row.module.css'
import { SettingsRow } from '../../ui/settings-row.ts'
import type { Tint } from '../../ui/tints.ts'

interface Way {
  readonly name: 'sales' | 'customers' | 'command' | 'settings'
  readonly to: string
  readonly icon: IconName
  readonly tone?: Tint
}

const SALES: Way = { name: 'sales', to: '/sales', icon: 'receipt', tone: 'good' }
const CUSTOMERS: Way = { name: 'customers', to: '/customers', icon: 'people' }
const COMMAND: Way = { name: 'command', to: '/command', icon: 'command', tone: 'warn' }
const SETTINGS: Way = { name: 'settings', to: '/settings', icon: 'settings' }

export function Screen() {
  const { title, ways } = words('settings').more
  const rows = person.value?.role === 'user' ? [SETTINGS, COMMAND] : [SALES, CUSTOMERS, COMMAND, SETTINGS]
  return html`<main class=${pageStyles.page}>
    <h1 class="hidden" tabindex="-1">${title}</h1>
    <ul class=${classes(cardStyles.card, rowStyles.rows)}>
      ${rows.map(({ name, to, icon, tone }) =>
        part(SettingsRow, { key: name, icon, tone, title: ways[name].title, second: ways[name].line, to }),
      )}
    </ul>
  </main>`
}
