// What Telegram delivers: everything is answered once, also what the database could never hold; rubbish that is not Telegram's is refused.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { App } from '../support/app.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { urlOf } from '../support/database-names.ts'
import { Telegram } from '../support/telegram.ts'

const SECRET = 'webhook-secret-of-the-tests-0123456789'
const OLGA = 111

let fresh: FreshDatabase
let telegram: Telegram
let app: App
beforeAll(async () => {
  fresh = await freshDatabase()
  telegram = await Telegram.start()
  telegram.secret = SECRET
})
afterAll(async () => {
  await telegram.stop()
  await fresh.drop()
})
const start = (more: Record<string, string>) =>
  App.start({
    DATABASE_URL: urlOf(fresh.config),
    BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.root,
    OWNER_IDS: String(OLGA),
    DEV_LOGIN: '',
    ...more,
  })

const chat = { id: OLGA, type: 'private' }
const from = { id: OLGA, is_bot: false, first_name: 'Olga', language_code: 'pt-br' }
const message = (text: unknown, more: object = {}) => ({ message_id: 1, date: 1, chat, from, text, ...more })
/** Of somebody else: what the shop says to it goes to their chat. */
const strange = (text: unknown, more: object = {}) =>
  message(text, { chat: { ...chat, id: 333 }, from: { ...from, id: 333 }, ...more })
const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
const deep = (id: number, depth: number) =>
  `{"update_id":${id},"message":{"message_id":1,"date":1,"chat":{"id":${OLGA}},"entities":${nested(depth)}}}`

describe('by webhook', () => {
  beforeAll(async () => {
    app = await start({ PUBLIC_URL: 'https://loja.example', WEBHOOK_SECRET: SECRET })
    telegram.deliverTo = app.base
  })
  afterAll(() => app.stop())

  const post = async (body: string) => {
    const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': SECRET }
    return (await fetch(`${app.base}/telegram/webhook`, { method: 'POST', headers, body })).status
  }

  it.each([
    ['NUL', JSON.stringify({ update_id: 9001, message: strange('/start a\u0000b') })],
    [
      'NUL in a name of a field',
      JSON.stringify({ update_id: 9002, message: strange('x', { 'a\u0000': 1 }) }),
    ],
    ['half of a character', JSON.stringify({ update_id: 9003, message: strange('\ud800') })],
  ])('%s is taken out, and what is left is kept', async (_, body) => {
    expect(await post(body)).toBe(200)
  })

  it.each([
    [
      'a chat whose id is 1e300',
      JSON.stringify({ update_id: 9004, message: message('x', { chat: { id: 1e300 } }) }),
    ],
    ['a chat whose id has twenty digits', deep(9005, 1).replace(':111', ':11111111111111111111')],
    ['an id of 1e300', '{"update_id":1e300}'],
    ['a fraction as id', '{"update_id":1.5}'],
    ['nesting of a hundred', deep(9006, 100)],
    ['nesting of half a million', deep(9007, 500_000)],
    ['a hundred thousand values', `{"update_id":9008,"message":[${'1,'.repeat(100_000)}1]}`],
  ])('%s is answered 200, and never kept', async (_, body) => {
    expect(await post(body)).toBe(200)
  })

  it('and the chat goes on', async () => {
    const olga = telegram.person(OLGA, 'Olga')
    expect((await olga.type('/product novo ☕ Café 5,00 un')).text).toMatch(/Café/)
    expect(app.output()).toMatch(/"update":"9006".*set aside/)
    expect(app.output()).not.toMatch(/"update":"900[123]".*set aside/)
    expect(app.output()).not.toMatch(/"level":50/)
  })

  it.each(['', '{', 'x', '[]', '{}', '{"update_id":"7"}', nested(500_000), '{"update_id":7'])(
    '%.30j is no update: 400',
    async (body) => {
      expect(await post(body)).toBe(400)
    },
  )

  it('more than 1 MiB is 413 here too', async () => {
    expect(await post(`{"update_id":7,"x":"${'x'.repeat(1024 * 1024)}"}`)).toBe(413)
  })
})

it('by polling, what cannot be kept holds nobody up', async () => {
  telegram.deliverTo = undefined
  const polling = await start({})
  const olga = telegram.person(OLGA, 'Olga')
  await telegram.deliver({ message: strange('a\u0000b') })
  await telegram.deliver({ message: message('x', { chat: { id: 1e300 } }) })
  expect((await olga.type('/estoque café')).text).toMatch(/Café/)
  await vi.waitFor(() => expect(polling.output()).not.toMatch(/"level":50/), 60_000)
  await polling.stop()
})
