// Asks an owner to free the sale at hand. From then on the ask keeps it, and the cart is free for whoever comes next.
import { go, place, replace } from '../../client/router.ts'
import { part } from '../../ui/html.ts'
import type { Came } from '../../ui/intent.ts'
import { AskButton } from '../approvals/ask-button.ts'
import { kindOf } from '../approvals/kind.ts'
import type { AskKind } from '../approvals/types.ts'
import { draft, sums } from '../cart/cart.ts'
import { saleOf } from '../cart/sale-of.ts'
import { clearCart } from '../cart/sold.ts'
import { cancelDraft } from './calls.ts'
import { refusal } from './submit.ts'

/** By which kind; null: there is nothing to ask. */
function askedFor(): AskKind | null {
  const refused = kindOf(refusal.value)
  if (refused) return refused
  // What went out and was never answered may be stored: its answer comes first.
  return sums.value.overLimit > 0 && !draft.value.tries.length ? 'creditLimit' : null
}

export function AskOwner({ inPage }: { inPage: boolean }) {
  const kind = askedFor()
  const { key, lines, shared } = draft.value
  const asked = (id: number, came: Came) => {
    refusal.value = null
    if (place.peek().screen === 'checkout') replace(`/asks/${id}`)
    else go(`/asks/${id}`)
    // What an earlier try had asked for instead is not what is at hand.
    if (came === 'earlier' || draft.peek().key !== key) return
    clearCart(lines)
    // The chat goes on with it no more, so that it is not sold there too.
    if (shared) void cancelDraft(shared.id).catch(() => undefined)
  }
  return (
    kind &&
    part(AskButton, {
      key: key ?? '',
      name: `ask-sale/${key}`,
      ask: { kind, input: saleOf(draft.value, sums.value, false) },
      enabled: lines.length > 0,
      inPage,
      asked,
    })
  )
}
