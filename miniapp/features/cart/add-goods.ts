// Goods into the sale at hand, tapped or scanned; what is out is offered to be received instead.
import type { Product } from '../../client/api-types.ts'
import { offline } from '../../client/connectivity.ts'
import { go } from '../../client/router.ts'
import { words } from '../../client/words.ts'
import { haptic } from '../../platform/telegram.ts'
import { showToast } from '../../ui/toast.ts'
import { levelOf } from '../products/stock-label.ts'
import { quantities, setQuantity } from './cart.ts'

export const isOut = (product: Product) => levelOf(product) <= 0

/** So much more of it. False where that is more than there is: it is in the sale all the same, and its line says so. */
export function addGoods(product: Product, amount = 1): boolean {
  const quantity = (quantities.peek().get(product.id) ?? 0) + amount
  setQuantity(product, quantity)
  return quantity <= levelOf(product)
}

/** What is out cannot be sold; the next thing one does about it is to receive it, where there is a network. */
export function offerReceipt({ id, name }: Product): void {
  const t = words('sell').sell
  haptic('error')
  const action = { label: t.receive, press: () => go(`/products/${id}/receive`) }
  showToast({ text: `${name} ${t.out}`, ...(offline.peek() ? {} : { action }) })
}
