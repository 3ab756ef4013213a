// Sold today: how much, how it runs beside what is usual, and for owners how much of it came in.
import { toTab } from '../../router.ts'
import { person } from '../../session.ts'
import type { CardOf } from '../../store/home.ts'
import { html } from '../../ui/html.ts'
import { lazy } from '../../ui/lazy.ts'
import { Rolling } from '../../ui/rolling.ts'
import { words } from '../../words.ts'

type Sales = CardOf<'sales'>

interface OfDay {
  readonly sales: Sales
  readonly asOf: string
}

/** The figure waits for neither; their places are kept. */
const Ahead = lazy<OfDay>(async () => (await import('./more.ts')).Ahead)
const Chart = lazy<OfDay>(async () => (await import('./more.ts')).Chart)
/** For owners alone. */
const Kinds = lazy<{ sales: Sales }>(async () => (await import('./more.ts')).Kinds)

export function Sold({ sales, asOf }: OfDay) {
  const t = words('home').home
  return html`<section class="card sold" aria-label=${t.sold}>
    <div class="head"><h2>${t.sold}</h2>${sales.count > 0 && html`<${Ahead} sales=${sales} asOf=${asOf} />`}</div>
    <${Rolling} amount=${sales.total} />
    ${
      sales.count === 0
        ? html`<p class="muted">${t.first}</p>
            <button class="button small" onClick=${() => toTab('/sell')}>${words('frame').miniapp.tabs.sell}</button>`
        : html`<div class="line-place"><${Chart} sales=${sales} asOf=${asOf} /></div>`
    }
    ${sales.count > 0 && person.value?.role === 'owner' && html`<${Kinds} sales=${sales} />`}
  </section>`
}
