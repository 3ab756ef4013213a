// A sale that the chat and the screen fill together: opened filled, changed here and there, finished once, and said so at both doors.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Person, Telegram } from '../support/telegram.ts'
import { stumblesHere } from './support/axe.ts'
import { noBrowser, openBrowser, openPhone, type Phone } from './support/browser.ts'
import { BIA, OLGA, openShop, type Shop, stock } from './support/shop.ts'

interface Draft {
  readonly id: number
  readonly version: number
  readonly input: object
}
interface Sale {
  readonly total: number
  readonly due: number
}

describe.skipIf(noBrowser)('a draft of the chat', () => {
  let browser: Browser
  let shop: Shop
  let telegram: Telegram
  let bia: Person

  beforeAll(async () => {
    telegram = await Telegram.start()
    ;[browser, shop] = await Promise.all([
      openBrowser(),
      openShop({ TELEGRAM_API_ROOT: telegram.root, RATE_LIMITS: 'off' }),
    ])
    await stock(shop, { name: 'Café coado', emoji: '☕', price: 500 }, 400)
    await shop.call(BIA, 'POST', '/api/customers', { name: 'Ana' })
    bia = telegram.person(BIA.id, BIA.name)
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
    await telegram?.stop()
  })
  beforeEach(() => bia.type('/cancel'))

  const drafts = async () => (await shop.call<{ items: Draft[] }>(BIA, 'GET', '/api/drafts')).items
  const sales = async () => (await shop.call<{ items: Sale[] }>(BIA, 'GET', '/api/sales')).items
  let opened = 0
  /** Begun in the chat, and opened on the phone. */
  const begun = async () => {
    const card = await bia.type('/buy Ana: 2 café')
    const [draft] = await drafts()
    const id = draft?.id ?? 0
    // Once by a link, else as the card's own button opens it.
    const byLink = opened++ === 0
    const phone = byLink
      ? await openPhone(browser, shop.url, shop.launch(BIA, { startParam: `dr_${id}` }))
      : await openPhone(browser, `${shop.url}/#/sell?draft=${id}`, shop.launch(BIA))
    const offer = phone.page.getByRole('region', { name: 'Venda da conversa' })
    await offer.getByText(/Ana, R\$\s10,00/).waitFor()
    await phone.live
    return { id, card, phone, offer, read: () => bia.messages.find((one) => one.id === card.id)?.text ?? '' }
  }
  const toCheckout = async ({ page }: Phone) => {
    await page.getByRole('button', { name: 'Continuar', exact: true }).click()
    await page.getByText('Bia está nesta venda, na conversa').waitFor()
  }
  const isSoon = (read: () => string, text: RegExp) => vi.waitFor(() => expect(read()).toMatch(text), 60_000)

  test('opens filled: who, how much, since when; Continuar leads to Cobrar, and × leaves it in the chat', async () => {
    const { phone, offer } = await begun()
    const { page, faults } = phone
    await offer.getByText(/na conversa, (agora|há)/).waitFor()
    await page.getByRole('button', { name: /Cobrar R\$\s10,00/ }).waitFor()
    expect(await stumblesHere(page)).toEqual([])
    await toCheckout(phone)
    expect(await page.getByRole('radio', { name: 'Ana' }).isChecked()).toBe(true)
    expect(await stumblesHere(page)).toEqual([])
    await phone.back.press()
    await offer.getByRole('button', { name: 'Deixar na conversa' }).click()
    await offer.waitFor({ state: 'detached' })
    expect(await page.getByRole('button', { name: /Cobrar/ }).count()).toBe(0)
    expect(await drafts()).toMatchObject([{ version: 1 }])
    expect(faults).toEqual([])
    await phone.context.close()
  })

  test('what is changed here edits the card; what is changed there tints the line and offers the old value', async () => {
    const { phone, id, read } = await begun()
    const { page } = phone
    await toCheckout(phone)
    await page.getByRole('button', { name: 'Mais Café coado' }).click()
    await isSoon(read, /3 × ☕ Café coado/)
    const [draft] = await drafts()
    const items = [{ productId: 1, quantity: 5, unitPrice: 500 }]
    await shop.call(BIA, 'PUT', `/api/drafts/${id}`, {
      version: draft?.version,
      input: { ...draft?.input, items },
    })
    await page.getByText('Na conversa: Café coado, 5. Era 3').waitFor()
    expect(await stumblesHere(page)).toEqual([])
    await page.getByRole('button', { name: 'Voltar a 3' }).click()
    await isSoon(read, /3 × ☕ Café coado/)
    await phone.context.close()
  })

  test('what cannot be taken in now is asked for again after a while, never on and on', async () => {
    const rita = await shop.call<{ id: number }>(BIA, 'POST', '/api/customers', { name: 'Rita' })
    const { phone, id } = await begun()
    const { page } = phone
    await toCheckout(phone)
    await page.route(/api\/customers/, (route) => route.fulfill({ status: 404, json: {} }))
    const [draft] = await drafts()
    await shop.call(BIA, 'PUT', `/api/drafts/${id}`, {
      version: draft?.version,
      input: { ...draft?.input, customerId: rita.id },
    })
    let sent = 0
    page.on('request', (request) => {
      if (request.method() === 'PUT') sent++
    })
    await page.getByRole('button', { name: 'Mais Café coado' }).click()
    await vi.waitFor(() => expect(sent).toBe(1), 60_000)
    await page.waitForTimeout(2000)
    expect(sent).toBe(1)
    await page.getByRole('button', { name: 'Continuar na conversa' }).click()
    await page.getByText('Agora não deu.').waitFor()
    await page.getByRole('button', { name: 'Continuar na conversa', disabled: false }).waitFor()
    await page.unroute(/api\/customers/)
    await vi.waitFor(async () => {
      const [now] = await drafts()
      expect(now?.input).toMatchObject({ customerId: rita.id, items: [{ productId: 1, quantity: 3 }] })
    }, 60_000)
    await phone.context.close()
  })

  test('sold on the screen: one sale, and the card is its result', async () => {
    const before = (await sales()).length
    const { phone, read } = await begun()
    await toCheckout(phone)
    await phone.page.getByRole('radio', { name: 'Fiado' }).check()
    await expect.poll(phone.main.text).toMatch(/Vender/)
    await phone.main.press()
    await phone.page.getByRole('heading', { name: 'Vendido' }).waitFor({ state: 'attached' })
    await isSoon(read, /Ana levou[\s\S]*feito na tela/)
    expect(await drafts()).toEqual([])
    expect((await sales()).slice(0, (await sales()).length - before)).toMatchObject([
      { total: 1000, due: 1000 },
    ])
    await phone.context.close()
  })

  test('that went out without an answer is not left: it may be sold, and its answer comes first', async () => {
    const before = (await sales()).length
    const { phone, offer } = await begun()
    const { page } = phone
    await toCheckout(phone)
    await page.getByRole('radio', { name: 'Fiado' }).check()
    await page.route('**/api/sales', (route) => route.abort())
    await expect.poll(phone.main.text).toMatch(/Vender/)
    await phone.main.press()
    await page.getByText('Não foi. Tentar de novo?').waitFor()
    await phone.back.press()
    await offer.getByRole('button', { name: 'Deixar na conversa' }).click()
    await page.getByText('Termine esta venda primeiro.').waitFor()
    expect(await page.getByRole('button', { name: /Cobrar/ }).count()).toBe(1)
    await page.unroute('**/api/sales')
    await page.getByRole('button', { name: /Cobrar/ }).click()
    await phone.main.press(/Vender|Tentar/)
    await page.getByRole('heading', { name: 'Vendido' }).waitFor({ state: 'attached' })
    expect(await sales()).toHaveLength(before + 1)
    await phone.context.close()
  })

  test('sold in the chat: the screen says so, and has nothing at hand any more', async () => {
    const before = (await sales()).length
    const { phone, card } = await begun()
    await toCheckout(phone)
    await telegram.deliver(bia.tapping(card, /fiado/i))
    await phone.page.getByText('Vendida na conversa.').waitFor()
    await phone.page.getByRole('button', { name: /^Pôr Café coado R/ }).waitFor()
    expect(await phone.page.getByRole('button', { name: /Cobrar/ }).count()).toBe(0)
    expect(await sales()).toHaveLength(before + 1)
    await phone.context.close()
  })

  test('sold in the chat while the app was closed: what was sold is at hand no more', async () => {
    const { phone, card } = await begun()
    const { page } = phone
    await toCheckout(phone)
    const url = page.url()
    await page.goto('about:blank')
    await telegram.deliver(bia.tapping(card, /fiado/i))
    await page.goto(url)
    await page.getByText('Vendida na conversa.').waitFor()
    await page.getByRole('button', { name: /^Pôr Café coado R/ }).waitFor()
    expect(await page.getByRole('button', { name: /Cobrar/ }).count()).toBe(0)
    await phone.context.close()
  })

  test('sold in the chat and not heard of here: what was put in since is not swallowed, and is sold by itself', async () => {
    const before = (await sales()).length
    const { phone, card } = await begun()
    const { page } = phone
    await toCheckout(phone)
    const url = page.url()
    await page.goto('about:blank')
    await telegram.deliver(bia.tapping(card, /fiado/i))
    await page.route(/api\/(drafts|realtime)/, (route) => route.abort())
    await page.goto(url)
    await page.getByRole('button', { name: 'Mais Café coado' }).click()
    await page.getByRole('radio', { name: 'Fiado' }).check()
    await expect.poll(phone.main.text).toMatch(/Vender/)
    await phone.main.press()
    await page.getByText(/Vendida na conversa. O que entrou depois/).waitFor()
    await expect.poll(phone.main.text).toMatch(/5,00/)
    expect(await sales()).toHaveLength(before + 1)
    await phone.main.press(/Vender/)
    await page.getByRole('heading', { name: 'Vendido' }).waitFor({ state: 'attached' })
    const [last] = await sales()
    expect(last).toMatchObject({ total: 500 })
    expect(await sales()).toHaveLength(before + 2)
    await phone.context.close()
  })

  test('gone on with in the chat: its card is sent anew, below what was said last', async () => {
    const { phone, card } = await begun()
    await toCheckout(phone)
    await phone.page.getByRole('button', { name: 'Continuar na conversa' }).click()
    await phone.page.getByText(/Mandada para a conversa/).waitFor()
    await vi.waitFor(() => expect(bia.messages.at(-1)?.id).toBeGreaterThan(card.id), 60_000)
    expect(bia.messages.at(-1)?.text).toMatch(/2 × ☕ Café coado/)
    expect(bia.messages.some(({ id }) => id === card.id)).toBe(false)
    await phone.context.close()
  })

  /** The newest draft, opened by its link. */
  const linked = async (says: string | RegExp) => {
    const [draft] = await drafts()
    const phone = await openPhone(browser, shop.url, shop.launch(BIA, { startParam: `dr_${draft?.id}` }))
    await phone.page.getByText(says).waitFor()
    await phone.live
    return phone
  }

  test('of a payment opens filled; what is said at one door is said at the other, and taken here it ends there', async () => {
    await shop.call(BIA, 'POST', '/api/sales', { customerId: 1, items: [{ productId: 1, quantity: 4 }] })
    await bia.type('/pagar Ana')
    const card = await bia.type('8')
    const phone = await linked('Bia está aqui também, na conversa')
    const { page, main, faults } = phone
    await expect.poll(main.text).toMatch(/Receber R\$\s8,00/)
    expect(await stumblesHere(page)).toEqual([])
    await page.getByRole('textbox', { name: 'Valor' }).fill('7,00')
    const read = () => bia.messages.find((one) => one.id === card.id)?.text ?? ''
    await isSoon(read, /R\$\s7,00/)
    const said = await bia.type('cartão')
    await expect.poll(() => page.getByRole('radio', { name: 'Cartão' }).isChecked()).toBe(true)
    expect(await main.text()).toMatch(/Receber R\$\s7,00/)
    await main.press(/Receber/)
    await isSoon(
      () => bia.messages.find((one) => one.id === said.id)?.text ?? '',
      /Ana pagou R\$\s7,00 no cartão[\s\S]*feito na tela/,
    )
    expect(await drafts()).toEqual([])
    expect(faults).toEqual([])
    await phone.context.close()
  })

  test('of a receipt opens filled, and done in the chat it is over here', async () => {
    await bia.type('chegou 12 café coado')
    const phone = await linked('Bia está aqui também, na conversa')
    const { page } = phone
    const quantity = page.getByRole('textbox', { name: /Quantidade/ })
    await expect.poll(() => quantity.inputValue()).toBe('12')
    await quantity.fill('10')
    await isSoon(() => bia.messages.at(-1)?.text ?? '', /Receber 10 un/)
    await bia.type('2,00')
    await bia.type('sim')
    await page.getByText('Já foi feito na conversa.').waitFor()
    expect(await page.getByRole('textbox', { name: /Quantidade/ }).count()).toBe(0)
    await phone.context.close()
  })

  test('a new product of the chat opens filled in its form, is changed there, and made once', async () => {
    const olga = telegram.person(OLGA.id, OLGA.name)
    const card = await olga.type('/produto novo Bolo de pote')
    const read = () => olga.messages.find((one) => one.id === card.id)?.text ?? ''
    const [draft] = (await shop.call<{ items: Draft[] }>(OLGA, 'GET', '/api/drafts')).items
    const opened = `${shop.url}/#/products/new?draft=${draft?.id ?? 0}`
    const phone = await openPhone(browser, opened, shop.launch(OLGA))
    const { page, faults } = phone
    await page.getByText('está aqui também, na conversa').waitFor()
    expect(await page.getByLabel('Nome').inputValue()).toBe('Bolo de pote')
    expect(await stumblesHere(page)).toEqual([])
    await page.getByLabel('Nome').fill('Bolo de pote de leite')
    await isSoon(read, /Bolo de pote de leite/)
    await olga.type('/cancel')
    await page.getByText('Cancelado na conversa').waitFor()
    expect(await page.getByLabel('Nome').inputValue()).toBe('Bolo de pote de leite')
    await page.getByLabel('Nome').fill('Bolo de pote de coco')
    await page.getByLabel(/^Preço/).fill('800')
    await phone.main.press('Criar produto')
    await page.waitForURL(/receive/)
    const made = await shop.call<{ items: object[] }>(OLGA, 'GET', '/api/products?q=bolo')
    expect(made.items).toMatchObject([{ name: 'Bolo de pote de coco', price: 800 }])
    expect(faults).toEqual([])
    await phone.context.close()
  })
})
