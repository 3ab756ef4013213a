// The screens a person has, at the foot of the page or at its side. One alone needs no tabs.
import { place, toTab } from '../router.ts'
import { rootOf, type TabName, tabsOf } from '../routes.ts'
import { person } from '../session.ts'
import { overdue } from '../store/shop.ts'
import { words } from '../words.ts'
import { html } from './html.ts'
import { Icon, type IconName } from './icons.ts'
import { useWide } from './wide.ts'

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

export function Tabs() {
  const role = person.value?.role ?? 'user'
  // At the side there is always room for them.
  if (place.value.parent !== null && !useWide()) return null
  const root = rootOf(place.value, role)
  const { tabs: labels, tabsLabel } = words('frame').miniapp
  return html`<nav class="tabs" aria-label=${tabsLabel}>
    ${tabsOf(role).map(
      ({
        name,
        path,
      }) => html`<button key=${name} aria-current=${root === path ? 'page' : undefined} onClick=${() => toTab(path)}>
        <${Icon} name=${ICONS[name]} size="25" />${labels[name]}${name === 'debts' && html`<${Late} />`}
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
