// Receipts and notices in the chat: each once, in order, edited in place; nobody waits behind what many are told.
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { putOut } from '#domain/chat/index.ts'
import { deriveNotices, followNotices } from '#domain/notices/index.ts'
import { TestBot } from '../support/bot.ts'
import { settled } from '../support/horizon.ts'
import type { Person } from '../support/telegram.ts'

let bot: TestBot
let ana: Person
let customerId: number
let coffee: number
beforeAll(async () => {
  bot = await TestBot.open()
  await followNotices(bot.shop.database)
  ana = bot.telegram.person(444, 'Ana')
  await ana.type('/start')
  const userId = await bot.shop.look<number>('select id from users where telegram_id = 444')
  customerId = (await bot.shop.do('customers.create', { name: 'Ana', userId })).id
  const { shop } = bot
  coffee = (
    await shop.do(
      'products.create',
      { name: 'Café', price: 500, unit: 'un', minStock: 40 },
      { actor: shop.owner },
    )
  ).id
  await shop.do('stock.receive', { productId: coffee, quantity: 45, unitCost: 321 })
  await told()
})
afterAll(() => bot.close())
beforeEach(() => bot.telegram.chats.delete(444))

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
const sell = (quantity: number, more: object = {}) =>
  bot.shop.do('sales.create', { customerId, items: [{ productId: coffee, quantity }], ...more })
const heard = () => bot.telegram.chats.get(444) ?? []

describe('a receipt', () => {
  it('says what was bought and what is owed now; no cost, and nothing that staff wrote down', async () => {
    await sell(2, { note: 'fala alto' })
    await told()
    const [{ text, id } = { text: '', id: 0 }, ...others] = heard()
    expect(others).toEqual([])
    expect(text).toMatch(/R\$.10,00[\s\S]*2 × Café[\s\S]*fiado[\s\S]*falta pagar R\$.10,00/i)
    expect(text).not.toMatch(/3,21|6,42|alto/)
    expect(id).toBeGreaterThan(0)
  })

  it('is edited by a void, also where it was not sent yet; in order, whatever Telegram refuses meanwhile', async () => {
    bot.telegram.faults.push(
      { method: 'sendMessage', times: 1, status: 429, body: { parameters: { retry_after: 1 } } },
      { method: 'sendMessage', times: 1, status: 502 },
    )
    const first = await sell(3)
    await settled(bot.shop.fresh.config)
    await deriveNotices(bot.shop.database)
    bot.bot.tell()
    await vi.waitFor(
      async () =>
        expect(
          await bot.shop.look<number>(
            `select count(*)::int from outbox where notice_id is not null and sent_at is null`,
          ),
        ).toBe(1),
      60_000,
    )
    await bot.shop.do('sales.void', { id: first.id, reason: 'engano' })
    await sell(1)
    await told()
    expect(heard().map(({ text }) => text.split('\n')[0])).toEqual([
      expect.stringMatching(/anulada.*R\$.15,00/),
      expect.stringMatching(/compra.*R\$.5,00/),
    ])
  })

  it('of a payment says how, and what is left; voided, it says so', async () => {
    const { id } = await bot.shop.do('payments.create', { customerId, amount: 400, method: 'pix' })
    await told()
    expect(heard()[0]?.text).toMatch(/recebeu R\$.4,00[\s\S]*pix[\s\S]*falta pagar R\$.11,00/)
    await bot.shop.do('payments.void', { id, reason: 'engano' })
    await told()
    expect(heard().map(({ text }) => text)).toEqual([
      expect.stringMatching(/Pagamento anulado[\s\S]*falta pagar R\$.15,00/),
    ])
  })

  it('opens the account, which is the person’s own', async () => {
    await sell(1)
    await told()
    await ana.tap(heard()[0] ?? never(), /Minha conta/)
    expect(heard().at(-1)?.text).toMatch(/Ana.*R\$.20,00/)
  })

  it('of who blocked the bot stays in the feed alone, and begins again when they are back', async () => {
    bot.telegram.closed.set(444, 'Forbidden: bot was blocked by the user')
    await sell(1)
    await told()
    await sell(1)
    await told()
    bot.telegram.closed.delete(444)
    await ana.type('/start')
    bot.telegram.chats.delete(444)
    await sell(2)
    await told()
    expect(heard().map(({ text }) => text.split('\n')[0])).toEqual([expect.stringMatching(/R\$.10,00/)])
  })

  it('waits behind nothing that many are told', async () => {
    const many = Array.from({ length: 3 }, (_, n) => ({
      chatId: 444,
      method: 'sendMessage',
      payload: { chat_id: 444, text: `Aviso ${n}` },
      lane: 2 as const,
    }))
    bot.telegram.faults.push({
      method: 'sendMessage',
      times: 1,
      status: 429,
      body: { parameters: { retry_after: 1 } },
    })
    await putOut(bot.shop.database, many)
    await sell(1)
    await told()
    expect(heard().map(({ text }) => text.slice(0, 7))).toEqual(['🧾 Sua ', 'Aviso 0', 'Aviso 1', 'Aviso 2'])
  })
})

describe('staff', () => {
  it('are told in the chat what runs out where they wish so, and receive it from there', async () => {
    const { shop } = bot
    const { version } = await shop.do('preferences.get', {})
    await shop.do('preferences.edit', { version, notices: { lowStock: { app: true, chat: true } } })
    await shop.do('stock.receive', { productId: coffee, quantity: 60, unitCost: 321 })
    await told()
    bot.telegram.chats.delete(222)
    await sell(60)
    await told()
    expect((bot.telegram.chats.get(222) ?? []).map(({ text }) => text)).toEqual([
      expect.stringMatching(/Café acabando: \d+ un, o mínimo é 40 un/),
    ])
    await bot.deliver(bot.staff.tapping(bot.staff.messages[0] ?? never(), /Receber/))
    expect(bot.staff.messages.at(-1)?.text).toMatch(/Café[\s\S]*\?/)
  })

  it('hear that their access has changed', async () => {
    const { shop } = bot
    const id = shop.staff.userId
    const { version } = await shop.do('users.get', { id }, { actor: shop.owner })
    bot.telegram.chats.delete(222)
    await shop.do('users.edit', { id, version, role: 'user' }, { actor: shop.owner })
    await told()
    expect(bot.telegram.chats.get(222)?.map(({ text }) => text)).toEqual([
      expect.stringMatching(/Agora: cliente/),
    ])
  })
})

function never(): never {
  throw new Error('nothing was heard')
}
