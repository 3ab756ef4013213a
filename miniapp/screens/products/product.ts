// A product's stock: how much is left, three equal verbs, the lots in the order they go, and what moved.
import '../../styles/products.css'
import '../../ui/more-icons.ts'
import { useState } from 'preact/hooks'
import type { Product } from '../../api-types.ts'
import { quantity as formatQuantity, isWhole, money, number } from '../../format.ts'
import { back, place, toTab } from '../../router.ts'
import { offline } from '../../store/network.ts'
import { productById, products } from '../../store/shop.ts'
import { useFresh } from '../../ui/fresh.ts'
import { html } from '../../ui/html.ts'
import { Icon, type IconName } from '../../ui/icons.ts'
import { lazy } from '../../ui/lazy.ts'
import { NeedsNetwork } from '../../ui/needs-network.ts'
import { Pane } from '../../ui/pane.ts'
import { Badge, RowBones } from '../../ui/section.ts'
import { Empty, Failed, Waiting } from '../../ui/states.ts'
import { words } from '../../words.ts'
import { Lots } from './lots.ts'
import { Movements } from './movements.ts'
import { Picture } from './product-row.ts'
import { isOut } from './shown.ts'

const VERBS = ['receive', 'count', 'adjust'] as const
type Verb = (typeof VERBS)[number]
const ICONS: Record<Verb, IconName> = { receive: 'receive', count: 'count', adjust: 'sliders' }
const SHEETS = {
  receive: lazy(async () => (await import('./receive-sheet.ts')).ReceiveSheet),
  count: lazy(async () => (await import('./count-sheet.ts')).CountSheet),
  adjust: lazy(async () => (await import('./adjust-sheet.ts')).AdjustSheet),
}

export function Screen() {
  const { params, query, path } = place.value
  const asked = path.endsWith('/receive') ? 'receive' : VERBS.find((verb) => verb === query['do'])
  const id = Number(params['id'])
  return html`<${Pane}><${Stock} key=${id} id=${id} asked=${asked} /><//>`
}

interface StockProps {
  readonly id: number
  /** A sheet that the address opens; Back closes it. */
  readonly asked?: Verb | undefined
}

export function Stock({ id, asked }: StockProps) {
  const t = words('products').products
  const held = products.use()
  const error = products.error.value
  const product = productById.value.get(id)
  const [opened, setOpened] = useState<Verb | null>(null)
  if (!held && error) return html`<${Failed} error=${error} retry=${products.refresh} />`
  if (!held)
    return html`<${Waiting}><div class="card level bone" /><${RowBones} count=${3} thumb=${false} /><//>`
  if (!product)
    return html`<${Empty} face="📦" title=${t.gone} line=${t.goneLine}>
      <button class="button" onClick=${() => toTab('/products')}>${t.toList}</button>
    <//>`
  const verb = asked ?? opened
  const Sheet = verb && SHEETS[verb]
  const close = () => (asked ? back() : setOpened(null))
  return html`<${Level} product=${product} />
    <div class="verbs">
      ${VERBS.map(
        (one) =>
          html`<button key=${one} disabled=${offline.value} onClick=${() => setOpened(one)}><${Icon} name=${ICONS[one]} />${t.verbs[one]}</button>`,
      )}
    </div>
    <${NeedsNetwork} held=${products} />
    <${Lots} product=${product} />
    <${Movements} product=${product} />
    ${Sheet && html`<${Sheet} product=${product} close=${close} />`}`
}

/** The minimum stands at a third, unless there is more than that. */
const MARK = 3

function Level({ product }: { product: Product }) {
  const t = words('products').products
  const { name, unit, stock = 0, minStock = 0, low } = product
  const fresh = useFresh(stock)
  const price = isWhole(unit) ? money(product.price) : t.per(money(product.price), unit)
  const whole = Math.max(minStock * MARK, stock)
  const share = (value: number) => `${Math.min(100, (100 * value) / whole)}%`
  const tone = isOut(product) ? 'danger' : low ? 'warn' : 'accent'
  const says = t.level(formatQuantity(stock, unit), formatQuantity(minStock, unit))
  return html`<section class="card level">
    <div class="level-head">
      <span class="thumb large"><${Picture} product=${product} /></span>
      <div class="words">
        <h1 tabindex="-1">${name}</h1>
        <p class="second muted">${[product.category, t.sells(price)].filter(Boolean).join(' · ')}</p>
      </div>
    </div>
    <p class=${`level-figure ${fresh}`}>
      <b class="figure huge">${number(stock)}</b> <span class="title-2">${t.units[unit](stock)}</span>
      ${(isOut(product) || low) && html`<${Badge} tone=${tone}>${isOut(product) ? t.out : t.low}<//>`}
    </p>
    ${
      minStock > 0 &&
      html`<div class="meter" role="img" aria-label=${says}>
          <i class=${`solid-${tone}`} style=${{ width: share(stock) }} />
          <span class="mark" style=${{ left: share(minStock) }} />
        </div>
        <p class="min second muted" style=${{ '--at': share(minStock) }} aria-hidden="true"><span>${t.min(number(minStock))}</span></p>`
    }
  </section>`
}
