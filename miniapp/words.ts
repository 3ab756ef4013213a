// The words of the person's language, a part at a time: the frame's first, a screen's together with its code.
import { batch, signal } from '@preact/signals'
import type { Language } from '#domain/operation.ts'
import type * as LaterWords from './later-words.ts'
import { remembered } from './remembered.ts'
import { launch } from './telegram.ts'

/** Of the first pages; where the others are is not said there. */
const FIRST = {
  'pt-BR': {
    frame: () => import('#locales/pt-BR/miniapp.ts'),
    sell: () => import('#locales/pt-BR/miniapp-sell.ts'),
    home: () => import('#locales/pt-BR/miniapp-home.ts'),
    sale: () => import('#locales/pt-BR/miniapp-sale.ts'),
  },
  en: {
    frame: () => import('#locales/en/miniapp.ts'),
    sell: () => import('#locales/en/miniapp-sell.ts'),
    home: () => import('#locales/en/miniapp-home.ts'),
    sale: () => import('#locales/en/miniapp-sale.ts'),
  },
}
type First = (typeof FIRST)['pt-BR']
type Later = (typeof LaterWords.LATER)['pt-BR']
type Sources = First & Later
type Parts = { [Name in keyof Sources]: Awaited<ReturnType<Sources[Name]>> }
export type Part = keyof Parts

/** Before anybody is known: what was chosen here before, Telegram's language, else the browser's. */
const guess = (): Language =>
  remembered.language ?? ((launch.language ?? navigator.language).startsWith('pt') ? 'pt-BR' : 'en')

export const language = signal<Language>(guess())
const held = signal<Partial<Parts>>({})

const isFirst = (part: Part): part is keyof First => part in FIRST.en

async function fetchPart(speech: Language, part: Part): Promise<Parts[Part]> {
  return isFirst(part) ? FIRST[speech][part]() : (await import('./later-words.ts')).LATER[speech][part]()
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
  const fetched = new Map<Part, Parts[Part]>()
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
export function words<Name extends Part>(part: Name): Parts[Name] {
  const found = held.value[part]
  if (!found) throw new Error(`words of ${part} are not loaded`)
  return found
}
