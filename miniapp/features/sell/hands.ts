// Vender in the hand: keys, the swipe between categories, and what is offered where nothing is left. Comes after the shelf.
import type { Product } from '../../client/api-types.ts'
import { offline } from '../../client/connectivity.ts'
import { go } from '../../client/router.ts'
import { words } from '../../client/words.ts'
import { haptic } from '../../platform/telegram.ts'
import { showToast } from '../../ui/toast.ts'
import { bindCategorySwipe } from './category-swipe.ts'
import { bindKeys, type SellKeys } from './sell-keys.ts'

/** Until it is called off. */
export function bindHands(keys: () => SellKeys): () => void {
  const stops = [bindKeys(keys), bindCategorySwipe()]
  return () => {
    for (const stop of stops) stop()
  }
}

/** What is out cannot be sold; the next thing one does about it is to receive it. */
export function offerReceipt({ id, name }: Product): void {
  const t = words('sell').sell
  haptic('error')
  const action = { label: t.receive, press: () => go(`/products/${id}/receive`) }
  showToast({ text: `${name} ${t.out}`, ...(offline.peek() ? {} : { action }) })
}
