// Every screen of each role, with the link that opens it; and a demonstration shop to open them in.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { ClientConfig } from 'pg'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { urlOf } from '../../support/app.ts'
import { templateOf } from '../../support/database.ts'
import { openBrowser } from './browser.ts'
import { BIA, CAIO, OLGA, openShop, type Shop } from './shop.ts'
import type { Person } from './telegram-script.ts'

/** The records that the links below name. */
export interface Known {
  readonly product: number
  readonly customer: number
  readonly sale: number
}

export interface ScreenUnderTest {
  readonly name: string
  readonly who: Person
  /** What follows `startapp=`; null: the address behind the hash. */
  readonly link: ((known: Known) => string) | null
  readonly path: (known: Known) => string
  /** Where Back leads; null on a tab's root. */
  readonly above: ((known: Known) => string) | null
  /** It lies over the screen above it, which stands there first. */
  readonly isSheet?: true
}

const root = (name: string, who: Person, path: string, link: string | null = null): ScreenUnderTest => ({
  name,
  who,
  link: link === null ? null : () => link,
  path: () => path,
  above: null,
})

export const SCREENS: readonly ScreenUnderTest[] = [
  root('home', BIA, '/', 'home'),
  root('home-owner', OLGA, '/', 'home'),
  root('sell', BIA, '/sell', 'sell'),
  root('products', BIA, '/products'),
  root('debts', BIA, '/debts', 'debts'),
  root('more', BIA, '/more'),
  root('account', CAIO, '/', 'home'),
  root('catalogue', CAIO, '/catalogue'),
  root('purchases', CAIO, '/sales', 'sales'),
  {
    name: 'product',
    who: BIA,
    link: ({ product }) => `p_${product}`,
    path: ({ product }) => `/products/${product}`,
    above: () => '/products',
  },
  {
    name: 'receive',
    who: BIA,
    link: ({ product }) => `r_${product}`,
    path: ({ product }) => `/products/${product}/receive`,
    above: ({ product }) => `/products/${product}`,
    isSheet: true,
  },
  {
    name: 'customer',
    who: OLGA,
    link: ({ customer }) => `d_${customer}`,
    path: ({ customer }) => `/customers/${customer}`,
    above: () => '/debts',
  },
  {
    name: 'customers',
    who: BIA,
    link: () => 'customers',
    path: () => '/customers',
    above: () => '/more',
  },
  {
    name: 'payment',
    who: BIA,
    link: ({ customer }) => `pay_${customer}`,
    path: ({ customer }) => `/customers/${customer}/pay`,
    above: ({ customer }) => `/customers/${customer}`,
    isSheet: true,
  },
  { name: 'sales', who: BIA, link: () => 'sales', path: () => '/sales', above: () => '/more' },
  {
    name: 'sale',
    who: BIA,
    link: ({ sale }) => `s_${sale}`,
    path: ({ sale }) => `/sales/${sale}`,
    above: () => '/sales',
  },
  { name: 'command', who: BIA, link: () => 'cmd', path: () => '/command', above: () => '/' },
  { name: 'settings', who: BIA, link: () => 'settings', path: () => '/settings', above: () => '/more' },
]

export interface DemoShop extends Shop {
  readonly known: Known
}

/** Filled as by `npm run demo`. */
async function fillDemo(config: ClientConfig): Promise<void> {
  const filling = spawn(process.execPath, ['scripts/start.mjs', 'demo', '--sales', '1500'], {
    env: { ...process.env, DATABASE_URL: urlOf(config), LOG_LEVEL: 'error' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [code] = await once(filling, 'exit')
  if (code !== 0) throw new Error(`the demonstration shop was not filled: ${code}`)
}

/** The demonstration shop, whose Olga, Bia and Caio are those of the tests. */
async function openDemo(): Promise<DemoShop> {
  const env = { DEV_LOGIN: '1', PIX_KEY: 'loja@balcao.example', PIX_CITY: 'São Paulo' }
  const shop = await openShop(env, await templateOf('demo', fillDemo))
  try {
    return { ...shop, known: await findKnown(shop) }
  } catch (error) {
    await shop.close()
    throw error
  }
}

/** The browser and the demonstration shop of a file's tests: there before the first, gone after the last. */
export function useDemo(): { readonly browser: Browser; readonly shop: DemoShop } {
  const demo = {} as { browser: Browser; shop: DemoShop }
  beforeAll(async () => {
    ;[demo.browser, demo.shop] = await Promise.all([openBrowser(), openDemo()])
  }, 180_000)
  afterAll(async () => {
    await demo.browser?.close()
    await demo.shop?.close()
  })
  return demo
}

interface Items<Item> {
  readonly items: readonly Item[]
}

async function findKnown(shop: Shop): Promise<Known> {
  const first = async <Item>(path: string): Promise<Item> => {
    const [item] = (await shop.call<Items<Item>>(OLGA, 'GET', path)).items
    if (item === undefined) throw new Error(`nothing at ${path}`)
    return item
  }
  // What the demonstration has sold by this hour depends on the day; what is sold here is on the shelf.
  const coffee = await first<{ id: number }>(`/api/products?q=${encodeURIComponent('café coado')}`)
  await shop.call(BIA, 'POST', '/api/stock/receipts', { productId: coffee.id, quantity: 24, unitCost: 250 })
  const { customer } = await first<{ customer: { id: number } }>('/api/debts')
  const { productId } = await first<{ productId: number }>('/api/stock?low=true')
  const sale = await first<{ id: number }>(`/api/sales?customerId=${customer.id}`)
  return { customer: customer.id, product: productId, sale: sale.id }
}
