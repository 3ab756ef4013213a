// The screens a person has, at the foot of the page or at its side. One alone needs no tabs.
import { signal } from '@preact/signals'
import type { TabName } from '../client/places.ts'
import { place, toTab } from '../client/router.ts'
import { person } from '../client/session.ts'
import { words } from '../client/words.ts'
import { overdue } from '../features/debts/overdue.ts'
import { type Component, html, part } from '../ui/html.ts'
import { Icon, type IconName } from '../ui/icons.ts'
import { useWide } from '../ui/wide.ts'
import { places } from './routes.ts'
import styles from './tabs.module.css'

const ICONS: Record<TabName, IconName> = {
  home: 'home',
  sell: 'bag',
  products: 'box',
  debts: 'notebook',
  more: 'dots',
  account: 'wallet',
  catalogue: 'store',
  purchases: 'receipt',
}

/** What Mais says of the rest; follow.ts brings it once the first page has come to rest. */
export const mark = signal<Component<object> | null>(null)

export function Tabs() {
  const role = person.value?.role ?? 'user'
  // At the side there is always room for them.
  if (place.value.parent !== null && !useWide()) return null
  const root = places.rootOf(place.value, role)
  const { tabs: labels, tabsLabel } = words('frame').miniapp
  return html`<nav class=${styles.tabs} aria-label=${tabsLabel}>
    ${places.tabsOf(role).map(
      ({
        name,
        path,
      }) => html`<button key=${name} aria-current=${root === path ? 'page' : undefined} onClick=${() => toTab(path)}>
        ${part(Icon, { name: ICONS[name], size: 25 })}${labels[name]}${name === 'debts' && part(Late)}${name === 'more' && mark.value && part(mark.value)}
      </button>`,
    )}
  </nav>`
}

const SHOWN_MAX = 99

/** How many people are late, read as words. */
function Late() {
  const late = overdue.use() ?? 0
  const says = words('frame').miniapp.overdue(late)
  const shown = late > SHOWN_MAX ? `${SHOWN_MAX}+` : late
  return late > 0 && html`<b class="figure" role="img" aria-label=${says}>${shown}</b>`
}
