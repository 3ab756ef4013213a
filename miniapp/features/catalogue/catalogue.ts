// Catálogo: what the shop sells, for its customers. No numbers of stock, nothing to tap.
import { computed, signal } from '@preact/signals'
import type { Product } from '../../client/api-types.ts'
import { findable, findProducts } from '../../client/find.ts'
import { isWhole, money } from '../../client/format.ts'
import { place } from '../../client/router.ts'
import { words } from '../../client/words.ts'
import cardStyles from '../../ui/card.module.css'
import choiceStyles from '../../ui/choice.module.css'
import { Choice } from '../../ui/choice.ts'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { useMore } from '../../ui/more.ts'
import pageStyles from '../../ui/page.module.css'
import searchStyles from '../../ui/search.module.css'
import { Empty, Failed } from '../../ui/states.ts'
import { categories, products } from '../products/held.ts'
import { Picture } from '../products/picture.ts'
import sellStyles from '../sell/sell.module.css'
import { TileBones, unbroken } from '../sell/tile.ts'
import styles from './catalogue.module.css'

const search = signal('')
const all = computed(() => findable(products.value.value ?? []))
/** Empty: all of them. What is typed is looked for among all. */
const category = signal('')
/** That a link names. */
const linked = computed(() => Number(place.value.params['id']) || null)
const shown = computed(() => {
  const found = findProducts(all.value, search.value).filter(
    (one) => search.value || !categories.value.includes(category.value) || one.category === category.value,
  )
  const first = search.value ? undefined : products.value.value?.find(({ id }) => id === linked.value)
  return first ? [first, ...found.filter((one) => one !== first)] : found
})

export function Screen() {
  const t = words('sell').sell
  const held = products.use()
  const error = products.error.value
  const more = useMore(`${category.value}/${search.value}`, shown.value.length)
  const isGone = held && linked.value !== null && !held.some(({ id }) => id === linked.value)
  if (!held && error)
    return html`<main class=${pageStyles.page}>${part(Failed, { error, retry: products.refresh })}</main>`
  const type = (event: InputEvent) => {
    search.value = (event.currentTarget as HTMLInputElement).value
  }
  return html`<main class=${pageStyles.page}>
    <h1 class="hidden" tabindex="-1">${words('frame').miniapp.tabs.catalogue}</h1>
    <label class=${searchStyles.search}>
      ${part(Icon, { name: 'search', size: 20 })}
      <input type="search" autocomplete="off" aria-label=${t.search} placeholder=${t.search} value=${search.value} onInput=${type} />
    </label>
    ${isGone && html`<p class="second muted" role="status">${t.notHere}</p>`}
    ${!search.value && categories.value.length > 0 ? part(Categories) : html`<div class=${cardStyles.gap} />`}
    ${
      held && !shown.value.length
        ? part(Empty, {
            face: search.value ? '🔍' : '🧺',
            title: search.value ? t.nothing(search.value) : t.emptyShelf,
          })
        : html`<ul class=${sellStyles.tiles} aria-busy=${!held}>
          ${
            held
              ? shown.value.slice(0, more.count).map((product) => part(Item, { key: product.id, product }))
              : part(TileBones)
          }
          ${more.sentinel}
        </ul>`
    }
  </main>`
}

function Categories() {
  const t = words('sell').sell
  return part(Choice<string>, {
    label: t.categories,
    options: [
      { value: '', label: t.popular },
      ...categories.value.map((name) => ({ value: name, label: name })),
    ],
    // One that is gone is all of them.
    value: categories.value.includes(category.value) ? category.value : '',
    pick: (name) => (category.value = name),
    row: classes(choiceStyles.chipRow, sellStyles.categories),
  })
}

function Item({ product }: { product: Product }) {
  const t = words('sell').sell
  const { name, unit, price, inStock } = product
  const isLinked = product.id === linked.value
  return html`<li class=${classes(sellStyles.tile, !inStock && sellStyles.out, isLinked && styles.linked)} aria-current=${isLinked ? 'true' : undefined}>
    <div class=${sellStyles.pick}>
      ${part(Picture, { product, look: sellStyles.picture })}
      <span class=${sellStyles.name}>${unbroken(name)}</span>
      <span class=${classes('figure', sellStyles.price)}>${money(price)}${!isWhole(unit) && html`<wbr /><small>/${unit}</small>`}</span>
    </div>
    ${!inStock && html`<span class=${sellStyles.pill}>${t.out}</span>`}
  </li>`
}
