// A sale begun elsewhere, by words or as an old one again: it takes the place of the one at hand, which a toast brings back.
import { back, go, place } from '../../router.ts'
import { cartOf, change, draft } from '../../store/cart.ts'
import type { Draft } from '../../store/draft.ts'
import { whenKnown } from '../../store/when-known.ts'
import { say } from '../../ui/toast.ts'
import { loadWords, words } from '../../words.ts'

const CHECKOUT = '/sell/checkout'

/** Opens Cobrar with it. `said` is what there is to tell about it. */
export async function beginSale(next: Draft, said = ''): Promise<void> {
  // What is put in while the cart is being brought back would be lost.
  await Promise.all([whenKnown(cartOf), loadWords('checkout')])
  const t = words('checkout').checkout
  const before = draft.peek()
  // It may be stored already: its answer comes first.
  if (before.tries.length) {
    say({ text: t.finishFirst })
    return go(CHECKOUT)
  }
  change({ ...next, key: null })
  go(CHECKOUT)
  const replaced = before.lines.length > 0
  const text = [said, replaced && t.replaced].filter(Boolean).join('. ')
  const press = () => {
    change(before)
    if (place.peek().path === CHECKOUT) back()
  }
  if (replaced) say({ text, action: { label: words('frame').miniapp.undo, press } })
  else if (said) say({ text })
}
