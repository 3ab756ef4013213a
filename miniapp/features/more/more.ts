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

/** To a screen, called as it is itself. */
interface Way {
  readonly to: string
  readonly icon: IconName
  readonly tone?: Tint
  /** Of the screen's own words, which are fetched with this one's: see its row in app/routes.ts. */
  readonly says: () => { readonly title: string; readonly inMore: string }
}

const SALES: Way = { to: '/sales', icon: 'receipt', tone: 'good', says: () => words('sales').sales }
const CUSTOMERS: Way = { to: '/customers', icon: 'people', says: () => words('debts').customers }
const COMMAND: Way = { to: '/command', icon: 'command', tone: 'warn', says: () => words('command').command }
const SETTINGS: Way = { to: '/settings', icon: 'settings', says: () => words('settings').settings }

export function Screen() {
  const ways = person.value?.role === 'user' ? [SETTINGS, COMMAND] : [SALES, CUSTOMERS, COMMAND, SETTINGS]
  return html`<main class=${pageStyles.page}>
    <h1 class="hidden" tabindex="-1">${words('frame').miniapp.tabs.more}</h1>
    <ul class=${classes(cardStyles.card, rowStyles.rows)}>
      ${ways.map(({ to, icon, tone, says }) => {
        const { title, inMore } = says()
        return part(SettingsRow, { key: to, icon, tone, title, second: inMore, to })
      })}
    </ul>
  </main>`
}
