// Every screen of each role, with the link that opens it, as tests/areas has them; and a demonstration shop to open them in.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { ClientConfig } from 'pg'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import type { Role } from '#domain/operation.ts'
import type { Area, Ask } from '../../areas/area.ts'
import { readAreas } from '../../support/areas.ts'
import { templateOf } from '../../support/database.ts'
import { urlOf } from '../../support/database-names.ts'
import { openBrowser } from './browser.ts'
import { BIA, CAIO, OLGA, openShop, type Shop } from './shop.ts'
import type { Person } from './telegram-script.ts'

/** The record that an area's links name. */
export type Known = (area: string) => number

export interface ScreenUnderTest {
  readonly name: string
  readonly who: Person
  /** What follows `startapp=`; null: the address behind the hash. */
  readonly link: ((known: Known) => string) | null
  readonly path: (known: Known) => string
  /** Where Back leads; null on a tab's root. */
  readonly above: ((known: Known) => string) | null
  /** It lies over the screen above it, which stands there first. */
  readonly isSheet: boolean
}

const WHO: Record<Role, Person> = { owner: OLGA, admin: BIA, user: CAIO }
const areas = await readAreas<Area>()

export const SCREENS: readonly ScreenUnderTest[] = [...areas].flatMap(([area, { screens = [] }]) => {
  const filled = (text: string) => (known: Known) =>
    text.includes(':id') ? text.replace(':id', String(known(area))) : text
  return screens.map(({ name, who, path, link, above, isSheet = false }) => ({
    name,
    who: WHO[who],
    path: filled(path),
    link: link === undefined ? null : filled(link),
    above: above === undefined ? null : filled(above),
    isSheet,
  }))
})

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

async function findKnown(shop: Shop): Promise<Known> {
  const askAs =
    (who: Person): Ask =>
    (method, path, body) =>
      shop.call(who, method, path, body)
  const [ask, staff] = [askAs(OLGA), askAs(BIA)]
  // What the demonstration has sold by this hour depends on the day; what is sold here is on the shelf.
  const coffee = await ask<{ items: { id: number }[] }>(
    'GET',
    `/api/products?q=${encodeURIComponent('café coado')}`,
  )
  const receipt = { productId: coffee.items[0]?.id, quantity: 24, unitCost: 250 }
  await staff('POST', '/api/stock/receipts', receipt)
  const records = new Map<string, number>()
  for (const [area, { record }] of areas) if (record) records.set(area, await record(ask, staff))
  return (area) => {
    const id = records.get(area)
    if (!id) throw new Error(`tests/areas/${area}.ts found no record`)
    return id
  }
}
