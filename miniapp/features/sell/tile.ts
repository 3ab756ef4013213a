// One product on the shelf: a tap puts one in, the stepper over its picture corrects.
import './sell.css'
import type { Product } from '../../client/api-types.ts'
import { quantity as formatQuantity, isWhole, money, number } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { html, part } from '../../ui/html.ts'
import { Stepper } from '../../ui/stepper.ts'
import { quantities, setQuantity } from '../cart/cart.ts'
import { Picture } from '../products/picture.ts'
import { levelOf, stockLabel } from '../products/stock-label.ts'

interface TileProps {
  readonly product: Product
  readonly take: (product: Product) => void
  readonly ask: (product: Product) => void
}

export function Tile({ product, take, ask }: TileProps) {
  const t = words('sell').sell
  const { name, unit, price, low } = product
  const level = levelOf(product)
  const wanted = quantities.value.get(product.id) ?? 0
  const out = level <= 0
  const scarce = !out && (low || wanted > level)
  const label = stockLabel(product, wanted)
  const priced = isWhole(unit) ? money(price) : t.per(money(price), unit)
  const look = ['tile', wanted > 0 && 'chosen', out && 'out', scarce && 'scarce'].filter(Boolean).join(' ')
  return html`<li class=${look}><div class="parts" role="group" aria-label=${`${name}, ${priced}, ${label}`}>
    <button class="pick" onClick=${() => take(product)}>
      ${part(Picture, { product })}
      <span class="hidden">${t.add}</span>
      <span class="name">${unbroken(name)}</span>
      <span class=${price < 1e6 ? 'price figure' : 'price figure long'}>${money(price)}${!isWhole(unit) && html`<wbr /><small>/${unit}</small>`}</span>
    </button>
    <span class="pill figure">${label}</span>
    ${
      wanted > 0 &&
      part(Stepper, {
        what: name,
        value: wanted,
        shown: number(wanted),
        says: t.inCart(formatQuantity(wanted, unit), name),
        set: (value) => setQuantity(product, value),
        ask: () => ask(product),
      })
    }
  </div></li>`
}

/** `5 kg` stays together where a name breaks. */
export const unbroken = (name: string) => name.replace(/(\d) (?=\p{L}{1,2}(?!\p{L}))/gu, '$1\u00a0')

const BONES = 12
/** The same boxes while the shelf is on its way. */
export const TileBones = () =>
  Array.from(
    { length: BONES },
    (_, index) => html`<li class="tile" key=${index} aria-hidden="true">
      <span class="picture bone"></span>
      <span class="name"><span class="bone word"></span></span>
      <span class="price"><span class="bone word short"></span></span>
    </li>`,
  )
