// A screen's code and words, fetched when it is first shown, or before. Which these are is in routes.ts.

import { loadWords } from '../client/words.ts'
import type { Component } from '../ui/html.ts'
import { ROUTES } from './routes.ts'

function routeOf(name: string) {
  const found = ROUTES.find(({ screen }) => screen === name)
  if (!found) throw new Error(`no route of ${name}`)
  return found
}

const loaded = new Map<string, Component>()

/** The screen, if it is here already. */
export const heldScreen = (name: string) => loaded.get(name) ?? null

export async function loadScreen(name: string): Promise<Component> {
  const { code, words } = routeOf(name)
  const [{ Screen }] = await Promise.all([code(), ...words.map(loadWords)])
  loaded.set(name, Screen)
  return Screen
}

const IDLE_MS = 600

/** Fetches what is likely next, once the page has come to rest. */
export function prepareNext(name: string): void {
  const prepare = async () => {
    for (const next of routeOf(name).next ?? []) await loadScreen(next)
  }
  setTimeout(() => void prepare().catch(() => undefined), IDLE_MS)
}
