// Produtos: what runs out first, then the rest by name; a row leads to its stock.
import { useEffect, useMemo } from 'preact/hooks'
import type { Product } from '../../client/api-types.ts'
import { go, place } from '../../client/router.ts'
import { person } from '../../client/session.ts'
import { words } from '../../client/words.ts'
import { canScan, scan } from '../../platform/telegram.ts'
import buttonStyles from '../../ui/button.module.css'
import cardStyles from '../../ui/card.module.css'
import choiceStyles from '../../ui/choice.module.css'
import { Choice } from '../../ui/choice.ts'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { Link } from '../../ui/link.ts'
import { List } from '../../ui/list.ts'
import { Missing } from '../../ui/missing.ts'
import { SeenAt } from '../../ui/needs-network.ts'
import rowStyles from '../../ui/row.module.css'
import { scanned, useScanMeaning } from '../../ui/scan.ts'
import { ScreenFrame } from '../../ui/screen-frame.ts'
import searchStyles from '../../ui/search.module.css'
import { Search } from '../../ui/search.ts'
import sectionStyles from '../../ui/section.module.css'
import { RowBones } from '../../ui/section.ts'
import { Empty } from '../../ui/states.ts'
import { HelpMark } from '../help/help-mark.ts'
import { productById, products } from './held.ts'
import { NothingFound } from './nothing-found.ts'
import { ProductRow } from './product-row.ts'
import styles from './products.module.css'
import { counts, FILTERS, type Filter, filter, groupsNow, search } from './shown.ts'

export function Screen() {
  const t = words('products').products
  const held = products.use()
  useFilterOfLink()
  useScanMeaning(({ id }) => go(`/products/${id}`))
  if (held && !held.length) return part(ScreenFrame, { children: part(EmptyShelf) })
  return part(ScreenFrame, {
    look: styles.shelf,
    children: html`
      <h1 class="hidden" tabindex="-1">${t.title}</h1>
      ${part(SeenAt, { held: products })}
      ${part(Head, { count: held?.length ?? 0 })}
      ${
        held
          ? html`${part(Shelf, { key: `${filter.value}/${search.value}` })}${owns() && !search.value && part(Link, { to: '/products/import', look: classes('link', sectionStyles.sectionLink, styles.bringList), children: t.bringList })}`
          : part(Missing, { held: products, children: part(RowBones, { count: 9 }) })
      }
    `,
  })
}

function EmptyShelf() {
  const t = words('products').products
  if (!owns()) return part(Empty, { face: '🧺', title: t.empty, line: t.emptyLine })
  return part(Empty, {
    face: '🧺',
    title: t.empty,
    line: t.emptyOwner,
    children: html`<div class=${cardStyles.stack}>
      <button class=${buttonStyles.button} onClick=${() => go('/products/new')}>${t.create}</button>
      <button class=${buttonStyles.button} onClick=${() => go('/products/import')}>${t.bringList}</button>
    </div>`,
  })
}

const owns = () => person.value?.role === 'owner'

function Head({ count }: { count: number }) {
  const t = words('products').products
  const shown = FILTERS.filter((one) => one !== 'hidden' || owns())
  const options = shown.map((value) => ({
    value,
    label:
      value === 'all'
        ? t.filters.all
        : html`${t.filters[value]} <small class="figure">${counts.value[value]}</small>`,
  }))
  const take = (code: string) => scanned({ code, inUse: false })
  return html`<div class=${searchStyles.searchLine}>
      ${part(Search, {
        label: t.find(count),
        value: search.value,
        set: (text) => (search.value = text),
        children:
          canScan() &&
          html`<button class=${classes('link', searchStyles.wipe)} aria-label=${t.scan} onClick=${() => scan(t.scanPrompt, take)}>${part(Icon, { name: 'scan' })}</button>`,
      })}
      ${part(Link, { to: '/stock/count', look: classes('link', cardStyles.card, searchStyles.scan), says: t.countShelf, children: part(Icon, { name: 'count' }) })}
      ${owns() && html`<button class=${classes(rowStyles.round, rowStyles.tinted)} aria-label=${t.create} onClick=${() => go('/products/new')}>${part(Icon, { name: 'more' })}</button>`}
    </div>
    ${part(Choice<Filter>, {
      label: t.show,
      row: classes(choiceStyles.chipRow, styles.filters),
      options,
      value: filter.value,
      pick: (next) => (filter.value = next),
    })}`
}

function Shelf() {
  const t = words('products').products
  // Made when the list opens, and again when a product comes or goes: nothing moves under a finger.
  const count = products.value.value?.length
  const { needy, fine } = useMemo(groupsNow, [count])
  return part(List<Product>, {
    name: `${filter.value}/${search.value}`,
    items: [...needy, ...fine],
    groups: (shown) => [
      { says: t.needy, items: shown.slice(0, needy.length) },
      {
        title: t.fine,
        end: part(HelpMark, { about: 'products', ofSection: true }),
        items: shown.slice(needy.length),
      },
    ],
    row: ({ id }) => {
      const product = productById.value.get(id)
      return product && part(ProductRow, { key: id, product })
    },
    empty: part(Nothing),
  })
}

function Nothing() {
  const t = words('products').products
  if (!search.value)
    return html`<p class=${classes('muted', styles.noneHere)} role="status">${t.nothingHere[filter.value]}</p>`
  return part(NothingFound, { text: search.value, clear: () => (search.value = '') })
}

/** A link may open it filtered. */
function useFilterOfLink() {
  const { filter: wanted } = place.value.query
  useEffect(() => {
    if (!wanted) return
    filter.value = FILTERS.find((one) => one === wanted) ?? 'all'
    search.value = ''
  }, [wanted])
}
