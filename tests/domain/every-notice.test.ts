// One notice of every kind that exists, together: whatever one kind reads, the chats hear of all the others.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { step } from '#database/step.ts'
import { noticesToTell, tellNotices } from '#domain/notices/index.ts'
import { KINDS } from '#lib/notice-kinds.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())

it('the chat is told of every kind, of what is there and of what is gone: none keeps the others from being told', async () => {
  const customer = await shop.do('customers.create', { name: 'Nina' })
  const productId = await shop.product([[9000, 100]], { price: 100 })
  const { id } = await shop.do('sales.create', {
    customerId: customer.id,
    items: [{ productId, quantity: 1 }],
  })
  const put = step(
    'test.notices:of_each_kind',
    `insert into notices (user_id, kind, entity, entity_id, data, in_feed, tell_at)
     select @user::bigint, k, k, i, '{}', true, now() from unnest(@kinds::text[]) k, unnest(@ids::bigint[]) i`,
  )
  await shop.database.run([put], { user: shop.owner.userId, kinds: KINDS, ids: [id, 999_999] })
  const some = await noticesToTell(shop.database)
  expect(some.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['security', 'approval', 'lowStock']))
  await tellNotices(shop.database, some, [])
  const all = await shop.look<Record<string, number>>(
    `select json_object_agg(kind, n) from (select kind, count(*) filter (where told_rev = rev) as n from notices group by kind) k`,
  )
  expect(all).toEqual(Object.fromEntries(KINDS.map((kind) => [kind, 2])))
})
