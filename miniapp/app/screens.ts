// A screen's code and words: at once if they are held, else fetched when it is first shown, or before. Which these are is in routes.ts and later-screens.ts.
import { useEffect, useState } from 'preact/hooks'
import { ApiError } from '../client/api.ts'
import type { ScreenName } from '../client/places.ts'
import { loadWords, setLaterParts } from '../client/words.ts'
import { atRest, beforeRest } from '../platform/at-rest.ts'
import type { Component } from '../ui/html.ts'
import { loadIcons } from '../ui/icons.ts'
import { FIRST_SCREENS, type Made } from './routes.ts'

const loaded = new Map<ScreenName, Component>()

const fetchTables = () => import('./later-screens.ts')
setLaterParts(async () => (await fetchTables()).LATER_WORDS)

const isInFrame = (name: ScreenName): name is keyof typeof FIRST_SCREENS => name in FIRST_SCREENS

const madeOf = async (name: ScreenName): Promise<Made> =>
  isInFrame(name) ? FIRST_SCREENS[name] : (await fetchTables()).LATER_SCREENS[name]

export async function loadScreen(name: ScreenName): Promise<Component> {
  const { code, words } = await madeOf(name)
  const icons = hasOwnIcons(name) ? [] : [loadIcons()]
  const [{ Screen }] = await Promise.all([code(), ...words.map(loadWords), ...icons])
  loaded.set(name, Screen)
  return Screen
}

/** A first page has its icons with it; the rest come with whatever is shown after it. */
const hasOwnIcons = (name: ScreenName) => name === 'home' || name === 'sell'

/** Fetches what is likely next, once the page has come to rest. */
function prepareNext(name: ScreenName): void {
  const prepare = async () => {
    await loadIcons()
    for (const next of (await madeOf(name)).next ?? []) await loadScreen(next)
  }
  void atRest()
    .then(prepare)
    .catch(() => undefined)
}

/** The screen as far as it is here; null until it came, with what failed and a way to try again. */
export function useScreen(name: ScreenName) {
  const [came, setCame] = useState<{
    name: ScreenName
    screen: Component | null
    failed: boolean
  } | null>(null)
  const drawn = loaded.get(name) ?? null
  const retry = () =>
    beforeRest(loadScreen(name)).then(
      (screen) => setCame({ name, screen, failed: false }),
      () => setCame({ name, screen: null, failed: true }),
    )
  useEffect(() => {
    // What came between drawing and now is drawn as well.
    if (!drawn) void retry()
    prepareNext(name)
  }, [name])
  const mine = came?.name === name ? came : null
  const screen = drawn ?? mine?.screen ?? null
  return { screen, error: !screen && mine?.failed ? new ApiError(0, null) : null, retry }
}
