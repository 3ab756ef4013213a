// The yardstick of the reads: bare Hono, the same driver and the same statements, without kernel, checks, tokens or tags.
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { openDatabase } from '#database/pool.ts'
import { cursorKeysOf } from '#domain/cursor.ts'
import { debtsList } from '#domain/debts/index.ts'
import type { Actor } from '#domain/operation.ts'
import { productsList } from '#domain/products/index.ts'
import type { Runtime } from '#domain/runtime.ts'
import { salesList } from '#domain/sales/index.ts'

const connection = JSON.parse(process.env['BENCH_CONNECTION'] ?? '{}')
const database = openDatabase({ connection, timeZone: 'America/Sao_Paulo' })
const cursorKeys = cursorKeysOf(process.env['BENCH_SECRET'] ?? '')
const parts: Partial<Runtime> = { database, cursorKeys }
const runtime = parts as Runtime
const actor: Actor = {
  userId: Number(process.env['BENCH_ACTOR']),
  role: 'owner',
  sessionId: null,
  language: 'pt-BR',
}
const app = new Hono()
const json = { 'content-type': 'application/json' }

app.get('/products', async (c) =>
  c.body(
    await productsList.read(runtime, { limit: 50, sort: 'name', category: c.req.query('category') }, actor),
    200,
    json,
  ),
)
app.get('/debts', async (c) => c.body(await debtsList.read(runtime, { limit: 50 }, actor), 200, json))
app.get('/sales', async (c) =>
  c.body(await salesList.read(runtime, { limit: 50, cursor: c.req.query('cursor') }, actor), 200, json),
)

serve({ fetch: app.fetch, port: Number(process.env['PORT']) }, () => process.stdout.write('ready\n'))
