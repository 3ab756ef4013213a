// The words of the person's language, a part at a time: the frame's first, a screen's together with its code.
import { batch, signal } from '@preact/signals'
import type { Language } from '#domain/operation.ts'
import { launch } from '../platform/telegram.ts'
import { remembered } from './remembered.ts'

/** To add a part: a line here. Most shops speak Portuguese, so the page starts with where those are; words-en.ts finds the others. */
const PORTUGUESE = {
  frame: () => import('#locales/pt-BR/miniapp.ts'),
  home: () => import('#locales/pt-BR/miniapp-home.ts'),
  sale: () => import('#locales/pt-BR/miniapp-sale.ts'),
  sell: () => import('#locales/pt-BR/miniapp-sell.ts'),
  scan: () => import('#locales/pt-BR/miniapp-scan.ts'),
  authGate: () => import('#locales/pt-BR/miniapp-auth-gate.ts'),
  checkout: () => import('#locales/pt-BR/miniapp-checkout.ts'),
  products: () => import('#locales/pt-BR/miniapp-products.ts'),
  counts: () => import('#locales/pt-BR/miniapp-counts.ts'),
  imports: () => import('#locales/pt-BR/miniapp-imports.ts'),
  debts: () => import('#locales/pt-BR/miniapp-debts.ts'),
  sales: () => import('#locales/pt-BR/miniapp-sales.ts'),
  command: () => import('#locales/pt-BR/miniapp-command.ts'),
  settings: () => import('#locales/pt-BR/miniapp-settings.ts'),
  shop: () => import('#locales/pt-BR/miniapp-shop.ts'),
  users: () => import('#locales/pt-BR/miniapp-users.ts'),
  account: () => import('#locales/pt-BR/miniapp-account.ts'),
  me: () => import('#locales/pt-BR/miniapp-me.ts'),
  queue: () => import('#locales/pt-BR/miniapp-queue.ts'),
  shared: () => import('#locales/pt-BR/miniapp-shared.ts'),
  help: () => import('#locales/pt-BR/miniapp-help.ts'),
  notices: () => import('#locales/pt-BR/miniapp-notices.ts'),
  broadcasts: () => import('#locales/pt-BR/miniapp-broadcasts.ts'),
  history: () => import('#locales/pt-BR/miniapp-history.ts'),
  contracts: () => import('#locales/pt-BR/miniapp-contracts.ts'),
  disputes: () => import('#locales/pt-BR/miniapp-disputes.ts'),
  approvals: () => import('#locales/pt-BR/miniapp-approvals.ts'),
  reminders: () => import('#locales/pt-BR/miniapp-reminders.ts'),
}
type Sources = typeof PORTUGUESE
/** Of each part, in either language. */
export type Words = { [Name in keyof Sources]: Awaited<ReturnType<Sources[Name]>> }
export type Part = keyof Words

/** Before anybody is known: what was chosen here before, Telegram's language, else the browser's. */
const guess = (): Language =>
  remembered.language ?? ((launch.language ?? navigator.language).startsWith('pt') ? 'pt-BR' : 'en')

export const language = signal<Language>(guess())
const held = signal<Partial<Words>>({})

const fetchPart = async (speech: Language, part: Part): Promise<Words[Part]> =>
  speech === 'pt-BR' ? PORTUGUESE[part]() : (await import('./words-en.ts')).fetchEnglish(part)

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
  const fetched = new Map<Part, Words[Part]>()
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
