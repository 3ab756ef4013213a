// Drafts over HTTP: seen by their own people alone, changed from the version that was read, ended once; the act's key is the draft's.
import { Client as Postgres } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { sharedDraft } from '#domain/chat/index.ts'
import { App, type Client } from '../support/app.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { urlOf } from '../support/database-names.ts'

let fresh: FreshDatabase
let app: App
let owner: Client
let bia: Client
let user: Client

beforeAll(async () => {
  fresh = await freshDatabase()
  app = await App.start({ DATABASE_URL: urlOf(fresh.config) })
  owner = await app.login('owner', 111, 'Olga')
  bia = await app.login('admin', 222, 'Bia')
  user = await app.login('user', 333, 'Caio')
  for (const [name, price, unit] of [
    ['Café', 500, 'un'],
    ['Pão', 1890, 'kg'],
  ]) {
    const { body } = await owner.post('/api/products', { name, price, unit })
    await owner.post('/api/stock/receipts', { productId: body['id'], quantity: 1000, unitCost: 100 })
  }
  await owner.post('/api/customers', { name: 'Ana' })
})
afterAll(async () => {
  await app.stop()
  await fresh.drop()
})

/** What a line leaves open becomes a draft. */
const begun = async (client: Client, command = '/buy Ana: 2 café') => {
  const { body } = await client.post('/api/commands/execute', { command })
  expect(body['status']).toBe('needs_input')
  return Number(body['draftId'])
}
const path = (id: number) => `/api/drafts/${id}`
const put = (client: Client, id: number, body: object, headers?: Record<string, string>) =>
  client.call('PUT', path(id), body, headers)
const cafe = (quantity: number) => ({ items: [{ productId: 1, quantity, unitPrice: 500 }] })
const ANA = { customerId: 1 }
const paid = (quantity: number) => ({
  ...cafe(quantity),
  payments: [{ amount: quantity * 500, method: 'pix' }],
})
const salesOf = async () => (await owner.get('/api/sales?limit=200')).body.items ?? []
const sell = (client: Client, id: number | string, body: object = { ...ANA, ...cafe(2) }) =>
  client.post('/api/sales', body, { 'idempotency-key': `intent:${id}` })

describe('a draft', () => {
  it('is what a line of the bridge left open: operation, input, what is missing, what may be chosen', async () => {
    const id = await begun(bia)
    const { status, body } = await bia.get(path(id))
    expect(status).toBe(200)
    expect(sharedDraft.parse(body)).toEqual(body)
    expect(body).toMatchObject({
      id,
      operation: 'sales.create',
      input: { customerId: 1, items: [{ productId: 1, quantity: 2, unitPrice: 500 }] },
      missing: ['payment'],
      choices: { payment: [{ id: 'paid' }, { id: 'credit' }] },
      source: 'bridge',
      chat: false,
      version: 1,
    })
    expect((await bia.get('/api/drafts')).body.items?.[0]).toEqual(body)
  })

  it('is the caller’s alone: another’s cannot be seen, changed, given up or finished, whoever asks', async () => {
    const id = await begun(bia)
    const before = (await salesOf()).length
    for (const other of [owner, user]) {
      expect((await other.get(path(id))).status).toBe(404)
      expect((await put(other, id, { version: 1, input: {} })).status).toBe(404)
      expect((await other.call('DELETE', path(id))).status).toBe(404)
      expect((await other.get('/api/drafts')).body.items?.map((one) => one['id'])).not.toContain(id)
    }
    expect((await sell(owner, id)).status).toBe(404)
    expect(await salesOf()).toHaveLength(before)
    expect((await bia.get(path(id))).body).toMatchObject({ version: 1 })
  })

  it('is kept by nothing that is only shown: a preview leaves none', async () => {
    const all = async () => (await bia.get('/api/drafts?limit=200')).body.items?.length
    const before = await all()
    const { body } = await bia.post('/api/commands/execute', { command: '/buy Ana: 2 café', preview: true })
    expect(body).toMatchObject({ status: 'needs_input' })
    expect(body).not.toHaveProperty('draftId')
    expect(await all()).toBe(before)
  })

  it('is one for a line that is sent twice under its key; of more than twenty the oldest goes, and is told to be gone', async () => {
    const since = String((await bia.get('/api/realtime/events?topics=me&wait=0')).body['lastId'])
    const first = await begun(bia)
    const key = { 'idempotency-key': 'a line, once'.replaceAll(' ', '-') }
    const sent = () => bia.post('/api/commands/execute', { command: '/buy Ana: 3 café' }, key)
    expect((await sent()).body['draftId']).toBe((await sent()).body['draftId'])
    for (let n = 0; n < 20; n++) await begun(bia)
    expect((await bia.get('/api/drafts?limit=200')).body.items).toHaveLength(20)
    expect((await bia.get(path(first))).status).toBe(404)
    await vi.waitFor(async () => {
      const { body } = await bia.get(`/api/realtime/events?topics=me&wait=0&since=${since}`)
      const items = (body.items ?? []) as { data: object }[]
      expect(items.map(({ data }) => data)).toContainEqual(
        expect.objectContaining({ draftId: first, ended: 'expired' }),
      )
    }, 60_000)
  })
})

describe('a change', () => {
  it('is the input as far as it is given: what is known is shown, what lacks is asked', async () => {
    const id = await begun(bia)
    const { status, body } = await put(bia, id, { version: 1, input: cafe(3) })
    expect(status).toBe(200)
    expect(body).toMatchObject({ version: 2, source: 'screen', missing: ['payment'] })
    expect(body['input']).toEqual({ items: [{ productId: 1, quantity: 3, unitPrice: 500 }] })
    const onCredit = { ...ANA, ...cafe(3), payments: [], dueOn: '2027-01-31', note: 'sem açúcar' }
    const credit = await put(bia, id, { version: 2, input: onCredit })
    expect(credit.body).toMatchObject({ version: 3, missing: ['confirm'] })
    expect(credit.body['input']).toMatchObject({ ...ANA, dueOn: '2027-01-31', note: 'sem açúcar' })
    const paid = await put(bia, id, {
      version: 3,
      input: { ...ANA, ...cafe(3), discount: 100, payments: [{ amount: 1400, method: 'pix' }] },
    })
    expect(paid.body['input']).toMatchObject({ discount: 100, payments: [{ amount: 1400, method: 'pix' }] })
    // Not said again, it stays as it was said; all of it is all of it, whatever it comes to.
    const more = await put(bia, id, { version: 4, input: { ...ANA, ...cafe(4), discount: 100 } })
    expect(more.body['input']).toMatchObject({ payments: [{ amount: 1900, method: 'pix' }] })
  })

  it('of the day it is sold on is said both ways', async () => {
    const id = await begun(bia)
    const yesterday = { ...ANA, ...cafe(2), on: '2026-01-31' }
    const dated = await put(bia, id, { version: 1, input: yesterday })
    expect(dated.body['input']).toEqual(yesterday)
    const today = await put(bia, id, { version: 2, input: { ...ANA, ...cafe(2) } })
    expect(today.body['input']).toEqual({ ...ANA, ...cafe(2) })
  })

  it('leaves what only the chat knows: who is asked about, and a line that is not read yet', async () => {
    const who = await begun(bia, '/buy An: 2 café')
    const asked = await put(bia, who, { version: 1, input: cafe(3) })
    expect(asked.body).toMatchObject({ missing: ['customer', 'payment'], input: cafe(3) })
    const named = await put(bia, who, { version: 2, input: { ...ANA, ...cafe(3) } })
    expect(named.body).toMatchObject({ missing: ['payment'], input: ANA })
    const much = await begun(bia, '/buy Ana: 2 café, 10 pão')
    const open = await put(bia, much, { version: 1, input: { ...ANA, ...cafe(3), payments: [] } })
    expect(open.body['missing']).toEqual(['items.1.quantity'])
  })

  it('another price than the shelf’s stays as it was agreed, and somebody new is made by the act alone', async () => {
    const id = await begun(bia)
    const items = [{ productId: 2, quantity: 0.35, unitPrice: 1500 }]
    const { body } = await put(bia, id, { version: 1, input: { customerName: 'Rita', items, payments: [] } })
    expect(body['input']).toEqual({ customerName: 'Rita', items })
    expect((await owner.get('/api/customers?q=Rita')).body.items).toEqual([])
  })

  it('from an older version is refused with what is there, and changes nothing', async () => {
    const id = await begun(bia)
    const first = await put(bia, id, { version: 1, input: cafe(3) })
    const late = await put(bia, id, { version: 1, input: cafe(9) })
    expect(late.status).toBe(409)
    expect(late.body).toMatchObject({ code: 'version_conflict', current: first.body })
    expect((await bia.get(path(id))).body).toEqual(first.body)
  })

  it('of two at once is one, the other is told; sent twice under its key it happens once', async () => {
    const id = await begun(bia)
    const both = await Promise.all([3, 4].map((n) => put(bia, id, { version: 1, input: cafe(n) })))
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    const key = { 'idempotency-key': `change-${id}` }
    const [one, two] = [
      await put(bia, id, { version: 2, input: cafe(5) }, key),
      await put(bia, id, { version: 2, input: cafe(5) }, key),
    ]
    expect(two.text).toBe(one.text)
    expect(two.headers.get('idempotency-replayed')).toBe('true')
    expect((await put(bia, id, { version: 2, input: cafe(6) }, key)).body['code']).toBe(
      'idempotency_mismatch',
    )
    expect((await bia.get(path(id))).body).toMatchObject({ version: 3 })
  })

  it.each([
    ['a field that no sale has', { sales: 1 }, 'input.sales'],
    ['goods that are not there', { items: [{ productId: 999, quantity: 1 }] }, 'input.items.0.productId'],
    ['a quantity that is none', { items: [{ productId: 1, quantity: -1 }] }, 'input.items.0.quantity'],
    ['no number', { items: [{ productId: 1, quantity: 'x' }] }, 'input.items.0.quantity'],
    ['nobody', { customerId: 999 }, 'input.customerId'],
    ['two people', { customerId: 1, customerName: 'Rita' }, 'input.customerName'],
    ['what is an owner’s last word', { overrideCredit: true }, 'input.overrideCredit'],
    [
      'too many lines',
      { items: Array.from({ length: 400 }, () => ({ productId: 1, quantity: 1 })) },
      'input.items',
    ],
    ['too many fields', Object.fromEntries(Array.from({ length: 99 }, (_, n) => [`f${n}`, n])), 'input'],
  ])('by %s is refused, names the field, and changes nothing', async (_, input, field) => {
    const id = await begun(bia)
    const { status, body } = await put(bia, id, { version: 1, input })
    expect(status).toBe(400)
    expect((body['errors'] as { path: string }[]).map((one) => one.path)).toContain(field)
    expect((await bia.get(path(id))).body).toMatchObject({ version: 1 })
  })

  it.each([
    ['/pagar Ana', 'payments.create', { customerId: 1, amount: 700, method: 'pix' }],
    [
      '/estoque café 5 x',
      'stock.receive',
      { productId: 1, quantity: 12, unitCost: 350, expiresOn: '2027-06-30' },
    ],
  ])('fills %s too, by the fields of its own operation', async (line, operation, input) => {
    await sellOnCredit()
    const id = await begun(bia, line)
    const { status, body } = await put(bia, id, { version: 1, input })
    expect([status, body]).toMatchObject([200, { operation, input }])
  })

  it('sent to a chat where there is no bot is refused, and changes nothing', async () => {
    const id = await begun(bia)
    const refused = await put(bia, id, { version: 1, input: cafe(3), chat: true })
    expect(refused.body['code']).toBe('not_configured')
    expect((await bia.get(path(id))).body).toMatchObject({ version: 1 })
  })

  it('of a person whom a line leaves open is whom it is about and what is decided; done at their page it is over', async () => {
    const rita = await app.login('user', 441, 'Rita Souza')
    await app.login('user', 442, 'Rita Lima')
    const id = await begun(owner, '/user Rita equipe')
    const { body } = await owner.get(path(id))
    expect(body).toMatchObject({ operation: 'users.edit', input: { role: 'admin' }, missing: ['user'] })
    const strange = await put(owner, id, { version: 1, input: { id: 999_999, role: 'admin' } })
    expect([strange.status, strange.body['errors']]).toMatchObject([400, [{ path: 'input.id' }]])
    const both = await put(owner, id, { version: 1, input: { role: 'admin', disabled: true } })
    expect([both.status, both.body['errors']]).toMatchObject([400, [{ path: 'input.disabled' }]])
    const named = await put(owner, id, { version: 1, input: { id: rita.userId, role: 'owner' } })
    expect(named.body).toMatchObject({ input: { id: rita.userId, role: 'owner' }, missing: ['confirm'] })
    const { version } = (await owner.get(`/api/users/${rita.userId}`)).body
    const done = await owner.call(
      'PATCH',
      `/api/users/${rita.userId}`,
      { version, role: 'owner' },
      { 'idempotency-key': `intent:${id}` },
    )
    expect([done.status, done.body['role']]).toEqual([200, 'owner'])
    expect((await owner.get(path(id))).body['state']).toBe('answered')
  })

  it('of a change of goods is which and what; of two values its card says one', async () => {
    const ids: number[] = []
    for (const name of ['Chá preto', 'Chá verde'])
      ids.push(Number((await owner.post('/api/products', { name, price: 600 })).body['id']))
    const id = await begun(owner, '/product chá preço 6,50')
    expect((await owner.get(path(id))).body).toMatchObject({
      operation: 'products.edit',
      input: { price: 650 },
      missing: ['product'],
    })
    const two = await put(owner, id, { version: 1, input: { id: ids[1], price: 700, category: 'Bebidas' } })
    expect(two.status).toBe(400)
    const named = await put(owner, id, { version: 1, input: { id: ids[1], price: 700 } })
    expect(named.body).toMatchObject({ input: { id: ids[1], price: 700 }, missing: ['confirm'] })
    const { version } = (await owner.get(`/api/products/${ids[1]}`)).body
    const key = { 'idempotency-key': `intent:${id}` }
    const done = await owner.call('PATCH', `/api/products/${ids[1]}`, { version, price: 700 }, key)
    expect([done.status, done.body['price']]).toEqual([200, 700])
    expect((await owner.get(path(id))).body['state']).toBe('answered')
  })

  it('of an invite is its role and whose account it opens', async () => {
    const id = await begun(owner, '/user convidar')
    expect((await owner.get(path(id))).body).toMatchObject({
      operation: 'invites.create',
      input: {},
      missing: ['role'],
    })
    const named = await put(owner, id, { version: 1, input: { role: 'user', customerId: 1 } })
    expect(named.body).toMatchObject({ input: { role: 'user', customerId: 1 }, missing: ['confirm'] })
    const hours = await put(owner, id, { version: 2, input: { role: 'user', hours: 3 } })
    expect([hours.status, hours.body['errors']]).toMatchObject([400, [{ path: 'input.hours' }]])
  })

  it('of a message to many is what is told, and to whom: any of those that the operation takes', async () => {
    const id = await begun(owner, '/mensagem Fechamos cedo')
    expect((await owner.get(path(id))).body).toMatchObject({
      operation: 'broadcasts.create',
      input: { text: 'Fechamos cedo' },
      missing: ['whom'],
    })
    const text = 'Fechamos às 17'
    const team = { text, audience: { roles: ['owner', 'admin'] } }
    const named = await put(owner, id, { version: 1, input: team })
    expect(named.body).toMatchObject({
      input: { text, audience: { roles: ['admin', 'owner'] } },
      missing: ['confirm'],
    })
    // Whom the chat has no name for are said to be chosen.
    const chosen = { text, audience: { customerIds: [1] } }
    expect((await put(owner, id, { version: 2, input: chosen })).body).toMatchObject({
      input: chosen,
      missing: ['confirm'],
    })
    const nobody = await put(owner, id, { version: 3, input: { text, audience: { customerIds: [999_999] } } })
    expect([nobody.status, nobody.body['errors']]).toMatchObject([
      400,
      [{ path: 'input.audience.customerIds.0' }],
    ])
    const long = await put(owner, id, { version: 3, input: { text: 'a'.repeat(4097) } })
    expect([long.status, long.body['errors']]).toMatchObject([400, [{ path: 'input.text' }]])
    const key = { 'idempotency-key': `intent:${id}` }
    const sent = await owner.post('/api/broadcasts', { text, audience: team.audience }, key)
    expect([sent.status, sent.body['text']]).toEqual([202, text])
    const again = await owner.post('/api/broadcasts', { text, audience: team.audience }, key)
    expect([again.status, again.body['id']]).toEqual([202, sent.body['id']])
    // What was told is not handed out as what was put in since.
    const other = await owner.post('/api/broadcasts', { text: 'Outra coisa', audience: team.audience }, key)
    expect(other.body['code']).toBe('idempotency_mismatch')
    expect((await owner.get(path(id))).body['state']).toBe('answered')
  })

  it('is announced to the person, and to nobody else', async () => {
    const id = await begun(bia)
    const heard = async (client: Client) => {
      const { body } = await client.get('/api/realtime/events?topics=me&wait=0')
      return body['lastId'] as string
    }
    const [hers, his] = [await heard(bia), await heard(user)]
    await put(bia, id, { version: 1, input: cafe(3) })
    await bia.call('DELETE', path(id))
    // What happened before is heard when the feed has come so far: told apart by whose it is.
    const after = async (client: Client, since: string) => {
      const { body } = await client.get(`/api/realtime/events?topics=me&wait=0&since=${since}`)
      const items = (body.items ?? []) as { data: { draftId: number; version: number } }[]
      return items.filter(({ data }) => data.draftId === id && data.version > 1)
    }
    await vi.waitFor(async () => expect(await after(bia, hers)).toHaveLength(2), 60_000)
    expect(await after(bia, hers)).toMatchObject([
      { name: 'draft.changed', data: { version: 2, source: 'screen', ended: null } },
      { name: 'draft.changed', data: { version: 3, ended: 'cancelled' } },
    ])
    expect(await after(user, his)).toEqual([])
  })
})

const sellOnCredit = () => owner.post('/api/sales', { ...ANA, ...cafe(20) })

describe('one that was given up', () => {
  it('is gone, stores nothing, and its act is refused', async () => {
    const id = await begun(bia)
    const before = (await salesOf()).length
    const key = { 'idempotency-key': `gone-${id}` }
    expect((await bia.call('DELETE', path(id), undefined, key)).status).toBe(204)
    expect((await bia.call('DELETE', path(id), undefined, key)).status).toBe(204)
    expect((await bia.call('DELETE', path(id))).status).toBe(404)
    expect((await bia.get(path(id))).status).toBe(404)
    const refused = await sell(bia, id)
    expect([refused.status, refused.body['code']]).toEqual([409, 'wrong_state'])
    expect(await salesOf()).toHaveLength(before)
  })
})

describe('one whose act a process did, and ended before it could say so', () => {
  it('is no more to be given up: it ends as what was done, and says so', async () => {
    const id = await begun(bia)
    const before = (await salesOf()).length
    await sell(bia, id)
    const client = new Postgres(fresh.config)
    await client.connect()
    await client.query('update drafts set settled_at = null, ended = null where id = $1', [id])
    await client.end()
    for (let n = 0; n < 2; n++) {
      const refused = await bia.call('DELETE', path(id))
      expect([refused.status, refused.body['state']]).toEqual([404, 'answered'])
    }
    expect((await bia.get(path(id))).body['state']).toBe('answered')
    expect((await sell(bia, id)).status).toBe(201)
    expect(await salesOf()).toHaveLength(before + 1)
  })
})

describe('one that is finished here', () => {
  let before = 0
  beforeEach(async () => {
    before = (await salesOf()).length
  })

  it('is one effect, however often it is sent under its key; the draft is over, and says how', async () => {
    const id = await begun(bia)
    const first = await sell(bia, id)
    expect(first.status).toBe(201)
    // Whoever comes later is told of what was sold, in whatever words.
    const [item] = cafe(1).items
    const again = await sell(bia, id, { ...ANA, items: [item, item] })
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect(again.text).toBe(first.text)
    expect(await salesOf()).toHaveLength(before + 1)
    const over = await bia.get(path(id))
    expect([over.status, over.body['state']]).toEqual([404, 'answered'])
    expect((await owner.get(path(id))).body).not.toHaveProperty('state')
    expect((await put(bia, id, { version: 1, input: {} })).status).toBe(404)
  })

  it('with other goods than were sold is never answered as if they were', async () => {
    const id = await begun(bia)
    const first = await sell(bia, id)
    for (const other of [cafe(7), { items: [...cafe(2).items, { productId: 2, quantity: 0.1 }] }]) {
      const refused = await sell(bia, id, { ...ANA, ...other })
      expect([refused.status, refused.body['code']]).toEqual([409, 'idempotency_mismatch'])
    }
    expect((await sell(bia, id)).text).toBe(first.text)
    expect(await salesOf()).toHaveLength(before + 1)
  })

  it('is told as done for longer than the draft is kept', async () => {
    const id = await begun(bia)
    const first = await sell(bia, id)
    const client = new Postgres(fresh.config)
    await client.connect()
    await client.query('delete from drafts where id = $1', [id])
    await client.end()
    const again = await sell(bia, id)
    expect([again.status, again.text]).toEqual([201, first.text])
    expect(await salesOf()).toHaveLength(before + 1)
  })

  it('ten at once are one sale', async () => {
    const id = await begun(bia)
    const all = await Promise.all(Array.from({ length: 10 }, () => sell(bia, id)))
    expect(new Set(all.map(({ text }) => text)).size).toBe(1)
    expect(await salesOf()).toHaveLength(before + 1)
  })

  it('ten at once of other goods each are one sale, and the others are told that theirs is not', async () => {
    const id = await begun(bia)
    const all = await Promise.all(Array.from({ length: 10 }, (_, n) => sell(bia, id, paid(n + 1))))
    const statuses = all.map(({ status }) => status).toSorted((a, b) => a - b)
    expect(statuses).toEqual([201, ...Array<number>(9).fill(409)])
    expect(await salesOf()).toHaveLength(before + 1)
  })

  it('what it is refused for leaves it open', async () => {
    const id = await begun(bia)
    expect((await sell(bia, id, { ...ANA, ...cafe(100_000) })).body['code']).toBe('insufficient_stock')
    expect((await bia.get(path(id))).status).toBe(200)
    expect((await sell(bia, id)).status).toBe(201)
  })

  it('as another act than its own it is refused', async () => {
    const id = await begun(bia)
    const key = { 'idempotency-key': `intent:${id}` }
    const paid = await bia.post('/api/payments', { ...ANA, amount: 100, method: 'pix' }, key)
    expect([paid.status, paid.body['code']]).toEqual([409, 'idempotency_mismatch'])
    expect((await bia.get(path(id))).status).toBe(200)
  })

  it('of no draft, or by a key that only looks so, nothing is finished', async () => {
    expect((await sell(bia, 999_999)).status).toBe(404)
    expect((await sell(bia, '7x')).status).toBe(201)
    expect((await sell(bia, '')).status).toBe(201)
  })
})
