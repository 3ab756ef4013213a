import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PAUSE_MS } from '../../miniapp/platform/barcode-reader.ts'
import { scan, withoutPause } from './support/barcode-reader.ts'
import { noBrowser, openBrowser, openPhone, type Phone } from './support/browser.ts'
import { BIA, OLGA, openShop, type Shop, stock } from './support/shop.ts'

const RHYTHMS = [3, 10, 25, 60, 100]
const COFFEE = '7891234567895'
const STRANGE = '7896004711225'

describe.skipIf(noBrowser)('a barcode reader in the MiniApp', () => {
  let browser: Browser
  let shop: Shop
  let coffee = 0
  beforeAll(async () => {
    ;[browser, shop] = await Promise.all([openBrowser(), openShop()])
    coffee = (await stock(shop, { name: 'Café coado', price: 500, barcode: COFFEE }, 400)).id
    await stock(shop, { name: 'Pão', price: 100 }, 100)
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
  })

  /** At rest: the keyboard is heard. */
  const open = async (path: string, who = BIA): Promise<Phone> => {
    const phone = await openPhone(browser, `${shop.url}/#${path}`, shop.launch(who), { touch: false })
    await phone.live
    await phone.page.locator('h1').first().waitFor({ state: 'attached' })
    return phone
  }
  /** The same for a reader. */
  const openToScan = async (path: string, who = BIA): Promise<Phone> => {
    const phone = await open(path, who)
    await phone.page.evaluate(withoutPause, PAUSE_MS)
    return phone
  }
  const inCart = (page: Page, count: number) =>
    page
      .getByRole('spinbutton', { name: 'Café coado' })
      .and(page.locator(`[aria-valuenow="${count}"]`))
      .waitFor()
  const end = async ({ context }: Phone) => context.close()

  test.each(['/', '/sell', '/sales', '/debts', '/more', '/settings', '/queue'])(
    'on %s goods go into the sale, at every rhythm',
    async (path) => {
      const phone = await openToScan(path)
      for (const [index, gap] of RHYTHMS.entries()) {
        await phone.page.evaluate((to) => location.assign(to), `#${path}`)
        await scan(phone.page, COFFEE, gap)
        await inCart(phone.page, index + 1)
      }
      expect(phone.faults).toEqual([])
      await end(phone)
    },
  )

  test('in Cobrar, in Recebido and in a sheet goods are a line, and fields keep what they held', async () => {
    const phone = await openToScan('/sell')
    const { page } = phone
    await scan(page, COFFEE, 10)
    await inCart(page, 1)
    await page.getByRole('button', { name: /Cobrar/ }).click()
    const given = page.getByRole('textbox', { name: 'Recebido' })
    let count = 1
    for (const gap of RHYTHMS) {
      await page.getByRole('heading', { name: 'Cobrar' }).focus()
      await scan(page, COFFEE, gap)
      await inCart(page, ++count)
      await given.focus()
      await scan(page, COFFEE, gap)
      await inCart(page, ++count)
      await expect.poll(() => given.inputValue()).toContain(`${count * 5},00`)
    }
    await page.getByRole('button', { name: /Preço de Café/ }).click()
    const price = page.getByRole('dialog').getByRole('textbox')
    await scan(page, COFFEE, 25)
    await expect.poll(() => price.inputValue()).toBe('R$\u00a05,00')
    await page.keyboard.type('400', { delay: 200 })
    await page.getByText('era R$\u00a05,00').waitFor()
    expect(await price.inputValue()).toBe('R$\u00a04,00')
    expect(phone.faults).toEqual([])
    await end(phone)
  })

  test('on Vendido it begins the next sale', async () => {
    const phone = await openToScan('/sell')
    const { page, main } = phone
    await scan(page, COFFEE, 10)
    await inCart(page, 1)
    await page.getByRole('button', { name: /Cobrar/ }).click()
    await main.press(/^Vender/)
    await page.getByRole('heading', { name: 'Vendido' }).waitFor({ state: 'attached' })
    await scan(page, COFFEE, 60)
    await inCart(page, 1)
    expect(phone.faults).toEqual([])
    await end(phone)
  })

  test('on Produtos it opens the product; in Comando the line stays as it was', async () => {
    const phone = await openToScan('/products')
    const { page } = phone
    await scan(page, COFFEE, 60)
    await expect.poll(() => page.url()).toContain(`/products/${coffee}`)
    await page.evaluate(() => location.assign('#/command'))
    const line = page.locator('textarea')
    await line.fill('/venda 2')
    for (const gap of RHYTHMS) await scan(page, COFFEE, gap)
    await expect.poll(() => line.inputValue()).toBe('/venda 2')
    await page.getByText('Café coado entrou na venda').waitFor()
    // A line that is no command yet is answered so, which the console shows.
    await phone.context.close()
  })

  test('typed digits still take tiles, each of them, after a pause', async () => {
    const phone = await open('/sell')
    await phone.page.getByRole('button', { name: 'Pôr Café coado' }).waitFor()
    await phone.page.keyboard.press('1')
    await phone.page.keyboard.press('2')
    await phone.page.getByRole('button', { name: /^2 .*Cobrar/ }).waitFor()
    expect(phone.faults).toEqual([])
    await end(phone)
  })

  test('an unknown code is asked about, and an owner says whose it is', async () => {
    const phone = await openToScan('/sell', OLGA)
    const { page } = phone
    await page.getByRole('searchbox').fill('pa')
    await page.getByRole('searchbox').focus()
    await scan(page, STRANGE, 60)
    const asked = page.getByRole('dialog', { name: 'Código novo por aqui' })
    await asked.getByText(STRANGE).waitFor()
    expect(await page.locator('#search').first().inputValue()).toBe('pa')
    await asked.getByRole('searchbox').fill('pao')
    await asked.getByRole('button', { name: /Pão/ }).click()
    await page.getByText('O código agora é de Pão').waitFor()
    await page.getByRole('button', { name: /Cobrar R\$.1,00/ }).waitFor()
    expect(phone.faults).toEqual([])
    await end(phone)
  })
})
