// What a person did not type here and now never acts by itself: it shows what it would store, and waits for their tap.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { TestBot } from '../support/bot.ts'

let bot: TestBot
beforeAll(async () => {
  bot = await TestBot.open()
  const { shop } = bot
  const product = await shop.product([[1000, 100]], { name: 'cafe' })
  await shop.do('sales.create', { customerName: 'Ana', items: [{ productId: product, quantity: 3 }] })
})
afterAll(() => bot.close())
beforeEach(() => bot.staff.type('/cancel'))

const caio = { id: 333, is_bot: false, first_name: 'Caio' }
const HANDED_ON: Record<string, object> = {
  'forwarded from a person': { forward_origin: { type: 'user', sender_user: caio, date: 0 } },
  'forwarded from who hides': { forward_origin: { type: 'hidden_user', sender_user_name: 'Caio', date: 0 } },
  'forwarded from a channel': {
    forward_origin: {
      type: 'channel',
      chat: { id: -1001, type: 'channel', title: 'x' },
      message_id: 1,
      date: 0,
    },
  },
  'forwarded, as an older Bot API tells it': { forward_from: caio, forward_date: 1 },
  'forwarded from who hides, as an older one tells it': { forward_sender_name: 'Caio', forward_date: 1 },
  'forwarded by itself': { is_automatic_forward: true },
  'sent by another bot': { via_bot: { id: 9, is_bot: true, first_name: 'gif' } },
  'sent for a channel': { sender_chat: { id: -1001, type: 'channel', title: 'x' } },
  'sent by a bot for the business': { sender_business_bot: { id: 9, is_bot: true, first_name: 'x' } },
  'sent while away': { is_from_offline: true },
}

const message = (text: string, more: object) => {
  const { message: plain } = bot.staff.message(text) as { message: object }
  return { message: { ...plain, ...more } }
}
/** Hands it on; the bot's answer. */
async function hand(text: string, more: object) {
  const had = bot.staff.messages.length
  await bot.deliver(message(text, more))
  expect(bot.staff.messages).toHaveLength(had + 1)
  const [answer] = bot.staff.messages.slice(-1)
  if (!answer) throw new Error('no answer')
  return answer
}
/** All that a line could change: documents, stock, people, goods. */
const stored = () =>
  bot.shop.look<number[]>(
    `select json_build_array((select count(*) from activities), (select count(*) from payments), (select count(*) from sales))`,
  )

describe.each(Object.entries(HANDED_ON))('a line that was %s', (_, more) => {
  it('books nothing: what it would store is shown, and one tap of who handed it on stores it once', async () => {
    const before = await stored()
    const card = await hand('/pagar Ana 1,00', more)
    expect(card.text).toMatch(/nada foi gravado/i)
    expect(card.text).toMatch(/Ana[\s\S]*1,00/)
    expect(await stored()).toEqual(before)
    const twice = structuredClone(card)
    await bot.staff.tap(card, /confirm|vender/i)
    await bot.staff.tap(twice, /confirm|vender/i)
    const [acts = 0, payments = 0] = before
    expect((await stored()).slice(0, 2)).toEqual([acts + 1, payments + 1])
    await bot.staff.type('/desfazer')
  })
})

describe('handed on', () => {
  const forwarded = HANDED_ON['forwarded from a person'] ?? {}

  it('a line below a picture is read, and asks', async () => {
    const before = await stored()
    const { text: _, ...picture } = (bot.staff.message('') as { message: { text: string } }).message
    await bot.deliver({ message: { ...picture, photo: [], caption: '/buy Ana: 1 café fiado' } })
    const card = bot.staff.messages.at(-1)
    expect(card?.text).toMatch(/nada foi gravado[\s\S]*Ana/i)
    expect(await stored()).toEqual(before)
  })

  it.each([
    '/buy Ana: 1 café fiado',
    '/buy 1 café pago',
    '/estoque café 10 x 1,00',
    '/estoque café -2 quebrou',
  ])('%s stores nothing', async (line) => {
    const before = await stored()
    const card = await hand(line, forwarded)
    const labels = card.buttons.map(({ text }) => text)
    expect(labels).toContainEqual(expect.stringMatching(/confirm|vender/i))
    expect(labels).toContainEqual(expect.stringMatching(/cancel/i))
    expect(await stored()).toEqual(before)
  })

  it('what lacks something asks for it, and the tap that gives it acts', async () => {
    const before = await stored()
    const card = await hand('/buy Ana: 1 café', forwarded)
    expect(await stored()).toEqual(before)
    await bot.staff.tap(card, /fiado/i)
    expect((await stored())[2]).toBe((before[2] ?? 0) + 1)
  })

  it('/desfazer says what it would take back; the button does it', async () => {
    await bot.staff.type('/buy Ana: 1 café fiado')
    const before = await stored()
    const card = await hand('/desfazer', forwarded)
    expect(card.text).toMatch(/nada foi gravado[\s\S]*vai desfazer: venda, Ana/i)
    expect(await stored()).toEqual(before)
    const undone = await bot.staff.tap(card, /desfazer/i)
    expect(undone.text).toMatch(/desfeito/i)
    expect(await stored()).not.toEqual(before)
  })

  it('/cancel and what only shows leave the open question as it is', async () => {
    const asked = await bot.staff.type('/buy Ana: 1 café')
    expect((await hand('/cancel', forwarded)).text).toMatch(/\/cancel/)
    expect((await hand('/dividas', forwarded)).text).toMatch(/Ana/)
    expect((await bot.staff.tap(asked, /fiado/i)).text).toMatch(/levou/i)
  })

  it('an owner’s lines ask too', async () => {
    const before = await stored()
    const { message: plain } = bot.owner.message('/product café preço 9,00') as { message: object }
    await bot.deliver({ message: { ...plain, ...forwarded } })
    expect(bot.owner.messages.at(-1)?.text).toMatch(/nada foi gravado[\s\S]*9,00/i)
    expect(await stored()).toEqual(before)
  })

  it('an edited line does nothing', async () => {
    const before = await stored()
    const { message: plain } = bot.staff.message('/buy Ana: 1 café fiado') as { message: object }
    await bot.deliver({ edited_message: plain })
    expect(await stored()).toEqual(before)
  })
})
