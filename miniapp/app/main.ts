// Where the MiniApp starts: paints, enters, and draws the frame.
import '../ui/global/index.css'
import { effect } from '@preact/signals'
import { render } from 'preact'
import { applyPreferences, remembered } from '../client/remembered.ts'
import { forgetEverything } from '../client/resource.ts'
import { bindBack, bindRoutes, place, placeFor } from '../client/router.ts'
import { api, enter, enterAgain, person, sessionState, token } from '../client/session.ts'
import { shopHeld } from '../client/shop.ts'
import { language, loadWords, speak } from '../client/words.ts'
import { products } from '../features/products/held.ts'
import { atRest } from '../platform/at-rest.ts'
import { fetchCode } from '../platform/fetch-code.ts'
import { initTelegram, inTelegram } from '../platform/telegram.ts'
import { keepPainted } from '../platform/theme/paint.ts'
import { part } from '../ui/html.ts'
import { bindMainButtons } from '../ui/main-button.ts'
import { places } from './routes.ts'
import { loadScreen } from './screens.ts'
import { Shell } from './shell.ts'

async function start(): Promise<void> {
  bindRoutes(places)
  applyPreferences(remembered)
  keepPainted()
  initTelegram()
  bindBack()
  bindMainButtons()
  keepFresh()
  effect(() => {
    const speech = person.value?.language
    if (speech) void speak(speech)
  })
  document.documentElement.lang = language.peek()
  void (inTelegram
    ? enter()
    : import('../features/auth-gate/dev-login.ts').then((code) => code.probeDevLogin()))
  const spoken = loadWords('frame')
  // The code of the page that likely is first comes while it is asked who is here; staff open the app most.
  void loadScreen(placeFor(remembered.role ?? 'admin').screen).catch(() => undefined)
  await spoken
  // Until it is known who is here, what index.html shows stays.
  await new Promise<void>((resolve) => effect(() => void (sessionState.value !== 'opening' && resolve())))
  const root = document.getElementById('app')
  if (!root) throw new Error('no place to draw in')
  root.textContent = ''
  render(part(Shell), root)
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
    if (screen === 'home')
      void import('../features/dashboard/dashboard.ts').then(({ dashboard }) => dashboard.refresh())
  })
}

/** Once the page has come to rest: what is shown first does not wait for it. */
const followLater = async (): Promise<() => void> => {
  await atRest()
  const later = await fetchCode(
    () => import('./background.ts'),
    () => person.peek() !== null,
  )
  const now = person.peek()
  if (!later || !now) return () => undefined
  return later.startBackground({ person: now, api, token, enterAgain })
}

void start()
