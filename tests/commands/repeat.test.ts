// The same line or request again: told as the first time, and to nobody who may not see it any more.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { run } from '#commands/index.ts'
import { step } from '#database/step.ts'
import type { Actor, Role } from '#domain/operation.ts'
import { pruneKernel } from '#domain/prune.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
let sale: { customerName: string; items: object[] }
beforeAll(async () => {
  shop = await TestShop.open()
  sale = { customerName: 'Ana', items: [{ productId: await shop.product([[99, 321]]), quantity: 1 }] }
})
afterAll(() => shop.close())

const become = async (actor: Actor, role: Role, by = shop.owner) => {
  const { version } = await shop.do('users.get', { id: actor.userId }, { actor: by })
  await shop.do('users.edit', { id: actor.userId, version, role }, { actor: by })
}
const undo = (actor: Actor, intentKey: string) =>
  run(shop.runtime, actor, '/desfazer', { source: 'bridge', intentKey })

it('what was taken back is told again to who may still see it, and not after a demotion', async () => {
  await shop.do('sales.create', sale)
  const first = await undo(shop.staff, 'http:again')
  expect(JSON.stringify(first)).toContain('321')
  expect(await undo(shop.staff, 'http:again')).toEqual({ ...first, replayed: true })
  await become(shop.staff, 'user')
  // The door may still believe in the role that the shop has taken.
  for (const actor of [shop.staff, { ...shop.staff, role: 'user' as const }])
    await expect(undo(actor, 'http:again')).rejects.toMatchObject({
      code: 'forbidden',
      details: { role: 'admin' },
    })
  await become(shop.staff, 'admin')
  expect(await undo(shop.staff, 'http:again')).toEqual({ ...first, replayed: true })
})

it('nor what an owner took back, once they are staff; nor what the release before has stored of it', async () => {
  await become(shop.user, 'owner')
  const rui = { ...shop.user, role: 'owner' as const }
  const { id } = await shop.do('customers.create', { name: 'Bento' }, { actor: rui })
  await shop.do('customers.edit', { id, version: 1, creditLimit: 700 }, { actor: rui })
  await become(shop.staff, 'user', rui)
  const first = await undo(rui, 'http:owner')
  expect(first).toMatchObject({ status: 'done', data: { operation: 'users.edit' } })
  await become(shop.user, 'admin')
  await expect(undo(shop.user, 'http:owner')).rejects.toMatchObject({ details: { role: 'owner' } })
  await become(shop.user, 'owner')
  expect(await undo(rui, 'http:owner')).toMatchObject({ status: 'done', replayed: true })
  await shop.database.run([step('test.before', `update requests set needed = null`)], {})
  await become(shop.user, 'admin')
  await expect(undo(shop.user, 'http:owner')).rejects.toMatchObject({ details: { role: 'owner' } })
  await become(shop.user, 'user')
})

it('a request that took back is answered again when it could not be made any more, to who still may', async () => {
  const { undoId } = await shop.run('sales.create', sale)
  const intentKey = 'http:late'
  const sold = await shop.run('sales.create', sale, { intentKey: 'http:sold' })
  const taken = await shop.run('undo.run', { id: undoId }, { intentKey })
  const again = await shop.run('undo.run', { id: undoId }, { intentKey })
  expect([again.text, again.replayed]).toEqual([taken.text, true])
  expect((await shop.refusal('undo.run', { id: undoId })).details.state).toBe('undone')
  expect((await shop.run('sales.create', sale, { intentKey: 'http:sold' })).text).toBe(sold.text)
  await become(shop.staff, 'user')
  expect((await shop.refusal('undo.run', { id: undoId }, { intentKey })).code).toBe('forbidden')
  expect((await shop.refusal('sales.create', sale, { intentKey: 'http:sold' })).code).toBe('forbidden')
  await become(shop.staff, 'admin')
})

it('also when the words that it brought back are kept no more: who repeats is told, who comes late is not', async () => {
  const { id } = await shop.do('customers.create', { name: 'Rosa', phone: '11-98888' })
  const { undoId } = await shop.run('customers.edit', { id, version: 1, phone: null })
  const taken = await shop.run('undo.run', { id: undoId }, { intentKey: 'http:words' })
  expect(taken.text).toContain('98888')
  await shop.database.run([step('test.pruned', `update ways_back set at = at - interval '61 minutes'`)], {})
  await pruneKernel(shop.database)
  const again = await shop.run('undo.run', { id: undoId }, { intentKey: 'http:words' })
  expect([again.text, again.replayed]).toEqual([taken.text, true])
  const late = await shop.refusal('undo.run', { id: undoId }, { intentKey: 'http:late words' })
  expect([late.code, late.details.state]).toEqual(['wrong_state', 'expired'])
})

it('of a plain line, which any command may have done, it is told in that command’s words', async () => {
  await shop.do('sales.create', { ...sale, customerName: 'Jorge' })
  const options = { source: 'bridge', intentKey: 'http:plain', choices: { confirm: 'yes' } }
  const say = () => run(shop.runtime, shop.staff, 'recebi 1 do Jorge', options)
  const first = await say()
  expect(first).toMatchObject({ status: 'done' })
  expect(await say()).toEqual({ ...first, replayed: true })
})
