// Sold today: how much, how it runs beside what is usual, and for owners how much of it came in.
import { clock } from '../../format.ts'
import { toTab } from '../../router.ts'
import { person } from '../../session.ts'
import type { CardOf } from '../../store/home.ts'
import { html } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { lazy } from '../../ui/lazy.ts'
import { Rolling } from '../../ui/rolling.ts'
import { Badge } from '../../ui/section.ts'
import { words } from '../../words.ts'
import { aheadBy } from './ahead.ts'

type Sales = CardOf<'sales'>

/** The figure does not wait for its line; the line's place is kept. */
const Chart = lazy<{ sales: Sales; now: number }>(async () => (await import('./more.ts')).Chart)
/** For owners alone. */
const Kinds = lazy<{ sales: Sales }>(async () => (await import('./more.ts')).Kinds)

export function Sold({ sales, asOf }: { sales: Sales; asOf: string }) {
  const t = words('home').home
  const [hour = 0, minute = 0] = clock(asOf).split(':').map(Number)
  const now = hour + minute / 60
  return html`<section class="card sold" aria-label=${t.sold}>
    <div class="head"><h2>${t.sold}</h2>${sales.count > 0 && html`<${Ahead} by=${aheadBy(sales, now)} />`}</div>
    <${Rolling} amount=${sales.total} />
    ${
      sales.count === 0
        ? html`<p class="muted">${t.first}</p>
            <button class="button small" onClick=${() => toTab('/sell')}>${words('frame').miniapp.tabs.sell}</button>`
        : html`<div class="line-place"><${Chart} sales=${sales} now=${now} /></div>`
    }
    ${sales.count > 0 && person.value?.role === 'owner' && html`<${Kinds} sales=${sales} />`}
  </section>`
}

/** Above or below what is usual by now; nothing where nothing is usual. */
function Ahead({ by }: { by: number | null }) {
  const t = words('home').home
  if (by === null) return null
  if (by === 0) return html`<${Badge} tone="quiet">${t.asUsual}<//>`
  return by > 0
    ? html`<${Badge} tone="good"><${Icon} name="up" />${t.above(by)}<//>`
    : html`<${Badge} tone="warn"><${Icon} name="down" />${t.below(-by)}<//>`
}
