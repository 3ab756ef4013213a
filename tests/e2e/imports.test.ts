// A price list of 231 lines, three of them bad, and the notebook: looked at, mended, agreed to, taken back; and what stands in the way.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { finer } from '../support/finer.ts'
import { noBrowser, openBrowser, openPhone, type Phone, WIDTHS } from './support/browser.ts'
import { CAIO, OLGA, openShop, type Shop } from './support/shop.ts'

const KEPT = 16
const CHANGED = 188
const NEW = 24
const number = (i: number) => String(i).padStart(3, '0')
const name = (i: number) => `Artigo ${number(i)}`

/** 188 with a new price, 24 new ones, 16 as they are, and three that err, as the picture has them. */
function list(): string {
  const lines = [
    ...Array.from({ length: CHANGED }, (_, i) => `${name(i)};${i === 100 ? '50,00' : '5,50'}`),
    ...Array.from({ length: KEPT }, (_, i) => `${name(CHANGED + i)};5,00`),
    ...Array.from({ length: NEW }, (_, i) => `Novidade ${number(i)};7,00`),
  ]
  lines.splice(46, 0, 'Sabão em pó 800 g;13,4x')
  lines.splice(94, 0, `${name(29)};6,00`)
  lines.splice(198, 0, ';3,00')
  return `nome;preço\r\n${lines.join('\r\n')}\r\n`
}

describe.skipIf(noBrowser)('a list that is sent in', () => {
  let browser: Browser
  let shop: Shop
  beforeAll(async () => {
    ;[browser, shop] = await Promise.all([openBrowser(), openShop()])
    const all = Array.from({ length: CHANGED + KEPT }, (_, i) => `${name(i)};5,00`)
    await bring(`nome;preço\n${all.join('\n')}\n`)
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
  })

  /** By another page, as another would. */
  async function bring(text: string): Promise<void> {
    const { page, context, main } = await open('/products/import')
    await choose(page, text)
    await main.press(/^Importar \d/)
    await page.getByText(/^Entr/).waitFor()
    await context.close()
  }

  const open = (path: string, width = 390): Promise<Phone> =>
    openPhone(browser, `${shop.url}/#${path}`, shop.launch(OLGA), { width, height: 844 })
  const choose = (page: Page, text: string, file = 'precos-novembro.csv') =>
    page
      .locator('input[type=file]')
      .setInputFiles({ name: file, mimeType: 'text/csv', buffer: Buffer.from(text, 'latin1') })
  const priceOf = async (product: string) => {
    const { items } = await shop.call<{ items: { name: string; price: number }[] }>(
      OLGA,
      'GET',
      `/api/products?q=${encodeURIComponent(product)}`,
    )
    return items.find((one) => one.name === product)?.price
  }

  test.each(WIDTHS)(
    'of 231 lines, %i wide, says what will change, is mended in place, goes in as it was shown, and is taken back',
    async (width) => {
      const { page, context, main, faults } = await open('/products/import', width)
      await page.getByRole('heading', { name: 'Importar preços' }).waitFor()
      await choose(page, list())
      await page.getByRole('heading', { name: '212 entram' }).waitFor()
      await page.getByText('231 linhas').waitFor()
      for (const legend of [/preço novo 188/, /produtos novos 24/, /sem mudança 16/, /com erro 3/])
        await page.getByRole('button', { name: legend }).waitFor()
      await page.getByText(/linha 48\s·\s“13,4x” não é um número \(preço\)/).waitFor()
      await page.getByText(/linha 96\s·\sestá também na linha 31/).waitFor()
      await page.getByText(/linha 200\s·\sFalta: nome/).waitFor()
      // What is strange comes first.
      const first = page.getByRole('region', { name: 'Preço novo' }).getByRole('listitem').first()
      await expect.poll(() => first.innerText()).toMatch(/Artigo 100[^]*dez vezes mais\? Confira\./)
      await page.getByRole('button', { name: 'Corrigir preço da linha 48' }).click()
      await page.getByRole('textbox', { name: /linha 48\s·\spreço/ }).fill('13,40')
      await page.getByRole('button', { name: 'Pôr' }).click()
      await page.getByRole('heading', { name: '213 entram' }).waitFor()
      await page.getByRole('button', { name: /produtos novos 25/ }).click()
      await page.getByRole('region', { name: 'Produtos novos' }).getByText('Sabão em pó 800 g').waitFor()
      await main.press('Importar 213')
      await page.getByText('Entraram 213 linhas').waitFor()
      expect([await priceOf('Sabão em pó 800 g'), await priceOf(name(100))]).toEqual([1340, 5000])
      await page.getByRole('status').getByRole('button', { name: 'Desfazer' }).click()
      await page.getByText('Importação desfeita').waitFor()
      expect([await priceOf('Sabão em pó 800 g'), await priceOf(name(100))]).toEqual([undefined, 500])
      expect(faults).toEqual([])
      await context.close()
    },
  )

  test('is there again after closing; what changed meanwhile is shown before anything goes in', async () => {
    const { page, context, main, faults } = await open('/products/import')
    await choose(page, `nome;preço\n${name(0)};5,70\n${name(1)};5,70\n`)
    await page.getByRole('heading', { name: '2 entram' }).waitFor()
    await page.reload()
    await page.getByRole('heading', { name: '2 entram' }).waitFor()
    await page.getByText('precos-novembro.csv').waitFor()
    await bring(`nome;preço\n${name(1)};5,70\n`)
    await main.press('Importar 2')
    await page.getByText('Mudou enquanto você olhava').waitFor()
    await page.getByRole('heading', { name: '1 entra' }).waitFor()
    await main.press('Importar 1')
    await page.getByText('Entrou 1 linha').waitFor()
    expect(await priceOf(name(0))).toBe(570)
    // A conflict is the browser's to note.
    expect(faults.filter((one) => !one.includes('409'))).toEqual([])
    await context.close()
  })

  finer('that is none says so, and the same page takes another', async () => {
    const { page, context, faults } = await open('/products/import')
    await choose(page, 'a;b\n1;2\n', 'x.csv')
    await page.getByRole('alert').getByText('Falta a coluna nome.').waitFor()
    await choose(page, `nome;preço\nTorta;9,00\n`)
    await page.getByRole('heading', { name: '1 entra' }).waitFor()
    await page.evaluate(() => window.telegramTest.press('SecondaryButton'))
    await page.getByRole('heading', { name: 'Importar preços' }).waitFor()
    expect(faults.filter((one) => !one.includes('400'))).toEqual([])
    await context.close()
  })

  test('the notebook is reached from Clientes, and stands on the account in words', async () => {
    const { page, context, main, faults } = await open('/customers')
    await page.getByRole('link', { name: 'Trazer o caderno' }).click()
    await page.getByRole('heading', { name: 'Trazer o caderno' }).waitFor()
    await choose(
      page,
      'nome;deve;desde;limite\nDona Jandira;123,45;01/10/2026;100\nSeu Nelson;;;\n',
      'caderno.csv',
    )
    await page.getByRole('heading', { name: '2 entram' }).waitFor()
    await page.getByText('acima do limite').waitFor()
    await main.press('Importar 2')
    await page.getByText('Entraram 2 linhas').waitFor()
    await page.getByRole('link', { name: /Dona Jandira/ }).click()
    await page.getByText('Saldo do caderno').waitFor()
    await page.getByText('123,45').first().waitFor()
    expect(faults).toEqual([])
    await context.close()
  })

  test('what came from it is on the account of whoever owes it, and is paid in its turn', async () => {
    await shop.call(CAIO, 'GET', '/api/shop')
    const first = async <Found>(path: string) =>
      (await shop.call<{ items: readonly Found[] }>(OLGA, 'GET', path)).items[0]
    const jandira = await first<{ id: number; version: number }>('/api/customers?q=jandira')
    const caio = await first<{ id: number }>('/api/users?q=Caio')
    const path = `/api/customers/${jandira?.id}`
    await shop.call(OLGA, 'PATCH', path, { version: jandira?.version, userId: caio?.id })
    const { page, context, faults } = await openPhone(browser, shop.url, shop.launch(CAIO))
    const unpaid = page.getByRole('region', { name: 'O que falta pagar' })
    await unpaid.getByText('Saldo do caderno').waitFor()
    await unpaid.getByText('123,45').waitFor()
    expect(faults).toEqual([])
    await context.close()
    const staff = await open(`/customers/${jandira?.id}/pay`)
    await staff.page.getByRole('listitem').filter({ hasText: 'Saldo do caderno' }).last().waitFor()
    await staff.main.press(/Receber/)
    await staff.page.getByText(/do caderno\s·\spago/).waitFor()
    expect(staff.faults).toEqual([])
    await staff.context.close()
  })
})
