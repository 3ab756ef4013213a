// The screens a person has, at the foot of the page or at its side. One alone needs no tabs.
import { place, toTab } from '../router.ts'
import type { TabName } from '../routes.ts'
import { tabsOf } from '../routes.ts'
import { person } from '../session.ts'
import { overdue } from '../store/shop.ts'
import { words } from '../words.ts'
import { html } from './html.ts'
import { Icon, type IconName } from './icons.ts'
import { usePanes } from './pane.ts'

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
  const tabs = tabsOf(person.value?.role ?? 'user')
  const list = usePanes()
  if (place.value.parent !== null && !tabs.some(({ name }) => name === list)) return null
  const { tabs: labels, tabsLabel } = words('frame').miniapp
  return html`<nav class="tabs" aria-label=${tabsLabel}>
    ${tabs.map(({ name, path }) => {
      const here = name === list || place.value.path.split('?')[0] === path
      return html`<button key=${name} aria-current=${here ? 'page' : undefined} onClick=${() => toTab(path)}>
        <${Icon} name=${ICONS[name]} size="25" />${labels[name]}${name === 'debts' && html`<${Late} />`}
      </button>`
    })}
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
