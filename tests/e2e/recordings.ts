// `npm run recordings`: what Ajuda plays, 20 seconds each, of a shop in each language, by day and by night; into miniapp/features/help.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type Locator, type Page } from 'playwright-core'
import sharp from 'sharp'
import { dataFolder } from '../support/app.ts'
import { CHROMIUM } from './support/chromium.ts'
import { BIA, OLGA, openShop, type Shop, stock } from './support/shop.ts'

const FOLDER = 'miniapp/features/help/recordings'
const SIZE = { width: 360, height: 600 }
/** Twice that is what a phone shows; this is read well, and is half as many bytes. */
const SHARPNESS = 1.5
const LENGTH_MS = 20_000
/** How long a finger is seen before what it does, and that by itself. */
const TAP_MS = 650
const SEEN_MS = 900
const LAST_MS = 3000
const SLOWER_MAX = 2
/** What follows the first page has come by then. */
const REST_MS = 1500

type Language = 'pt-BR' | 'en'
type Look = 'light' | 'dark'

/** What is pressed on the way, as it is called. */
const SAID = {
  'pt-BR': {
    goods: ['Café coado', 'Pão de queijo', 'Bolo de fubá'],
    put: (name: string) => new RegExp(`^Pôr ${name}`),
    charge: /Cobrar/,
    sell: /^Vender R/,
    onTab: 'Fiado',
    receive: 'Receber',
  },
  en: {
    goods: ['Coffee', 'Cheese bread', 'Corn cake'],
    put: (name: string) => new RegExp(`^Add ${name}`),
    charge: /Charge/,
    sell: /^Sell R/,
    onTab: 'On tab',
    receive: 'Receive',
  },
} as const

/** Pictures, and for how long each is shown. */
class Film {
  readonly #frames: Buffer[] = []
  readonly #delays: number[] = []
  readonly #page: Page
  constructor(page: Page) {
    this.#page = page
  }

  /** The page as it stands. */
  async see(ms = SEEN_MS): Promise<void> {
    await this.#page.waitForTimeout(350)
    this.#frames.push(await this.#page.screenshot({ animations: 'disabled', caret: 'hide' }))
    this.#delays.push(ms)
  }

  /** A finger comes to it, and presses. */
  async tap(it: Locator): Promise<void> {
    await it.waitFor()
    await it.scrollIntoViewIfNeeded()
    const box = await it.boundingBox()
    if (!box) throw new Error('nothing to tap')
    await this.#page.evaluate(
      ([x, y]) => {
        const finger = document.createElement('i')
        finger.id = 'finger'
        finger.popover = 'manual'
        finger.style.cssText = `position:fixed;left:${x - 22}px;top:${y - 22}px;width:44px;height:44px;margin:0;padding:0;border:2px solid #fff;border-radius:50%;background:rgb(0 0 0 / 35%);box-shadow:0 0 0 1px rgb(0 0 0 / 40%)`
        document.body.append(finger)
        finger.showPopover()
      },
      [box.x + box.width / 2, box.y + box.height / 2] as const,
    )
    await this.see(TAP_MS)
    await this.#page.evaluate(() => document.getElementById('finger')?.remove())
    await it.click()
    await this.see()
  }

  /** As slow as the time allows; the last picture stays until it is up. */
  async write(path: string): Promise<number> {
    const shown = this.#delays.slice(0, -1).reduce((sum, ms) => sum + ms, 0)
    const pace = Math.min(SLOWER_MAX, (LENGTH_MS - LAST_MS) / shown)
    const slow = this.#delays.slice(0, -1).map((ms) => Math.round(ms * pace))
    const delay = [...slow, LENGTH_MS - slow.reduce((sum, ms) => sum + ms, 0)]
    const made = await sharp(this.#frames, { join: { animated: true } })
      .webp({ quality: 50, effort: 6, minSize: true, mixed: true, loop: 1, delay })
      .toBuffer()
    writeFileSync(path, made)
    return made.length
  }
}

type Scene = (page: Page, film: Film, said: (typeof SAID)[Language]) => Promise<void>

const sellSome: Scene = async (page, film, said) => {
  const [coffee, bread] = said.goods
  await film.see(1400)
  await film.tap(page.getByRole('button', { name: said.put(coffee) }))
  await film.tap(page.getByRole('button', { name: said.put(bread) }))
  await film.tap(page.getByRole('button', { name: said.charge }))
}

const SCENES: Readonly<Record<'sell' | 'debts' | 'products', { from: string; play: Scene }>> = {
  sell: {
    from: '/sell',
    play: async (page, film, said) => {
      await sellSome(page, film, said)
      await film.tap(page.locator('[data-act=main]', { hasText: said.sell }))
    },
  },
  debts: {
    from: '/sell',
    play: async (page, film, said) => {
      await film.see(1000)
      await film.tap(page.getByRole('button', { name: said.put(said.goods[0]) }))
      await film.tap(page.getByRole('button', { name: said.charge }))
      await film.tap(page.locator('label:has(input[aria-label^="Ana"])'))
      await film.tap(page.locator('label', { hasText: said.onTab }).first())
      await film.tap(page.locator('[data-act=main]', { hasText: said.sell }))
      await page.evaluate(() => (location.hash = '#/debts'))
      await film.see(1400)
      await film.tap(page.locator('main li a[href*="/pay"]').first())
      await film.tap(page.locator('dialog [data-act=main]'))
    },
  },
  products: {
    from: '/products',
    play: async (page, film, said) => {
      await film.see(1400)
      await film.tap(page.getByRole('link', { name: new RegExp(said.goods[1]) }).first())
      await film.tap(page.getByRole('main').getByRole('button', { name: said.receive }))
      const fields = page.getByRole('dialog').getByRole('textbox')
      await fields.first().fill('24')
      await film.see()
      await fields.nth(1).fill('1,60')
      await film.see(1200)
      await film.tap(page.locator('dialog [data-act=main]'))
    },
  },
}

async function fill(shop: Shop, language: Language): Promise<void> {
  const emoji = ['☕', '🧀', '🍰']
  const prices = [500, 350, 900]
  for (const [n, name] of SAID[language].goods.entries())
    await stock(shop, { name, emoji: emoji[n], price: prices[n] ?? 0, minStock: 4 }, n === 1 ? 3 : 30)
  for (const who of [OLGA, BIA]) {
    const { version } = await shop.call<{ version: number }>(who, 'GET', '/api/preferences')
    await shop.call(who, 'PATCH', '/api/preferences', { version, language, firstSteps: false })
  }
  await shop.call(OLGA, 'POST', '/api/customers', { name: 'Ana Beatriz' })
  const { items } = await shop.call<{ items: { id: number }[] }>(OLGA, 'GET', '/api/products')
  const lines = [{ productId: items[0]?.id, quantity: 2 }]
  await shop.call(OLGA, 'POST', '/api/sales', { customerName: 'Ana Beatriz', items: lines })
}

async function record(browser: Browser, language: Language, look: Look): Promise<void> {
  const data = dataFolder()
  const shop = await openShop({ DEV_LOGIN: '1', DATA_DIR: data.path })
  try {
    await fill(shop, language)
    for (const [name, { from, play }] of Object.entries(SCENES)) {
      const page = await open(browser, `${shop.url}/#${from}`, language, look)
      await page.getByText(SAID[language].goods[1]).first().waitFor()
      await page.waitForTimeout(REST_MS)
      const film = new Film(page)
      await play(page, film, SAID[language])
      const path = join(FOLDER, `${name}-${language}-${look}.webp`)
      console.log(`${path}: ${Math.round((await film.write(path)) / 1024)} kB`)
      await page.context().close()
    }
  } finally {
    await shop.close()
    data.remove()
  }
}

/** Without Telegram around it: then its button is in the page, and in the picture. */
async function open(browser: Browser, url: string, language: Language, look: Look): Promise<Page> {
  const context = await browser.newContext({
    viewport: SIZE,
    deviceScaleFactor: SHARPNESS,
    colorScheme: look,
    reducedMotion: 'reduce',
    locale: language,
  })
  const page = await context.newPage()
  await page.route('https://telegram.org/**', (route) => route.fulfill({ body: '' }))
  await page.addInitScript(
    (chosen) => sessionStorage.setItem('balcao/chosen', chosen),
    JSON.stringify([BIA.id, BIA.name, 'admin']),
  )
  await page.goto(url)
  return page
}

mkdirSync(FOLDER, { recursive: true })
const browser = await chromium.launch(CHROMIUM)
try {
  for (const language of ['pt-BR', 'en'] as const)
    for (const look of ['light', 'dark'] as const) await record(browser, language, look)
} finally {
  await browser.close()
}
