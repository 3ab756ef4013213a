// The end of a sale that the chat fills too, where it did not end here: what was sold there leaves the cart, what was put in since stays.
import { newKey } from '../../client/api.ts'
import { place, replace } from '../../client/router.ts'
import { words } from '../../client/words.ts'
import { haptic } from '../../platform/telegram.ts'
import { showToast } from '../../ui/toast.ts'
import { change, draft } from '../cart/cart.ts'
import { clearCart } from '../cart/sold.ts'

/** Of the sale at hand; `answered`: sold there. Else it goes on by itself, under a key of its own. */
export function endShared(how: string): void {
  const t = words('checkout').drafts
  const { shared } = draft.peek()
  if (how !== 'answered') {
    change({ shared: null, key: newKey() })
    return showToast({ text: t.cancelledInChat })
  }
  haptic('success')
  clearCart(shared?.said.items ?? [])
  const more = draft.peek().lines.length > 0
  showToast({ text: more ? t.soldInChatMore : t.soldInChat })
  if (!more && place.peek().screen === 'checkout') replace('/sell')
}
