// Vender: find, tap, charge. What is tapped becomes the sale at hand.
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Product } from '../../client/api-types.ts'
import { productsOfCode } from '../../client/find.ts'
import { isWhole } from '../../client/format.ts'
import { place, replace } from '../../client/router.ts'
import { language, words } from '../../client/words.ts'
import { fetchCode } from '../../platform/fetch-code.ts'
import { haptic } from '../../platform/telegram.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { type Component, html, part } from '../../ui/html.ts'
import { lazy } from '../../ui/lazy.ts'
import { useMore } from '../../ui/more.ts'
import pageStyles from '../../ui/page.module.css'
import { Failed } from '../../ui/states.ts'
import { typedSearch } from '../../ui/typing.ts'
import { useWide } from '../../ui/wide.ts'
import { addGoods, isOut, offerReceipt } from '../cart/add-goods.ts'
import { draft } from '../cart/cart.ts'
import { products } from '../products/held.ts'
import { CartBar } from './cart-bar.ts'
import { Categories, SearchBar } from './search-bar.ts'
import styles from './sell.module.css'
import type { SellKeys } from './sell-keys.ts'
import { category, search, shown } from './shown.ts'
import { Tile, TileBones } from './tile.ts'

/** A sale that was put aside. */
const HeldSale = lazy(async () => (await import('../checkout/held-sale.ts')).HeldSale, 'checkout')
const NoGoods = lazy(async () => (await import('./no-goods.ts')).NoGoods, 'products')
const QuantitySheet = lazy(async () => (await import('../cart/quantity-sheet.ts')).QuantitySheet)
/** Cobrar beside the shelf, where there is room. */
const Panel = lazy(
  async () => (await import('../checkout/panel.ts')).CheckoutPanel,
  'checkout',
  'queue',
  'debts',
)

export function Screen() {
  const t = words('sell').sell
  const wide = useWide()
  const [asked, setAsked] = useState<Product | null>(null)
  useBuyerOfLink()

  /** So much more of it: what is typed, unless `amount` says. */
  const take = (product: Product, amount?: number) => {
    if (isOut(product)) return offerReceipt(product)
    const quantity = typedSearch(search.peek(), language.peek()).quantity ?? Number.NaN
    const fits = isWhole(product.unit) ? Number.isInteger(quantity) : quantity > 0 && quantity !== 1
    if (!fits) return setAsked(product)
    if (!addGoods(product, amount ?? quantity)) haptic('warning')
    search.value = ''
  }
  const enter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    const ofCode = productsOfCode(products.value.peek() ?? [], search.peek())
    // Two of one code both show: a tap says which.
    const product = ofCode.length > 1 ? null : (ofCode[0] ?? shown.peek()[0])
    if (search.peek() && product) take(product)
  }
  const Above = useGestures({ take })

  const list = shown.value
  const more = useMore(`${category.value}/${search.value}`, list.length)
  const held = products.use()
  const error = products.error.value
  if (!held && error)
    return html`<main class=${classes(pageStyles.page, styles.page)}>${part(Failed, { error, retry: products.refresh })}</main>`
  if (held && !held.length)
    return html`<main class=${classes(pageStyles.page, styles.page)}>${part(NoGoods)}</main>`
  return html`<div class=${classes(styles.sell, wide && styles.wide)} data-beside=${wide || undefined}>
    <main class=${classes(pageStyles.page, styles.page)}>
      <h1 class="hidden" tabindex="-1">${words('frame').miniapp.tabs.sell}</h1>
      ${Above && part(Above)}
      ${part(SearchBar, { enter })}
      ${search.value ? html`<div class=${cardStyles.gap} />` : part(Categories)}
      ${draft.value.held && part(HeldSale)}
      ${
        held && !list.length
          ? part(NoGoods)
          : html`<ul class=${styles.tiles} aria-busy=${!held}>
            ${
              held
                ? list
                    .slice(0, more.count)
                    .map((product) => part(Tile, { key: product.id, product, take, ask: setAsked }))
                : part(TileBones)
            }
            ${more.sentinel}
          </ul>`
      }
    </main>
    ${wide ? html`<aside class=${styles.panel} aria-label=${t.checkout}>${part(Panel)}</aside>` : part(CartBar)}
    ${
      asked &&
      part(QuantitySheet, { product: asked, close: () => setAsked(null), done: () => (search.value = '') })
    }
  </div>`
}

const AT_REST_MS = 400

/** Keys and gestures come once the page has come to rest: nobody's first tap waits for them. Gives what stands above the shelf then. */
function useGestures(keys: SellKeys) {
  const latest = useRef(keys)
  latest.current = keys
  const [above, setAbove] = useState<Component<object>>()
  useEffect(() => {
    let stop = () => clearTimeout(timer)
    const bind = async () => {
      const { bindGestures } = await import('./gestures.ts')
      if (!gone) stop = bindGestures(() => latest.current, setAbove)
    }
    let gone = false
    const timer = setTimeout(() => void bind().catch(() => undefined), AT_REST_MS)
    return () => {
      gone = true
      stop()
    }
  }, [])
  return above
}

/** A link may open Vender for a customer: once, for who is chosen afterwards stays chosen. */
function useBuyerOfLink() {
  const id = Number(place.value.query['customer'])
  useEffect(() => {
    if (!id) return
    replace('/sell')
    void fetchCode(
      () => import('../checkout/buyer-of-link.ts'),
      () => true,
    ).then((code) => code?.chooseBuyer(id))
  }, [id])
}
