// What the frame does once the first page has come to rest: follows the shop, wears what is chosen, comes back
// to life when the person returns, and hears the keyboard and ⋯.
import { effect } from '@preact/signals'
import '../client/renewal.ts'
import { tick, today } from '../client/clock.ts'
import { keepAlive } from '../client/keep-alive.ts'
import { resetEverything } from '../client/resource.ts'
import { go, place } from '../client/router.ts'
import { sessionState } from '../client/session.ts'
import { shopHeld } from '../client/shop.ts'
import { preferences } from '../features/settings/preferences.ts'
import { probeStorage } from '../platform/device-storage.ts'
import { onReturn, onSettings } from '../platform/popups.ts'
import { type Followed, follow } from './follow.ts'
import { bindKeys } from './keyboard.ts'
import { bindScanner } from './scanner.ts'

const SETTINGS = '/settings'

bindScanner()
bindKeys()
onSettings(() => {
  if (sessionState.peek() === 'in' && place.peek().path !== SETTINGS) go(SETTINGS)
})
/** A counter's screen stays open for days: its session goes on, and what is changed in the shop comes to it. */
const GO_ON_MS = 10 * 60_000
setInterval(() => {
  if (sessionState.peek() !== 'in' || document.visibilityState !== 'visible') return
  void keepAlive()
  void shopHeld.refresh()
}, GO_ON_MS)
tick()
let day = today()
effect(() => {
  const now = today()
  if (now === day) return
  day = now
  // Sums of today, and what is late: nothing told of it but the clock.
  if (sessionState.peek() === 'in') resetEverything()
})
onReturn(() => {
  tick()
  void probeStorage()
  if (sessionState.peek() !== 'in') return
  void keepAlive()
  void preferences.refresh()
  void shopHeld.refresh()
  resetEverything()
})

/** For whoever is in now, until called off. */
export function startBackground(followed: Followed): () => void {
  void preferences.refresh()
  return follow(followed)
}
