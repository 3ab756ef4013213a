// Vender beside taps: keys, and the swipe between categories. Fetched once the shelf stands, for nobody's first tap needs them.
import { bindCategorySwipe } from './category-swipe.ts'
import { bindKeys, type SellKeys } from './sell-keys.ts'

/** Until it is called off. */
export function bindGestures(keys: () => SellKeys): () => void {
  const stops = [bindKeys(keys), bindCategorySwipe()]
  return () => {
    for (const stop of stops) stop()
  }
}
