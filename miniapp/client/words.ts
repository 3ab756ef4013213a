// The words of the person's language, a part at a time: the frame's first, a screen's together with its code.
import { batch, signal } from '@preact/signals'
import type { Language } from '#domain/operation.ts'
import { launch } from '../platform/telegram.ts'
import { remembered } from './remembered.ts'

/**
 * What a first page may need, and what several areas say. Most shops speak Portuguese, so the page starts with where those are;
 * words-en.ts finds the others. The words of an area stand beside its screens (app/later-screens.ts).
 */
const PORTUGUESE = {
  frame: () => import('#locales/pt-BR/miniapp.ts'),
  home: () => import('#locales/pt-BR/miniapp-home.ts'),
  sale: () => import('#locales/pt-BR/miniapp-sale.ts'),
  sell: () => import('#locales/pt-BR/miniapp-sell.ts'),
  scan: () => import('#locales/pt-BR/miniapp-scan.ts'),
  authGate: () => import('#locales/pt-BR/miniapp-auth-gate.ts'),
  checkout: () => import('#locales/pt-BR/miniapp-checkout.ts'),
  sales: () => import('#locales/pt-BR/miniapp-sales.ts'),
  account: () => import('#locales/pt-BR/miniapp-account.ts'),
  queue: () => import('#locales/pt-BR/miniapp-queue.ts'),
  shared: () => import('#locales/pt-BR/miniapp-shared.ts'),
  help: () => import('#locales/pt-BR/miniapp-help.ts'),
  approvals: () => import('#locales/pt-BR/miniapp-approvals.ts'),
}
type Sources = Readonly<Record<string, () => Promise<unknown>>>
/** What a table of parts holds. */
export type WordsOf<Table extends Sources> = { [Name in keyof Table]: Awaited<ReturnType<Table[Name]>> }
/** Of each part, in either language: what has more parts adds them (app/later-screens.ts). */
export interface Words extends WordsOf<typeof PORTUGUESE> {}
export type Part = keyof Words

/** Where the other parts are: asked for with the first of them. */
let laterParts = (): Promise<Sources> => Promise.resolve({})
export const setLaterParts = (load: typeof laterParts): void => void (laterParts = load)

/** Before anybody is known: what was chosen here before, Telegram's language, else the browser's. */
const guess = (): Language =>
  remembered.language ?? ((launch.language ?? navigator.language).startsWith('pt') ? 'pt-BR' : 'en')

export const language = signal<Language>(guess())
const held = signal<Partial<Words>>({})

const isAtHand = (part: Part): part is keyof typeof PORTUGUESE => part in PORTUGUESE

async function fetchPart(speech: Language, part: Part): Promise<unknown> {
  if (speech !== 'pt-BR') return (await import('./words-en.ts')).fetchEnglish(part)
  const load = isAtHand(part) ? PORTUGUESE[part] : (await laterParts())[part]
  if (!load) throw new Error(`no words of ${part}`)
  return load()
}

/** Fetches a part in the language in use; `words()` gives it from then on. */
export async function loadWords(part: Part): Promise<void> {
  if (held.peek()[part]) return
  const speech = language.peek()
  const loaded = await fetchPart(speech, part)
  if (speech === language.peek()) held.value = { ...held.peek(), [part]: loaded }
  else await loadWords(part)
}

let wanted: Language = language.peek()

/** Another language: everything held is fetched anew before it takes over, so nothing is ever half translated. */
export async function speak(next: Language): Promise<void> {
  wanted = next
  if (next === language.peek()) return
  const fetched = new Map<Part, unknown>()
  for (;;) {
    // More may have come in the language before while these were on their way.
    const missing = (Object.keys(held.peek()) as Part[]).filter((part) => !fetched.has(part))
    if (!missing.length) break
    await Promise.all(missing.map(async (part) => fetched.set(part, await fetchPart(next, part))))
  }
  // Changed their mind meanwhile.
  if (wanted !== next) return
  batch(() => {
    held.value = Object.fromEntries(fetched)
    language.value = next
  })
  document.documentElement.lang = next
}

/** A part that is loaded; a screen's own always is by the time the screen is drawn. */
export function words<Name extends Part>(part: Name): Words[Name] {
  const found = held.value[part]
  if (!found) throw new Error(`words of ${part} are not loaded`)
  return found
}
