// A stop of the bot: what is in hand ends, what waits behind it is left as if nobody had touched it.
import { expect, it } from 'vitest'
import { Unavailable } from '#database/errors.ts'
import type { Database } from '#database/pool.ts'
import { step } from '#database/step.ts'
import { keepUpdates } from '#domain/chat/index.ts'
import { Acting } from '../../src/bot/acting.ts'
import { TestBot } from '../support/bot.ts'
import { TestShop } from '../support/shop.ts'

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

it('what had ended a process stays counted when a stop, or the database’s absence, comes before it is begun again', async () => {
  const shop = await TestShop.open()
  await keepUpdates(shop.database, [{ id: 1, chat: 222, body: {} }])
  await shop.database.run([step('test.begun', 'update updates set attempts = 1')], {})
  const acting = (database: Database) =>
    new Acting({
      runtime: { ...shop.runtime, database },
      act: () => Promise.reject(new Error('is not acted on')),
      typing: () => {},
      answered: () => {},
    })
  const counted = () =>
    shop.look(`select json_build_array(attempts, (select count(*) from leases)) from updates`)

  const stopped = acting(shop.database)
  stopped.giveUp()
  await stopped.work('one', () => {})
  expect(await counted()).toEqual([1, 0])

  const away = acting({
    ...shop.database,
    run: (steps, values) =>
      steps.some(({ name }) => name === 'inbox.again')
        ? Promise.reject(new Unavailable('away'))
        : shop.database.run(steps, values),
  })
  await expect(away.work('two', () => {})).rejects.toThrow('update 1 was not acted on')
  expect(await counted()).toEqual([1, 0])
  await shop.close()
})
