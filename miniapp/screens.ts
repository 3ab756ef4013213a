// Which code and words each screen is; both are fetched when it is first shown. Routes are in routes.ts.
import type { ComponentType } from 'preact'
import type { ScreenName } from './routes.ts'
import { loadWords, type Part } from './words.ts'

interface Source {
  readonly load: () => Promise<{ readonly Screen: ComponentType }>
  readonly words: readonly Part[]
  /** Fetched when there is nothing else to do, for it is likely next. */
  readonly next?: readonly ScreenName[]
}

const SOURCES: Readonly<Record<ScreenName, Source>> = {
  home: { load: () => import('./screens/home/home.ts'), words: ['home', 'sale'], next: ['sell'] },
  sell: { load: () => import('./screens/sell/sell.ts'), words: ['sell'], next: ['checkout', 'done'] },
  checkout: {
    load: () => import('./screens/checkout/checkout.ts'),
    words: ['sell', 'checkout', 'queue'],
    next: ['done'],
  },
  done: { load: () => import('./screens/done/done.ts'), words: ['checkout', 'sales', 'queue'] },
  products: { load: () => import('./screens/products/products.ts'), words: ['products'], next: ['product'] },
  product: { load: () => import('./screens/products/product.ts'), words: ['products'] },
  debts: { load: () => import('./screens/debts/debts.ts'), words: ['debts'], next: ['customer'] },
  customer: { load: () => import('./screens/debts/customer.ts'), words: ['debts', 'queue'] },
  sales: { load: () => import('./screens/sales/sales.ts'), words: ['sales', 'sale'], next: ['sale'] },
  sale: { load: () => import('./screens/sales/sale.ts'), words: ['sales', 'sale'] },
  command: { load: () => import('./screens/command/command.ts'), words: ['command'] },
  more: { load: () => import('./screens/more/more.ts'), words: ['settings'] },
  settings: { load: () => import('./screens/settings/settings.ts'), words: ['settings'] },
  account: { load: () => import('./screens/account/account.ts'), words: ['account'] },
  catalogue: { load: () => import('./screens/catalogue/catalogue.ts'), words: ['sell'] },
  purchases: { load: () => import('./screens/account/purchases.ts'), words: ['account'] },
  queue: { load: () => import('./screens/queue/queue.ts'), words: ['queue'], next: ['queued'] },
  queued: { load: () => import('./screens/queue/queued.ts'), words: ['queue'] },
}

const loaded = new Map<ScreenName, ComponentType>()

/** The screen, if it is here already. */
export const heldScreen = (name: ScreenName) => loaded.get(name) ?? null

export async function loadScreen(name: ScreenName): Promise<ComponentType> {
  const { load, words } = SOURCES[name]
  const [{ Screen }] = await Promise.all([load(), ...words.map(loadWords)])
  loaded.set(name, Screen)
  return Screen
}

const IDLE_MS = 600

/** Fetches what is likely next, once the page has come to rest. */
export function prepareNext(name: ScreenName): void {
  setTimeout(() => {
    for (const next of SOURCES[name].next ?? []) void loadScreen(next).catch(() => undefined)
  }, IDLE_MS)
}
