// A screen's code and words, fetched when it is first shown, or before. Which these are is in routes.ts.

import type { ScreenName } from '../client/places.ts'
import { loadWords } from '../client/words.ts'
import type { Component } from '../ui/html.ts'
import { loadIcons } from '../ui/icons.ts'
import { SCREENS } from './routes.ts'

const loaded = new Map<ScreenName, Component>()

/** The screen, if it is here already. */
export const heldScreen = (name: ScreenName) => loaded.get(name) ?? null

export async function loadScreen(name: ScreenName): Promise<Component> {
  const { code, words } = SCREENS[name]
  const icons = isFirst(name) ? [] : [loadIcons()]
  const [{ Screen }] = await Promise.all([code(), ...words.map(loadWords), ...icons])
  loaded.set(name, Screen)
  return Screen
}

/** A first page has its icons with it; the rest come with whatever is shown after it. */
const isFirst = (name: ScreenName) => name === 'home' || name === 'sell'

const IDLE_MS = 600

/** Fetches what is likely next, once the page has come to rest. */
export function prepareNext(name: ScreenName): void {
  const prepare = async () => {
    await loadIcons()
    for (const next of SCREENS[name].next ?? []) await loadScreen(next)
  }
  setTimeout(() => void prepare().catch(() => undefined), IDLE_MS)
}
