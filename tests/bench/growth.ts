// `npm run bench:growth`: what people wait for in a shop of 10,000 sales and in one of a million; one caller, medians.
// On the embedded server, and with DATABASE_URL on that one too. GROWTH_SIZES=10000,1000000; GROWTH_DATA keeps both shops. The larger one
// has GROWTH_GOODS more goods, each with its photo (none unless told). GROWTH_ONLY=product: acts of that name.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ClientConfig } from 'pg'
import { openEmbedded } from '#database/embedded/index.ts'
import { openDatabase } from '#database/pool.ts'
import { sql } from '#database/sql.ts'
import { catchUp } from '#domain/sales/index.ts'
import { type Act, actsOf } from '../support/acts.ts'
import { asAdmin, say, shopOf, TIME_ZONE } from './shops.ts'

const SIZES = (process.env['GROWTH_SIZES'] ?? '10000,1000000').split(',').map(Number)
const ROUNDS = Number(process.env['GROWTH_ROUNDS'] ?? 60)
const WARM = 15
const GOODS = Number(process.env['GROWTH_GOODS'] ?? 0)
/** Acts whose names hold this; all unless told. */
const ONLY = process.env['GROWTH_ONLY'] ?? ''

const median = (all: readonly number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0

/** Goods to the number of so many, each with a photo and a minimum of its own, one in twenty of them running out; those that are there already stay. */
async function photographed(config: ClientConfig, goods: number): Promise<void> {
  const name = sql`'artigo com foto ' || n`
  await asAdmin(config, async (client) => {
    await client.query(sql`insert into photos (name, thumb_hash) select 'foto' || n, 'YJqGPQw7sFlslqhFafSE+Q6oJ1h2iHB2Rw==' from generate_series(1, ${goods}) n
      on conflict do nothing`)
    await client.query(sql`insert into products (name, folded, emoji, price, min_stock, photo, thumb_hash)
      select ${name}, ${name}, '📷', 100 + n, 5, p.name, p.thumb_hash from generate_series(1, ${goods}) n join photos p on p.name = 'foto' || n
      on conflict do nothing`)
    await client.query(sql`with filled as (
        update products set stock = 40 where emoji = '📷' and stock = 0 and id % 20 > 0 returning id)
      insert into lots (product_id, quantity, remaining, unit_cost) select id, 40, 40, 60 from filled`)
    await client.query('analyze products, photos, lots')
  })
}

/** A shop whose running totals have caught up, and what is done in it. */
async function openShop(config: ClientConfig) {
  const database = openDatabase({ connection: config, timeZone: TIME_ZONE, size: 1 })
  const since = Date.now()
  while (await catchUp(database));
  say(`running totals caught up in ${((Date.now() - since) / 1000).toFixed(1)} s`)
  return { database, acts: (await actsOf(database)).all }
}

/** Milliseconds of the nth act in each shop; the shops take turns, so that whatever else the machine does befalls all alike. */
async function timesOf(shops: readonly Awaited<ReturnType<typeof openShop>>[], n: number): Promise<number[]> {
  const taken = shops.map((): number[] => [])
  for (let round = 0; round < WARM + ROUNDS; round++) {
    for (const [i, { database, acts }] of shops.entries()) {
      const run = await (acts[n] as Act).prepare()
      const since = performance.now()
      await run()
      if (round >= WARM) taken[i]?.push(performance.now() - since)
      if (round % 10 === 0) await catchUp(database)
    }
  }
  return taken.map(median)
}

async function table(title: string, server: ClientConfig): Promise<void> {
  say(`\n${title}\n`)
  const shops: Awaited<ReturnType<typeof openShop>>[] = []
  for (const sales of SIZES) {
    const config = await shopOf(server, sales)
    if (GOODS && sales === Math.max(...SIZES)) await photographed(config, GOODS)
    shops.push(await openShop(config))
  }
  say(`\n| p50, ms | ${SIZES.map((n) => n.toLocaleString('en')).join(' | ')} | × |`)
  say(`|---|${SIZES.map(() => '---|').join('')}---|`)
  for (const [n, { name }] of shops[0]?.acts.entries() ?? []) {
    if (!name.includes(ONLY)) continue
    const row = await timesOf(shops, n)
    const ratio = (row.at(-1) ?? 0) / (row[0] || 1)
    say(`| ${name} | ${row.map((ms) => ms.toFixed(1)).join(' | ')} | ${ratio.toFixed(1)} |`)
  }
  for (const { database } of shops) await database.close()
}

const kept = process.env['GROWTH_DATA']
const dataDir = kept ?? mkdtempSync(join(tmpdir(), 'balcao-growth-'))
const url = process.env['DATABASE_URL']
if (process.env['GROWTH_EMBEDDED'] !== 'off') {
  const server = await openEmbedded(dataDir, () => {})
  await table('On the embedded server', server.superuser)
  await server.leave()
  if (!kept) rmSync(dataDir, { recursive: true, force: true })
}
if (url) {
  const version = await asAdmin({ connectionString: url }, (client) => client.query('show server_version'))
  await table(`On PostgreSQL ${version.rows[0].server_version}, as it is set`, { connectionString: url })
}
