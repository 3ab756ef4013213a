// The first thing of all, in the page itself (vite.config.ts puts it there): asks for what the first screen is made of, and who
// opens the app for the first time to be let in, while the code is on its way. client/api.ts takes up the answers.
import type { Remembered } from '../client/remembered.ts'
import type { EarlyPage } from './first-pages.ts'

/** By address; vite.config.ts makes it of first-pages.ts and of what the build gave. */
declare const PAGES: Readonly<Record<string, EarlyPage>>
/** What any other page begins with: the table of what it is made of. */
declare const LATER: readonly string[]
const VERIFY = '/api/auth/verify'
/** Elsewhere no session is kept, and every opening begins with a login. */
const HAS_KEYCHAIN = /tgWebAppPlatform=(ios|android)/
/** What is asked for is taken up at once, or it would be old; no answer by then is none. */
const YOUNG_MS = 10_000

const early = (window.early = new Map<string, Promise<Response>>())
const initData = new URLSearchParams(/tgWebAppData=[^&]*/.exec(location.hash)?.[0]).get('tgWebAppData')

function keep(address: string, answer: Promise<Response>): void {
  answer.catch(() => undefined) // whoever takes it is told
  early.set(address, answer)
}

function fetchEarly(signed: string): void {
  const data = new URLSearchParams(signed)
  const user = JSON.parse(data.get('user') ?? '{}') as { id?: number; language_code?: string }
  const kept = JSON.parse(localStorage.getItem(`balcao/${user.id}`) ?? 'null') as Remembered | null
  const address =
    /^#(\/[^?&]*)/.exec(location.hash)?.[1] ?? startOf(data.get('start_param')) ?? kept?.first ?? '/'
  const spoken = user.language_code ?? navigator.language
  const language = kept?.language ?? (spoken.startsWith('pt') ? 'pt-BR' : 'en')
  if (!kept || !HAS_KEYCHAIN.test(location.hash))
    keep(VERIFY, enter(signed, spoken, PAGES[address]?.reads ?? []))
  if (kept?.role !== 'user') for (const href of PAGES[address]?.files[language] ?? LATER) fetchSoon(href)
  setTimeout(() => warmFormats(language))
}

/** Another link leads to no first page. */
const startOf = (param: string | null) =>
  param && (Object.keys(PAGES).find((address) => PAGES[address]?.start === param) ?? '')

/** The first of each costs a slow phone a tenth of a second; while the code is on its way nobody waits for it. */
function warmFormats(language: string): void {
  new Date().toLocaleString(language, { weekday: 'long', day: 'numeric', month: 'long' })
  const amount = 0
  amount.toLocaleString(language, { style: 'currency', currency: 'BRL' })
}

function fetchSoon(href: string): void {
  const style = href.endsWith('css')
  const link = document.createElement('link')
  link.rel = style ? 'preload' : 'modulepreload'
  if (style) link.as = 'style'
  link.crossOrigin = ''
  link.href = href
  document.head.append(link)
}

/** What is read follows at once; then whoever waits is let in. */
async function enter(signed: string, language: string, reads: readonly string[]): Promise<Response> {
  const headers = { 'accept-language': language }
  const answer = await fetch(VERIFY, {
    signal: AbortSignal.timeout(YOUNG_MS),
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ initData: signed }),
  })
  // Read once and told on: a clone takes a slow phone through its body piece by piece.
  const text = await answer.text()
  if (answer.ok) {
    const { token, user } = JSON.parse(text) as { token: string; user: { role: string } }
    const authorization = `Bearer ${token}`
    if (user.role !== 'user')
      for (const address of reads)
        keep(
          address,
          fetch(address, { headers: { ...headers, authorization }, signal: AbortSignal.timeout(YOUNG_MS) }),
        )
  }
  return new Response(text, answer)
}

setTimeout(() => early.clear(), YOUNG_MS)
try {
  if (initData) fetchEarly(initData)
} catch {
  // Odd data, or no storage: session.ts asks again.
}
