// Reminding of a step: who may, whom it reaches, once a day whoever does it, and how each question turns with the answer.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { step } from '#database/step.ts'
import { deriveNotices, followNotices } from '#domain/notices/index.ts'
import type { Actor } from '#domain/operation.ts'
import { upsertUser } from '#domain/users/index.ts'
import { settled } from '../support/horizon.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
let manager: Actor
beforeAll(async () => {
  shop = await TestShop.open()
  await settled(shop.fresh.config)
  await followNotices(shop.database)
  manager = await somebody()
  await run(`update users set role = 'owner' where id = ${manager.userId}`)
  manager = { ...manager, role: 'owner' }
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
const run = (text: string) => shop.database.run([step(`test.contracts_reminded:${++last}`, text)], {})
async function somebody(): Promise<Actor> {
  const { id: userId } = await upsertUser(shop.runtime, { telegramId: 87_000 + ++last, name: `Nina ${last}` })
  return { ...shop.user, userId }
}
const party = ({ userId }: Actor, role: string) => ({ person: { userId }, role })
/** Of Olga, a buyer and a witness; all of them are needed. */
async function active() {
  const [buyer, witness] = [await somebody(), await somebody()]
  const code = `L-${++last}`
  const parties = [party(shop.owner, 'seller'), party(buyer, 'buyer'), party(witness, 'witness')]
  const deadline = new Date(Date.now() + 3_600_000).toISOString()
  const draft = { code, title: 'Freezer', terms: '', quorum: 3, deadline, parties }
  await shop.do('contracts.create', draft, { actor: shop.owner })
  await shop.do('contracts.propose', { code }, { actor: shop.owner })
  for (const actor of [shop.owner, buyer, witness]) await shop.do('contracts.accept', { code }, { actor })
  return { code, buyer, witness }
}
const say = async (actor: Actor, code: string) =>
  (await shop.do('transactions.create', { code, kind: 'note', text: 'Chegou' }, { actor })).id
const remind = (code: string, id: number, more: Partial<Parameters<TestShop['run']>[2]> = {}) =>
  shop.run('transactions.remind', { code, id }, { actor: shop.owner, ...more })
const refused = async (code: string, id: number, actor = shop.owner) => {
  const { code: why, details } = await shop.refusal('transactions.remind', { code, id }, { actor })
  return details.state === undefined ? why : `${why} ${details.state}`
}
const told = ({ userId }: Actor, id: number) =>
  shop.look<unknown[]>(
    `select coalesce(json_agg(json_build_array(data->>'what', (data->>'byId')::bigint, rev, done_by) order by n.id), '[]')
     from notices n where user_id = ${userId} and entity = 'transaction' and entity_id = ${id}`,
  )
const daysOf = (id: number) =>
  shop.look<string[]>(
    `select coalesce(json_agg(distinct data->>'on'), '[]') from notices where entity_id = ${id} and data->>'what' = 'reminded'`,
  )
/** As if all of it had been yesterday. */
async function yesterday(id: number) {
  await run(`update contract_transactions set reminded_on = current_date - 1 where id = ${id}`)
  await run(
    `update notices set data = data || jsonb_build_object('on', current_date - 1) where entity_id = ${id} and data->>'what' = 'reminded'`,
  )
}

describe('reminding of a step', () => {
  it('is an owner’s, of a step that waits in a contract that is active', async () => {
    const { code, buyer } = await active()
    const other = await active()
    const id = await say(shop.owner, code)
    expect(await refused(code, id, shop.staff)).toBe('forbidden')
    expect(await refused(code, id, buyer)).toBe('forbidden')
    expect(await refused(code, 999_999)).toBe('not_found')
    expect(await refused('NENHUM', id)).toBe('not_found')
    expect(await refused(other.code, id)).toBe('not_found')
    await shop.do('transactions.reject', { code, id, reason: 'Não' }, { actor: buyer })
    expect(await refused(code, id)).toBe('wrong_state rejected')
    const ended = await say(shop.owner, code)
    await shop.do('contracts.complete', { code }, { actor: shop.owner })
    expect(await refused(code, ended)).toBe('wrong_state completed')
  })

  it('reaches each who has not answered, but who reminds, by whom it was; whoever has answered hears nothing', async () => {
    const { code, buyer, witness } = await active()
    const id = await say(buyer, code)
    await derived()
    await shop.do('transactions.confirm', { code, id }, { actor: witness })
    const { value } = await remind(code, id, { actor: manager })
    expect(value).toMatchObject({ id, state: 'waiting', remindedOn: await shop.day(0), rev: 3 })
    await derived()
    expect(await told(shop.owner, id)).toEqual([
      ['asked', buyer.userId, expect.anything(), null],
      ['reminded', manager.userId, 1, null],
    ])
    expect([await told(buyer, id), await told(manager, id)]).toEqual([[], []])
    expect(await told(witness, id)).toEqual([['asked', buyer.userId, expect.anything(), witness.userId]])
    expect(
      await shop.look(
        `select json_agg(json_build_array(operation, entity, entity_id, actor_id)) from activities where operation = 'transactions.remind' and entity_id = ${id} and refused is null`,
      ),
    ).toEqual([['transactions.remind', 'transaction', id, manager.userId]])
    // Of the two who are awaited, the one who reminds is not told.
    const both = await say(buyer, code)
    await remind(code, both)
    await derived()
    expect((await told(shop.owner, both)).flat()).not.toContain('reminded')
    expect((await told(witness, both)).flat()).toContain('reminded')
  })

  it('is refused where nobody who is awaited is told of anything: oneself, who is shut out, who wants no notices', async () => {
    const { code, buyer, witness } = await active()
    const id = await say(buyer, code)
    await run(`update users set disabled_at = now() where id = ${witness.userId}`)
    expect(await refused(code, id)).toBe('wrong_state nobody')
    await run(`update users set disabled_at = null where id = ${witness.userId}`)
    const chosen = (of: object) =>
      run(
        `update users set preferences = preferences || '${JSON.stringify({ notices: { contract: of } })}' where id = ${witness.userId}`,
      )
    await chosen({ app: false, chat: false })
    expect(await refused(code, id)).toBe('wrong_state nobody')
    await chosen({ app: true, chat: false })
    await remind(code, id)
  })

  it('is done once a day, whoever does it and in whatever process; the next day it is told anew', async () => {
    const { code, buyer, witness } = await active()
    const id = await say(buyer, code)
    const other = shop.another()
    const came = await Promise.allSettled([
      remind(code, id),
      remind(code, id, { actor: manager, runtime: other.runtime }),
    ])
    await other.database.close()
    expect(came.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await refused(code, id)).toBe('wrong_state today')
    await derived()
    expect((await told(witness, id)).filter((one) => String(one).startsWith('reminded'))).toHaveLength(1)
    await yesterday(id)
    await remind(code, id)
    await derived()
    expect((await told(witness, id)).map((one) => (one as [string])[0])).toEqual([
      'asked',
      'reminded',
      'reminded',
    ])
    expect(await daysOf(id)).toEqual([await shop.day(1), await shop.day(0)])
  })

  it('under one key is one reminder, answered alike', async () => {
    const { code, buyer } = await active()
    const id = await say(buyer, code)
    const intentKey = `remind-${id}`
    const [one, again] = [await remind(code, id, { intentKey }), await remind(code, id, { intentKey })]
    expect(again.text).toBe(one.text)
  })

  it('asks what can be answered; the answer turns the question and each reminder of it', async () => {
    const { code, buyer, witness } = await active()
    const id = await say(buyer, code)
    await remind(code, id, { actor: manager })
    await derived()
    const first = async (actor: Actor) => {
      const { items } = await shop.do('notifications.list', {}, { actor })
      return items.filter(({ entity, entityId }) => entity === 'transaction' && entityId === id)
    }
    const open = await first(witness)
    expect(open.map(({ data, action }) => [data['what'], action])).toEqual(
      ['reminded', 'asked'].map((what) => [what, { operation: 'transactions.confirm', input: { code, id } }]),
    )
    expect(open[0]?.data['by']).toMatch(/^Nina/)
    await shop.do('transactions.confirm', { code, id }, { actor: witness })
    await derived()
    expect((await first(witness)).map(({ action, doneBy }) => [action, doneBy?.id])).toEqual([
      [null, witness.userId],
      [null, witness.userId],
    ])
    // Taken back: nothing is asked of the others either.
    await shop.do('transactions.withdraw', { code, id }, { actor: buyer })
    await derived()
    expect((await first(shop.owner)).map(({ action, doneBy }) => [action, doneBy?.id])).toEqual([
      [null, buyer.userId],
      [null, buyer.userId],
    ])
  })

  it('does not reach who answers before it is told, and is told to nobody again who is only seen again', async () => {
    const { code, buyer, witness } = await active()
    const id = await say(buyer, code)
    await derived()
    await remind(code, id)
    await shop.do('transactions.confirm', { code, id }, { actor: witness })
    await derived()
    expect((await told(witness, id)).flat()).not.toContain('reminded')
    // Touched again, nobody is told anew.
    await run(`update users set last_seen_at = now() - interval '1 hour' where id = ${shop.owner.userId}`)
    await upsertUser(shop.runtime, { telegramId: 111 })
    await derived()
    expect((await told(shop.owner, id)).flat()).not.toContain('reminded')
  })
})
