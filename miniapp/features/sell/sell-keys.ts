// Vender from a keyboard: 1 to 9 take the first tiles, + and − correct the one in focus. What a reader sends never comes here.
import type { Product } from '../../client/api-types.ts'
import { isCovered, isTyping } from '../../platform/focus.ts'
import { quantities, setQuantity } from '../cart/cart.ts'
import styles from './sell.module.css'
import { shown } from './shown.ts'

export interface SellKeys {
  /** As a tap on its tile does; of `amount`, where that is said, whatever is typed. */
  readonly take: (product: Product, amount?: number) => unknown
}

const STEPS: Readonly<Record<string, 1 | -1>> = { '+': 1, '=': 1, '-': -1, '−': -1 }

/** Until it is called off; `keys` is asked anew at each press. */
export function bindKeys(keys: () => SellKeys): () => void {
  const press = (event: KeyboardEvent) => {
    const { key, target, repeat } = event
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || repeat || isBusy(target))
      return
    const by = STEPS[key]
    const product = shown.peek()[by ? focusedTile() : Number(/^[1-9]$/.exec(key)?.[0]) - 1]
    if (!product) return
    if (!by) keys().take(product)
    else if (by > 0) keys().take(product, 1)
    else setQuantity(product, Math.max(0, (quantities.peek().get(product.id) ?? 0) - 1))
  }
  document.addEventListener('keydown', press)
  return () => document.removeEventListener('keydown', press)
}

/** Typing belongs to the field or the sheet that has it. */
const isBusy = (target: EventTarget | null) => isTyping(target) || isCovered()

/** Its place among those drawn; -1: none is in focus. */
const focusedTile = () =>
  [...document.querySelectorAll(`.${styles.tiles} > li`)].findIndex((tile) =>
    tile.contains(document.activeElement),
  )
