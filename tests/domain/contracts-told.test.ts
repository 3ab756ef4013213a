// What is told of contracts: each question once, and nothing that was long ago as news.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { step } from '#database/step.ts'
import { deriveNotices, followNotices } from '#domain/notices/index.ts'
import type { Actor } from '#domain/operation.ts'
import { upsertUser } from '#domain/users/index.ts'
import { settled } from '../support/horizon.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
  await settled(shop.fresh.config)
  await followNotices(shop.database)
})
afterAll(async () => {
  await shop.expectSound()
  await shop.close()
})

async function derived() {
  await settled(shop.fresh.config)
  while ((await deriveNotices(shop.database)).more);
}
let last = 0
const run = (text: string) => shop.database.run([step(`test.contracts_told:${++last}`, text)], {})
const notices = (userId: number) =>
  shop.look<object[]>(
    `select coalesce(json_agg(json_build_array(entity, data->>'what', rev) order by id), '[]') from notices where user_id = ${userId} and kind = 'contract'`,
  )
/** Somebody who is seen again, a while after they were last seen. */
async function seenAgain({ userId }: Actor) {
  await run(`update users set last_seen_at = now() - interval '1 hour' where id = ${userId}`)
  const telegramId = await shop.look<number>(`select telegram_id from users where id = ${userId}`)
  await upsertUser(shop.runtime, { telegramId })
  await derived()
}
async function active(amounts: readonly number[] = []) {
  const { id: userId } = await upsertUser(shop.runtime, { telegramId: 86_000 + ++last, name: `Nina ${last}` })
  const buyer: Actor = { ...shop.user, userId }
  const code = `T-${last}`
  const parties = [
    { person: { userId: shop.owner.userId }, role: 'seller' },
    { person: { userId }, role: 'buyer' },
  ]
  const deadline = new Date(Date.now() + 3_600_000).toISOString()
  const account = amounts.length
    ? (await shop.do('customers.create', { name: `Nina ${last}`, userId }, { actor: shop.owner })).id
    : null
  const on = await shop.day(0)
  const instalments = amounts.map((amount) => ({ on, amount, customerId: account }))
  const draft = { code, title: 'Freezer', terms: '', quorum: 2, deadline, parties, instalments }
  const { id } = await shop.do('contracts.create', draft, { actor: shop.owner })
  await shop.do('contracts.propose', { code }, { actor: shop.owner })
  await derived()
  for (const actor of [shop.owner, buyer]) await shop.do('contracts.accept', { code }, { actor })
  await derived()
  return { id, code, buyer }
}

describe('what is told of a contract', () => {
  it('stands as it was told when a party is only seen again', async () => {
    const { code, buyer } = await active()
    await shop.do('transactions.create', { code, kind: 'note', text: 'Chegou' }, { actor: shop.owner })
    await derived()
    const before = await notices(buyer.userId)
    expect(before).toMatchObject([
      ['contract', 'asked', expect.anything()],
      ['transaction', 'asked', expect.anything()],
    ])
    await seenAgain(buyer)
    expect(await notices(buyer.userId)).toEqual(before)
  })

  it('of a step that ended says by whom it was, and nothing to who did it', async () => {
    const { code, buyer } = await active()
    const of = async (who: Actor) =>
      (await notices(who.userId)).flatMap((one) => {
        const [entity, what] = one as unknown as [string, string]
        return entity === 'transaction' ? [what] : []
      })
    const before = [await of(shop.owner), await of(buyer)]
    const say = (text: string) =>
      shop.do('transactions.create', { code, kind: 'note', text }, { actor: buyer })
    // Taken back: who was asked reads it where they were asked.
    const back = await say('Chegou')
    await derived()
    await shop.do('transactions.withdraw', { code, id: back.id }, { actor: buyer })
    await derived()
    expect([await of(shop.owner), await of(buyer)]).toEqual([[...(before[0] ?? []), 'asked'], before[1]])
    expect(
      await shop.look(
        `select json_agg(json_build_array(rev, done_by)) from notices where entity = 'transaction' and entity_id = ${back.id}`,
      ),
    ).toEqual([[2, buyer.userId]])
    // Ended with its contract: that one's end is told, the step's is not.
    const waits = await say('Entregue')
    await derived()
    await shop.do('contracts.complete', { code }, { actor: shop.owner })
    await derived()
    expect([await of(shop.owner), await of(buyer)]).toEqual([
      [...(before[0] ?? []), 'asked', 'asked'],
      before[1],
    ])
    expect(
      await shop.look(
        `select json_agg(rev) from notices where entity = 'transaction' and entity_id = ${waits.id}`,
      ),
    ).toEqual([2])
    expect(await notices(buyer.userId)).toEqual(
      expect.arrayContaining([expect.arrayContaining(['contract', 'completed'])]),
    )
  })

  it('whose payment was voided is told to its parties, not to who voided it', async () => {
    const { code, buyer } = await active([500])
    const { id } = await shop.do(
      'transactions.create',
      { code, kind: 'instalment', instalment: 1 },
      { actor: buyer },
    )
    const { undoId } = await shop.run('transactions.confirm', { code, id }, { actor: shop.owner })
    await derived()
    await shop.undo(undoId)
    await derived()
    const told = (who: Actor) =>
      shop.look(
        `select coalesce(json_agg(data order by id), '[]') from notices where user_id = ${who.userId} and entity = 'transaction' and entity_id = ${id} and data->>'what' <> 'asked'`,
      )
    expect(await told(buyer)).toEqual([
      { what: 'confirmed', byId: shop.owner.userId },
      { what: 'unsettled', byId: shop.owner.userId },
    ])
    expect(await told(shop.owner)).toEqual([])
    // Touched again, it is told once.
    await seenAgain(buyer)
    expect(await told(buyer)).toHaveLength(2)
  })

  it('is no news again after its notice is gone, whatever touches it', async () => {
    const { id, code, buyer } = await active()
    const one = await shop.do('transactions.create', { code, kind: 'note', text: 'Chegou' }, { actor: buyer })
    await shop.do('transactions.confirm', { code, id: one.id }, { actor: shop.owner })
    await shop.do('contracts.complete', { code }, { actor: shop.owner })
    await derived()
    expect(await notices(buyer.userId)).toEqual(
      expect.arrayContaining([expect.arrayContaining(['contract', 'completed'])]),
    )
    await run(`delete from notices where user_id = ${buyer.userId}`)
    await run(
      `update contracts set ended_at = now() - interval '100 days', active_at = now() - interval '101 days' where id = ${id}`,
    )
    await run(`update contract_transactions set ended_at = now() - interval '100 days' where id = ${one.id}`)
    await seenAgain(buyer)
    await run(
      `insert into events (topic, name, entity, entity_id, rev, data, actor_id) values
       ('contracts', 'contract.changed', 'contract', ${id}, 99, '{}', ${buyer.userId}), ('contracts', 'transaction.changed', 'transaction', ${one.id}, 99, '{}', ${buyer.userId})`,
    )
    await derived()
    expect(await notices(buyer.userId)).toEqual([])
  })
})
