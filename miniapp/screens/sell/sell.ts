// Vender: find, tap, charge. What is tapped becomes the sale at hand.
import { computed, signal } from '@preact/signals'
import { useEffect, useState } from 'preact/hooks'
import type { Product } from '../../api-types.ts'
import { getCustomer } from '../../calls.ts'
import { isWhole } from '../../format.ts'
import { place } from '../../router.ts'
import { change, quantities, setQuantity } from '../../store/cart.ts'
import { findable, findProducts, productOfCode } from '../../store/find.ts'
import { categories, products } from '../../store/shop.ts'
import { canScan, haptic, scan } from '../../telegram.ts'
import { typedSearch } from '../../typing.ts'
import { Choice } from '../../ui/choice.ts'
import { html } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { Empty, Failed } from '../../ui/states.ts'
import { say } from '../../ui/toast.ts'
import { lazy } from '../../ui/lazy.ts'
import { useMore } from '../../ui/more.ts'
import { useWide } from '../../ui/wide.ts'
import { loadWords, words } from '../../words.ts'
import { CartBar } from './cart-bar.ts'
import { useSellKeys } from './keys.ts'
import { Tile, TileBones } from './tile.ts'

const POPULAR = ''

const QuantitySheet = lazy(async () => (await import('./quantity-sheet.ts')).QuantitySheet)
/** Cobrar beside the shelf, where there is room. */
const Panel = lazy(async () => {
  const [{ CheckoutPanel }] = await Promise.all([import('../checkout/panel.ts'), loadWords('checkout')])
  return CheckoutPanel
})

// Kept while other pages are open
const search = signal('')
const category = signal(POPULAR)

const all = computed(() => findable(products.value.value ?? []))
const shown = computed(() => {
  const { query } = typedSearch(search.value)
  const found = findProducts(all.value, query)
  const within = category.value
  return query || within === POPULAR ? found : found.filter((product) => product.category === within)
})

export function Screen() {
  const t = words('sell').sell
  const wide = useWide()
  const [asked, setAsked] = useState<Product | null>(null)
  useBuyerOfLink()

  const take = (product: Product, amount: number) => {
    if (product.stock !== undefined && product.stock <= 0) return refuse(product)
    const { quantity } = typedSearch(search.peek())
    if (!isWhole(product.unit) && quantity === 1) return setAsked(product)
    const now = (quantities.peek().get(product.id) ?? 0) + amount
    setQuantity(product, now)
    if (product.stock !== undefined && now > product.stock) haptic('warning')
    search.value = ''
  }
  const takeTyped = (product: Product) => take(product, typedSearch(search.peek()).quantity)
  const takeCode = (code: string) => {
    const product = productOfCode(products.value.peek() ?? [], code)
    if (product) take(product, 1)
    else search.value = code
    haptic(product ? 'success' : 'error')
  }
  const enter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    const product = productOfCode(products.value.peek() ?? [], search.peek()) ?? shown.peek()[0]
    if (search.peek() && product) takeTyped(product)
  }
  useSellKeys({ takeCode, takeNumber: (index) => shown.peek()[index] && takeTyped(shown.peek()[index] as Product) })

  const list = shown.value
  const more = useMore(`${category.value}/${search.value}`, list.length)
  const held = products.value.value
  const error = products.error.value
  if (!held && error) return html`<main class="page"><${Failed} error=${error} retry=${products.refresh} /></main>`
  if (held && !held.length) {
    return html`<main class="page"><${Empty} face="🧺" title=${t.emptyShelf} line=${t.emptyShelfLine} /></main>`
  }
  return html`<div class=${wide ? 'sell wide' : 'sell'}>
    <main class="page">
      <h1 class="hidden">${words('frame').miniapp.tabs.sell}</h1>
      <${SearchBar} enter=${enter} takeCode=${takeCode} />
      ${!search.value && html`<${Categories} />`}
      ${
        held && !list.length
          ? html`<${Empty} face="🔍" title=${t.nothing(search.value)} line=${t.nothingLine}>
              <button class="button" onClick=${() => (search.value = '')}>${t.clear}</button>
            <//>`
          : html`<ul class="tiles" aria-busy=${!held}>
              ${held ? list.slice(0, more.count).map((product) => html`<${Tile} key=${product.id} product=${product} take=${takeTyped} ask=${setAsked} />`) : html`<${TileBones} />`}
              ${more.sentinel}
            </ul>`
      }
    </main>
    ${wide ? html`<aside class="panel" aria-label=${t.checkout}><${Panel} /></aside>` : html`<${CartBar} />`}
    ${asked && html`<${QuantitySheet} product=${asked} close=${() => setAsked(null)} done=${() => (search.value = '')} />`}
  </div>`

  function refuse(product: Product) {
    haptic('error')
    say({ text: `${product.name} ${t.out}` })
  }
}

function SearchBar({ enter, takeCode }: { enter: (event: KeyboardEvent) => void; takeCode: (code: string) => void }) {
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

function Categories() {
  const t = words('sell').sell
  const options = [{ value: POPULAR, label: t.popular }, ...categories.value.map((name) => ({ value: name, label: name }))]
  if (options.length < 2) return html`<div class="gap" />`
  const pick = (name: string) => (category.value = name)
  return html`<${Choice} label=${t.categories} options=${options} value=${category.value} pick=${pick} row="chip-row categories" />`
}

/** A link may open Vender for a customer. */
function useBuyerOfLink() {
  const id = Number(place.value.query['customer'])
  useEffect(() => {
    if (!id) return
    void getCustomer(id).then(
      (buyer) => change({ buyer }),
      () => undefined,
    )
  }, [id])
}
