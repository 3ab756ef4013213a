// A stop of the bot: what is in hand ends, what waits behind it is left as if nobody had touched it.
import { expect, it } from 'vitest'
import { keepUpdates } from '#domain/chat/index.ts'
import { TestBot } from '../support/bot.ts'

it('ends with the update in hand; the chat’s others wait uncounted, and nobody holds the chat', async () => {
  const bot = await TestBot.open()
  const waiting = Array.from({ length: 200 }, (_, n) => ({
    id: n + 1,
    chat: 222,
    body: { update_id: n + 1, ...bot.staff.message('oi') },
  }))
  await keepUpdates(bot.shop.database, waiting)
  await bot.bot.receive({ update_id: 1000, ...bot.staff.message('oi') })
  await bot.bot.stop()
  const look = (query: string) => bot.shop.look(query)
  expect(await look('select count(*) from updates where done_at is null')).toBeGreaterThan(0)
  expect(await look('select max(attempts) from updates where done_at is null')).toBe(0)
  expect(await look(`select count(*) from leases where name like 'chat:%'`)).toBe(0)
  await bot.telegram.stop()
  await bot.shop.close()
})
