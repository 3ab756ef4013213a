// What the frame does once the first page has come to rest: follows the shop, wears what is chosen, comes back
// to life when the person returns, and hears the keyboard and ⋯.
import './renewal.ts'
import { keepAlive } from './keep-alive.ts'
import { bindKeys } from './keys.ts'
import { go, place } from './router.ts'
import { door } from './session.ts'
import { type Followed, follow } from './store/follow.ts'
import { resetEverything } from './store/held.ts'
import { preferences } from './store/preferences.ts'
import { shopHeld } from './store/shop.ts'
import { onReturn, onSettings } from './telegram-more.ts'

const SETTINGS = '/settings'

bindKeys()
onSettings(() => {
  if (door.peek() === 'in' && place.peek().path !== SETTINGS) go(SETTINGS)
})
/** A counter's screen stays open for days: its session goes on, and midnight comes to it too. */
const GO_ON_MS = 10 * 60_000
setInterval(() => {
  if (door.peek() !== 'in' || document.visibilityState !== 'visible') return
  void keepAlive()
  void shopHeld.refresh()
}, GO_ON_MS)
onReturn(() => {
  if (door.peek() !== 'in') return
  void keepAlive()
  void preferences.refresh()
  void shopHeld.refresh()
  resetEverything()
})

/** For whoever is in now, until called off. */
export function settleIn(followed: Followed): () => void {
  void preferences.refresh()
  return follow(followed)
}
