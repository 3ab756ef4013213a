// The till, at the time that the shop is reminded of it: staff are told once a day, of what was sold and received on it.
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { sayNotice, wordsOf } from '#commands/index.ts'
import { deriveNotices, followNotices } from '#domain/notices/index.ts'
import { TestBot } from '../support/bot.ts'
import { settled } from '../support/horizon.ts'

let bot: TestBot
beforeAll(async () => {
  bot = await TestBot.open()
  await followNotices(bot.shop.database)
  const coffee = await bot.shop.product([[10_000, 100]], { price: 500, name: 'Café' })
  const sell = (quantity: number, method: string) =>
    bot.shop.do('sales.create', {
      items: [{ productId: coffee, quantity }],
      payments: [{ method, amount: quantity * 500 }],
    })
  await sell(3, 'pix')
  await sell(1, 'cash')
  const { id } = await sell(7, 'card')
  await bot.shop.do('sales.void', { id, reason: 'engano' }, { actor: bot.shop.owner })
})
afterAll(() => bot.close())

/** Quiet all day long. */
const QUIET = { from: '00:01', to: '00:00' }
const reminded = async (minutesAgo: number) => {
  const shop = (what: string) => bot.shop.look<string>(`select to_json(${what})`)
  const at = `localtimestamp - ${minutesAgo} * interval '1 minute'`
  const closingAt = await shop(`to_char(${at}, 'HH24:MI')`)
  const { version } = await bot.shop.do('settings.get', {}, { actor: bot.shop.owner })
  await bot.shop.do('settings.edit', { version, closingAt, quietHours: QUIET }, { actor: bot.shop.owner })
  await settled(bot.shop.fresh.config)
  // As two processes would, each in its second.
  const another = bot.shop.another()
  await Promise.all([bot.shop.database, another.database].map((database) => deriveNotices(database)))
  await another.database.close()
  /** Who closes before five in the morning closes the day before. */
  return shop(`(${at} - interval '5 hours')::date`)
}
const feed = async (actor = bot.shop.staff) =>
  (await bot.shop.do('notifications.list', { limit: 200 }, { actor })).items.filter(
    ({ kind }) => kind === 'closing',
  )
const plain = (text = '') => text.replaceAll('\u00a0', ' ')

it('what is hours ago is not reminded of', async () => {
  await reminded(180)
  expect(await feed()).toEqual([])
})

const inChats = (person: typeof bot.staff) =>
  person.messages.map(({ text }) => plain(text)).filter((text) => text.startsWith('🧾'))

it('at its time all of staff are told, once, in the feed and in the chat; nobody else', async () => {
  const { version } = await bot.shop.do('preferences.get', {}, { actor: bot.shop.owner })
  await bot.shop.do('preferences.edit', { version, quiet: QUIET }, { actor: bot.shop.owner })
  const on = await reminded(3)
  const [one, ...others] = await feed()
  expect(others).toEqual([])
  expect(one).toMatchObject({ entity: 'settings', data: { on }, action: null })
  expect(one?.data).toMatchObject({ count: 2, total: 2000 })
  expect(await feed(bot.shop.owner)).toHaveLength(1)
  expect(await feed(bot.shop.user)).toEqual([])
  await reminded(2)
  expect(await feed()).toHaveLength(1)
  // In the shop’s quiet hours too, for the shop has chosen this time; not in somebody’s own.
  await vi.waitFor(() => {
    bot.bot.tell()
    expect(inChats(bot.staff)).toEqual([
      '🧾 Hora de fechar o caixa.\nVendido: R$ 20,00 em 2 vendas.\nRecebido: pix R$ 15,00 · dinheiro R$ 5,00.',
    ])
  }, 60_000)
  expect(inChats(bot.owner)).toEqual([])
})

it('who has turned it off is told nowhere', async () => {
  await bot.shop.database.run(
    [{ name: 'test.closing:anew', text: `delete from notices where kind = 'closing'`, args: [] }],
    {},
  )
  const { version } = await bot.shop.do('preferences.get', {}, { actor: bot.shop.staff })
  const notices = { closing: { app: false, chat: false } }
  await bot.shop.do('preferences.edit', { version, notices }, { actor: bot.shop.staff })
  await reminded(1)
  expect(await feed()).toEqual([])
  expect(await feed(bot.shop.owner)).toHaveLength(1)
})

it('a shop that sells past midnight has one day until it closes, on two of the calendar', async () => {
  const act = (name: string, text: string) =>
    bot.shop.database.run([{ name: `test.closing:${name}`, text, args: [] }], {})
  await act('deep', `update sales set created_at = current_date + time '02:00' where id = 1`)
  await act('night', `delete from notices where kind = 'closing'`)
  await act(
    'told',
    `insert into notices (user_id, kind, entity, entity_id, data, in_feed) values (${bot.shop.owner.userId}, 'closing', 'settings', 1, jsonb_build_object('on', current_date - 1, 'isNight', true), true)`,
  )
  const isNight = await bot.shop.look<boolean>(`select to_json(localtime < time '05:00')`)
  // The other was sold just now.
  expect((await feed(bot.shop.owner))[0]?.data).toMatchObject(
    isNight ? { count: 2, total: 2000 } : { count: 1, total: 1500 },
  )
})

it.each([
  ['en', false, '🧾 The till of Friday, November 27:\nSold: R$20.00 in 1 sale.\nReceived: cash R$20.00.'],
  ['en', true, '🧾 Time to close the till.\nNothing was sold.'],
  ['pt-BR', true, '🧾 Hora de fechar o caixa.\nNão houve venda.'],
] as const)('in %s, in time: %s', (language, isNow, text) => {
  const sold = { count: 1, total: 2000, received: [{ method: 'cash', amount: 2000 }] } as const
  const none = { count: 0, total: 0, received: [] }
  const said = sayNotice(
    {
      id: 1,
      rev: 1,
      kind: 'closing',
      entityId: 1,
      data: {},
      before: false,
      person: { telegramId: 1, language, role: 'admin' },
      done: null,
      facts: { on: '2026-11-27', isNow, ...(isNow ? none : sold) },
    },
    'Vila Nova',
    wordsOf(language, 'BRL'),
  )
  expect(plain(said?.text)).toBe(text)
  // As all addresses of the chat's buttons: without the slash that the page puts before it.
  expect(said?.buttons?.flat().map(({ action }) => action)).toEqual([{ do: 'screen', path: 'sales' }])
})
