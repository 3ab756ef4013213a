// One product on the shelf: a tap puts one in, the stepper over its picture corrects.
import type { Product } from '../../client/api-types.ts'
import { quantity as formatQuantity, isWhole, money, number } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import boneStyles from '../../ui/bone.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Stepper } from '../../ui/stepper.ts'
import { quantities, setQuantity } from '../cart/cart.ts'
import { Picture } from '../products/picture.ts'
import { levelOf, stockLabel } from '../products/stock-label.ts'
import styles from './sell.module.css'

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
  const look = classes(styles.tile, wanted > 0 && styles.chosen, out && styles.out, scarce && styles.scarce)
  return html`<li class=${look}><div class=${styles.parts} role="group" aria-label=${`${name}, ${priced}, ${label}`}>
    <button class=${styles.pick} onClick=${() => take(product)}>
      ${part(Picture, { product, look: styles.picture })}
      <span class="hidden">${t.add}</span>
      <span class=${styles.name}>${unbroken(name)}</span>
      <span class=${price < 1e6 ? classes('figure', styles.price) : classes('figure', styles.price, styles.long)}>${money(price)}${!isWhole(unit) && html`<wbr /><small>/${unit}</small>`}</span>
    </button>
    <span class=${classes('figure', styles.pill)}>${label}</span>
    ${
      wanted > 0 &&
      part(Stepper, {
        what: name,
        over: true,
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
    (_, index) => html`<li class=${styles.tile} key=${index} aria-hidden="true">
      <span class=${classes(styles.picture, boneStyles.bone, styles.bone)}></span>
      <span class=${styles.name}><span class=${classes(boneStyles.bone, styles.bone, boneStyles.word, styles.word)}></span></span>
      <span class=${styles.price}><span class=${classes(boneStyles.bone, styles.bone, boneStyles.word, styles.word, boneStyles.short, styles.short)}></span></span>
    </li>`,
  )
