// Vender in the hand: keys, the swipe between categories, and what is offered where nothing is left. Comes after the shelf.
import type { Product } from '../../api-types.ts'
import { go } from '../../router.ts'
import { offline } from '../../store/network.ts'
import { haptic } from '../../telegram.ts'
import { say } from '../../ui/toast.ts'
import { words } from '../../words.ts'
import { bindCategorySwipe } from './category-swipe.ts'
import { bindKeys, type SellKeys } from './keys.ts'

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
  say({ text: `${name} ${t.out}`, ...(offline.peek() ? {} : { action }) })
}
