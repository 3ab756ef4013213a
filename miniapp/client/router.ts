// Where the person is: an address on a signal, Back that does the natural thing, and places that are kept.
// Which addresses there are is app/routes.ts, which hands its table in.
import { computed, effect, signal } from '@preact/signals'
import { launch, showBack } from '../platform/telegram.ts'
import type { Role } from './api-types.ts'
import type { Place, Places, ScreenName } from './places.ts'
import { remembered } from './remembered.ts'
import { person } from './session.ts'

interface Step {
  /** How many pages of ours lie behind this one. */
  readonly depth: number
}

const depthNow = () => (history.state as Step | null)?.depth ?? 0
const address = signal('/')
let table: Places<ScreenName> | null = null
const scrolls = new Map<string, number>()

function places(): Places<ScreenName> {
  if (!table) throw new Error('no routes yet')
  return table
}

/** Before anything asks where the person is. */
export function bindRoutes(routes: Places<ScreenName>): void {
  table = routes
  address.value = firstAddress()
}

/** At most five, in the order drawn; the first is where a person arrives. */
export const tabsOf = (role: Role) => places().tabsOf(role)

/** Where a link into the app, or one of our labels, leads; null for what is no link of ours. */
export const startPath = (param: string | null) => places().startPath(param)

/** The screen that shows, for the role that the person has now. */
export const place = computed(() => places().placeAt(address.value, person.value?.role ?? 'user'))

/** The screen that would show for a role. */
export const placeFor = (role: Role) => places().placeAt(address.peek(), role)

/** A link wins on the first page; after a reload the address does; else it is the tab that the person starts with. */
function firstAddress(): string {
  const hash = location.hash.replace(/[#?&]?tgWebApp.*$/, '')
  const inHash = hash.startsWith('#/') ? hash.slice(1) : null
  return inHash ?? places().startPath(launch.startParam) ?? remembered.first ?? '/'
}

function move(path: string, depth: number, push: boolean, scroll: number): void {
  scrolls.set(address.peek(), window.scrollY)
  const state: Step = { depth }
  if (push) history.pushState(state, '', `#${path}`)
  else history.replaceState(state, '', `#${path}`)
  scrolls.set(path, scroll)
  address.value = path
}

const kind = (path: string) => path.replace(/\d+/, '')

/** Opens a page on top of this one; another record of the same kind takes its place, as in a list beside it. */
export function go(path: string): void {
  const here = kind(address.peek())
  if (kind(path) === here) return replace(path)
  // What lies over another record goes with it: closed, that one is seen.
  const { parent } = places().placeAt(path, person.peek()?.role ?? 'user')
  if (parent && parent !== address.peek() && kind(parent) === here) replace(parent)
  move(path, depthNow() + 1, true, 0)
}

/** Takes this page's place, so that Back does not return to it. */
export const replace = (path: string) => move(path, depthNow(), false, 0)

/** Another tab, at the place where it was left; the same tab again goes to its top. */
export function toTab(path: string): void {
  if (place.peek().path === path) window.scrollTo({ top: 0, behavior: 'smooth' })
  else move(path, 0, false, scrolls.get(path) ?? 0)
}

/** One page back, or to the page above where a link opened this one. */
export function back(): void {
  const { parent } = place.peek()
  if (depthNow() > 0) history.back()
  else if (parent) move(parent, 0, false, scrolls.get(parent) ?? 0)
}

/** Where the page stood when it was last seen; asked for once it is drawn. */
export const keptScroll = (at: Place) => scrolls.get(at.path) ?? 0

window.addEventListener('popstate', () => {
  scrolls.set(address.peek(), window.scrollY)
  address.value = location.hash.startsWith('#/') ? location.hash.slice(1) : '/'
})

// What lies over the page closes first

const layers = signal<readonly (() => void)[]>([])

/** Something over the page, such as a sheet: Back closes it. Gives the function that takes it off again. */
export function addLayer(close: () => void): () => void {
  layers.value = [...layers.peek(), close]
  return () => {
    layers.value = layers.peek().filter((one) => one !== close)
  }
}

function press(): void {
  const top = layers.peek().at(-1)
  if (top) top()
  else back()
}

/** Once Telegram's own words are out of the address: binds Telegram's Back, and Esc, to layers first and pages then. */
export function bindBack(): void {
  // A page that a link opened has an address too, for Back to return to.
  if (!location.hash.startsWith('#/')) history.replaceState({ depth: 0 }, '', `#${address.peek()}`)
  effect(() => {
    const { parent, closes } = place.value
    showBack(layers.value.length || (parent !== null && !closes) ? press : null)
  })
  window.addEventListener('keydown', (event) => {
    const { parent, closes } = place.peek()
    if (event.key === 'Escape' && !event.defaultPrevented && !layers.peek().length && parent && !closes)
      back()
  })
}
