// Who is here, whether the shop is heard, the day, and the search that is the command line too.
import { useEffect, useState } from 'preact/hooks'
import { today } from '../../client/clock.ts'
import { live, offline } from '../../client/connectivity.ts'
import { dotted, shop } from '../../client/format.ts'
import { person } from '../../client/session.ts'
import { weekday } from '../../client/when.ts'
import { words } from '../../client/words.ts'
import { canScan, haptic, scan } from '../../platform/telegram.ts'
import { calledBy } from '../../ui/avatar.ts'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { Link } from '../../ui/link.ts'
import rowStyles from '../../ui/row.module.css'
import { scanned } from '../../ui/scan.ts'
import searchStyles from '../../ui/search.module.css'
import { Badge } from '../../ui/section.ts'
import { dashboard } from '../dashboard/dashboard.ts'
import styles from './home.module.css'

export function Top({ wide }: { wide: boolean }) {
  const t = words('home').home
  const { name = '', role = 'admin' } = person.value ?? {}
  const owner = role === 'owner'
  return html`<header class=${styles.top}>
    <div class=${styles.hello}>
      <h1 tabindex="-1">${t.hello(calledBy(name))}</h1>
      ${part(Pulse)}
    </div>
    ${part(Badge, {
      tone: owner ? 'warn' : 'accent',
      children: html`
        ${part(Icon, { name: 'shield' })}
        ${words('frame').miniapp.roles[role]}
      `,
    })}
    <div class=${classes(searchStyles.search, styles.search)}>
      ${part(Link, {
        to: '/command',
        children: html`
          ${part(Icon, { name: 'search', size: 20 })}
          <span class="cut">${owner ? t.searchOwner : t.search}</span>
          ${wide && html`<kbd aria-hidden="true">Ctrl K</kbd>`}
        `,
      })}
      ${
        canScan() &&
        html`<button class=${classes(rowStyles.round, styles.round)} aria-label=${t.scan} onClick=${() => scan(t.scanPrompt, open)}>${part(Icon, { name: 'scan' })}</button>`
      }
    </div>
  </header>`
}

const open = (code: string) => scanned({ code, inUse: false })

/** A socket that comes back at once was never missed. */
const LOST_MS = 2000

/** Is the shop heard? A tap reads it afresh, as a pull does. */
function Pulse() {
  const t = words('home').home
  const isLive = live.value && !offline.value
  const [lost, setLost] = useState(false)
  useEffect(() => {
    if (isLive) return setLost(false)
    const timer = setTimeout(() => setLost(true), LOST_MS)
    return () => clearTimeout(timer)
  }, [isLive])
  const says = dotted(lost ? t.reconnecting : t.live, shop.value && weekday(today()))
  const press = () => {
    haptic('selection')
    void dashboard.refresh()
  }
  return html`<button class=${lost ? classes(styles.pulse, styles.lost) : styles.pulse} onClick=${press}>
    <i /><span>${says}</span><span class="hidden">. ${t.refresh}</span>
  </button>`
}
