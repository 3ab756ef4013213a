// Vender beside taps: keys, the swipe between categories, what the chat has begun. Fetched once the shelf stands, for nobody's first tap
// needs them.
import type { Component } from '../../ui/html.ts'
import { lazy } from '../../ui/lazy.ts'
import { bindCategorySwipe } from './category-swipe.ts'
import { bindKeys, type SellKeys } from './sell-keys.ts'

/** A sale of the chat's. */
const ChatSale = lazy(async () => (await import('../drafts/chat-sale.ts')).ChatSale, 'checkout')

/** Until it is called off; `stand`: puts something above the shelf. */
export function bindGestures(
  keys: () => SellKeys,
  stand: (above: () => Component<object>) => void,
): () => void {
  stand(() => ChatSale)
  const stops = [bindKeys(keys), bindCategorySwipe()]
  return () => {
    for (const stop of stops) stop()
  }
}
