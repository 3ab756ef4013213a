// The shop on a phone, in the run's Chromium, as Telegram would open it.
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core'
import { expect, inject, onTestFailed } from 'vitest'
import { FULL } from '../../support/full.ts'
import { CHROMIUM } from './chromium.ts'
import { addressOf, type Launch, standIn } from './telegram-script.ts'

/** Leave out what needs the browser? */
export const noBrowser = inject('chromium') === null

let own: Promise<Browser> | undefined

/** The browser of this process, which goes from file to file: what a file opened goes when it is closed. */
export async function openBrowser(): Promise<Browser> {
  own ??= chromium.launch({ ...CHROMIUM, executablePath: inject('chromium') ?? '' })
  const browser = await own
  browser.close = async () => {
    await Promise.all(browser.contexts().map((context) => context.close()))
  }
  return browser
}

/** Below a test's own limit, so that what is missing on the page is named. */
export const WAIT_MS = 45_000

export interface Device {
  readonly width?: number
  readonly height?: number
  readonly touch?: boolean
  /** What is for when there is no network is fetched some seconds after the first page, as on every phone. */
  readonly readiesOffline?: boolean
}

/** A phone's, and in a full run a window's: at both a journey is gone from its beginning to its end. */
export const WIDTHS = FULL ? ([390, 1024] as const) : ([390] as const)
/** Of these rows, which begin with a width, those that this run goes through. */
export const atWidths = <Row extends readonly [number, ...unknown[]]>(rows: readonly Row[]): readonly Row[] =>
  rows.filter(([width]) => WIDTHS.some((one) => one === width))

/** When it is, in miniapp/app/prefetch.ts. */
const PREFETCH_MS = 2500

/** Runs in the page: the code of all screens and what they show is not fetched, which is as much work as the page itself. */
function withoutPrefetch(prefetchMs: number): void {
  const later = window.setTimeout
  window.setTimeout = ((run: TimerHandler, ms = 0, ...given: unknown[]) =>
    ms === prefetchMs ? 0 : later(run, ms, ...given)) as typeof setTimeout
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
  readonly main: {
    text: () => Promise<string | null>
    /** Once it is there to press, and says so. */
    press: (text?: string | RegExp) => Promise<void>
  }
  readonly back: { shown: () => Promise<boolean>; press: () => Promise<void> }
}

/** Opens the shop on a device; `launch` is what Telegram hands over, or null for a plain browser. */
export async function openPhone(
  browser: Browser,
  url: string,
  launch: Launch | null,
  device: Device = {},
): Promise<Phone> {
  const { width = 390, height = 750, touch = true, readiesOffline = false } = device
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
  saysWhereItStood(page, faults)
  await serveTelegram(page, launch, readiesOffline)
  if (!readiesOffline) await page.addInitScript(withoutPrefetch, PREFETCH_MS)
  await page.goto(launch && !url.includes('tgWebApp') ? addressOf(url, launch) : url)
  return {
    page,
    context,
    faults,
    live,
    main: {
      text: () => page.evaluate(() => window.telegramTest.button('MainButton').text),
      press: (said) => pressMain(page, said),
    },
    back: {
      shown: () => page.evaluate(() => window.telegramTest.button('BackButton').visible),
      press: () => page.evaluate(() => window.telegramTest.press('BackButton')),
    },
  }
}

/** Opened anew on the same phone, as by another link: what its browser and the shop keep there stays. */
export async function openAgain({ page, faults }: Phone, url: string, launch: Launch): Promise<void> {
  await page.goto('about:blank')
  faults.length = 0
  await serveTelegram(page, launch)
  await page.goto(addressOf(url, launch))
}

const TELEGRAM = 'https://telegram.org/js/telegram-web-app.js'
const served = new WeakMap<Page, Launch | null>()

/** What the page gets as Telegram's script now. */
const telegramFor = (page: Page): string => standIn(served.get(page) ?? null)

/**
 * What the page gets as Telegram's script, until it is another's. Its address alone is waited at: a route would hold up every request
 * of the page, and keep nothing of the shop's in the browser's cache. A page that is opened again without a network has a route all
 * the same: beside another session that waits, Chromium did not cut it off.
 */
export async function serveTelegram(page: Page, launch: Launch | null, isRouted = false): Promise<void> {
  const isNew = !served.has(page)
  served.set(page, launch)
  if (!isNew) return
  const contentType = 'text/javascript'
  if (isRouted) {
    await page.route(TELEGRAM, (route) => route.fulfill({ contentType, body: telegramFor(page) }))
    return
  }
  const session = await page.context().newCDPSession(page)
  session.on('Fetch.requestPaused', ({ requestId }) => {
    const body = Buffer.from(telegramFor(page)).toString('base64')
    const responseHeaders = [{ name: 'content-type', value: contentType }]
    // A page that has gone needs no answer.
    session
      .send('Fetch.fulfillRequest', { requestId, responseCode: 200, responseHeaders, body })
      .catch(() => undefined)
  })
  await session.send('Fetch.enable', { patterns: [{ urlPattern: TELEGRAM }] })
}

/** The look and the press are one step: what the button says may change after any other. */
/** The page's act wherever it stands: Telegram's button, or the page's own where it is beside a list. */
export async function pressAct({ page, main }: Phone, said: string | RegExp): Promise<void> {
  const own = ownAct(page, said)
  const fits = (text: string | null) => (said instanceof RegExp ? said.test(text ?? '') : text === said)
  await expect.poll(async () => (await own.isVisible()) || fits(await main.text())).toBe(true)
  await ((await own.isVisible()) ? own.click() : main.press(said))
}
/** What it says by now. */
export const actSays = ({ page, main }: Phone, said: string): Promise<void> =>
  expect.poll(async () => (await ownAct(page, said).isVisible()) || (await main.text()) === said).toBe(true)
/** The list beside may have a button of the same words: it comes first. */
const ownAct = (page: Page, said: string | RegExp) =>
  page.getByRole('button', { name: said, exact: true }).last()

async function pressMain(page: Page, said?: string | RegExp): Promise<void> {
  const press = (wanted: string | RegExp | undefined) => {
    const { text, active } = window.telegramTest.button('MainButton')
    const isIt = wanted instanceof RegExp ? wanted.test(text ?? '') : (wanted ?? text) === text
    if (active && isIt) window.telegramTest.press('MainButton')
    return active && isIt
  }
  try {
    await page.waitForFunction(press, said)
  } catch (cause) {
    const button = await page.evaluate(() => window.telegramTest.button('MainButton'))
    throw new Error(`Telegram’s button is ${JSON.stringify(button)}, not ${said ?? 'to be pressed'}`, {
      cause,
    })
  }
}

/** Ticks a box or a chip by what is drawn for it, as a finger does: the input itself is out of sight. */
export async function choose(box: Locator, on = true): Promise<void> {
  if ((await box.isChecked()) !== on) await box.locator('xpath=ancestor::label[1]').click()
  await expect.poll(() => box.isChecked()).toBe(on)
}

/** What rises has risen, what fades has faded: nothing moves but what always does. */
export const atEase = (page: Page) =>
  page.evaluate(async () => {
    // What was just drawn begins to move with the next frame.
    for (let frames = 0; frames < 2; frames++) await new Promise((drawn) => requestAnimationFrame(drawn))
    // What is off the screen and not drawn stands still until it is: its end never comes.
    const ends = ({ effect }: Animation) =>
      effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY &&
      (!(effect instanceof KeyframeEffect) || effect.target?.checkVisibility({ contentVisibilityAuto: true }))
    const moving = document.getAnimations().filter(ends)
    await Promise.all(moving.map((one) => one.finished.catch(() => undefined)))
  })

const SAID_MAX = 4000
/** Of a page whose test fails, what it shows is part of what failed. */
function saysWhereItStood(page: Page, faults: readonly string[]): void {
  const say = async () => {
    if (page.isClosed()) return
    const shown = await page
      .locator('body')
      .ariaSnapshot({ timeout: 5000 })
      .catch((error: unknown) => `nothing to be read: ${String(error)}`)
    console.error(`the page stood at ${page.url()}\n${shown.slice(0, SAID_MAX)}\n${faults.join('\n')}`)
  }
  try {
    onTestFailed(say)
  } catch {
    // It was opened before the first test.
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
