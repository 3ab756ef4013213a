// A screen's code and words, fetched when it is first shown, or before. Which these are is in routes.ts.

import type { ScreenName } from '../client/places.ts'
import { loadWords } from '../client/words.ts'
import type { Component } from '../ui/html.ts'
import { SCREENS } from './routes.ts'

const loaded = new Map<ScreenName, Component>()

/** The screen, if it is here already. */
export const heldScreen = (name: ScreenName) => loaded.get(name) ?? null

export async function loadScreen(name: ScreenName): Promise<Component> {
  const { code, words } = SCREENS[name]
  const [{ Screen }] = await Promise.all([code(), ...words.map(loadWords)])
  loaded.set(name, Screen)
  return Screen
}

const IDLE_MS = 600

/** Fetches what is likely next, once the page has come to rest. */
export function prepareNext(name: ScreenName): void {
  const prepare = async () => {
    for (const next of SCREENS[name].next ?? []) await loadScreen(next)
  }
  setTimeout(() => void prepare().catch(() => undefined), IDLE_MS)
}
