// Where the MiniApp starts: paints, opens the door, and draws the frame.
import { effect } from '@preact/signals'
import { render } from 'preact'
import { bindBack, place } from './router.ts'
import { loadScreen } from './screens.ts'
import { api, door, enter, enterAgain, keepAlive, person, token } from './session.ts'
import { Shell } from './shell.ts'
import { keepCart } from './store/cart.ts'
import { forgetEverything } from './store/held.ts'
import { products, recent, shopHeld } from './store/shop.ts'
import { onReturn, settle } from './telegram.ts'
import { keepPainted } from './theme/paint.ts'
import { bindActs } from './ui/act.ts'
import { html } from './ui/html.ts'
import { language, loadWords, speak } from './words.ts'

const FOLLOW_MS = 400

async function start(): Promise<void> {
  keepPainted()
  settle()
  bindBack()
  bindActs()
  keepCart()
  keepFresh()
  effect(() => {
    const speech = person.value?.language
    if (speech) void speak(speech)
  })
  document.documentElement.lang = language.peek()
  const entered = enter()
  await loadWords('frame')
  await Promise.race([entered, new Promise((resolve) => setTimeout(resolve, 150))])
  const root = document.getElementById('app')
  if (!root) throw new Error('no place to draw in')
  root.textContent = ''
  render(html`<${Shell} />`, root)
}

function refresh(): void {
  if (door.peek() !== 'in') return
  void shopHeld.refresh()
  void products.refresh()
  if (person.peek()?.role !== 'user') void recent.refresh()
}

/** What the shop's screens read comes as soon as somebody is in, and again when they return. */
function keepFresh(): void {
  let who = ''
  let unfollow: Promise<() => void> | null = null
  effect(() => {
    const now = person.value ? `${person.value.id} ${person.value.role}` : ''
    if (now === who) return
    who = now
    forgetEverything()
    void unfollow?.then((stop) => stop())
    unfollow = now ? followLater() : null
    if (!now) return
    void loadScreen(place.peek().screen).catch(() => undefined)
    refresh()
  })
  onReturn(() => {
    void keepAlive()
    refresh()
  })
}

/** Once the page has come to rest: what is shown first does not wait for it. */
const followLater = async (): Promise<() => void> => {
  await new Promise((resolve) => setTimeout(resolve, FOLLOW_MS))
  const { follow } = await import('./store/follow.ts')
  const now = person.peek()
  return now ? follow({ person: now, products, recent, api, token, enterAgain }) : () => undefined
}

void start()
