// `npm run bench:sealing`: a shop's past sealed into histories while somebody sells: what a sale takes before, meanwhile and after, how
// long the process is held, and what giving and checking a long history takes. BENCH_LINES=1000000 rows of the past; on the embedded server.
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { openEmbedded } from '#database/embedded/index.ts'
import { openDatabase } from '#database/pool.ts'
import { step } from '#database/step.ts'
import { sealBefore } from '#domain/proof/follow.ts'
import { historyOf } from '#domain/proof/history.ts'
import { startSealing } from '#domain/proof/index.ts'
import { NO_LINES, verifyText } from '#lib/chain.ts'
import { actsOf } from '../support/acts.ts'
import { say, shopOf, TIME_ZONE } from './shops.ts'

const LINES = Number(process.env['BENCH_LINES'] ?? 1_000_000)
const SALES = Number(process.env['BENCH_SALES'] ?? 10_000)
/** Of the one whose history is given and checked. */
const LONG = Number(process.env['BENCH_LONG'] ?? 50_000)
/** Sales before sealing, and after it. */
const MEASURED = 200
const CUSTOMERS = 200
/** More than are sold meanwhile. */
const STOCK = 100_000
/** As the shop itself does it (src/sealing.ts). */
const REST = 2

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const at = (all: readonly number[], share: number) =>
  (
    all.toSorted((one, other) => one - other)[Math.min(all.length - 1, Math.floor(all.length * share))] ?? 0
  ).toFixed(1)

const people = step(
  'bench.people',
  `with made as (
     insert into customers (name, folded) select 'bench ' || n, 'bench ' || n from generate_series(1, ${CUSTOMERS}) n returning id)
   select min(id)::text from made`,
)
/** The past, some of it: payments of these customers, the first of whom has LONG of them. */
const past = step(
  'bench.past',
  `with paid as (
     insert into payments (customer_id, amount, method, "on", actor_id)
     select case when n <= @long::int then @first::bigint else @first::bigint + 1 + n % ${CUSTOMERS - 1} end, 1, 'cash', current_date,
       (select min(id) from users)
     from generate_series(@from::int, @to::int) n returning 1)
   select count(*)::text from paid`,
)
/** Rows of it at once: more take longer than a query may. */
const AT_ONCE = 20_000

/** What runs, with the longest that anything else of the process had to wait for its turn, ms. */
async function held<T>(work: () => Promise<T>): Promise<{ value: T; most: number; p99: number }> {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const value = await work()
  delay.disable()
  return { value, most: delay.max / 1e6 - 5, p99: delay.percentile(99) / 1e6 - 5 }
}

async function main(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'balcao-sealing-'))
  const server = await openEmbedded(dataDir, () => {})
  try {
    const config = await shopOf(server.superuser, SALES)
    const database = openDatabase({ connection: config, timeZone: TIME_ZONE })
    const first = Number(await database.run([people], {}))
    const long = Math.min(LONG, LINES)
    for (let from = 1; from <= LINES; from += AT_ONCE)
      await database.run([past], { from, to: Math.min(LINES, from + AT_ONCE - 1), first, long })
    const acts = await actsOf(database)
    const sale = acts.all.find(({ name }) => name === 'sell on tab')
    const [goods] = (acts.sale as { items: { productId: number }[] }).items
    if (!sale || !goods) throw new Error('nothing is sold')
    // It is sold all the while.
    await acts.run('stock.receive', { productId: goods.productId, quantity: STOCK, unitCost: 100 })
    const sell = async () => {
      const run = await sale.prepare()
      const since = performance.now()
      await run()
      return performance.now() - since
    }
    const row = (name: string, sales: readonly number[], { most, p99 }: { most: number; p99: number }) =>
      say(
        `| ${name} | ${sales.length} | ${at(sales, 0.5)} | ${at(sales, 0.95)} | ${p99.toFixed(0)} | ${most.toFixed(0)} |`,
      )
    const some = async () => {
      const taken: number[] = []
      for (let n = 0; n < MEASURED; n++) taken.push(await sell())
      return taken
    }
    await some()
    say(`\n${LINES} payments of the past; one sale after another, ms; how long the process was held, ms\n`)
    say('| | sales | p50 | p95 | held, p99 | most |\n|---|---|---|---|---|---|')
    const before = await held(some)
    row('before sealing', before.value, before)
    await startSealing(database)
    const rest = (tookMs: number) => pause(REST * tookMs)
    let done = false
    const since = performance.now()
    const sealing = (async () => {
      for (let begun = performance.now(); await sealBefore(database, rest); begun = performance.now())
        await rest(performance.now() - begun)
      done = true
    })()
    const meanwhile = await held(async () => {
      const taken: number[] = []
      while (!done) {
        taken.push(await sell())
        await pause(20)
      }
      return taken
    })
    await sealing
    row('while it is sealed', meanwhile.value, meanwhile)
    const after = await held(some)
    row('once all is sealed', after.value, after)
    const seconds = (performance.now() - since) / 1000
    say(`\nsealed in ${seconds.toFixed(0)} s, ${(LINES / seconds).toFixed(0)} lines a second with its rests`)

    const given = await held(async () => {
      const pages: string[] = []
      for (let next: number | null = 0; next !== null; ) {
        const text = await historyOf({ database } as never, 'customer', first, next)
        const page = JSON.parse(text) as { lines: readonly string[]; next: number | null }
        pages.push(page.lines.join('\n'))
        next = page.next
      }
      return pages.filter(Boolean).join('\n')
    })
    const began = performance.now()
    const verdict = await verifyText(given.value, sha256)
    const checked = performance.now() - began
    say(
      `a history of ${verdict.lines.length} lines: ${verdict.broken === null ? 'it holds' : 'BROKEN'}; given, the process is held ${given.most.toFixed(0)} ms at most; checked in ${checked.toFixed(0)} ms, by whoever has it`,
    )
    if (verdict.broken !== null || verdict.head.n === NO_LINES.n) process.exitCode = 1
    await database.close()
  } finally {
    await server.leave()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

await main()
process.exit()
