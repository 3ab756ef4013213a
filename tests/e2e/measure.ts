// `npm run bench:miniapp`: what a poor phone on a poor network sees of the first page, and how 2,000 products scroll.
import { type Browser, chromium, type Page } from 'playwright-core'
import { dataFolder } from '../support/app.ts'
import { CHROMIUM } from './support/chromium.ts'
import { BIA, OLGA, openShop, type Shop, stock } from './support/shop.ts'
import { addressOf, standIn } from './support/telegram-script.ts'

const ROUNDS = 9
/** A new window of the browser first starts a process of its own for its address bar, beside the page's. */
const REST_MS = 1500
const NETWORK = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 94_000 } // 1.6 Mbit/s
const SLOWER = 4
const PRODUCTS = 2000
/** What runs in the page was compiled with a call that is not there; and no phone has somebody listening to its console. */
const NAMED = 'globalThis.__name = (one) => one; console.log = () => undefined'

interface Seen {
  /** Milliseconds from the start of loading until what the page is for was drawn. */
  readonly usefulMs: number
  readonly layoutShift: number
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

async function openSlow(
  browser: Browser,
  shop: Shop,
  startParam: string,
): Promise<{ page: Page; address: string }> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 750 },
    isMobile: true,
    hasTouch: true,
    locale: 'pt-BR',
  })
  const page = await context.newPage()
  const launch = shop.launch(BIA, { startParam })
  await page.route('https://telegram.org/js/telegram-web-app.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: standIn(launch) }),
  )
  await page.addInitScript(NAMED)
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', NETWORK)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  await page.addInitScript(() => {
    const seen = window as unknown as { shift: number; usefulAt: number }
    seen.shift = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as unknown as { value: number; hadRecentInput: boolean }[])
        if (!entry.hadRecentInput) seen.shift += entry.value
    }).observe({ type: 'layout-shift', buffered: true })
    new MutationObserver(() => {
      if (!seen.usefulAt && /R\$/.test(document.querySelector('main')?.textContent ?? ''))
        requestAnimationFrame(() => (seen.usefulAt ||= performance.now()))
    }).observe(document, { childList: true, subtree: true, characterData: true })
  })
  await page.waitForTimeout(REST_MS)
  const address = addressOf(shop.url, launch)
  await page.goto(address)
  return { page, address }
}

/** The very first opening, and the next one on the same device, which has a session and nothing else: no file is cached. */
async function firstPages(browser: Browser, shop: Shop, startParam: string): Promise<[Seen, Seen]> {
  const { page, address } = await openSlow(browser, shop, startParam)
  const first = await seenOn(page)
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Network.clearBrowserCache')
  await page.goto('about:blank')
  await page.goto(address)
  const again = await seenOn(page)
  await page.context().close()
  return [first, again]
}

async function seenOn(page: Page): Promise<Seen> {
  await page.waitForFunction(() => 'usefulAt' in window, undefined, { timeout: 30_000 })
  await page.waitForTimeout(2500)
  return page.evaluate(() => {
    const { usefulAt, shift } = window as unknown as { usefulAt: number; shift: number }
    return { usefulMs: usefulAt, layoutShift: shift }
  })
}

/** Milliseconds between frames while the page is thrown from top to bottom; no emulation of a slower CPU. */
async function scroll(browser: Browser, shop: Shop, path: string): Promise<number[]> {
  const context = await browser.newContext({ viewport: { width: 390, height: 750 }, locale: 'pt-BR' })
  const page = await context.newPage()
  const launch = shop.launch(BIA)
  await page.route('https://telegram.org/js/telegram-web-app.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: standIn(launch) }),
  )
  await page.addInitScript(NAMED)
  await page.goto(addressOf(`${shop.url}/#${path}`, launch))
  await page.getByText('Produto 0001').first().waitFor()
  const frames = await page.evaluate(
    () =>
      new Promise<number[]>((resolve) => {
        const gaps: number[] = []
        const started = performance.now()
        let last = started
        const step = (now: number) => {
          gaps.push(now - last)
          last = now
          window.scrollBy(0, 120)
          if (now - started < 6000) requestAnimationFrame(step)
          else resolve(gaps.slice(1))
        }
        requestAnimationFrame(step)
      }),
  )
  await context.close()
  return frames
}

async function main(): Promise<void> {
  const data = dataFolder()
  const env = { RATE_LIMITS: 'off', DATA_DIR: data.path }
  const [browser, shop] = await Promise.all([chromium.launch(CHROMIUM), openShop(env)])
  try {
    await stock(shop, { name: 'Café coado', emoji: '☕', price: 500 }, 40)
    await shop.call(OLGA, 'POST', '/api/sales', {
      customerName: 'Ana',
      items: [{ productId: 1, quantity: 2 }],
    })
    console.log('| first page | useful after, ms, median (most) | layout shift, most |\n|---|---|---|')
    for (const start of ['home', 'sell']) {
      const rounds: [Seen, Seen][] = []
      for (let round = 0; round < ROUNDS; round++) rounds.push(await firstPages(browser, shop, start))
      for (const [index, name] of ['for the first time', 'again'].entries()) {
        const seen = rounds.map((round) => round[index] as Seen)
        const times = seen.map(({ usefulMs }) => usefulMs)
        const shift = Math.max(...seen.map(({ layoutShift }) => layoutShift))
        console.log(
          `| ${start}, ${name} | ${median(times).toFixed(0)} (${Math.max(...times).toFixed(0)}) | ${shift.toFixed(3)} |`,
        )
      }
    }
    for (let n = 1; n <= PRODUCTS; n++)
      await stock(shop, { name: `Produto ${String(n).padStart(4, '0')}`, emoji: '🥫', price: 100 + n }, 0)
    console.log(
      `\n| ${PRODUCTS} products | frames | median, ms | most, ms | over 50 ms |\n|---|---|---|---|---|`,
    )
    for (const path of ['/sell', '/products']) {
      const frames = await scroll(browser, shop, path)
      const late = frames.filter((gap) => gap > 50).length
      console.log(
        `| ${path} | ${frames.length} | ${median(frames).toFixed(1)} | ${Math.max(...frames).toFixed(1)} | ${late} |`,
      )
    }
  } finally {
    await browser.close()
    await shop.close()
    data.remove()
  }
}

await main()
