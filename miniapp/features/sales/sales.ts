// Vendas: the history by day, each day with what it came to. A row leads to its sale.
import type { Sale } from '../../client/api-types.ts'
import { toTab } from '../../client/router.ts'
import { words } from '../../client/words.ts'
import buttonStyles from '../../ui/button.module.css'
import { useDebounced } from '../../ui/debounced.ts'
import { html, part } from '../../ui/html.ts'
import { useMore } from '../../ui/more.ts'
import { SeenAt } from '../../ui/needs-network.ts'
import rowStyles from '../../ui/row.module.css'
import { SaleRow } from '../../ui/sale-row.ts'
import { ScreenFrame } from '../../ui/screen-frame.ts'
import sectionStyles from '../../ui/section.module.css'
import { RowBones } from '../../ui/section.ts'
import { Empty, Failed, Waiting } from '../../ui/states.ts'
import { SaleDays } from './days.ts'
import { filterWith, isNarrowed, search, widen } from './filter.ts'
import { Head } from './head.ts'
import { salesOf } from './history.ts'

export function Screen() {
  const t = words('sales').sales
  return part(ScreenFrame, {
    look: rowStyles.namesFirst,
    children: html`
      <h1 class="hidden" tabindex="-1">${t.title}</h1>
      ${part(Head)}
      ${part(List)}
    `,
  })
}

function List() {
  const t = words('sales').sales
  const filter = filterWith(useDebounced(search.value.trim()))
  const pages = salesOf(filter)
  const held = pages.use()
  const error = pages.error.value
  const items = held?.items ?? []
  const more = useMore(JSON.stringify(filter), items.length, pages)
  if (!held && error) return part(Failed, { error, retry: pages.refresh })
  if (!held)
    return part(Waiting, {
      children: html`<div class=${sectionStyles.section}>${part(RowBones, { count: 8 })}</div>`,
    })
  if (!items.length) return part(Nothing)
  const draw = (sale: Sale) => part(SaleRow, { key: sale.id, sale })
  return html`${part(SeenAt, { held: pages })}
    ${part(SaleDays, { sales: items.slice(0, more.count), totals: held.days, draw })}
    ${more.sentinel && html`<ul>${more.sentinel}</ul>`}
    <p class="hidden" role="status">${t.found(items.length, pages.hasMore())}</p>`
}

function Nothing() {
  const t = words('sales').sales
  if (!isNarrowed())
    return part(Empty, {
      face: '🧾',
      title: t.empty,
      line: t.emptyLine,
      children: html`<button class=${buttonStyles.button} onClick=${() => toTab('/sell')}>${words('frame').miniapp.tabs.sell}</button>`,
    })
  return part(Empty, {
    face: '🔍',
    title: t.nothing,
    line: t.nothingLine,
    children: html`<button class=${buttonStyles.button} onClick=${widen}>${t.all}</button>`,
  })
}
