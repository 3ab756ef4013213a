// The same acts through the chat and over HTTP: the same rows in every table of the ledger, and the same events.

import { Client as Postgres } from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { App, type Client, urlOf } from './support/app.ts'
import { type FreshDatabase, freshDatabase } from './support/database.ts'
import { type Person, Telegram } from './support/telegram.ts'

const OLGA = 801
let telegram: Telegram
const shops: { fresh: FreshDatabase; app: App; owner: Client }[] = []
let olga: Person

beforeAll(async () => {
  telegram = await Telegram.start()
  for (const env of [{ BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.root }, {}]) {
    const fresh = await freshDatabase()
    const app = await App.start({ DATABASE_URL: urlOf(fresh.config), ...(env as Record<string, string>) })
    shops.push({ fresh, app, owner: await app.login('owner', OLGA, 'Olga') })
  }
  olga = telegram.person(OLGA, 'Olga')
})
afterAll(async () => {
  await telegram.stop()
  for (const { app, fresh } of shops) {
    await app.stop()
    await fresh.drop()
  }
})

const soon = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)
const [year, month, day] = soon.split('-')

/** What is typed, and what another program would call. */
const ACTS: readonly (readonly [line: string, method: 'post' | 'patch', path: string, body: object])[] = [
  [
    '/product novo ☕ Café 5,00 un',
    'post',
    '/api/products',
    { name: 'Café', emoji: '☕', price: 500, unit: 'un' },
  ],
  ['/product novo Arroz 10,00 kg', 'post', '/api/products', { name: 'Arroz', price: 1000, unit: 'kg' }],
  ['/estoque café 10 x 3,50', 'post', '/api/stock/receipts', { productId: 1, quantity: 10, unitCost: 350 }],
  [
    '/estoque café 10 x 4,00 vence 30/06/2031',
    'post',
    '/api/stock/receipts',
    { productId: 1, quantity: 10, unitCost: 400, expiresOn: '2031-06-30' },
  ],
  ['/estoque arroz 20 x 7,13', 'post', '/api/stock/receipts', { productId: 2, quantity: 20, unitCost: 713 }],
  [
    `/buy Ana: 12 café, 1,5 kg arroz fiado vence ${day}/${month}/${year}`,
    'post',
    '/api/sales',
    {
      customerName: 'Ana',
      items: [
        { productId: 1, quantity: 12 },
        { productId: 2, quantity: 1.5 },
      ],
      dueOn: soon,
    },
  ],
  [
    '/buy Ana: 350 g arroz pago 1,00 pix desconto 0,50',
    'post',
    '/api/sales',
    {
      customerId: 1,
      items: [{ productId: 2, quantity: 0.35 }],
      discount: 50,
      payments: [{ amount: 100, method: 'pix' }],
    },
  ],
  [
    '/buy 1 café pago cartão',
    'post',
    '/api/sales',
    { items: [{ productId: 1, quantity: 1 }], payments: [{ amount: 500, method: 'card' }] },
  ],
  [
    '/pagar Ana 25,50 transferência',
    'post',
    '/api/payments',
    { customerId: 1, amount: 2550, method: 'transfer' },
  ],
  ['/estoque café = 5', 'post', '/api/stock/counts', { productId: 1, counted: 5 }],
  [
    '/estoque café -2 quebrou',
    'post',
    '/api/stock/adjustments',
    { productId: 1, delta: -2, reason: 'quebrou' },
  ],
  ['/estoque café +3 achado', 'post', '/api/stock/adjustments', { productId: 1, delta: 3, reason: 'achado' }],
  ['/product café preço 5,50', 'patch', '/api/products/1', { version: 1, price: 550 }],
  ['/product café minimo 3', 'patch', '/api/products/1', { version: 2, minStock: 3 }],
  [
    '/buy Bento: 1 café fiado obs amanhã',
    'post',
    '/api/sales',
    { customerName: 'Bento', items: [{ productId: 1, quantity: 1 }], note: 'amanhã' },
  ],
  ['/pagar Ana tudo', 'post', '/api/payments', { customerId: 1, amount: 5150, method: 'cash' }],
]

const TABLES: Readonly<Record<string, string>> = {
  products: 'id, name, emoji, unit, price, min_stock, stock, version, rev, archived_at is null',
  lots: 'id, product_id, quantity, remaining, unit_cost, expires_on, note, rev',
  movements: 'id, product_id, lot_id, kind, quantity, level, unit_cost, source_type, source_id, line, reason',
  customers: 'id, name, due, credit, version, rev',
  sales: 'id, customer_id, subtotal, discount, total, "on", due_on, note, voided_at is null, rev',
  sale_lines: 'sale_id, n, product_id, name, emoji, unit, quantity, unit_price, discount, total, cost',
  payments: 'id, customer_id, sale_id, amount, allocated, method, "on", note, rev',
  charges: 'customer_id, source_id, "on", due_on, amount, allocated',
  allocations: 'payment_id, charge_id, amount',
  activities: 'operation, entity, entity_id, amount, undo',
  events: 'topic, name, entity, entity_id, rev, data',
}

const rowsOf = async (fresh: FreshDatabase) => {
  const client = new Postgres(fresh.config)
  await client.connect()
  const rows: Record<string, unknown[]> = {}
  for (const [table, columns] of Object.entries(TABLES)) {
    const where = table === 'events' ? `where entity <> 'user'` : ''
    const text = `select ${columns} from ${table} ${where} order by id`
    rows[table] = (await client.query({ text, rowMode: 'array' })).rows as unknown[]
  }
  await client.end()
  return rows
}

it('gives the same rows, and the same words for what was done', async () => {
  const [chat, http] = shops
  if (!chat || !http) throw new Error('two shops')
  for (const [line, method, path, body] of ACTS) {
    const answer = await olga.type(line)
    expect(
      answer.buttons.some((one) => /desfazer/i.test(one.text)),
      `${line}: ${answer.text}`,
    ).toBe(true)
    const { status, text } = await http.owner[method](path, body)
    expect(status, `${path}: ${text}`).toBeLessThan(300)
  }
  expect(await rowsOf(chat.fresh)).toEqual(await rowsOf(http.fresh))
})
