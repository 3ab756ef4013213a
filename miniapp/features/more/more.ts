// Mais: where everything is that has no tab of its own, in cards; each row with what it has to say today.
import { offline } from '../../client/connectivity.ts'
import { money } from '../../client/format.ts'
import { person } from '../../client/session.ts'
import { words } from '../../client/words.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, type Inside, part } from '../../ui/html.ts'
import type { IconName } from '../../ui/icons.ts'
import { SeenAt } from '../../ui/needs-network.ts'
import pageStyles from '../../ui/page.module.css'
import rowStyles from '../../ui/row.module.css'
import { Badge } from '../../ui/section.ts'
import { SettingsRow } from '../../ui/settings-row.ts'
import type { Tint } from '../../ui/tints.ts'
import { cardIn, dashboard } from '../dashboard/dashboard.ts'
import { openDisputes } from '../disputes/held.ts'
import { invites } from '../invites/held.ts'
import { unread } from '../notices/unread.ts'
import { settings } from '../shop/held.ts'
import styles from './more.module.css'

/** What wants a network says so while there is none. */
const online = (value: string | undefined) => (offline.value ? words('queue').network.needs : value)

/** `2 convites`, those that wait for somebody. */
function waiting(): string | undefined {
  const count = invites.value.value?.length ?? 0
  return count > 0 ? words('users').users.waiting(count) : undefined
}

/** To a screen, called as it is itself. */
interface Way {
  readonly to: string
  readonly icon: IconName
  readonly tone?: Tint
  /** Of the screen's own words, which are fetched with this one's: see its row in app/later-screens.ts. */
  readonly says: () => { readonly title: string }
  /** What it comes to today; undefined: nothing, or not known yet. */
  readonly value?: () => Inside | undefined
}

const NOTICES: Way = {
  to: '/notices',
  icon: 'bell',
  says: () => words('notices').notices,
  value: () => {
    const count = unread.value.value ?? 0
    return count > 0 ? part(Badge, { children: words('notices').notices.fresh(count) }) : undefined
  },
}
const COMMAND: Way = {
  to: '/command',
  icon: 'command',
  tone: 'warn',
  says: () => words('command').command,
}
const SALES: Way = {
  to: '/sales',
  icon: 'receipt',
  tone: 'good',
  says: () => words('sales').sales,
  value: () => {
    const held = dashboard.value.value
    const sold = held && cardIn(held, 'sales')
    return sold ? `${offline.value ? '≈ ' : ''}${money(sold.total)}` : undefined
  },
}
const CONTRACTS: Way = {
  to: '/contracts',
  icon: 'count',
  says: () => words('contracts').contracts,
}
const TRANSACTIONS: Way = {
  to: '/transactions',
  icon: 'several',
  tone: 'good',
  says: () => words('contracts').transactions,
}
const CUSTOMERS: Way = {
  to: '/customers',
  icon: 'people',
  tone: 'good',
  says: () => words('debts').customers,
}
const DISPUTES: Way = {
  to: '/disputes',
  icon: 'flag',
  tone: 'warn',
  says: () => words('disputes').list,
  value: () => {
    const count = openDisputes.value.value?.length ?? 0
    return count > 0
      ? part(Badge, { tone: 'danger', children: words('disputes').list.waiting(count) })
      : undefined
  },
}
const USERS: Way = {
  to: '/users',
  icon: 'shield',
  says: () => words('users').users,
  value: () => online(waiting()),
}
const BROADCASTS: Way = {
  to: '/broadcasts',
  icon: 'message',
  tone: 'good',
  says: () => words('broadcasts').broadcasts,
  value: () => online(undefined),
}
const ACTIVITY: Way = {
  to: '/activity',
  icon: 'history',
  says: () => words('settings').activity,
  value: () => online(undefined),
}
const SHOP: Way = {
  to: '/shop',
  icon: 'store',
  says: () => words('shop').shop,
  value: () => online(settings.value.value?.hours ?? undefined),
}
const MY_DATA: Way = {
  to: '/me/data',
  icon: 'lock',
  tone: 'good',
  says: () => words('me').me,
}
const SETTINGS: Way = {
  to: '/settings',
  icon: 'settings',
  tone: 'quiet',
  says: () => words('settings').settings,
}

const HELP: Way = {
  to: '/help',
  icon: 'help',
  tone: 'quiet',
  says: () => ({ title: words('frame').miniapp.help }),
}

/** Cards in the order of use, by role. */
const CARDS: Readonly<Record<'user' | 'admin' | 'owner', readonly (readonly Way[])[]>> = {
  user: [
    [NOTICES, CONTRACTS, COMMAND],
    [MY_DATA, SETTINGS, HELP],
  ],
  admin: [
    [NOTICES, COMMAND],
    [SALES, CUSTOMERS, CONTRACTS, DISPUTES],
    [MY_DATA, SETTINGS, HELP],
  ],
  owner: [
    [NOTICES, COMMAND],
    [SALES, CUSTOMERS, CONTRACTS, TRANSACTIONS, DISPUTES],
    [USERS, BROADCASTS, ACTIVITY, SHOP],
    [MY_DATA, SETTINGS, HELP],
  ],
}

export function Screen() {
  const role = person.value?.role ?? 'user'
  unread.use()
  return html`<main class=${pageStyles.page}>
    <h1 class="hidden" tabindex="-1">${words('frame').miniapp.tabs.more}</h1>
    ${role !== 'user' && part(Today)} ${role === 'owner' && part(OfShop)}
    <div class=${cardStyles.stack}>${CARDS[role].map(
      (ways, n) => html`<ul key=${n} class=${classes(cardStyles.card, rowStyles.rows, styles.ways)}>
        ${ways.map(({ to, icon, tone, says, value }) =>
          part(SettingsRow, { key: to, icon, tone, title: says().title, value: value?.(), to }),
        )}
      </ul>`,
    )}</div>
    ${role !== 'user' && part(SeenAt, { held: dashboard })}
  </main>`
}

/** Reads what the rows say, and keeps it fresh while they show. */
function Today() {
  dashboard.use()
  openDisputes.use()
  return null
}
function OfShop() {
  settings.use()
  invites.use()
  return null
}
