// Debian's Chromium for the tests that need a real page. Without it they say so and are left out; with CI=1 they fail.
import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { addressOf, type Launch, standIn } from './telegram-script.ts'

const PATH = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Telegram Web is a public origin, and the shop under test stands on loopback.
  '--disable-features=LocalNetworkAccessChecks,LocalNetworkAccessChecksForIframes,LocalNetworkAccessForNavigations',
]
const isThere = existsSync(PATH)
if (!isThere)
  console.warn(`\n*** No browser at ${PATH}: the tests of the MiniApp in a real page are LEFT OUT. ***\n`)

/** Leave out what needs the browser? Never with CI=1: there a missing browser is a failure. */
export const noBrowser = !isThere && !process.env['CI']

export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath: PATH, args: FLAGS })

/** Below a test's own limit, so that what is missing on the page is named. */
const WAIT_MS = 15_000

export interface Device {
  readonly width?: number
  readonly height?: number
  readonly touch?: boolean
}

/** A page of the shop as Telegram would open it, and all that went wrong in it. */
export interface Phone {
  readonly page: Page
  readonly context: BrowserContext
  /** Errors of the page and its console, CSP violations among them. */
  readonly faults: string[]
  /** Comes true once the page hears what happens in the shop. */
  readonly live: Promise<void>
  /** Telegram's own buttons, which are not part of the page. */
  readonly main: { text: () => Promise<string | null>; press: () => Promise<void> }
  readonly back: { shown: () => Promise<boolean>; press: () => Promise<void> }
}

/** Opens the shop on a device; `launch` is what Telegram hands over, or null for a plain browser. */
export async function openPhone(
  browser: Browser,
  url: string,
  launch: Launch | null,
  device: Device = {},
): Promise<Phone> {
  const { width = 390, height = 750, touch = true } = device
  const viewport = { width, height }
  const context = await browser.newContext({ viewport, hasTouch: touch, isMobile: touch, locale: 'pt-BR' })
  closeQuietly(context)
  const page = await context.newPage()
  page.setDefaultTimeout(WAIT_MS)
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  const live = new Promise<void>((done) => {
    page.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => {
        if (String(payload).includes('"type":"ready"')) done()
      }),
    )
  })
  await page.route('https://telegram.org/js/telegram-web-app.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: standIn(launch) }),
  )
  await page.goto(launch && !url.includes('tgWebApp') ? addressOf(url, launch) : url)
  return {
    page,
    context,
    faults,
    live,
    main: {
      text: () => page.evaluate(() => window.telegramTest.button('MainButton').text),
      press: () => page.evaluate(() => window.telegramTest.press('MainButton')),
    },
    back: {
      shown: () => page.evaluate(() => window.telegramTest.button('BackButton').visible),
      press: () => page.evaluate(() => window.telegramTest.press('BackButton')),
    },
  }
}

/** What a page still asks for as its test ends is nobody's fault. */
function closeQuietly(context: BrowserContext): void {
  const close = context.close.bind(context)
  context.close = async () => {
    await Promise.all(context.pages().map((page) => page.unrouteAll({ behavior: 'ignoreErrors' })))
    await close()
  }
}
