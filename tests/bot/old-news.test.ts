// What waited in the outbox for longer than a day: it is not said as if it were new, and holds nothing up.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { step } from '#database/step.ts'
import { TestBot } from '../support/bot.ts'

let bot: TestBot
beforeAll(async () => {
  bot = await TestBot.open()
})
afterAll(() => bot.close())

const put = async (method: string, payload: object, hours: number) => {
  const { id } = bot.staff.from
  const values = { chat: id, method, payload: JSON.stringify({ chat_id: id, ...payload }), hours }
  const putOut = step(
    'test.put_out',
    `insert into outbox (chat_id, method, payload, created_at)
     values (@chat::bigint, @method::text, @payload::jsonb, now() - @hours::int * interval '1 hour') returning id::text`,
  )
  return Number(await bot.shop.database.run([putOut], values))
}
const became = (id: number) =>
  bot.shop.look<unknown>(
    `select json_build_array(sent_at is not null, error, payload) from outbox where id = ${id}`,
  )

it('what is a day old is left out, what is younger comes, and what stands there is put right', async () => {
  const { id: shown } = await bot.staff.type('/commands')
  const old = await put('sendMessage', { text: 'vendido anteontem' }, 25)
  const young = await put('sendMessage', { text: 'vendido há pouco' }, 23)
  const edit = await put('editMessageText', { message_id: shown, text: 'assim está agora' }, 25)
  const lost = await put('editMessageText', { message_id: 999_999, text: 'isto não há mais' }, 25)
  await bot.staff.type('/help')
  await bot.quiet()
  const texts = bot.staff.messages.map(({ text }) => text)
  expect(texts).toContain('vendido há pouco')
  expect(texts).toContain('assim está agora')
  expect(texts).not.toContain('vendido anteontem')
  expect(texts).not.toContain('isto não há mais')
  expect(await became(old)).toEqual([false, 'no news any more', {}])
  expect(await became(young)).toEqual([true, null, {}])
  expect(await became(edit)).toEqual([true, null, {}])
  expect((await became(lost)) as unknown[]).toEqual([false, expect.stringMatching(/not found/), {}])
})
