// What every write gets from the kernel: checked, allowed, once, kept, announced; and history that nobody rewrites.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '#database/pool.ts'
import { block } from '#database/routine.ts'
import { step } from '#database/step.ts'
import { DomainError, refused } from '#domain/errors.ts'
import { execute } from '#domain/execute.ts'
import { operations } from '#domain/operations.ts'
import { pruneKernel } from '#domain/prune.ts'
import type { Runtime } from '#domain/runtime.ts'
import { accessOf, openSession, proofOf, SessionCache } from '#domain/users/index.ts'
import { sessionOf } from '#domain/users/session-view.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
let coffee: number
beforeAll(async () => {
  shop = await TestShop.open()
  coffee = await shop.product([[1000, 200]], { name: 'café' })
})
afterAll(() => shop.close())

const sale = (more = {}) => ({ customerName: 'Ana', items: [{ productId: coffee, quantity: 1 }], ...more })
const counts = () =>
  shop.look<number[]>(
    `select json_build_array((select count(*) from sales), (select count(*) from activities), (select count(*) from events),
       (select count(*) from requests), (select count(*) from movements))`,
  )

describe('history', () => {
  it.each(['movements', 'allocations', 'activities', 'events'])(
    '%s refuses update and truncate',
    async (table) => {
      await shop.do('sales.create', sale())
      await shop.do('payments.create', { customerId: 1, amount: 10, method: 'pix' })
      for (const act of [`update ${table} set id = id`, `truncate ${table} cascade`])
        await expect(shop.database.run([step(`history.${act}`, act)], {})).rejects.toThrow(/append-only/)
    },
  )

  it.each(['movements', 'allocations', 'activities'])('%s refuses delete', async (table) => {
    const act = `delete from ${table}`
    await expect(shop.database.run([step(`history.${act}`, act)], {})).rejects.toThrow(/append-only/)
  })

  it('activities and events hold no words but the name of what they are about', async () => {
    await shop.do('sales.create', sale({ note: 'bilhete-xyz' }))
    const { id, version } = await shop.do('customers.create', {
      name: 'Rosa',
      phone: '11-98888',
      note: 'bilhete-xyz',
    })
    const edited = await shop.run('customers.edit', { id, version, phone: null, note: null })
    const words = await shop.look<string>(
      `select json_agg(t)::text from (select data::text from events union all select a::text from activities a) t`,
    )
    expect(JSON.stringify(words)).not.toMatch(/bilhete|98888/)
    expect(JSON.stringify(words)).toMatch(/Rosa/)
    // What an edit would bring back is kept for as long as it can, and then goes; the act is too old by then.
    const input = `select input from ways_back where activity_id = ${edited.undoId}`
    expect(JSON.stringify(await shop.look(input))).toMatch(/bilhete.*98888|98888.*bilhete/)
    await shop.database.run([step('test.later', `update ways_back set at = at - interval '61 minutes'`)], {})
    await pruneKernel(shop.database)
    expect(
      await shop.look(`select to_json(input is null) from ways_back where activity_id = ${edited.undoId}`),
    ).toBe(true)
    const late = await shop.refusal('undo.run', { id: edited.undoId })
    expect([late.code, late.details.state]).toEqual(['wrong_state', 'expired'])
    expect((await shop.do('undo.list', {})).items.some((item) => item.id === edited.undoId)).toBe(false)
  })
})

describe('a key', () => {
  it('gives the first answer again, byte for byte, after the world has moved on', async () => {
    const first = await shop.run('sales.create', sale(), { intentKey: 'http:k1' })
    await shop.do('sales.void', { id: first.value.id, reason: 'engano' })
    const again = await shop.run('sales.create', sale({ note: '  ' }), { intentKey: 'http:k2' })
    const replay = await shop.run('sales.create', sale(), { intentKey: 'http:k1' })
    expect([replay.text, replay.undoId, replay.replayed]).toEqual([first.text, first.undoId, true])
    expect(again.value.id).not.toBe(first.value.id)
  })

  it('is free again after a refusal, and belongs to one person', async () => {
    const refusal = await shop.refusal('sales.create', sale({ dueOn: '2000-01-01' }), {
      intentKey: 'http:k3',
    })
    expect(refusal.details.errors?.[0]?.path).toBe('dueOn')
    const mine = await shop.run('sales.create', sale(), { intentKey: 'http:k3' })
    const theirs = await shop.run('sales.create', sale(), { intentKey: 'http:k3', actor: shop.owner })
    expect(theirs.value.id).not.toBe(mine.value.id)
  })
})

describe('a dry run', () => {
  it('answers what would be, refuses what would be refused, and stores nothing', async () => {
    const before = await counts()
    const would = await shop.run('sales.create', sale(), { dryRun: true, intentKey: 'http:dry' })
    expect(would.value).toMatchObject({ total: 500, status: 'open', items: [{ cost: 200 }] })
    const refusal = await shop.refusal(
      'sales.create',
      { items: [{ productId: coffee, quantity: 5000 }], customerName: 'Ana' },
      { dryRun: true },
    )
    expect(refusal.code).toBe('insufficient_stock')
    expect(await counts()).toEqual(before)
    expect((await shop.run('sales.create', sale(), { intentKey: 'http:dry' })).replayed).toBe(false)
  })
})

describe('what is announced', () => {
  it('each rise of a revision is one event, with the revision', async () => {
    const { id, items } = await shop.do('sales.create', sale({ payments: [{ amount: 100, method: 'cash' }] }))
    await shop.do('payments.create', { saleIds: [id], amount: 50, method: 'pix' })
    await shop.do('sales.void', { id, reason: 'engano' })
    const read = await shop.do('sales.get', { id })
    expect(
      await shop.look(
        `select json_agg(json_build_array(name, rev) order by id) from events where entity = 'sale' and entity_id = ${id}`,
      ),
    ).toEqual([
      ['sale.created', 1],
      ['sale.changed', 2],
      ['sale.voided', read.rev],
    ])
    const { rev } = await shop.do('products.get', { id: items[0]?.productId })
    expect(
      await shop.look(
        `select json_build_array(count(*) = count(distinct rev), max(rev), count(*) = (
           select count(distinct (kind, source_type, source_id)) from movements where product_id = ${coffee}))
         from events where entity = 'product' and entity_id = ${coffee}`,
      ),
    ).toEqual([true, rev, true])
  })

  it('listeners are woken by what is committed, and by nothing else', async () => {
    const woken: string[] = []
    const runtime: Runtime = { ...shop.runtime, committed: (name) => woken.push(name) }
    await shop.run('sales.create', sale(), { runtime })
    await shop.run('sales.create', sale(), { runtime, dryRun: true })
    await shop.refusal('sales.create', sale({ discount: 99_999 }), { runtime })
    await shop.run('sales.list', {}, { runtime })
    expect(woken).toEqual(['sales.create'])
  })
})

describe('who may is judged in the transaction itself', () => {
  const session = async (userId: number) => {
    const { id, part } = await openSession(shop.runtime, userId, {
      address: '10.0.0.1',
      client: 'x',
      hours: 1,
    })
    return { sessionId: id, proof: proofOf(part) }
  }

  it('a session that ended, a person who is disabled, a role that was lost', async () => {
    const one = await session(shop.staff.userId)
    const actor = { ...shop.staff, ...one }
    expect((await shop.run('sales.create', sale(), { actor })).value.status).toBe('open')
    await shop.run('sessions.end', { id: one.sessionId }, { actor })
    expect((await shop.refusal('sales.create', sale(), { actor })).code).toBe('unauthenticated')
    await expect(sessionOf(shop.runtime, one)).rejects.toMatchObject({ code: 'unauthenticated' })

    const { version } = await shop.do('users.get', { id: shop.staff.userId }, { actor: shop.owner })
    const demoted = await shop.run(
      'users.edit',
      { id: shop.staff.userId, version, role: 'user' },
      { actor: shop.owner },
    )
    // The caller still believes in the old role: the transaction does not.
    expect(await shop.refusal('sales.create', sale())).toMatchObject({
      code: 'forbidden',
      details: { role: 'admin' },
    })
    await shop.run('undo.run', { id: demoted.undoId }, { actor: shop.owner })
    const { version: next } = await shop.do('users.get', { id: shop.staff.userId }, { actor: shop.owner })
    const off = await shop.run(
      'users.edit',
      { id: shop.staff.userId, version: next, disabled: true },
      { actor: shop.owner },
    )
    expect((await shop.refusal('sales.create', sale())).code).toBe('disabled')
    await shop.run('undo.run', { id: off.undoId }, { actor: shop.owner })
    expect((await shop.run('sales.create', sale())).value.status).toBe('open')
  })

  it('who a session is, is believed for a second and forgotten at once when told', async () => {
    const one = await session(shop.user.userId)
    const sessions = new SessionCache(shop.runtime)
    expect(await sessions.of(one)).toMatchObject({ userId: shop.user.userId, role: 'user' })
    await shop.run('sessions.end', { id: one.sessionId }, { actor: { ...shop.user, ...one } })
    expect((await sessions.of(one)).userId).toBe(shop.user.userId)
    sessions.forget()
    await expect(sessions.of(one)).rejects.toMatchObject({ code: 'unauthenticated' })
    await expect(sessions.of({ ...one, sessionId: 987_654 })).rejects.toMatchObject({
      code: 'unauthenticated',
    })
  })

  it('and forgotten at once where a change of access commits: by the person, an owner, or taken back', async () => {
    const { user, owner } = shop
    const person = async () => (await shop.do('users.get', { id: user.userId }, { actor: owner })).version
    const sessions = new SessionCache(shop.runtime)
    const runtime: Runtime = { ...shop.runtime, committed: (name) => sessions.committed(name) }
    const edit = async (change: object) =>
      shop.run(
        'users.edit',
        { id: user.userId, version: await person(), ...change },
        { actor: owner, runtime },
      )
    const [one, other] = [await session(user.userId), await session(user.userId)]
    const actor = { ...user, ...one }
    const seen = async () => (await sessions.of(one)).role
    expect(await seen()).toBe('user')
    const { undoId } = await edit({ role: 'admin' })
    expect(await seen()).toBe('admin')
    await shop.run('undo.run', { id: undoId }, { actor: owner, runtime })
    expect(await seen()).toBe('user')
    const { version } = await shop.do('preferences.get', {}, { actor })
    await shop.run('preferences.edit', { version, language: 'en' }, { actor, runtime })
    expect((await sessions.of(one)).language).toBe('en')
    await sessions.of(other)
    await shop.run('sessions.endOthers', {}, { actor, runtime })
    await expect(sessions.of(other)).rejects.toMatchObject({ code: 'unauthenticated' })
    await shop.run('sessions.end', { id: one.sessionId }, { actor, runtime })
    await expect(seen()).rejects.toMatchObject({ code: 'unauthenticated' })
  })

  it('who others are, is still believed when one person is to be forgotten, also while they are looked up', async () => {
    const [one, other] = [await session(shop.user.userId), await session(shop.staff.userId)]
    let asked = 0
    const json: Database['json'] = (...asking) => {
      asked++
      return shop.database.json(...asking)
    }
    const sessions = new SessionCache({ ...shop.runtime, database: { ...shop.database, json } })
    await Promise.all([sessions.of(one), sessions.of(other)])
    sessions.forget(shop.user.userId)
    await Promise.all([sessions.of(other), sessions.of(one)])
    expect(asked).toBe(3)
    sessions.forget()
    const looking = sessions.of(one)
    sessions.forget(shop.user.userId)
    await Promise.all([looking, sessions.of(one)])
    expect(asked).toBe(5)
  })

  it('a session’s id with the proof of another database names nobody, and acts for nobody', async () => {
    const one = await session(shop.staff.userId)
    const sessions = new SessionCache(shop.runtime)
    expect((await sessions.of(one)).userId).toBe(shop.staff.userId)
    for (const proof of [proofOf('of the database before'), '', one.proof.slice(0, -1)]) {
      const foreign = { ...one, proof }
      // Also while the one that is ours is remembered.
      await expect(sessions.of(foreign)).rejects.toMatchObject({ code: 'unauthenticated' })
      await expect(sessionOf(shop.runtime, foreign)).rejects.toMatchObject({ code: 'unauthenticated' })
      expect(await accessOf(shop.runtime, [foreign])).toEqual([])
      const refused = await shop.refusal('sales.create', sale(), { actor: { ...shop.staff, ...foreign } })
      expect(refused.code).toBe('unauthenticated')
    }
    const unproven = { ...shop.staff, sessionId: one.sessionId }
    expect((await shop.refusal('sales.create', sale(), { actor: unproven })).code).toBe('unauthenticated')
  })
})

describe('what is no refusal', () => {
  it('a database that cannot be asked is unavailable, with when to try again', async () => {
    const other = shop.another()
    await other.database.close()
    expect(await shop.refusal('sales.list', {}, { runtime: other.runtime })).toMatchObject({
      code: 'unavailable',
      details: { retryAfter: 1 },
    })
  })

  it('a bug goes through as it is', async () => {
    const broken = { ...operations['shop.get'], read: () => Promise.reject(new TypeError('a bug')) }
    await expect(
      execute(shop.runtime, broken, { actor: shop.staff, input: {}, source: 'test' }),
    ).rejects.toBeInstanceOf(TypeError)
    const silent = {
      ...operations['sales.void'],
      plan: () => ({ values: {}, locks: [], steps: [] }),
      record: block('bug.r', { body: 'null;' }),
    }
    await expect(
      execute(shop.runtime, silent, { actor: shop.staff, input: { id: 1, reason: 'x' }, source: 'test' }),
    ).rejects.toThrow(/left no answer/)
    expect(() => refused('no_such_code', {})).toThrow(/unknown code/)
    expect(refused('not_found', {})).toBeInstanceOf(DomainError)
  })
})
