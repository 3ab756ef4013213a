// Histories over HTTP: sealed within seconds of an act, sent as a file of lines, and refused before anything is sent.
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyText } from '#lib/chain.ts'
import { App, type Client } from '../support/app.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { urlOf } from '../support/database-names.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
let fresh: FreshDatabase
let app: App
let owner: Client
let customer: Client
let id: number
beforeAll(async () => {
  fresh = await freshDatabase()
  app = await App.start({ DATABASE_URL: urlOf(fresh.config) })
  owner = await app.login('owner', 111, 'Olga')
  customer = await app.login('user', 555, 'Nina')
  const person = await customer.get('/api/me')
  id = Number(
    (await owner.post('/api/customers', { name: 'Nina', userId: person.body['id'] ?? 2 })).body['id'],
  )
  const product = await owner.post('/api/products', { name: 'Rapadura', price: 100 })
  const productId = Number(product.body['id'])
  await owner.post('/api/stock/receipts', { productId, quantity: 50, unitCost: 10 })
  await owner.post('/api/sales', { customerId: id, items: [{ productId, quantity: 3 }] })
  await owner.post('/api/payments', { customerId: id, amount: 200, method: 'pix' })
})
afterAll(async () => {
  await app.stop()
  await fresh.drop()
})

describe('a history', () => {
  it('is sealed by itself, and comes as a file of lines that holds', async () => {
    await expect
      .poll(async () => (await owner.get(`/api/customers/${id}/history`)).text.split('\n').length - 1)
      .toBe(3)
    const { headers, text } = await owner.get(`/api/customers/${id}/history`)
    expect(headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8')
    expect(headers.get('content-disposition')).toBe('attachment; filename="history.jsonl"')
    const { lines, broken } = await verifyText(text, sha256)
    expect(broken).toBeNull()
    expect(lines.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['charge', 300],
      ['payment', 200],
      ['allocation', 200],
    ])
    expect((await customer.get(`/api/customers/${id}/history`)).text).toBe(text)
    const head = await owner.call('HEAD', `/api/customers/${id}/history`)
    expect([head.status, head.text]).toEqual([200, ''])
  })

  it('of somebody else, of nobody, or with what it does not take, is refused as all else is', async () => {
    const stranger = await app.login('user', 556, 'Caio')
    for (const [client, path, status] of [
      [stranger, `${id}/history`, 404],
      [owner, '99999/history', 404],
      [owner, `${id}/history?after=1`, 400],
    ] as const) {
      const answer = await client.get(`/api/customers/${path}`)
      expect([answer.status, answer.headers.get('content-type')]).toEqual([
        status,
        expect.stringContaining('application/problem+json'),
      ])
    }
  })

  it('is among what a customer may do, and not among what a stranger may', async () => {
    const may = async (client: Client) =>
      ((await client.get('/api/auth/permissions')).body as unknown as { operations: string[] }).operations
    const stranger = await app.login('user', 557, 'Davi')
    expect(await may(customer)).toContain('customers.history')
    expect(await may(stranger)).not.toContain('customers.history')
  })
})
