// Which code and words a screen is; both are fetched when it is first shown. Routes are in routes.ts, most screens in later-screens.ts.
import type { ComponentType } from 'preact'
import type { ScreenName } from './routes.ts'
import { loadWords, type Part } from './words.ts'

export interface Source {
  readonly load: () => Promise<{ readonly Screen: ComponentType }>
  readonly words: readonly Part[]
  /** Fetched when there is nothing else to do, for it is likely next. */
  readonly next?: readonly ScreenName[]
}

export type FirstScreen = 'home' | 'sell'

/** What staff open the app with; where the others are is not said on the first page. */
const FIRST: Readonly<Record<FirstScreen, Source>> = {
  home: { load: () => import('./screens/home/home.ts'), words: ['home', 'sale'], next: ['sell'] },
  sell: { load: () => import('./screens/sell/sell.ts'), words: ['sell'], next: ['checkout', 'done'] },
}

async function sourceOf(name: ScreenName): Promise<Source> {
  if (name === 'home' || name === 'sell') return FIRST[name]
  return (await import('./later-screens.ts')).LATER[name]
}

const loaded = new Map<ScreenName, ComponentType>()

/** The screen, if it is here already. */
export const heldScreen = (name: ScreenName) => loaded.get(name) ?? null

export async function loadScreen(name: ScreenName): Promise<ComponentType> {
  const { load, words } = await sourceOf(name)
  const [{ Screen }] = await Promise.all([load(), ...words.map(loadWords)])
  loaded.set(name, Screen)
  return Screen
}

const IDLE_MS = 600

/** Fetches what is likely next, once the page has come to rest. */
export function prepareNext(name: ScreenName): void {
  const prepare = async () => {
    for (const next of (await sourceOf(name)).next ?? []) await loadScreen(next)
  }
  setTimeout(() => void prepare().catch(() => undefined), IDLE_MS)
}
