// A sale begun elsewhere, by words or as an old one again: it takes the place of the one at hand, which a toast brings back.
import { back, go, place } from '../../client/router.ts'
import { whenKnown } from '../../client/when-known.ts'
import { loadWords, words } from '../../client/words.ts'
import { showToast } from '../../ui/toast.ts'
import { cartOf, draft } from './cart.ts'
import type { Draft } from './draft.ts'
import { sharedKey } from './shared-key.ts'

const CHECKOUT = '/sell/checkout'

/** Opens Cobrar with it. `said` is what there is to tell about it. */
export async function beginSale(next: Draft, said = ''): Promise<void> {
  // What is put in while the cart is being brought back would be lost.
  await Promise.all([whenKnown(cartOf), loadWords('checkout')])
  const t = words('checkout').checkout
  const before = draft.peek()
  // It may be stored already: its answer comes first.
  if (before.tries.length) {
    showToast({ text: t.finishFirst })
    return go(CHECKOUT)
  }
  const { lines } = next
  draft.value = { ...next, key: sharedKey(next), held: before.held ?? null }
  go(CHECKOUT)
  const replaced = before.lines.length > 0
  const text = [said, replaced && t.replaced].filter(Boolean).join('. ')
  /** Nothing, where the sale begun is another one by now, or may be stored. */
  const press = () => {
    const now = draft.peek()
    if (now.lines !== lines || now.tries.length) return
    draft.value = { ...before, held: now.held ?? null }
    if (place.peek().path === CHECKOUT) back()
  }
  if (replaced) showToast({ text, action: { label: words('frame').miniapp.undo, press } })
  else if (said) showToast({ text })
}
