// The same acts through the chat, over HTTP and over the bridge: the same rows in every table of the ledger, and the same words.

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
  for (const env of [{ BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.root }, {}, {}]) {
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
  activities: 'operation, entity, entity_id, amount',
  ways_back: 'activity_id as id, operation, input',
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

/** Lines of every kind on what ACTS left: done, asked about, shown, refused. */
const LINES: readonly string[] = [
  '/buy Ana: 2 café fiado',
  '/vender ana: cafe pago',
  '/sell Ana: 1 café pago 3,00 pix',
  '/buy Ana 1 café na conta',
  '/buy Ana: 350g arroz fiado',
  '/buy Ana: 1,5 kg arroz e 1 café fiado',
  '/buy Ana:\n1 café\n0,2 arroz\nfiado',
  '/buy 1 café pago dinheiro',
  '/buy Zé do Pão: 1 café fiado',
  '/buy Ana: 1 café fiado vence amanhã obs para a vizinha',
  '/buy Ana: 1 café fiado desconto 0,50',
  '/buy Ana: 1 café',
  '/buy Anna: 1 café fiado',
  '/buy: 1 café fiado',
  '/buy',
  '/buy Ana: 1e3 café fiado',
  '/buy Ana: -1 café fiado',
  '/buy Ana: 1.5.2,3 café fiado',
  '/buy Ana: 9999 café fiado',
  '/buy Ana: 1 xilofone fiado',
  '/buy Ana: 0,5 café fiado',
  '/buy Ana: 2 café fiado desconto 10%',
  '/buy Ana: 2 café fiado vence 31/02',
  '/buy Ana: 1 café pago 999,00 pix',
  '/buy 1 café fiado',
  '/estoque',
  '/estoque café',
  '/estoque cafe 5 x 3,00',
  '/estoque café 5 x',
  '/estoque café = 30',
  '/estoque café = 30',
  '/estoque café -1 quebrou',
  '/estoque café -500 quebrou',
  '/estoque café +2 achado',
  '/estoque arroz 0,5 x 8,00 vence 01/01/2032',
  '/estoque xilofone',
  '/estoque café 1,5 x 3,00',
  '/pagar',
  '/pagar Ana 1,00 pix',
  '/pagar Ana 1 cartão',
  '/pay Ana 99999,00 pix',
  '/pagar Ana NaN',
  '/pagar Ana tudo',
  '/pagar Ana tudo',
  '/pagar Ninguém 1,00',
  '/dividas',
  '/dividas Ana',
  '/dividas Bento',
  '/debts Ninguém',
  '/lista_produtos',
  '/produtos',
  '/product café preço 6,00',
  '/product café minimo 4',
  '/product café preço abc',
  '/product novo 🍯 Mel 12,50 un',
  '/product novo 🍯 Mel 12,50 un',
  '/product mel arquivar',
  '/product mel preço 1,00',
  '/user',
  '/user @ninguem admin',
  '/help buy',
  '/comandos',
  '/nada',
  '/desfazer',
]

it('chat and bridge: the same lines have the same words, refusals and rows', async () => {
  const [chat, , bridge] = shops
  if (!chat || !bridge) throw new Error('three shops')
  for (const [line] of ACTS) await bridge.owner.post('/api/commands/execute', { command: line })
  expect(await rowsOf(bridge.fresh)).toEqual(await rowsOf(chat.fresh))
  expect(LINES.length).toBeGreaterThanOrEqual(60)
  const differ: unknown[] = []
  for (const line of LINES) {
    const said = await olga.type(line)
    const { status, body } = await bridge.owner.post('/api/commands/execute', { command: line })
    // A refusal of the domain is said in each door's own sentence; of what cannot be read there is one.
    const same = status === 200 ? body['text'] === said.text : status === 409 || body['detail'] === said.text
    const undo = said.buttons.some((one) => /desfazer/i.test(one.text))
    const acted = body['status'] === 'done' && body['undoId'] !== null
    if (!same || undo !== acted) differ.push([line, said.text, status, body['text'] ?? body['detail']])
  }
  expect(differ).toEqual([])
  expect(await rowsOf(bridge.fresh)).toEqual(await rowsOf(chat.fresh))
})

it('a line with its key is done once, whatever its names mean by then', async () => {
  const { owner } = shops[2] ?? {}
  if (!owner) throw new Error('three shops')
  const send = (command: string, key: string) =>
    owner.post('/api/commands/execute', { command }, { 'idempotency-key': key })
  const first = await send('/buy Nova Freguesa: 1 café fiado', 'line-1')
  const again = await send('/buy  Nova Freguesa: 1 café fiado ', 'line-1')
  expect([again.status, again.body['undoId']]).toEqual([200, first.body['undoId']])
  expect((again.body['data'] as { id: number }).id).toBe((first.body['data'] as { id: number }).id)
  expect((await send('/buy Nova Freguesa: 2 café fiado', 'line-1')).body['code']).toBe('idempotency_mismatch')
  await send('/buy Nova Freguesa: 1 café fiado', 'line-2')
  const undone = await Promise.all([1, 2, 3].map(() => send('/desfazer', 'line-3')))
  expect(undone.map((answer) => answer.body['text'])).toEqual(
    Array.from({ length: 3 }, () => undone[0]?.body['text']),
  )
  expect((await owner.get('/api/sales?q=freguesa')).body.items?.map((sale) => sale['status'])).toEqual([
    'voided',
    'open',
  ])
})
