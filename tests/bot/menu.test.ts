// The menu and the button beside the message field follow a person's role and language.
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { TestBot } from '../support/bot.ts'

let bot: TestBot
beforeAll(async () => {
  bot = await TestBot.open()
})
afterAll(() => bot.close())

const button = (chat: number) =>
  bot.telegram.calls
    .filter(({ method, payload }) => method === 'setChatMenuButton' && payload.chat_id === chat)
    .at(-1)?.payload['menu_button']

it('a customer’s opens their account; promoted, it opens the shelf, and back again', async () => {
  const nina = bot.telegram.person(555, 'Nina', { language_code: 'en' })
  await nina.type('/start')
  const app = (text: string, url: string) => ({ type: 'web_app', text, web_app: { url } })
  const shows = (expected: object) => vi.waitFor(() => expect(button(555)).toEqual(expected), 60_000)
  await shows(app('My account', 'https://loja.example/'))
  const id = await bot.shop.look<number>('select id from users where telegram_id = 555')
  const edit = (role: string, version: number) =>
    bot.shop.do('users.edit', { id, version, role }, { actor: bot.shop.owner })
  await edit('admin', 1)
  await shows(app('Sell', 'https://loja.example/#/sell'))
  await edit('user', 2)
  await shows(app('My account', 'https://loja.example/'))
})

it('updates are asked for by what is acted on, and nothing else', () => {
  const asked = bot.telegram.calls.find((one) => one.method === 'setWebhook')?.payload['allowed_updates']
  expect(asked).toEqual([
    'message',
    'edited_message',
    'callback_query',
    'inline_query',
    'my_chat_member',
    'poll_answer',
  ])
})

it('what opens the shop for everybody is called as an owner calls it, from then on', async () => {
  const common = () =>
    bot.telegram.calls
      .filter(({ method, payload }) => method === 'setChatMenuButton' && payload.chat_id === undefined)
      .map(({ payload }) => (payload['menu_button'] as { text: string }).text)
  await vi.waitFor(() => expect(common()).toContain('Vila Nova'), 60_000)
  const { version } = await bot.shop.do('settings.get', {}, { actor: bot.shop.owner })
  await bot.shop.do('settings.edit', { version, shopName: 'Empório' }, { actor: bot.shop.owner })
  await vi.waitFor(() => expect(common().at(-1)).toBe('Empório'), 60_000)
})
