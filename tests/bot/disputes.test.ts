// A receipt is confirmed or not recognised by a tap; the talk about it goes both ways, and every button is judged by who taps it.
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { deriveNotices, followNotices } from '#domain/notices/index.ts'
import { TestBot } from '../support/bot.ts'
import { settled } from '../support/horizon.ts'
import type { Person } from '../support/telegram.ts'

type Shown = Person['messages'][number]

let bot: TestBot
let ana: Person
let rui: Person
let customerId: number
let coffee: number
beforeAll(async () => {
  bot = await TestBot.open()
  await followNotices(bot.shop.database)
  ana = bot.telegram.person(444, 'Ana')
  rui = bot.telegram.person(555, 'Rui')
  for (const one of [ana, rui, bot.staff, bot.owner]) await one.type('/start')
  const userId = await idOf(444)
  customerId = (await bot.shop.do('customers.create', { name: 'Ana', userId })).id
  coffee = (await bot.shop.do('products.create', { name: 'Café', price: 500, unit: 'un' }, asOwner())).id
  await bot.shop.do('stock.receive', { productId: coffee, quantity: 900, unitCost: 321 })
  await told()
})
afterAll(() => bot.close())
beforeEach(() => bot.telegram.chats.clear())

const asOwner = () => ({ actor: bot.shop.owner })
const idOf = (telegramId: number) =>
  bot.shop.look<number>(`select id from users where telegram_id = ${telegramId}`)
/** All that happened is told. */
async function told() {
  await settled(bot.shop.fresh.config)
  while ((await deriveNotices(bot.shop.database)).more);
  const waiting = `select count(*)::int from notices where tell_at is not null and told_rev < rev`
  await vi.waitFor(async () => {
    bot.bot.tell()
    expect(await bot.shop.look<number>(waiting)).toBe(0)
  }, 60_000)
  await bot.quiet()
}
const found = (one: Person, text: RegExp): Shown => {
  const message = one.messages.findLast((shown) => text.test(shown.text))
  if (!message) throw new Error(`not heard: ${text.source} in ${one.messages.map((m) => m.text).join(' | ')}`)
  // As it stood then: it is edited in place.
  return structuredClone(message)
}
async function bought(quantity = 1) {
  const sale = await bot.shop.do('sales.create', { customerId, items: [{ productId: coffee, quantity }] })
  await told()
  return { sale, receipt: found(ana, /Sua compra/) }
}
const stateOf = async (id: number) => (await bot.shop.do('sales.get', { id })).confirmation.state
const tap = (who: Person, message: Shown, label: RegExp) => bot.deliver(who.tapping(message, label))
async function disputed(quantity = 1) {
  const { sale, receipt } = await bought(quantity)
  await tap(ana, receipt, /Não reconheço/)
  await tap(ana, found(ana, /O que não bate/), /Não comprei isso/)
  await told()
  return { sale, asked: found(bot.staff, /Ana não reconhece/) }
}

describe('a receipt', () => {
  it('is confirmed by a tap, in place, once; its buttons go with that', async () => {
    const { sale, receipt } = await bought(2)
    expect(receipt.buttons.map(({ text }) => text)).toEqual([
      '✅ Está certo',
      '🚩 Não reconheço',
      '👀 Minha conta',
    ])
    await tap(ana, receipt, /Está certo/)
    const now = ana.messages.find(({ id }) => id === receipt.id)
    expect(now?.text).toMatch(/R\$.10,00[\s\S]*Confirmado por você, .* \d\d:\d\d/)
    expect(await stateOf(sale.id)).toBe('confirmed')
    await told()
    const shown = ana.messages.find(({ id }) => id === receipt.id)
    expect(shown?.text).toMatch(/2 × Café[\s\S]*Confirmado por você/)
    expect(shown?.buttons.map(({ text }) => text)).toEqual(['👀 Minha conta'])
    expect(await tap(ana, receipt, /Está certo/)).toEqual([expect.stringMatching(/Já foi confirmado/)])
  })

  it('that is confirmed at another door says so', async () => {
    const { sale, receipt } = await bought()
    await bot.shop.do(
      'sales.confirm',
      { id: sale.id },
      { actor: { ...bot.shop.user, userId: await idOf(444) } },
    )
    await told()
    expect(ana.messages.find(({ id }) => id === receipt.id)?.text).toMatch(/Confirmado por você/)
  })

  it('of a payment has the same two buttons', async () => {
    const { id } = await bot.shop.do('payments.create', { customerId, amount: 100, method: 'pix' })
    await told()
    await tap(ana, found(ana, /recebeu/), /Está certo/)
    expect((await bot.shop.do('payments.get', { id })).confirmation.state).toBe('confirmed')
    const other = await bot.shop.do('payments.create', { customerId, amount: 200, method: 'pix' })
    await told()
    await tap(ana, found(ana, /recebeu R\$.2,00/), /Não reconheço/)
    await tap(ana, found(ana, /O que não bate/), /Foi em outro dia/)
    expect((await bot.shop.do('payments.get', { id: other.id })).confirmation.state).toBe('disputed')
  })

  it('what is open can be chosen from one’s own account', async () => {
    await bought(3)
    await ana.type('/dividas')
    await tap(ana, found(ana, /Ana/), /Não reconheço uma/)
    await tap(ana, found(ana, /Qual compra/), /15,00/)
    expect(found(ana, /O que não bate/).text).toMatch(/15,00/)
    await ana.type('eram só duas')
    await told()
    expect(found(bot.staff, /não reconhece/).text).toMatch(/“eram só duas”/)
  })
})

describe('what is not recognised', () => {
  it('asks why, is told to staff with the facts, and the receipt says so', async () => {
    const { sale, asked } = await disputed(2)
    expect(asked.text).toMatch(
      /Ana não reconhece: compra de R\$.10,00[\s\S]*2 × Café[\s\S]*com Bia[\s\S]*“Não comprei isso”/,
    )
    expect(asked.text).not.toMatch(/3,21|6,42/)
    expect(found(bot.owner, /Ana não reconhece/).buttons.map(({ text }) => text)).toEqual([
      '💬 Responder',
      '🚫 Anular',
      'Encerrar',
    ])
    expect(found(ana, /Sua compra/).text).toMatch(/Você não reconheceu/)
    expect(await stateOf(sale.id)).toBe('disputed')
    for (const { buttons } of [asked, ...ana.messages])
      for (const { callback_data: data = '' } of buttons)
        expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64)
  })

  it('is answered both ways, and ends by a void that both see', async () => {
    const { sale, asked } = await disputed(4)
    await tap(bot.staff, asked, /Responder/)
    await bot.staff.type('Foi sábado, com o seu filho')
    await told()
    const answer = found(ana, /Foi sábado/)
    await tap(ana, answer, /Responder/)
    await ana.type('Ele não mora mais aqui')
    await told()
    expect(found(bot.owner, /Ana[\s\S]*Ele não mora/).text).toMatch(/20,00/)
    await tap(bot.staff, asked, /Anular/)
    await bot.staff.type('Engano nosso')
    const card = found(bot.staff, /“Engano nosso”/)
    expect((await bot.shop.do('sales.get', { id: sale.id })).status).toBe('open')
    await tap(bot.staff, card, /Anular/)
    await told()
    expect((await bot.shop.do('sales.get', { id: sale.id })).status).toBe('voided')
    expect(found(ana, /anulou[\s\S]*Engano nosso/).buttons).toEqual([])
    expect(found(ana, /Compra anulada/).text).toMatch(/20,00/)
    const seen = found(bot.owner, /não reconhece/)
    expect([seen.text, seen.buttons]).toEqual([expect.stringMatching(/Anulado por Bia, /), []])
    expect(await tap(bot.owner, asked, /Encerrar/)).toEqual([expect.stringMatching(/já foi encerrada/)])
  })

  it('ends by a word of the shop, or by the customer’s own', async () => {
    const kept = await disputed()
    await tap(bot.owner, found(bot.owner, /não reconhece/), /Encerrar/)
    await bot.owner.type('A câmera mostra')
    await tap(bot.owner, found(bot.owner, /“A câmera mostra”/), /Encerrar/)
    await told()
    expect(found(ana, /conferiu[\s\S]*A câmera mostra/).text).toMatch(/Fica como está/)
    expect(await stateOf(kept.sale.id)).toBe('resolved')
    bot.telegram.chats.clear()
    const own = await disputed(7)
    await tap(bot.staff, own.asked, /Responder/)
    await bot.staff.type('Tem certeza?')
    await told()
    await tap(ana, found(ana, /Tem certeza/), /Está certo/)
    await told()
    expect(await stateOf(own.sale.id)).toBe('confirmed')
    expect(found(bot.staff, /não reconhece/).text).toMatch(/Encerrado por Ana/)
  })
})

describe('every button is judged by who taps it now', () => {
  it.each([/Está certo/, /Não reconheço/])(
    'a stranger’s tap on a receipt’s %s does nothing',
    async (label) => {
      const { sale, receipt } = await bought()
      const forwarded = { ...receipt, text: receipt.text }
      expect(await tap(rui, forwarded, label)).toEqual([expect.stringMatching(/.+/)])
      expect(await tap(bot.staff, receipt, label)).toEqual([expect.stringMatching(/.+/)])
      expect(await stateOf(sale.id)).toBe('none')
      expect(rui.messages).toEqual([])
    },
  )

  it.each([/Responder/, /Anular/, /Encerrar/])('of staff’s %s too', async (label) => {
    const { sale, asked } = await disputed()
    bot.telegram.chats.delete(555)
    expect(await tap(rui, asked, label)).toEqual([expect.stringMatching(/.+/)])
    expect(rui.messages).toEqual([])
    if (!/Responder/.test(label.source))
      expect(await tap(ana, asked, label)).toEqual([expect.stringMatching(/.+/)])
    expect(await stateOf(sale.id)).toBe('disputed')
  })

  it('nor of who was staff, nor of who is shut out; also where they were asked before', async () => {
    const { sale, asked } = await disputed()
    const { shop } = bot
    const id = shop.staff.userId
    await tap(bot.staff, asked, /Anular/)
    await bot.staff.type('agora')
    const card = found(bot.staff, /“agora”/)
    const edit = async (change: object) => {
      const { version } = await shop.do('users.get', { id }, asOwner())
      await shop.do('users.edit', { id, version, ...change }, asOwner())
    }
    await edit({ role: 'user' })
    for (const [message, label] of [
      [card, /Anular/],
      [asked, /Anular/],
      [asked, /Responder/],
    ] as const)
      await tap(bot.staff, message, label)
    await edit({ role: 'admin', disabled: true })
    await bot.telegram.deliver(bot.staff.tapping(asked, /Anular/))
    await bot.quiet()
    await edit({ disabled: false })
    expect(await stateOf(sale.id)).toBe('disputed')
    expect((await shop.do('sales.get', { id: sale.id }, asOwner())).status).not.toBe('voided')
  })

  it('the one who had the account before has no say in it any more', async () => {
    const { sale, receipt } = await bought()
    const edit = async (userId: number | null) => {
      const { version } = await bot.shop.do('customers.get', { id: customerId })
      await bot.shop.do('customers.edit', { id: customerId, version, userId }, asOwner())
    }
    await edit(null)
    await edit(await idOf(555))
    await tap(ana, receipt, /Está certo/)
    await tap(ana, receipt, /Não reconheço/)
    expect(await stateOf(sale.id)).toBe('none')
    await tap(rui, receipt, /Está certo/)
    expect(await stateOf(sale.id)).toBe('confirmed')
    await edit(null)
    await edit(await idOf(444))
  })
})
