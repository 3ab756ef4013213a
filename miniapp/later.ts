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
import { onReturn, onSettings } from './telegram-more.ts'

const SETTINGS = '/settings'

bindKeys()
onSettings(() => {
  if (door.peek() === 'in' && place.peek().path !== SETTINGS) go(SETTINGS)
})
onReturn(() => {
  if (door.peek() !== 'in') return
  void keepAlive()
  void preferences.refresh()
  resetEverything()
})

/** For whoever is in now, until called off. */
export function settleIn(followed: Followed): () => void {
  void preferences.refresh()
  return follow(followed)
}
