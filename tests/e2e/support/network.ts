// A phone without a network: what the app itself is made of comes from the phone, as from Telegram's own cache; all else
// is cut off. And the app closed and opened again there, by the same person or another.
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { type Phone, serveTelegram } from './browser.ts'
import { addressOf, type Launch } from './telegram-script.ts'

/** From now on the page's code is on the phone. Chromium keeps no copy of index.html that it may use unasked. */
export async function keepCode(page: Page, url: string): Promise<void> {
  const held = new Map<string, { body: Buffer; headers: Record<string, string> }>()
  await page.route(
    (address) => address.href.startsWith(url) && !/^\/(api|health|media)\b/.test(address.pathname),
    async (route) => {
      const { pathname } = new URL(route.request().url())
      const found = held.get(pathname) ?? (await fetchFile(url + pathname))
      held.set(pathname, found)
      await route.fulfill(found)
    },
  )
}

/** What lies on this phone, by name. */
export const keptNames = (page: Page) =>
  page.evaluate(async () => {
    // To open what is not there would make it.
    if (!(await indexedDB.databases()).length) return []
    return new Promise<string[]>((resolve) => {
      const opening = indexedDB.open('balcao')
      opening.addEventListener('success', () => {
        const keys = opening.result.transaction('kept').objectStore('kept').getAllKeys()
        keys.addEventListener('success', () => {
          opening.result.close()
          resolve(keys.result.map(String))
        })
      })
    })
  })

/** Some seconds after the first page: what the screens of a role of the staff show without a network lies on the phone. */
export const atRest = (page: Page, role: 'admin' | 'owner' = 'admin') =>
  expect
    .poll(async () => (await keptNames(page)).map((name) => name.replace(/^.*held\//, '')), {
      timeout: 60_000,
    })
    .toEqual(
      expect.arrayContaining(['recent', 'customers', 'debts', 'home'].map((name) => `${role}/${name}`)),
    )

async function fetchFile(address: string) {
  const response = await fetch(address)
  const headers = Object.fromEntries(response.headers)
  delete headers['content-encoding']
  delete headers['content-length']
  return { body: Buffer.from(await response.arrayBuffer()), headers }
}

/** What goes to this address gets there, and its answer is lost; gives the function that heals it. */
export async function loseAnswers(page: Page, address: string): Promise<() => Promise<void>> {
  await page.route(address, async (route) => {
    await route.fetch()
    // What is under way when it is healed has gone on by itself by now.
    await route.abort().catch(() => undefined)
  })
  return () => page.unroute(address)
}

/** What goes to this address is turned away before anybody looks at it; gives the function that heals it. */
export async function turnAway(page: Page, address: string): Promise<() => Promise<void>> {
  const problem = { status: 429, code: 'rate_limited', title: '', detail: 'Espere um pouco.' }
  await page.route(address, (route) =>
    route.fulfill({
      status: 429,
      headers: { 'retry-after': '600', 'content-type': 'application/problem+json' },
      json: problem,
    }),
  )
  return () => page.unroute(address)
}

/** What goes to this address gets there, and its answer waits until it is let go. */
export async function delayAnswers(page: Page, address: string): Promise<() => void> {
  let letGo: () => void = () => undefined
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await page.route(address, async (route) => {
    const response = await route.fetch()
    await held
    await route.fulfill({ response })
  })
  return letGo
}

/** The app is closed, and opened on the same phone by whoever `launch` says. */
export async function reopen({ page }: Phone, url: string, launch: Launch): Promise<void> {
  await serveTelegram(page, launch)
  await page.goto('about:blank')
  await page.goto(addressOf(url, launch))
}

/** From the next opening on, this page's storage gives no answer as it is opened, as something is asked of it, or as a step ends. */
export const hangStorage = (page: Page, at: 'open' | 'request' | 'commit'): Promise<unknown> =>
  page.addInitScript((step) => {
    type Add = (this: EventTarget, type: string, ...rest: readonly unknown[]) => void
    const add = Reflect.get(EventTarget.prototype, 'addEventListener') as Add
    const deaf = (events: EventTarget, isDeaf: (one: EventTarget) => boolean, types: readonly string[]) => {
      const hear: Add = function (type, ...rest) {
        if (!types.includes(type) || !isDeaf(this)) add.call(this, type, ...rest)
      }
      Object.assign(events, { addEventListener: hear })
    }
    const isOpening = (one: EventTarget) => one instanceof IDBOpenDBRequest
    if (step === 'open') deaf(IDBRequest.prototype, isOpening, ['success', 'error'])
    if (step === 'request') deaf(IDBRequest.prototype, (one) => !isOpening(one), ['success'])
    if (step !== 'open') deaf(IDBTransaction.prototype, () => true, ['complete', 'abort'])
  }, at)
