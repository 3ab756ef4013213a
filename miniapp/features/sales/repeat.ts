// ↻: the same again for someone, ready to be charged.
import type { Product, Sale } from '../../client/api-types.ts'
import { today } from '../../client/clock.ts'
import { whenKnown } from '../../client/when-known.ts'
import { loadWords, words } from '../../client/words.ts'
import { haptic } from '../../platform/telegram.ts'
import { showToast } from '../../ui/toast.ts'
import { beginSale } from '../cart/begin-sale.ts'
import { draft } from '../cart/cart.ts'
import type { Buyer } from '../cart/draft.ts'
import { knownCustomer, recent } from '../customers/held.ts'
import { products } from '../products/held.ts'
import { repeated } from './repeated.ts'

export async function repeatSale(sale: Sale): Promise<void> {
  await loadWords('sales')
  const t = words('sales').repeat
  const { draft: next, left } = repeated(sale, {
    products: await whatIsSold(),
    buyer: sale.customer && buyerOf(sale, sale.customer),
    today: today(),
    method: draft.peek().method,
  })
  if (next.lines.length) return beginSale(next, left.length > 0 ? t.left(left.join(', ')) : '')
  haptic('error')
  showToast({ text: t.nothing })
}

/** By what this device knows: no step waits for the network where it knows anything. */
async function whatIsSold(): Promise<ReadonlyMap<number, Product> | null> {
  const held = products.value.peek()
  const fresh = products.refresh()
  if (!held) await Promise.race([fresh, whenKnown(products.value)])
  const all = products.value.peek()
  return all && new Map(all.map((one) => [one.id, one]))
}

/** By name where the sale was taken back: who came with it went with it, and comes again by name. */
function buyerOf({ voidedAt }: Sale, { id, name }: { id: number; name: string }): Buyer {
  const known = recent.value.peek()?.find((one) => one.id === id) ?? knownCustomer(id)
  if (known) return known
  return voidedAt === null ? { id, name, due: 0, credit: 0, creditLimit: null } : { id: null, name }
}
