// ↻: the same again for someone, ready to be charged. What had been begun comes back by the toast that says so.
import type { ReadonlySignal } from '@preact/signals'
import type { Product, Sale } from '../../api-types.ts'
import { back, go } from '../../router.ts'
import { cartOf, change, draft } from '../../store/cart.ts'
import type { Draft, Known } from '../../store/draft.ts'
import { repeated } from '../../store/repeat.ts'
import { products, recent } from '../../store/shop.ts'
import { haptic } from '../../telegram.ts'
import { today } from '../../today.ts'
import { say } from '../../ui/toast.ts'
import { loadWords, words } from '../../words.ts'

const CHECKOUT = '/sell/checkout'

export async function repeatSale(sale: Sale): Promise<void> {
  await Promise.all([known(cartOf), loadWords('sales')])
  const t = words('sales').repeat
  const before = draft.peek()
  // It may be stored already: its answer comes first.
  if (before.sent) {
    say({ text: t.finishFirst })
    return go(CHECKOUT)
  }
  const { draft: next, left } = repeated(sale, {
    products: await whatIsSold(),
    buyer: sale.customer && knownAs(sale.customer),
    today: today(),
    method: before.method,
  })
  if (!next.lines.length) {
    haptic('error')
    return say({ text: t.nothing })
  }
  change(next)
  go(CHECKOUT)
  tell(before, left)
}

/** By what this device knows: no step waits for the network where it knows anything. */
async function whatIsSold(): Promise<ReadonlyMap<number, Product> | null> {
  const held = products.value.peek()
  const fresh = products.refresh()
  if (!held) await Promise.race([fresh, known(products.value)])
  const all = products.value.peek()
  return all && new Map(all.map((one) => [one.id, one]))
}

/** Resolves once there is something in it. */
const known = (held: ReadonlySignal<unknown>) =>
  new Promise<void>((resolve) => {
    const stop = held.subscribe((value) => {
      if (value === null) return
      resolve()
      queueMicrotask(() => stop())
    })
  })

const knownAs = ({ id, name }: { id: number; name: string }): Known =>
  recent.value.peek()?.find((one) => one.id === id) ?? { id, name, due: 0, credit: 0, creditLimit: null }

function tell(before: Draft, left: readonly string[]): void {
  const t = words('sales').repeat
  const parts = [left.length > 0 && t.left(left.join(', ')), before.lines.length > 0 && t.replaced]
  const text = parts.filter(Boolean).join('. ')
  if (!text) return
  const restore = () => {
    change(before)
    back()
  }
  say(
    before.lines.length ? { text, action: { label: words('frame').miniapp.undo, press: restore } } : { text },
  )
}
