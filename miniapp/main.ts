// Where the MiniApp starts: paints, opens the door, and draws the frame.
import { effect } from '@preact/signals'
import { render } from 'preact'
import { fetchCode } from './fetch-code.ts'
import { remembered, wear } from './remembered.ts'
import { bindBack, place, placeFor } from './router.ts'
import { loadScreen } from './screens.ts'
import { api, door, enter, enterAgain, person, token } from './session.ts'
import { Shell } from './shell.ts'
import { forgetEverything } from './store/held.ts'
import { products, shopHeld } from './store/shop.ts'
import { settle } from './telegram.ts'
import { keepPainted } from './theme/paint.ts'
import { bindActs } from './ui/act.ts'
import { html } from './ui/html.ts'
import { language, loadWords, speak } from './words.ts'

const FOLLOW_MS = 400

async function start(): Promise<void> {
  wear(remembered)
  keepPainted()
  settle()
  bindBack()
  bindActs()
  keepFresh()
  effect(() => {
    const speech = person.value?.language
    if (speech) void speak(speech)
  })
  document.documentElement.lang = language.peek()
  void enter()
  const spoken = loadWords('frame')
  // The code of the page that likely is first comes while the door is opened; staff open the app most.
  void loadScreen(placeFor(remembered.role ?? 'admin').screen).catch(() => undefined)
  await spoken
  // Until it is known who is here, what index.html shows stays.
  await new Promise<void>((resolve) => effect(() => void (door.value !== 'opening' && resolve())))
  const root = document.getElementById('app')
  if (!root) throw new Error('no place to draw in')
  root.textContent = ''
  render(html`<${Shell} />`, root)
}

/** What the shop's screens read comes as soon as somebody is in. */
function keepFresh(): void {
  let who = { id: 0, role: '' }
  let unfollow: Promise<() => void> | null = null
  effect(() => {
    const now = person.value ?? { id: 0, role: '' }
    if (now.id === who.id && now.role === who.role) return
    who = now
    forgetEverything()
    void unfollow?.then((stop) => stop())
    unfollow = now.id ? followLater() : null
    if (!now.id) return
    void loadScreen(place.peek().screen).catch(() => undefined)
    void shopHeld.refresh()
    // What it shows is asked for before it is drawn.
    const { screen } = place.peek()
    if (screen === 'sell') void products.refresh()
    if (screen === 'home') void import('./store/home.ts').then(({ dashboard }) => dashboard.refresh())
  })
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
/** Once the page has come to rest: what is shown first does not wait for it. */
const followLater = async (): Promise<() => void> => {
  await pause(FOLLOW_MS)
  const later = await fetchCode(
    () => import('./later.ts'),
    () => person.peek() !== null,
  )
  const now = person.peek()
  if (!later || !now) return () => undefined
  return later.settleIn({ person: now, api, token, enterAgain })
}

void start()
