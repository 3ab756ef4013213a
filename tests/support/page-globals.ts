// As much of a page as the MiniApp's own modules ask for when they are loaded, for what is tried without a browser.
import { vi } from 'vitest'

/** Telegram is not there; nothing is drawn. */
export function installPage(): void {
  const page = new EventTarget()
  const location = { search: '', hash: '', href: 'https://shop.example/', pathname: '/' }
  const history = {
    state: null as unknown,
    pushState: (state: unknown) => (history.state = state),
    replaceState: (state: unknown) => (history.state = state),
  }
  const document = Object.assign(new EventTarget(), { visibilityState: 'visible', documentElement: {} })
  vi.stubGlobal('window', Object.assign(page, { location, scrollTo: () => undefined, scrollY: 0 }))
  vi.stubGlobal('location', location)
  vi.stubGlobal('history', history)
  vi.stubGlobal('document', document)
  vi.stubGlobal('navigator', { language: 'pt-BR', onLine: true })
}
