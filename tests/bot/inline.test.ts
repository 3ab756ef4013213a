// `@bot café` in any chat: cards of what everybody may see, with prices and never costs, answered beside the inbox.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { step } from '#database/step.ts'
import { TestBot } from '../support/bot.ts'
import type { Person } from '../support/telegram.ts'

let bot: TestBot
let cafe = 0
beforeAll(async () => {
  bot = await TestBot.open()
  cafe = await bot.shop.product([[12, 133]], { name: 'cafe' })
  await bot.shop.product([[1, 1]], { name: 'cafe escondido' })
  await bot.shop.product([], { name: 'cafe em falta' })
  for (let n = 0; n < 30; n++) await bot.shop.product([], { name: `bolo ${n}` })
  await run('test.hide', `update products set hidden = true where name = 'cafe escondido'`)
  await vi.waitFor(() => expect(bot.bot.name()).toBeTruthy(), 60_000)
})
afterAll(() => bot.close())

const run = (name: string, text: string) => bot.shop.database.run([step(name, text)], {})

interface Card {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly input_message_content: { message_text: string }
  readonly reply_markup: { inline_keyboard: { url: string }[][] }
}
const answers = () => bot.telegram.calls.filter((one) => one.method === 'answerInlineQuery')
const query = (person: Person, text: string, more: object = {}) => ({
  inline_query: {
    id: String(bot.telegram.nextMessageId()),
    from: person.from,
    query: text,
    offset: '',
    ...more,
  },
})
async function ask(person: Person, text: string): Promise<{ cards: Card[]; payload: object }> {
  const had = answers().length
  await bot.telegram.deliver(query(person, text))
  await vi.waitFor(() => expect(answers().length).toBe(had + 1), 60_000)
  const payload = answers().at(-1)?.payload ?? {}
  return { cards: (payload as { results: Card[] }).results, payload }
}

describe('somebody who asks', () => {
  it.each([
    ['staff', () => bot.staff, /5,00\/un · há 12 un/],
    ['a customer', () => bot.telegram.person(333, 'Caio'), /^R\$\s5,00\/un$/],
    ['a stranger', () => bot.telegram.person(777, 'Nina'), /^R\$\s5,00\/un$/],
  ])(
    '%s gets what may be seen, and how much there is of it if it is theirs to know',
    async (_, who, shown) => {
      const { cards, payload } = await ask(who(), 'café')
      expect(cards.map((one) => one.title).toSorted()).toEqual(['cafe', 'cafe em falta'])
      const card = cards.find((one) => one.title === 'cafe')
      expect(card?.description).toMatch(shown)
      expect(JSON.stringify(cards)).not.toMatch(/1,33|133|escondido/)
      expect(payload).toMatchObject({ is_personal: true })
      expect((payload as { cache_time: number }).cache_time).toBeLessThanOrEqual(10)
    },
  )

  it('what is sent says name and price, never how much there is, and leads to the product', async () => {
    const { cards } = await ask(bot.staff, 'cafe')
    for (const card of cards) expect(card.input_message_content.message_text).not.toMatch(/há|12/)
    const card = cards.find((one) => one.title === 'cafe')
    expect(card?.input_message_content.message_text).toMatch(/^cafe · R\$\s5,00\/un$/)
    expect(card?.reply_markup.inline_keyboard[0]?.[0]?.url).toBe(
      `https://t.me/vila_nova_bot?startapp=p_${cafe}`,
    )
  })

  it('nothing typed: what is sold most, twenty at most', async () => {
    expect((await ask(bot.staff, '')).cards).toHaveLength(20)
  })

  it('what cannot be looked for has no cards, and is answered', async () => {
    for (const text of ['\u0007', 'x'.repeat(256), 'xyzzy'])
      expect((await ask(bot.staff, text)).cards).toEqual([])
  })

  it('a stranger stays one, and who is shut out sees nothing', async () => {
    await ask(bot.telegram.person(778, 'Nina'), 'café')
    expect(await bot.shop.look('select count(*) from users where telegram_id = 778')).toBe(0)
    const rui = bot.telegram.person(444, 'Rui')
    await rui.type('/start')
    await run('test.shut_one', `update users set disabled_at = now() where telegram_id = 444`)
    expect((await ask(rui, 'café')).cards).toEqual([])
  })
})

describe('an inline query', () => {
  it('is never kept, and holds nobody up: while Telegram hangs, people are answered', async () => {
    const kept = () => bot.shop.look('select count(*) from updates')
    const before = await kept()
    bot.telegram.faults.push({ method: 'answerInlineQuery', times: 4, status: 500, hang: true })
    for (let n = 0; n < 4; n++) await bot.telegram.deliver(query(bot.telegram.person(900 + n, 'N'), 'café'))
    expect((await bot.staff.type('/estoque café')).text).toMatch(/cafe/)
    expect(await kept()).toBe(Number(before) + 1)
  })

  it.each([
    { query: 7 },
    { query: 'x'.repeat(5000) },
    { from: null },
    { id: { a: 1 } },
    { query: '\u0000\ud83c' },
  ])('that is none (%j) does no harm', async (wrong) => {
    await bot.telegram.deliver(query(bot.staff, 'café', wrong))
    expect((await bot.staff.type('/estoque café')).text).toMatch(/cafe/)
  })
})
