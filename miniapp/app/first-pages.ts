// What staff open the app with, and what is asked for early then: by the page itself, while the code is on its way.
// early-fetch.ts asks; which files the modules and words are made of, vite.config.ts knows.

export interface FirstPage {
  /** The start parameter that leads there. */
  readonly start: string
  /** What the screen asks of the server, as it asks for it. */
  readonly reads: readonly string[]
  /** The screen's module, from `miniapp/`; what it imports comes with it. */
  readonly module: string
  /** From `src/locales/<language>/`. */
  readonly words: readonly string[]
}

/** What the page itself knows of it. */
export interface EarlyPage extends Pick<FirstPage, 'start' | 'reads'> {
  /** By language: what it is made of, beside what the page loads anyhow. */
  readonly files: Readonly<Record<string, readonly string[]>>
}

/** By address. */
export const FIRST_PAGES: Readonly<Record<string, FirstPage>> = {
  '/': {
    start: 'home',
    reads: ['/api/dashboard', '/api/shop'],
    module: 'features/home/home.ts',
    words: ['miniapp.ts', 'miniapp-home.ts', 'miniapp-sale.ts'],
  },
  '/sell': {
    start: 'sell',
    reads: ['/api/products?sort=popular&limit=200', '/api/shop'],
    module: 'features/sell/sell.ts',
    words: ['miniapp.ts', 'miniapp-sell.ts'],
  },
}
