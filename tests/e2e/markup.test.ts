// Markup in every text of every entity: it shows as typed, and none of it lives on any page.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { constantFrom, nat, sample, tuple } from '../support/property.ts'
import { noBrowser, openBrowser, openPhone } from './support/browser.ts'
import { CAIO, OLGA, openShop, type Shop } from './support/shop.ts'
import type { Person } from './support/telegram-script.ts'

/** Each would set `alive`, or leave an element that our pages do not make. */
const SEEDS = [
  '<img src=x onerror="alive=1">',
  '<svg onload=alive=1>',
  '"><script>alive=1</script>',
  "' onfocus=alive=1 autofocus x='",
  '<iframe srcdoc="<script>parent.alive=1</script>"></iframe>',
  'javascript:alive=1',
  '</style><style>*{display:none}</style>',
  '${alive=1}{{alive=1}}',
  '<a href="javascript:alive=1">x</a>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alive=1>',
]
const markup = tuple(constantFrom(...SEEDS), constantFrom('', 'Café ', 'ç&amp;', '\u202e'), nat(9999)).map(
  ([seed, before, number]) => `${before}${seed} ${number}`,
)

interface Made {
  readonly id: number
  readonly version: number
}

describe.skipIf(noBrowser)('markup in every text', () => {
  let browser: Browser
  let shop: Shop
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
  })

  test('is text on every page of every role', async () => {
    const texts = [...new Set(sample(markup, { numRuns: 200, seed: 7 }))]
    const next = () => {
      const text = texts.pop()
      if (text === undefined) throw new Error('too few texts')
      return text
    }
    shop = await openShop({ SHOP_NAME: next(), PIX_KEY: 'loja@vila.example', PIX_CITY: 'Recife' })
    const post = <Data>(path: string, body: unknown, who = OLGA) => shop.call<Data>(who, 'POST', path, body)
    const name = next()
    const { id: product } = await post<Made>('/api/products', {
      name,
      price: 500,
      emoji: '<b>',
      sku: '<i>sku',
      barcode: '"><b>1',
      category: next().slice(0, 40),
      description: next(),
    })
    await post('/api/stock/receipts', { productId: product, quantity: 50, unitCost: 100, note: next() })
    await post('/api/stock/adjustments', { productId: product, delta: -1, reason: next() })
    await post('/api/stock/counts', { productId: product, counted: 48, note: next() })
    await shop.call(CAIO, 'GET', '/api/shop')
    const { items } = await shop.call<{ items: Made[] }>(OLGA, 'GET', '/api/users?role=user')
    const caio = items[0]?.id ?? 0
    await shop.call(OLGA, 'PATCH', `/api/users/${caio}`, { version: items[0]?.version, name: next() })
    const { id: customer } = await post<Made>('/api/customers', {
      name: next(),
      phone: '<b>11',
      note: next(),
      userId: caio,
    })
    const sale = () =>
      post<Made>('/api/sales', {
        customerId: customer,
        items: [{ productId: product, quantity: 1 }],
        note: next(),
      })
    const [kept, voided] = [await sale(), await sale()]
    await post(`/api/sales/${voided.id}/void`, { reason: next() })
    await post('/api/payments', { customerId: customer, amount: 100, method: 'pix', note: next() })
    const paid = await post<Made>('/api/payments', { customerId: customer, amount: 50, method: 'cash' })
    await post(`/api/payments/${paid.id}/void`, { reason: next() })

    const staff = ['/', '/sell', '/products', `/products/${product}`, '/debts', `/customers/${customer}`]
    const more = [`/customers/${customer}/pay`, '/sales', `/sales/${kept.id}`, `/sales/${voided.id}`]
    const pages: [Person, string][] = [
      ...[...staff, ...more, '/command', '/more', '/settings'].map((path): [Person, string] => [OLGA, path]),
      ...['/', '/catalogue', '/sales', `/sales/${kept.id}`].map((path): [Person, string] => [CAIO, path]),
    ]
    for (const [who, path] of pages) {
      const { page, context, faults } = await openPhone(browser, `${shop.url}/#${path}`, shop.launch(who))
      await page.locator('h1').first().waitFor({ state: 'attached' })
      await page.waitForFunction(() => !document.querySelector('main [aria-busy="true"]'))
      const found = await page.evaluate(() => ({
        alive: 'alive' in window,
        strangers: document.querySelectorAll(
          '#app :is(script, iframe, math, style, mglyph, object), #app img:not([src^="/media/"]), #app a:not([href^="#/"]), #app [onerror], #app [onload], #app [onfocus]',
        ).length,
      }))
      expect(found, `${who.name} at ${path}`).toEqual({ alive: false, strangers: 0 })
      expect(faults, `${who.name} at ${path}`).toEqual([])
      await context.close()
    }
    // The test can see it: the name stands on the product's page as it was typed.
    const { page } = await openPhone(browser, `${shop.url}/#/products/${product}`, shop.launch(OLGA))
    expect(await page.locator('h1').textContent()).toBe(name)
  })
})
