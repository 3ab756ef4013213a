// Who did what: acts, edits from what to what, refusals, where from, what was taken back; found along an index, and forgotten.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { step } from '#database/step.ts'
import { forgetChanges, forgetOrigins } from '#domain/changes.ts'
import type { Call } from '#domain/execute.ts'
import type { Actor } from '#domain/operation.ts'
import { type OperationName, operations } from '#domain/operations.ts'
import { pruneKernel } from '#domain/prune.ts'
import { noteRefusal } from '#domain/refusal.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
let coffee: number
beforeAll(async () => {
  shop = await TestShop.open()
  coffee = await shop.product([[1000, 200]], { name: 'café', price: 500 })
})
afterAll(() => shop.close())

let acts = 0
const act = (text: string) => shop.database.run([step(`test.activity:${++acts}`, text)], {})

const list = (query: object = {}) => shop.do('activities.list', query, { actor: shop.owner })
const items = async (query: object = {}) => (await list(query)).items
const newest = async (query: object = {}) => {
  const [one] = await items({ ...query, limit: 1 })
  if (!one) throw new Error('nothing was done')
  return one
}
const sell = (more: object = {}, how: Partial<Call> = {}) =>
  shop.run('sales.create', { customerName: 'Ana', items: [{ productId: coffee, quantity: 1 }], ...more }, how)

const REQUEST = '7f3a2100-0000-4000-8000-000000000001'
const from = (actor: Actor, address = '189.40.21.12'): Actor => ({
  ...actor,
  from: { address, client: 'Android', requestId: REQUEST },
})

describe('an act', () => {
  it('is told whole: who, what, on what, how much, by which door and from where', async () => {
    const { value } = await sell({}, { actor: from(shop.staff), source: 'http' })
    const one = await newest({ entity: 'sale', entityId: value.id })
    expect(operations['activities.list'].output.parse(await list())).toBeTruthy()
    expect(one).toMatchObject({
      actor: { id: shop.staff.userId, name: 'Bia' },
      operation: 'sales.create',
      entity: 'sale',
      entityId: value.id,
      name: 'Ana',
      amount: 500,
      changes: null,
      source: 'http',
      address: '189.40.21.12',
      client: 'Android',
      requestId: REQUEST,
      refused: null,
      details: null,
      undoneBy: null,
    })
    expect(await shop.do('activities.get', { id: one.id }, { actor: shop.owner })).toEqual(one)
    const none = await shop.refusal('activities.get', { id: 9_999_999 }, { actor: shop.owner })
    expect(none.code).toBe('not_found')
    expect(Date.parse(one.undoUntil ?? '') - Date.parse(one.at)).toBe(300_000)
  })

  it('keeps one row for all that a person does from one place on a day', async () => {
    const at = '10.1.1.1'
    await Promise.all([1, 2, 3].map(() => sell({}, { actor: from(shop.staff, at) })))
    expect(await shop.look(`select count(*) from origins where address = '${at}'`)).toBe(1)
  })

  it('of the shop itself has the door that it has, and no address', async () => {
    await sell({}, { source: 'rule' })
    expect(await newest()).toMatchObject({ source: 'rule', address: null, client: null, requestId: null })
  })

  it('leaves one trace, however often it is sent, and none where it was only looked at or tried out', async () => {
    const before = (await items({ limit: 200 })).length
    const { value } = await sell({}, { intentKey: 'http:once' })
    await sell({}, { intentKey: 'http:once' })
    await sell({}, { dryRun: true })
    await shop.do('sales.get', { id: value.id })
    expect((await items({ limit: 200 })).length).toBe(before + 1)
  })

  it('says by whom it was taken back, and is then not offered any more', async () => {
    const { value, undoId } = await sell()
    await shop.undo(undoId)
    const [undone, done] = await items({ entity: 'sale', entityId: value.id })
    expect(done).toMatchObject({ undoUntil: null, undoneBy: { id: shop.owner.userId, name: 'Olga' } })
    expect(undone).toMatchObject({ operation: 'undo.run', undoUntil: null, undoneBy: null })
  })

  it('is offered only where taking it back would be carried out: not over what came after, not to oneself', async () => {
    const tea = await shop.do('products.create', { name: 'chá', price: 300 }, { actor: shop.owner })
    expect((await newest()).undoUntil).not.toBeNull()
    await shop.do('products.edit', { id: tea.id, version: 1, price: 310 }, { actor: shop.owner })
    const [edit, made] = await items({ entity: 'product', entityId: tea.id })
    expect([made?.undoUntil, edit?.undoUntil]).toEqual([null, expect.any(String)])
  })

  it('that an owner did beyond a limit keeps its numbers', async () => {
    await act(
      `insert into activities (actor_id, operation, entity, entity_id, source, details)
       values (${shop.owner.userId}, 'sales.create', 'sale', 1, 'http', '{"limits": {"discountPercent": {"is": 10, "asked": 40}}}')`,
    )
    expect((await newest()).details).toEqual({ limits: { discountPercent: { is: 10, asked: 40 } } })
  })
})

describe('an edit', () => {
  it('has each value before and after, of what has changed alone', async () => {
    const { id } = await shop.do(
      'products.create',
      { name: 'bolo', price: 500, category: 'Doces', minStock: 2 },
      { actor: shop.owner },
    )
    await shop.do(
      'products.edit',
      { id, version: 1, price: 550, category: 'Bolos', minStock: 2, name: 'bolo' },
      { actor: shop.owner },
    )
    expect((await newest()).changes).toEqual({ price: [500, 550], category: ['Doces', 'Bolos'] })
    await shop.do('products.edit', { id, version: 2, archived: true }, { actor: shop.owner })
    expect((await newest()).changes).toEqual({ archived: [false, true] })
  })

  it('of a customer and of a person too, and so has taking it back', async () => {
    const { id } = await shop.do('customers.create', { name: 'Rosa', phone: '11 98888' })
    const { undoId } = await shop.run(
      'customers.edit',
      { id, version: 1, phone: null, creditLimit: 900 },
      { actor: shop.owner },
    )
    expect((await newest()).changes).toEqual({ phone: ['11 98888', null], creditLimit: [null, 900] })
    await shop.undo(undoId)
    expect((await newest()).changes).toEqual({ phone: [null, '11 98888'], creditLimit: [900, null] })
    await shop.do('users.edit', { id: shop.user.userId, version: 1, role: 'admin' }, { actor: shop.owner })
    expect(await newest()).toMatchObject({ entity: 'user', changes: { role: ['user', 'admin'] } })
    await shop.do('users.edit', { id: shop.user.userId, version: 2, role: 'user' }, { actor: shop.owner })
  })

  it('that changed nothing has no changes', async () => {
    const { id } = await shop.do('customers.create', { name: 'Nilda' })
    await shop.do('customers.edit', { id, version: 1, name: 'Nilda' })
    expect((await newest()).changes).toBeNull()
  })
})

describe('a refusal', () => {
  const edit = (how: Partial<Call> = {}) =>
    shop.refusal('products.edit', { id: coffee, version: 1, price: 1 }, how)
  const refusals = (query: object = {}) => items({ refused: true, limit: 200, ...query })

  it('for the role is told, outside of what was refused, with its code, its door and the thing', async () => {
    await edit({ actor: from(shop.staff), source: 'bridge' })
    expect((await refusals())[0]).toMatchObject({
      actor: { id: shop.staff.userId },
      operation: 'products.edit',
      entity: 'product',
      entityId: coffee,
      name: 'café',
      refused: 'forbidden',
      details: { role: 'owner' },
      changes: null,
      source: 'bridge',
      address: '189.40.21.12',
      undoUntil: null,
    })
  })

  it('for a limit says whose it was, and how much too much', async () => {
    const { id } = await shop.do(
      'customers.create',
      { name: 'Seu Jorge', creditLimit: 100 },
      { actor: shop.owner },
    )
    const error = await shop.refusal('sales.create', {
      customerId: id,
      items: [{ productId: coffee, quantity: 1 }],
    })
    expect(error.code).toBe('credit_limit')
    expect((await refusals())[0]).toMatchObject({
      operation: 'sales.create',
      entity: 'sale',
      entityId: null,
      name: 'Seu Jorge',
      refused: 'credit_limit',
      details: { customerId: id, limit: 100, due: 0, exceedsBy: 400 },
    })
  })

  it('of a role that is lost meanwhile is told as well', async () => {
    await shop.refusal(
      'stock.receive',
      { productId: coffee, quantity: 1, unitCost: 1 },
      {
        actor: { ...shop.user, role: 'admin' },
      },
    )
    expect((await refusals())[0]).toMatchObject({ operation: 'stock.receive', refused: 'forbidden' })
  })

  it('that tells nothing of rights, was only tried out, or was of looking, is not', async () => {
    const before = (await refusals()).length
    await shop.refusal('sales.get', { id: 9_999_999 })
    await shop.refusal('users.list', {})
    await shop.refusal('products.create', { name: 'x', price: 1 }, { dryRun: true })
    await shop.refusal('stock.adjust', { productId: coffee, delta: -9999, reason: 'x' })
    await shop.refusal('undo.run', { id: 9_999_999 })
    expect((await refusals()).length).toBe(before)
  })

  it('fills no table, however often it is tried: the same once a minute, at any moment, and sixty an hour', async () => {
    const { userId } = shop.user
    const tried = { actor: shop.user }
    const mine = () => refusals({ actorId: userId })
    const before = (await mine()).length
    const other = shop.another()
    await Promise.all(
      Array.from({ length: 12 }, (_, n) => edit({ ...tried, ...(n % 2 ? { runtime: other.runtime } : {}) })),
    )
    await other.database.close()
    expect((await mine()).length).toBe(before + 1)
    const writes = Object.keys(operations) as OperationName[]
    for (let round = 0; round < 3; round++) {
      for (const name of writes) await shop.run(name, {}, tried).catch(() => {})
      await act(`alter table activities disable trigger append_only`)
      await act(`update activities set at = at - interval '61 seconds' where refused is not null`)
      await act(`alter table activities enable always trigger append_only`)
    }
    const most = await shop.look<number>(
      `select count(*) from activities where actor_id = ${userId} and refused is not null and at > now() - interval '1 hour'`,
    )
    expect(most).toBe(60)
  })

  it('that cannot be noted is told all the same', async () => {
    const told: object[] = []
    const log = { ...shop.runtime.log, warn: (details: object) => told.push(details) }
    const away = { ...shop.database, run: () => Promise.reject(new Error('away')) }
    const error = await edit()
    const runtime = { ...shop.runtime, log, database: away }
    const tried = { actor: shop.staff, input: null, source: 'http' }
    await noteRefusal(runtime, operations['products.edit'], tried, error)
    expect(told).toHaveLength(1)
  })
})

/** A test of whether an act is by one of those whom the lists of people, accounts and goods find by this, or on one of them. */
async function meaning(q: string, thingsOf: (act: Awaited<ReturnType<typeof newest>>) => readonly string[]) {
  const actor = { actor: shop.owner }
  const idsOf = async (found: Promise<{ readonly items: readonly { readonly id: number }[] }>) =>
    (await found).items.map(({ id }) => id)
  const people = await idsOf(shop.do('users.list', { q }, actor))
  const [accounts, goods] = [
    await idsOf(shop.do('customers.list', { q }, actor)),
    await idsOf(shop.do('products.list', { q }, actor)),
  ]
  const things = new Set([
    ...people.map((id) => `user${id}`),
    ...accounts.map((id) => `customer${id}`),
    ...goods.map((id) => `product${id}`),
  ])
  expect([q, things.size]).not.toEqual([q, 0])
  return (act: Awaited<ReturnType<typeof newest>>) =>
    people.includes(act.actor.id) || thingsOf(act).some((thing) => things.has(thing))
}

describe('the list', () => {
  it('is narrowed by who, what, kind of thing, thing, refusals and days, each alone and together', async () => {
    const all = await items({ limit: 200 })
    const ids = (some: readonly { id: number }[]) => some.map(({ id }) => id)
    const same = async (query: object, fits: (one: (typeof all)[number]) => boolean) => {
      const expected = ids(all.filter(fits))
      expect([query, ids(await items({ ...query, limit: 200 }))]).toEqual([query, expected])
      return expected.length
    }
    expect(ids(all)).toEqual(ids(all).toSorted((a, b) => b - a))
    const actorId = shop.owner.userId
    const some = [
      await same({ actorId }, ({ actor }) => actor.id === actorId),
      await same({ operation: 'products.edit' }, ({ operation }) => operation === 'products.edit'),
      await same({ entity: 'product' }, ({ entity }) => entity === 'product'),
      await same(
        { entity: 'sale', operation: 'undo.run' },
        (one) => one.entity === 'sale' && one.operation === 'undo.run',
      ),
      await same(
        { entity: 'product', entityId: coffee },
        (one) => one.entity === 'product' && one.entityId === coffee,
      ),
      await same({ refused: true }, ({ refused }) => refused !== null),
      await same({ refused: false }, ({ refused }) => refused === null),
      await same(
        { refused: true, actorId: shop.staff.userId, operation: 'products.edit' },
        (one) =>
          one.refused !== null && one.actor.id === shop.staff.userId && one.operation === 'products.edit',
      ),
      await same({ about: 'prices' }, ({ changes }) => changes !== null && 'price' in changes),
      await same({ about: 'money' }, ({ operation }) => /^(sales|payments|disputes)\./.test(operation)),
      await same({ about: 'stock' }, ({ operation }) => /^(stock|counts|imports)\./.test(operation)),
      await same({ about: 'people' }, ({ operation }) =>
        /^(users|invites|links|sessions|customers)\./.test(operation),
      ),
      await same(
        { about: 'people', entity: 'user' },
        (one) => one.entity === 'user' && /^(users|invites|links|sessions|customers)\./.test(one.operation),
      ),
    ]
    expect(some.filter((count) => count === 0)).toEqual([])
    expect(await items({ operation: 'nothing.such' })).toEqual([])
    expect(await items({ entity: 'sale', about: 'stock' })).toEqual([])
  })

  it('is narrowed by any of them together as by each: nothing more, nothing less, in the same order', async () => {
    const { user, staff, owner } = shop
    const [one, other] = [user.userId, staff.userId]
    const { version: v1 } = await shop.do('users.get', { id: one }, { actor: owner })
    const { version: v2 } = await shop.do('users.get', { id: other }, { actor: owner })
    const changes = [
      { id: one, version: v1, role: 'admin' },
      { id: other, version: v2, role: 'user' },
    ]
    const { undoId } = await shop.run('users.bulk', { changes }, { actor: owner })
    await shop.undo(undoId)
    const all = await items({ limit: 200 })
    const among = await shop.look<Record<string, string[]>>(
      `select json_object_agg(activity_id, things) from (select activity_id, json_agg(entity || entity_id) as things from activity_things group by 1) t`,
    )
    const thingsOf = (act: (typeof all)[number]) => [`${act.entity}${act.entityId}`, ...(among[act.id] ?? [])]
    const groups = {
      prices: (act: (typeof all)[number]) => act.changes !== null && 'price' in act.changes,
      money: (act: (typeof all)[number]) => /^(sales|payments|disputes)\./.test(act.operation),
      people: (act: (typeof all)[number]) =>
        /^(users|invites|links|sessions|customers)\./.test(act.operation),
    }
    const meant = new Map([[undefined, () => true]] as [
      string | undefined,
      (act: (typeof all)[number]) => boolean,
    ][])
    for (const q of ['cafe', 'bia', '@bia', 'ana', 'olgga']) meant.set(q, await meaning(q, thingsOf))
    const choices = {
      q: [...meant.keys()],
      actorId: [undefined, owner.userId, staff.userId],
      operation: [undefined, 'users.bulk', 'products.edit', 'undo.run'],
      about: [undefined, 'prices', 'money', 'people'],
      entity: [undefined, 'user', 'product', 'sale'],
      entityId: [undefined, one, other, coffee],
      refused: [undefined, true, false],
    } as const
    let asked: Record<string, string | number | boolean>[] = [{}]
    for (const [field, values] of Object.entries(choices))
      asked = asked.flatMap((query) =>
        values.map((value) => (value === undefined ? query : { ...query, [field]: value })),
      )
    let found = 0
    for (const query of asked.filter((_, n) => n % 47 === 0 || n < 60)) {
      const expected = all.filter(
        (act) =>
          meant.get(query['q'] as string | undefined)?.(act) &&
          (query['actorId'] === undefined || act.actor.id === query['actorId']) &&
          (query['operation'] === undefined || act.operation === query['operation']) &&
          (query['about'] === undefined || groups[query['about'] as keyof typeof groups](act)) &&
          (query['refused'] === undefined || (act.refused !== null) === query['refused']) &&
          (query['entityId'] === undefined
            ? query['entity'] === undefined || act.entity === query['entity']
            : thingsOf(act).some((thing) =>
                query['entity'] === undefined
                  ? thing.replace(/^\D+/, '') === String(query['entityId'])
                  : thing === `${String(query['entity'])}${String(query['entityId'])}`,
              )),
      )
      const ids = (await items({ ...query, limit: 200 })).map(({ id }) => id)
      expect([query, ids]).toEqual([query, expected.map(({ id }) => id)])
      found += ids.length
    }
    expect(found).toBeGreaterThan(100)
  })

  it('is searched by the names of people, accounts and goods, archived ones too, and by what is near where none fits', async () => {
    const { id } = await shop.do(
      'products.create',
      { name: 'Goiabada cascão', price: 900, sku: 'GC-7' },
      { actor: shop.owner },
    )
    await shop.do('products.edit', { id, version: 1, archived: true }, { actor: shop.owner })
    const { id: account } = await shop.do('customers.create', { name: 'Goreti', phone: '11 97654-3210' })
    const done = async (query: object) =>
      (await items(query)).map(({ operation, entityId }) => [operation, entityId])
    const goods = [
      ['products.edit', id],
      ['products.create', id],
    ]
    for (const q of ['goiabada', 'cascao goiab', 'GC-7', 'goibada'])
      expect([q, await done({ q })]).toEqual([q, goods])
    for (const q of ['goreti', '97654'])
      expect([q, await done({ q })]).toEqual([q, [['customers.create', account]]])
    expect(await done({ q: 'go', about: 'people' })).toEqual([['customers.create', account]])
    expect(await done({ q: 'zzzzzz' })).toEqual([])
    expect((await list({ q: 'zzzzzz' })).days).toEqual([])
    expect(await done({ q: ' ', limit: 200 })).toEqual(await done({ limit: 200 }))
    const { days } = await list({ q: 'goiabada', limit: 1 })
    expect(days).toEqual([{ on: await shop.day(0), count: 2, refused: 0 }])
  })

  it('looks for the nearest of many names, and says that there are more', async () => {
    expect((await list({ q: 'goiabada' })).moreNames).toBe(false)
    const made: number[] = []
    for (let n = 10; n < 31; n++)
      made.push((await shop.do('customers.create', { name: `Xisto ${'x'.repeat(n)}` })).id)
    const found = await list({ q: 'xisto', limit: 200 })
    expect(found.moreNames).toBe(true)
    expect(found.items.map(({ entityId }) => entityId)).toEqual(made.slice(0, 20).toReversed())
    expect((await list({ q: 'xisto', actorId: shop.staff.userId })).items).toHaveLength(20)
    expect((await list({ q: 'bia', actorId: shop.staff.userId })).moreNames).toBe(false)
  })

  it('has an act on many by each of them, and taking it back too', async () => {
    for (const entityId of [shop.user.userId, shop.staff.userId]) {
      const [back, bulk] = await items({ entity: 'user', entityId, limit: 2 })
      expect([back?.operation, bulk?.operation]).toEqual(['undo.run', 'users.bulk'])
    }
    const { id } = await shop.do('counts.open', { scope: 'all' })
    await shop.do('counts.line', { id, productId: coffee, counted: 1 })
    await shop.do('counts.close', { id })
    expect((await items({ entity: 'product', entityId: coffee }))[0]?.operation).toBe('counts.close')
  })

  it('pages without losing or repeating any, with and without a filter', async () => {
    const ways = [
      {},
      { operation: 'sales.create' },
      { about: 'money' },
      { about: 'prices' },
      { entity: 'product' },
      { q: 'cafe' },
      { q: 'bia', refused: false },
      { q: 'olga', entity: 'user' },
    ]
    for (const query of [...ways, { entityId: coffee }, { actorId: shop.owner.userId, refused: false }]) {
      const whole = (await items({ ...query, limit: 200 })).map(({ id }) => id)
      const paged = (await shop.all('activities.list', query, shop.owner)).map(({ id }) => id)
      expect(paged).toEqual(whole)
    }
  })

  it('finds days by their ids, of which some are out of order, and counts each day whole', async () => {
    await act(`alter table activities disable trigger append_only`)
    await act(
      `update activities set at = current_date - interval '3 days' + interval '12 hours' + id * interval '1 second' where id <= 10`,
    )
    await act(`update activities set at = at - interval '40 seconds' where id = 10`)
    await act(`alter table activities enable always trigger append_only`)
    const day = await shop.day(3)
    const then = await list({ from: day, to: day })
    expect(then.items.map(({ id }) => id)).toEqual(
      await shop.look(
        `select json_agg(id order by id desc) from activities where at::date = current_date - 3`,
      ),
    )
    expect(await items({ to: await shop.day(4) })).toEqual([])
    expect((await items({ from: await shop.day(2), limit: 200 })).some(({ id }) => id <= 10)).toBe(false)
    const counts = await shop.look<object[]>(
      `select json_agg(json_build_object('on', d.on, 'count', d.count, 'refused', d.refused) order by d.on desc)
       from (select at::date as "on", count(*) as count, count(refused) as refused from activities group by 1) d`,
    )
    const first = await list({ limit: 1 })
    expect(first.days).toEqual(counts.slice(0, 1))
    expect((await list({ limit: 200 })).days).toEqual(counts)
  })
})

describe('what was somebody’s', () => {
  it('is forgotten: the changes say what was changed and no longer from what to what, and nothing says from where', async () => {
    const { id } = await shop.do('customers.create', { name: 'Zuleica', phone: '21 97777' })
    const zuleica = from(shop.owner, '200.1.2.3')
    await shop.do(
      'customers.edit',
      { id, version: 1, phone: '21 96666', creditLimit: 50 },
      { actor: zuleica },
    )
    await act(forgetChanges('customer', `array[${id}]::bigint[]`))
    await act(forgetOrigins(String(shop.owner.userId)))
    expect(await newest({ entity: 'customer', entityId: id })).toMatchObject({
      changes: { phone: [null, null], creditLimit: [null, 50] },
      address: null,
      client: null,
      requestId: REQUEST,
    })
    expect(await shop.look(`select count(*) from activity_changes where changes::text ~ '9[67]{2}'`)).toBe(0)
  })

  it('goes by itself: what was changed of them, and where somebody acted from, after forty days', async () => {
    const { id } = await shop.do('customers.create', { name: 'Iolanda' })
    await shop.do('customers.edit', { id, version: 1, name: 'Iolanda Reis' })
    const tea = await shop.do('products.create', { name: 'mate', price: 300 }, { actor: shop.owner })
    await shop.do('products.edit', { id: tea.id, version: 1, name: 'chá mate' }, { actor: shop.owner })
    const changed = async (days: number) => {
      await act(`update activity_changes set at = now() - interval '${days} days'`)
      await pruneKernel(shop.database)
      return [
        (await newest({ entity: 'customer', entityId: id })).changes?.['name'],
        (await newest({ entity: 'product', entityId: tea.id })).changes?.['name'],
      ]
    }
    const goods = ['mate', 'chá mate']
    expect([await changed(39), await changed(41)]).toEqual([
      [['Iolanda', 'Iolanda Reis'], goods],
      [[null, null], goods],
    ])
    await sell({}, { actor: from(shop.staff, '200.9.9.9') })
    const older = async (days: number) => {
      await act(`update origins set seen_on = current_date - ${days} where address = '200.9.9.9'`)
      await pruneKernel(shop.database)
      return (await newest({ operation: 'sales.create' })).address
    }
    expect([await older(40), await older(41)]).toEqual(['200.9.9.9', null])
    await shop.expectSound()
  })
})
