// Vendas: the history by day, each day with what it came to. A row leads to its sale.
import { saleFigures } from '#lib/sale-figures.ts'
import type { Sale } from '../../client/api-types.ts'
import { today } from '../../client/clock.ts'
import { minorDigits } from '../../client/format.ts'
import { toTab } from '../../client/router.ts'
import { weekday } from '../../client/when.ts'
import { language, words } from '../../client/words.ts'
import buttonStyles from '../../ui/button.module.css'
import { useDebounced } from '../../ui/debounced.ts'
import { html, part } from '../../ui/html.ts'
import { List } from '../../ui/list.ts'
import { SeenAt } from '../../ui/needs-network.ts'
import rowStyles from '../../ui/row.module.css'
import { SaleRow } from '../../ui/sale-row.ts'
import { ScreenFrame } from '../../ui/screen-frame.ts'
import { Empty } from '../../ui/states.ts'
import { daysOf } from './days.ts'
import { filterWith, isNarrowed, search, widen } from './filter.ts'
import { salesOf } from './held.ts'
import { Head } from './sales-head.ts'

export function Screen() {
  const t = words('sales').sales
  return part(ScreenFrame, {
    look: rowStyles.namesFirst,
    children: html`
      <h1 class="hidden" tabindex="-1">${t.title}</h1>
      ${part(Head)}
      ${part(History)}
    `,
  })
}

function History() {
  const t = words('sales').sales
  const typed = useDebounced(search.value.trim())
  const filter = filterWith(typed)
  const { number } = saleFigures(typed, language.value, minorDigits())
  const pages = salesOf(filter)
  const held = pages.use()
  return html`${part(SeenAt, { held: pages })}
    ${part(List<Sale>, {
      name: JSON.stringify(filter),
      from: pages,
      items: held?.items,
      bones: { count: 8 },
      groups: (sales) => daysOf(sales, held?.days ?? [], dayName),
      row: (sale) => part(SaleRow, { key: sale.id, sale, numbered: sale.id === number }),
      empty: part(Nothing),
    })}
    ${held && held.items.length > 0 && html`<p class="hidden" role="status">${t.found(held.items.length, pages.hasMore())}</p>`}`
}

/** `Hoje`, `Domingo, 22 nov.` */
function dayName(on: string): string {
  if (on === today()) return words('sale').sale.today
  const name = weekday(on)
  return name.charAt(0).toLocaleUpperCase() + name.slice(1)
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
