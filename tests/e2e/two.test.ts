// Two on one record, each at their own device: who else is here, whose value holds, and what is kept of a record that went meanwhile.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { finer } from '../support/finer.ts'
import { stumbles } from './support/axe.ts'
import {
  actSays,
  noBrowser,
  openBrowser,
  openPhone,
  type Phone,
  pressAct,
  WIDTHS,
} from './support/browser.ts'
import { BIA, OLGA, openShop, type Shop, stock } from './support/shop.ts'
import { NIGHT, type Person } from './support/telegram-script.ts'

interface Versioned {
  readonly id: number
  readonly version: number
}
interface Goods extends Versioned {
  readonly price: number
  readonly category: string | null
  readonly minStock: number
  readonly archived: boolean
}

describe.skipIf(noBrowser)('two on one record', () => {
  let browser: Browser
  let shop: Shop
  beforeAll(async () => {
    ;[browser, shop] = await Promise.all([openBrowser(), openShop()])
    const { items } = await shop.call<{ items: Versioned[] }>(OLGA, 'GET', '/api/users?q=Bia')
    for (const { id, version } of items)
      await shop.call(OLGA, 'PATCH', `/api/users/${id}`, { version, role: 'owner' })
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
  })

  const open = async (path: string, who: Person, width = 390, more = {}): Promise<Phone> => {
    const phone = await openPhone(browser, `${shop.url}/#${path}`, shop.launch(who, more), {
      width,
      height: width > 600 ? 768 : 844,
      touch: width < 600,
    })
    await phone.live
    return phone
  }
  const look = async (page: Page, name: string) => {
    const folder = process.env['LOOK']
    if (folder) await page.screenshot({ path: `${folder}/${name}.png` })
  }
  const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
  const goods = (id: number) => shop.call<Goods>(OLGA, 'GET', `/api/products/${id}`)
  const put = async (id: number, change: object, who = BIA) =>
    shop.call(who, 'PATCH', `/api/products/${id}`, { version: (await goods(id)).version, ...change })
  const cheese = async (name: string) => {
    const product = { name, price: 3990, unit: 'kg', category: 'Frios', minStock: 2, emoji: '🧀' }
    return (await stock(shop, product, 6)).id
  }

  test('who else is here is seen within a second, and not any more once their page is out of sight', async () => {
    const id = await cheese('Queijo minas frescal')
    const olga = await open(`/products/${id}/edit`, OLGA)
    const bia = await open(`/products/${id}/edit`, BIA, 1024)
    await olga.page.getByText('Bia olha').first().waitFor()
    await field(bia.page, 'Preço').fill('R$ 42,90')
    await olga.page.getByText('Bia está mudando').first().waitFor()
    await bia.page.getByText('Olga olha').first().waitFor()
    await look(olga.page, '30-here')
    await look(bia.page, '30-here-1024')
    expect(await stumbles(olga.page)).toEqual([])
    await bia.page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })
      document.dispatchEvent(new Event('visibilitychange'))
    })
    await olga.page.getByText('Bia está mudando').first().waitFor({ state: 'detached' })
    for (const { context } of [olga, bia]) await context.close()
  })

  test.each(WIDTHS)(
    '%i wide, what the other alone changed comes in by itself, says whose it is, and goes back by its button',
    async (width) => {
      const name = `Queijo coalho ${width}`
      const id = await cheese(name)
      const phone = await open(`/products/${id}/edit`, OLGA, width)
      const { page, context } = phone
      await field(page, 'Preço').fill('R$ 41,00')
      await put(id, { category: 'Laticínios' })
      await page.getByText('Bia pôs Laticínios no lugar de Frios, agora').waitFor()
      await look(page, '30-presence-light')
      expect(await stumbles(page)).toEqual([])
      await pressAct(phone, 'Salvar')
      await page.getByText(`${name} salvo`).waitFor()
      expect(await goods(id)).toMatchObject({ price: 4100, category: 'Laticínios' })
      await page.evaluate((to) => location.assign(to), `#/products/${id}/edit`)
      await field(page, 'Preço').waitFor()
      await page.getByRole('button', { name: /^Categoria\s*Laticínios/ }).waitFor()
      await put(id, { category: 'Queijos' })
      await page.getByRole('button', { name: 'Pôr Laticínios' }).click()
      await pressAct(phone, 'Salvar')
      await expect.poll(async () => (await goods(id)).category).toBe('Laticínios')
      await context.close()
    },
  )

  test.each(WIDTHS)(
    '%i wide, what both changed is chosen value by value, and the button says how many are left',
    async (width) => {
      const id = await cheese(`Queijo prato ${width}`)
      const phone = await open(`/products/${id}/edit`, OLGA, width, { theme: NIGHT })
      const { page, context } = phone
      await field(page, 'Preço').fill('R$ 41,00')
      await field(page, 'Avisar abaixo de').fill('1,5')
      await put(id, { price: 4290, minStock: 3, category: 'Laticínios' })
      await pressAct(phone, 'Salvar')
      await page.getByText('Bia salvou antes de você').first().waitFor()
      await page.getByRole('button', { name: 'Tudo de Bia' }).waitFor()
      await actSays(phone, 'Falta escolher 2')
      const price = page.getByRole('radiogroup', { name: 'Preço por quilo' })
      await price.getByRole('radio', { name: /^R\$\s42,90/ }).check()
      await actSays(phone, 'Falta escolher 1')
      await expect
        .poll(() =>
          page.evaluate(() =>
            document.activeElement?.closest('[role=radiogroup]')?.getAttribute('aria-label'),
          ),
        )
        .toBe('Avisar abaixo de')
      await look(page, '30b-conflict-dark')
      expect(await stumbles(page)).toEqual([])
      await page
        .getByRole('radiogroup', { name: 'Avisar abaixo de' })
        .getByRole('radio', { name: /^1,5/ })
        .check()
      await pressAct(phone, 'Salvar')
      await page.getByText(`Queijo prato ${width} salvo`).waitFor()
      expect(await goods(id)).toMatchObject({ price: 4290, minStock: 1.5, category: 'Laticínios' })
      await context.close()
    },
  )

  finer(
    'archived meanwhile, what was typed is kept: brought back it goes on, discarded it is gone',
    async () => {
      const id = await cheese('Queijo curado')
      const { page, main, context } = await open(`/products/${id}/edit`, OLGA)
      await field(page, 'Preço').fill('R$ 41,00')
      await put(id, { archived: true })
      await page.getByText('Bia arquivou este produto').waitFor()
      await look(page, '30c-archived-light')
      expect(await stumbles(page)).toEqual([])
      await main.press('Trazer de volta')
      await expect.poll(() => field(page, 'Preço').inputValue()).toBe('R$\u00a041,00')
      expect(await goods(id)).toMatchObject({ archived: false, price: 3990 })
      await put(id, { archived: true })
      await page.getByText('Bia arquivou este produto').waitFor()
      await page.evaluate(() => window.telegramTest.press('SecondaryButton'))
      await page.getByRole('button', { name: 'Trazer de volta' }).waitFor()
      await context.close()
    },
  )
})
