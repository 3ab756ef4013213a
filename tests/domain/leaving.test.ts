// Who asked to be erased is: whoever fails beside them, also shut out by then, with a bot or without.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { step } from '#database/step.ts'
import { pruneChat } from '#domain/chat/index.ts'
import { upsertUser } from '#domain/users/index.ts'
import { Leaving } from '../../src/leaving.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())

let acts = 0
const act = (text: string) => shop.database.run([step(`test.leaving:${++acts}`, text)], {})
let last = 40_000_000
async function leaver(name: string) {
  const telegramId = ++last
  const { id } = await upsertUser(shop.runtime, { telegramId, name })
  await shop.do('me.leave', { confirm: name }, { actor: { ...shop.user, userId: id } })
  return { id, telegramId }
}
async function lookOnce(told?: () => void, runtime = shop.runtime) {
  const leaving = new Leaving(runtime, told)
  await leaving.stop()
}
const isErased = (id: number) =>
  shop.look<boolean>(`select to_json(erased_at is not null) from users where id = ${id}`)

it('one that fails is told of in the log, and those after it go', async () => {
  const [broken, next] = [await leaver('Quebrada'), await leaver('Seguinte')]
  await act(
    `create function test_break() returns trigger language plpgsql as $$ begin raise exception 'broken off'; end $$`,
  )
  await act(
    `create trigger test_break before update on users for each row when (new.erased_at is not null and old.id = ${broken.id}) execute function test_break()`,
  )
  const warned: object[] = []
  const log = { ...shop.runtime.log, warn: (details: object) => void warned.push(details) }
  await lookOnce(() => {}, { ...shop.runtime, log })
  expect([await isErased(broken.id), await isErased(next.id)]).toEqual([false, true])
  expect(warned).toMatchObject([{ userId: broken.id }])
  await act('drop trigger test_break on users')
  await lookOnce(() => {})
  expect(await isErased(broken.id)).toBe(true)
})

it('who was shut out after asking is erased on their behalf; they themselves are still refused', async () => {
  const { id } = await leaver('Impedida')
  const { version } = await shop.do('users.get', { id }, { actor: shop.owner })
  await shop.do('users.edit', { id, version, disabled: true }, { actor: shop.owner })
  const actor = { ...shop.user, userId: id }
  expect((await shop.refusal('me.erase', { confirm: 'Impedida' }, { actor })).code).toBe('disabled')
  await lookOnce(() => {})
  expect(await isErased(id)).toBe(true)
})

it('more than are looked at at once all go', async () => {
  const all: number[] = []
  for (let n = 0; n < 22; n++) all.push((await leaver(`Muita ${n}`)).id)
  await lookOnce()
  expect(
    await shop.look(`select count(*) from users where id in (${all.join()}) and erased_at is null`),
  ).toBe(0)
})

it('without a bot nothing is put out for them; what waits for nobody goes after a day', async () => {
  const { id, telegramId } = await leaver('Muda')
  await lookOnce()
  expect(await isErased(id)).toBe(true)
  const waits = (chat: number) => shop.look<number>(`select count(*) from outbox where chat_id = ${chat}`)
  expect(await waits(telegramId)).toBe(0)
  const put = (chat: number, age: string) =>
    act(
      `insert into outbox (chat_id, method, payload, created_at) values (${chat}, 'sendMessage', '{}', now() - interval '${age}')`,
    )
  for (const chat of [telegramId, 111, -7]) await put(chat, '25 hours')
  await put(telegramId + 1_000_000, '23 hours')
  await pruneChat(shop.database)
  expect([
    await waits(telegramId),
    await waits(111),
    await waits(-7),
    await waits(telegramId + 1_000_000),
  ]).toEqual([0, 1, 1, 1])
})

it('why a sale was voided is in no movement, whichever release writes it', async () => {
  const product = await shop.product([[900, 50]], { price: 500 })
  await act(
    `insert into movements select (jsonb_populate_record(m, '{"reason": "a Ana devolveu", "source_type": "sale", "id": 900001}')).* from movements m where product_id = ${product} limit 1`,
  )
  await act(
    `insert into movements select (jsonb_populate_record(m, '{"reason": "quebrou", "source_type": "adjustment", "id": 900002}')).* from movements m where product_id = ${product} limit 1`,
  )
  expect(await shop.look(`select json_agg(reason order by id) from movements where id > 900000`)).toEqual([
    null,
    'quebrou',
  ])
})
