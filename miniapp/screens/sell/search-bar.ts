// What Vender shows: typed, scanned, or by category. Kept while other pages are open.
import { computed, signal } from '@preact/signals'
import { findable, findProducts } from '../../store/find.ts'
import { categories, products } from '../../store/shop.ts'
import { canScan, scan } from '../../telegram.ts'
import { typedSearch } from '../../typing.ts'
import { Choice } from '../../ui/choice.ts'
import { html } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { words } from '../../words.ts'

const POPULAR = ''

export const search = signal('')
export const category = signal(POPULAR)

const all = computed(() => findable(products.value.value ?? []))
export const shown = computed(() => {
  const { query } = typedSearch(search.value)
  const found = findProducts(all.value, query)
  const within = category.value
  return query || within === POPULAR ? found : found.filter((product) => product.category === within)
})

export function SearchBar({
  enter,
  takeCode,
}: {
  enter: (event: KeyboardEvent) => void
  takeCode: (code: string) => void
}) {
  const t = words('sell').sell
  return html`<div class="search-line">
    <label class="search">
      <${Icon} name="search" size="20" />
      <input
        id="search"
        type="search"
        enterkeyhint="done"
        autocomplete="off"
        autocorrect="off"
        autocapitalize="off"
        spellcheck=${false}
        aria-label=${t.search}
        placeholder=${t.search}
        value=${search.value}
        onInput=${(event: InputEvent) => (search.value = (event.currentTarget as HTMLInputElement).value)}
        onKeyDown=${enter}
      />
      ${
        search.value
          ? html`<button class="wipe" aria-label=${t.clear} onClick=${() => (search.value = '')}><${Icon} name="close" size="18" /></button>`
          : html`<kbd aria-hidden="true">/</kbd>`
      }
    </label>
    ${
      canScan() &&
      html`<button class="card scan link" aria-label=${t.scan} onClick=${() => scan(t.scanPrompt, takeCode)}>
        <${Icon} name="scan" />
      </button>`
    }
  </div>`
}

export function Categories() {
  const t = words('sell').sell
  const options = [
    { value: POPULAR, label: t.popular },
    ...categories.value.map((name) => ({ value: name, label: name })),
  ]
  if (options.length < 2) return html`<div class="gap" />`
  const pick = (name: string) => (category.value = name)
  return html`<${Choice} label=${t.categories} options=${options} value=${category.value} pick=${pick} row="chip-row categories" />`
}
