// Taking back by a line, told again.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { run } from '#commands/index.ts'
import type { Actor } from '#domain/operation.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
  await shop.product([[9, 300]], { name: 'café' })
})
afterAll(() => shop.close())

it('who has lost the role is not told again, under the same key, what they took back as staff', async () => {
  const { staff } = shop
  const line = (actor: Actor) =>
    run(shop.runtime, actor, '/desfazer', { source: 'bridge', intentKey: 'http:undo-1' })
  await run(shop.runtime, staff, '/buy Lena: 1 café fiado obs caloteira', { source: 'bridge' })
  const done = await line(staff)
  expect(JSON.stringify(done)).toMatch(/caloteira.*"status":"voided"|"status":"voided".*caloteira/)
  expect(await line(staff)).toMatchObject({ status: 'done', replayed: true })
  const { version } = await shop.do('users.get', { id: staff.userId }, { actor: shop.owner })
  await shop.do('users.edit', { id: staff.userId, version, role: 'user' }, { actor: shop.owner })
  await expect(line({ ...staff, role: 'user' })).rejects.toMatchObject({ code: 'forbidden' })
})
