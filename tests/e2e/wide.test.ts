// Where there is room for two columns: a list, and what is chosen in it beside it.
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { stumbles } from './support/axe.ts'
import { noBrowser, openPhone } from './support/browser.ts'
import { type DemoShop, useDemo } from './support/screens.ts'
import { BIA, OLGA } from './support/shop.ts'

const DESK = { width: 1024, height: 768, touch: false }
const LISTS = [
  ['Produtos', '/products', (shop: DemoShop) => `/products/${shop.known('products')}`],
  ['Fiado', '/debts', (shop: DemoShop) => `/customers/${shop.known('customers')}`],
  ['Vendas', '/sales', (shop: DemoShop) => `/sales/${shop.known('sales')}`],
] as const

describe.skipIf(noBrowser)('two columns', () => {
  const demo = useDemo()

  const open = (path: string, more = {}) =>
    openPhone(demo.browser, `${demo.shop.url}/#${path}`, demo.shop.launch(BIA, more), DESK)
  const here = (page: Page) => new URL(page.url()).hash.slice(1)
  const rows = (page: Page) => page.locator('main > :first-child li > a:first-child')
  const chosen = (page: Page) => page.locator('main a[aria-current=page]')
  const beside = (page: Page) => page.locator('[data-detail]')
  const scrolled = (page: Page) => page.evaluate(() => Math.round(window.scrollY))

  test.each(LISTS)(
    '%s: a row shows what it is beside the list, which stays where it is',
    async (_name, path) => {
      const { page, back, context, faults } = await open(path)
      await rows(page).nth(12).waitFor()
      expect(await chosen(page).count()).toBe(0)
      const row = rows(page).nth(12)
      await row.evaluate((it) => it.scrollIntoView({ block: 'center' }))
      await expect.poll(() => scrolled(page)).toBeGreaterThan(200)
      const where = await scrolled(page)
      const to = await row.getAttribute('href')
      await row.click()
      await beside(page).locator('h1').waitFor()
      expect(here(page)).toBe(to?.slice(1))
      expect(await chosen(page).getAttribute('href')).toBe(to)
      expect(await scrolled(page)).toBe(where)
      await rows(page).nth(14).click()
      await expect.poll(() => chosen(page).getAttribute('href')).not.toBe(to)
      // Back leaves what is chosen, however many were looked at before it.
      await back.press()
      await expect.poll(() => here(page)).toBe(path)
      expect(await chosen(page).count()).toBe(0)
      expect(await scrolled(page)).toBe(where)
      expect(faults).toEqual([])
      await context.close()
    },
  )

  test('tabs stand at the side of every page, and say under which of them it is', async () => {
    for (const [path, tab] of [
      ['/sales', 'Mais'],
      ['/command', 'Início'],
      [`/customers/${demo.shop.known('customers')}`, 'Fiado'],
    ] as const) {
      const { page, context } = await open(path)
      expect(await page.getByRole('navigation').locator('[aria-current=page]').textContent()).toContain(tab)
      await context.close()
    }
  })

  test.each(LISTS.filter(([name]) => name !== 'Fiado'))(
    '%s: the filters end where their column ends',
    async (_name, path) => {
      const { page, context } = await open(path)
      await rows(page).nth(2).waitFor()
      const [chips, column] = await Promise.all(
        ['main [role=radiogroup]', 'main > div:first-child'].map((one) =>
          page.locator(one).first().boundingBox(),
        ),
      )
      expect((chips?.x ?? 0) + (chips?.width ?? 0)).toBeLessThanOrEqual(
        (column?.x ?? 0) + (column?.width ?? 0),
      )
      await context.close()
    },
  )

  test('what is searched for stays searched for', async () => {
    const { page, context } = await open('/debts')
    const name = (await rows(page).first().locator('.cut').first().textContent()) ?? ''
    await page.getByRole('searchbox').fill(name)
    await expect.poll(() => rows(page).count()).toBe(1)
    await rows(page).first().click()
    await beside(page).getByRole('heading', { name }).waitFor()
    expect(await page.getByRole('searchbox').inputValue()).toBe(name)
    expect(await rows(page).count()).toBe(1)
    await context.close()
  })

  test.each(LISTS)(
    '%s: a link stands beside its list; narrower, it is the page',
    async (_name, path, record) => {
      const { page, back, context } = await open(record(demo.shop))
      await beside(page).locator('h1').waitFor()
      await rows(page).first().waitFor()
      expect(await page.getByRole('main').count()).toBe(1)
      await page.setViewportSize({ width: 390, height: 844 })
      await beside(page).waitFor({ state: 'detached' })
      expect(here(page)).toBe(record(demo.shop))
      expect(await page.locator('main h1').count()).toBe(1)
      await page.setViewportSize(DESK)
      await rows(page).first().waitFor()
      await back.press()
      await expect.poll(() => here(page)).toBe(path)
      await context.close()
    },
  )

  test("the customer's act stands in their own column, and works", async () => {
    const { page, main, back, context } = await open(`/customers/${demo.shop.known('customers')}`)
    const take = beside(page).getByRole('button', { name: 'Receber', exact: true })
    await take.waitFor()
    expect(await main.text()).toBeNull()
    const box = await take.boundingBox()
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(DESK.height)
    expect(box?.x).toBeGreaterThan(DESK.width / 2 - 1)
    await take.click()
    await page.getByRole('dialog', { name: /^Receber de/ }).waitFor()
    await expect.poll(() => main.text()).toMatch(/^Receber R\$/)
    await back.press()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(here(page)).toBe(`/customers/${demo.shop.known('customers')}`)
    await context.close()
  })

  test('who pays while somebody else is open is who is open afterwards', async () => {
    const { page, back, context } = await open(`/customers/${demo.shop.known('customers')}`)
    const row = rows(page).nth(3)
    await row.waitFor()
    const to = await row.getAttribute('href')
    await row
      .locator('xpath=..')
      .getByRole('link', { name: /^Receber de/ })
      .click()
    await page.getByRole('dialog', { name: /^Receber de/ }).waitFor()
    await back.press()
    await expect.poll(() => here(page)).toBe(to?.slice(1))
    expect(await chosen(page).getAttribute('href')).toBe(to)
    await back.press()
    await expect.poll(() => here(page)).toBe('/debts')
    await context.close()
  })

  test('there is nothing to stumble over, in any theme', async () => {
    for (const [, path, record] of LISTS)
      for (const address of [path, record(demo.shop)]) {
        const { page, context } = await openPhone(
          demo.browser,
          `${demo.shop.url}/#${address}`,
          demo.shop.launch(OLGA),
          DESK,
        )
        await rows(page).first().waitFor()
        if (address !== path) await beside(page).locator('h1').waitFor()
        await page.waitForFunction(() => !document.querySelector('main [aria-busy="true"]'))
        expect({ address, found: await stumbles(page) }).toEqual({ address, found: [] })
        const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        expect(over).toBeLessThanOrEqual(0)
        await context.close()
      }
  })
})
