// Vender's shelf in the hand: what is out, what becomes scarce under a full cart, the swipe between categories, and 2,000 products.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noBrowser, openBrowser, openPhone, type Phone } from './support/browser.ts'
import { BIA, OLGA, openShop, type Shop, stock, TO_SELL } from './support/shop.ts'
import { drag } from './support/touch.ts'

const PRODUCTS = 2000
const AT_ONCE = 20

describe.skipIf(noBrowser)('the shelf', () => {
  let browser: Browser
  let shop: Shop
  let milk = 0
  beforeAll(async () => {
    ;[browser, shop] = await Promise.all([openBrowser(), openShop({ RATE_LIMITS: 'off' })])
    await stock(shop, { name: 'Café coado', emoji: '☕', price: 500, category: 'Padaria' }, 40)
    await stock(shop, { name: 'Pão de queijo', emoji: '🫓', price: 350, category: 'Padaria' }, 0)
    milk = (await stock(shop, { name: 'Leite integral', price: 579, category: 'Frios' }, 2)).id
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
  })

  const tile = (page: Page, name: string) =>
    page.getByRole('main').getByRole('listitem').filter({ hasText: name })
  const open = async (): Promise<Phone> => {
    const phone = await openPhone(browser, shop.url, shop.launch(BIA, TO_SELL))
    await tile(phone.page, 'Café coado').waitFor()
    return phone
  }

  test('nothing moves when the shelf comes: its boxes stood where it stands', async () => {
    const { page, context } = await openPhone(browser, 'about:blank', null)
    const placeOf = async (on: Page, what: string) => {
      const { x, y, width } = (await on.locator(what).first().boundingBox()) ?? { x: 0, y: 0, width: 0 }
      return { x, y, width }
    }
    await page.route('**/assets/*.js', (route) => route.abort())
    await page.goto(shop.url)
    const box = await placeOf(page, '.first-frame i')
    const { y } = await placeOf(page, '.first-frame > p')
    await context.close()
    const phone = await open()
    expect(box).toEqual(await placeOf(phone.page, 'main li'))
    expect(y).toBe((await placeOf(phone.page, 'label:has([type=search])')).y)
    await phone.context.close()
  })

  test('what is out is not put in: a tap says so and leads to receiving it, and back', async () => {
    const { page, context, main, faults } = await open()
    await tile(page, 'Pão de queijo').getByRole('button').click()
    await page.getByText('Pão de queijo acabou').waitFor()
    expect(await page.getByRole('button', { name: /^Cobrar/ }).count()).toBe(0)
    await page.getByRole('button', { name: 'Receber', exact: true }).click()
    await page.getByRole('dialog', { name: 'Receber Pão de queijo' }).waitFor()
    await page.getByRole('textbox', { name: /Quantidade/ }).fill('6')
    await page.getByRole('textbox', { name: 'Custo de cada' }).pressSequentially('180')
    await main.press('Receber 6 · R$\u00a010,80')
    await tile(page, 'Pão de queijo').getByText('6\u00a0un').waitFor()
    expect(faults).toEqual([])
    await context.close()
  })

  test('what runs out under a full cart warns on its tile at once', async () => {
    const { page, context } = await open()
    const milks = tile(page, 'Leite integral')
    await milks.getByRole('button', { name: 'Pôr Leite integral' }).click()
    await milks.getByRole('button', { name: 'Mais Leite integral' }).click()
    const colour = () =>
      milks
        .locator('> div > span')
        .last()
        .evaluate((it) => getComputedStyle(it).color)
    const before = await colour()
    await shop.call(OLGA, 'POST', '/api/sales', {
      customerName: 'Ana',
      items: [{ productId: milk, quantity: 1 }],
    })
    await milks.getByText('só tem 1\u00a0un').waitFor()
    expect(await colour()).not.toBe(before)
    await context.close()
  })

  test('a swipe leads to the next category and back, never puts anything in, and the chips follow', async () => {
    const { page, context } = await open()
    const chosen = (name: string) => page.getByRole('radio', { name }).isChecked()
    // Gestures come once the shelf stands.
    const swiped = async () => {
      await drag(tile(page, 'Café coado'), { x: -120 })
      return chosen('Frios')
    }
    await expect.poll(swiped).toBe(true)
    await tile(page, 'Café coado').waitFor({ state: 'detached' })
    await drag(tile(page, 'Leite integral'), { x: -120 })
    await expect.poll(() => chosen('Padaria')).toBe(true)
    await drag(tile(page, 'Café coado'), { x: -120 }) // nothing comes after the last
    await drag(tile(page, 'Café coado'), { x: -30 }) // not meant
    expect(await chosen('Padaria')).toBe(true)
    await drag(tile(page, 'Café coado'), { x: 120 })
    await expect.poll(() => chosen('Frios')).toBe(true)
    expect(await page.getByRole('button', { name: /^Cobrar/ }).count()).toBe(0)
    await context.close()
  })

  test('of 2,000 products a screenful is drawn, the rest as it is scrolled to, in time for its frames', async () => {
    const names = Array.from({ length: PRODUCTS }, (_, n) => `Produto ${String(n + 1).padStart(4, '0')}`)
    while (names.length)
      await Promise.all(
        names.splice(0, AT_ONCE).map((name) => stock(shop, { name, emoji: '🥫', price: 100 }, 0)),
      )
    for (const [path, each] of [
      ['/sell', 'main li'],
      ['/products', 'main li'],
    ] as const) {
      const { page, context } = await openPhone(browser, `${shop.url}/#${path}`, shop.launch(BIA))
      await page.getByText('Produto 0001').first().waitFor()
      expect(await page.locator(each).count()).toBeLessThan(200)
      const gaps = await page.evaluate<number[]>(SCROLL)
      // The figures of a machine at rest are in docs/benchmarks.md: here others work beside it.
      expect(gaps[Math.floor(gaps.length / 2)], `median frame of ${path}`).toBeLessThan(50)
      expect(await page.locator(each).count()).toBeGreaterThan(60)
      await context.close()
    }
  })
})

/** In the page, as text: throws it down for 3 s, and gives the milliseconds between its frames, in order of length. */
const SCROLL = `new Promise((resolve) => {
  const gaps = []
  const started = performance.now()
  let last = started
  const step = (now) => {
    gaps.push(now - last)
    last = now
    window.scrollBy(0, 120)
    if (now - started < 3000) requestAnimationFrame(step)
    else resolve(gaps.sort((a, b) => a - b))
  }
  requestAnimationFrame(step)
})`
