// The feed over two processes on one database: every event once and in order, whatever commits late, dies or comes back.
import { Agent, get } from 'node:http'
import { Client as Postgres } from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { App, Client } from '../support/app.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { urlOf } from '../support/database-names.ts'
import { Ear } from '../support/ear.ts'
import { settled } from '../support/horizon.ts'

let fresh: FreshDatabase
let one: App
let two: App
let owner: Client
let staff: Client
let coffee: number

beforeAll(async () => {
  fresh = await freshDatabase()
  const env = { DATABASE_URL: urlOf(fresh.config) }
  ;[one, two] = await Promise.all([App.start(env), App.start(env)])
  owner = await one.login('owner', 801, 'Olga')
  staff = await one.login('admin', 802, 'Bia')
  coffee = await stocked('Café')
})
afterAll(async () => {
  await Promise.all([one.stop(), two.stop()])
  await fresh.drop()
})

const sell = (client: Client, customerName = 'Ana', productId = coffee) =>
  client.post('/api/sales', { customerName, items: [{ productId, quantity: 1 }] })
async function stocked(name: string): Promise<number> {
  const id = (await owner.post('/api/products', { name, price: 500 })).body['id'] as number
  await owner.post('/api/stock/receipts', { productId: id, quantity: 10_000, unitCost: 100 })
  return id
}
/** A transaction that has written an event, and commits long after some that began later. */
async function holdWhile(entityId: number, made: () => number): Promise<void> {
  const slow = new Postgres(fresh.config)
  await slow.connect()
  await slow.query('begin')
  await slow.query(
    `insert into events (topic, name, entity, entity_id, rev, data, actor_id) values ('sales', 'sale.changed', 'sale', ${entityId}, 1, '{}', 1)`,
  )
  const until = made() + 20
  await vi.waitFor(() => expect(made()).toBeGreaterThanOrEqual(until), { timeout: 60_000, interval: 5 })
  await slow.query('commit')
  await slow.end()
}
const salesOf = (ear: Ear | undefined) =>
  ear?.events.filter(({ topic }) => topic === 'sales').map((event) => event.id)
const byNumber = (a: number, b: number) => a - b
const on = (app: App, { token, userId }: Client) => new Client(app.base, token, userId)
/** A place in the feed, as this client's process has it, that all that was done before is behind. */
async function placeOf(client: Client): Promise<string> {
  await settled(fresh.config)
  return (await client.get('/api/realtime/events?topics=sales')).body['lastId'] as string
}
const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms))

describe('every event once, in order', () => {
  it('twelve writers and three readers that reconnect at random, with one transaction held open while later ones commit: every event exactly once, and every client ends with the database’s levels', async () => {
    const ears = await Promise.all([
      new Ear(staff, ['sales', 'inventory']).open(),
      new Ear(staff, ['sales', 'inventory']).open(two.base),
      new Ear(owner, ['sales', 'inventory']).open(),
    ])
    const shelf = [coffee, await stocked('Pão'), await stocked('Leite')]
    const bases = [one.base, two.base]
    const made: number[] = []
    let writing = true
    const restless = ears.map(async (ear) => {
      while (writing) {
        await sleep(50 + 200 * Math.random())
        ear.cut()
        await sleep(80 * Math.random())
        await ear.open(bases[Math.floor(Math.random() * 2)])
      }
    })
    const writers = Array.from({ length: 12 }, async (_, n) => {
      const client = on(n % 2 ? one : two, staff)
      for (let i = 0; writing; i++)
        made.push((await sell(client, `Freguês ${n % 5}`, shelf[(n + i) % 3])).body['id'] as number)
    })
    const held = [-1, -2, -3, -4, -5]
    for (const id of held) await holdWhile(id, () => made.length)
    writing = false
    await Promise.all([...writers, ...restless])

    const levels = await Promise.all(
      shelf.map(async (id) => [id, (await staff.get(`/api/products/${id}`)).body['stock']]),
    )
    for (const ear of ears) {
      await vi.waitFor(() => expect(ear.levels).toEqual(Object.fromEntries(levels)), 60_000)
      const of = (name: string) =>
        ear.events.filter((event) => event.name === name).map((event) => event.entityId)
      expect(of('sale.created').toSorted(byNumber)).toEqual(made.toSorted(byNumber))
      expect(of('sale.changed').toSorted(byNumber)).toEqual(held.toSorted(byNumber))
      const ids = ear.events.map((event) => event.id)
      expect(new Set(ids).size).toBe(ids.length)
      expect(salesOf(ear)).toEqual(salesOf(ears[0])) // in the same order
    }
    for (const ear of ears) ear.cut()
  })

  it('a process that is killed: its listeners go on at the other with nothing missing', async () => {
    const third = await App.start({ DATABASE_URL: urlOf(fresh.config) })
    const ear = await new Ear(staff, ['sales']).open(third.base)
    const first = (await sell(staff)).body['id']
    await vi.waitFor(() => expect(ear.events.at(-1)?.entityId).toBe(first), 60_000)
    await third.stop('SIGKILL')
    const missed = [(await sell(staff)).body['id'], (await sell(staff)).body['id']]
    await ear.open(one.base)
    await vi.waitFor(
      () => expect(ear.events.filter(({ name }) => name === 'sale.created')).toHaveLength(3),
      60_000,
    )
    expect(ear.events.filter(({ name }) => name === 'sale.created').map((event) => event.entityId)).toEqual([
      first,
      ...missed,
    ])
    ear.cut()
  })

  it('what was pruned, or given by another life of the database, is a reset', async () => {
    const ear = new Ear(staff, ['sales'])
    ear.since = '9-1-1'
    await ear.open()
    expect(ear.told[0]?.type).toBe('reset')
    ear.cut()
    const { body } = await staff.get(`/api/realtime/events?topics=sales&since=rubbish`)
    expect(body).toMatchObject({ reset: true, items: [] })
  })
})

describe('who is shown the door', () => {
  it('a demotion and a logout close on every process; what is left goes on', async () => {
    const rui = await two.login('admin', 803, 'Rui')
    const [here, there] = [
      await new Ear(rui, ['sales']).open(one.base),
      await new Ear(rui, ['sales']).open(two.base),
    ]
    const stays = await new Ear(staff, ['sales']).open(two.base)
    const { body } = await owner.get(`/api/users/${rui.userId}`)
    await owner.patch(`/api/users/${rui.userId}`, { version: body['version'], role: 'user' })
    await vi.waitFor(() => expect([here.code, there.code]).toEqual([4403, 4403]), 60_000)
    const again = await one.login('user', 803, 'Rui')
    const ear = await new Ear(again, ['inventory']).open(two.base)
    await again.call('DELETE', '/api/auth/session')
    await vi.waitFor(() => expect(ear.code).toBe(4401), 60_000)
    expect(stays.code).toBeUndefined()
    stays.cut()
  })

  it('presence crosses processes, and who vanishes is gone', async () => {
    const [bia, olga] = [
      await new Ear(staff, ['inventory']).open(one.base),
      await new Ear(owner, ['inventory']).open(two.base),
    ]
    const at = (state: string) => ({ type: 'presence', entity: 'product', entityId: coffee, state })
    bia.say(at('viewing'))
    olga.say(at('editing'))
    const people = (ear: Ear) =>
      ear.told.findLast((told) => told.type === 'presence')?.people.map((one) => [one.id, one.state])
    const both = [
      [owner.userId, 'editing'],
      [staff.userId, 'viewing'],
    ].toSorted((a, b) => Number(a[0]) - Number(b[0]))
    await vi.waitFor(() => expect([people(bia), people(olga)]).toEqual([both, both]), 60_000)
    olga.cut()
    await vi.waitFor(() => expect(people(bia)).toEqual([[staff.userId, 'viewing']]), 60_000)
    bia.cut()
  })

  it('at a person is told to owners alone: staff neither see who is there nor are seen', async () => {
    const [bia, olga] = [
      await new Ear(staff, ['inventory']).open(),
      await new Ear(owner, ['inventory']).open(one.base),
    ]
    const at = (entity: string, state: string) => ({ type: 'presence', entity, entityId: 5, state })
    const of = (ear: Ear, entity: string) =>
      ear.told.filter((told) => told.type === 'presence' && told.entity === entity)
    bia.say(at('user', 'viewing'))
    bia.say(at('customer', 'viewing'))
    await vi.waitFor(() => expect(of(bia, 'customer')).toHaveLength(1), 60_000)
    olga.say(at('user', 'viewing'))
    await vi.waitFor(() => expect(of(olga, 'user')).toHaveLength(1), 60_000)
    expect(of(olga, 'user')[0]?.people.map(({ id }) => id)).toEqual([owner.userId])
    expect(of(bia, 'user')).toEqual([])
    for (const ear of [bia, olga]) ear.cut()
  })

  it('who comes and goes at once is not there', async () => {
    const [bia, olga] = [
      await new Ear(staff, ['inventory']).open(),
      await new Ear(owner, ['inventory']).open(one.base),
    ]
    const at = (entityId: number, state: string) => ({ type: 'presence', entity: 'product', entityId, state })
    const peopleAt = (ear: Ear, entityId: number) =>
      ear.told
        .findLast((told) => told.type === 'presence' && told.entityId === entityId)
        ?.people.map(({ id }) => id)
    olga.say(at(1, 'viewing'))
    await vi.waitFor(() => expect(peopleAt(olga, 1)).toEqual([owner.userId]), 60_000)
    for (const state of ['viewing', 'gone']) bia.say(at(1, state))
    bia.say(at(2, 'viewing'))
    await vi.waitFor(() => expect(peopleAt(bia, 2)).toEqual([staff.userId]), 60_000)
    olga.say(at(1, 'editing'))
    olga.say(at(2, 'viewing'))
    await vi.waitFor(() => expect(peopleAt(olga, 2)).toHaveLength(2), 60_000)
    expect(peopleAt(olga, 1)).toEqual([owner.userId])
    for (const ear of [bia, olga]) ear.cut()
  })
})

describe('the polling twin', () => {
  it('waits for the next event, of another process too, and tells what is heard alone', async () => {
    const place = await placeOf(on(two, staff))
    const waiting = on(two, staff).get(`/api/realtime/events?topics=sales&wait=20&since=${place}`)
    await sleep(200)
    const sale = (await sell(staff)).body['id']
    const since = Date.now()
    expect((await waiting).body.items).toMatchObject([{ name: 'sale.created', entityId: sale }])
    expect(Date.now() - since).toBeLessThan(3000)
    expect((await staff.get('/api/realtime/events?topics=gossip')).status).toBe(400)
    const caio = await one.login('user', 804, 'Caio')
    expect((await caio.get('/api/realtime/events?topics=users,customers')).status).toBe(403)
  })

  it.each([
    ['demoted', 811, 200],
    ['disabled', 812, 403],
    ['logged out', 813, 401],
  ] as const)('who is %s while it waits gets nothing of the staff', async (how, telegramId, status) => {
    const rui = await one.login('admin', telegramId, `Rui ${how}`)
    const place = await placeOf(on(two, rui))
    const waiting = on(two, rui).get(`/api/realtime/events?topics=sales&wait=20&since=${place}`)
    await sleep(200)
    const { version } = (await owner.get(`/api/users/${rui.userId}`)).body
    if (how === 'logged out') await rui.call('DELETE', '/api/auth/session')
    else
      await owner.patch(`/api/users/${rui.userId}`, {
        version,
        ...(how === 'demoted' ? { role: 'user' } : { disabled: true }),
      })
    await sell(staff)
    const answer = await waiting
    expect(answer.status).toBe(status)
    expect(answer.body.items ?? []).toEqual([])
  })

  it('a process that goes lets its waiters go, and says 1001 to its sockets', async () => {
    const third = await App.start({ DATABASE_URL: urlOf(fresh.config) })
    const ear = await new Ear(staff, ['sales']).open(third.base)
    const place = await placeOf(staff)
    const waiting = on(third, staff).get(`/api/realtime/events?topics=sales&wait=25&since=${place}`)
    await sleep(200)
    const since = Date.now()
    expect(await third.stop()).toBe(0)
    expect(Date.now() - since).toBeLessThan(5000)
    expect((await waiting).status).toBe(200)
    expect(ear.code).toBe(1001)
  })

  it('a process that goes is not held by who asks again at once', async () => {
    const third = await App.start({ DATABASE_URL: urlOf(fresh.config) })
    const place = await placeOf(staff)
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const headers = { authorization: `Bearer ${staff.token}` }
    const ask = () =>
      new Promise<void>((answered, refused) => {
        const path = `/api/realtime/events?topics=payments&wait=25&since=${place}`
        get(third.base + path, { agent, headers }, (answer) => answer.resume().once('end', answered)).once(
          'error',
          refused,
        )
      })
    const asking = (async () => {
      for (;;) await ask()
    })().catch(() => 'gone')
    await sleep(200)
    const since = Date.now()
    expect(await third.stop()).toBe(0)
    expect(Date.now() - since).toBeLessThan(5000)
    expect(await asking).toBe('gone')
  })
})
