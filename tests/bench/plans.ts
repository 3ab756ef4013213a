// `npm run bench:plans`: writes docs/plans.md, how the database answers each read in a shop of a million sales.
// GROWTH_DATA keeps the shop, and takes that of bench:growth; GROWTH_SALES is its size.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEmbedded } from '#database/embedded/index.ts'
import { openDatabase } from '#database/pool.ts'
import { catchUp } from '#domain/sales/index.ts'
import { actsOf } from '../support/acts.ts'
import { Explained, type Plan, scansOf } from '../support/plans.ts'
import { say, shopOf, TIME_ZONE } from './shops.ts'

const SALES = Number(process.env['GROWTH_SALES'] ?? 1_000_000)

const INTRO = `# Plans

How the database answers each act in a shop of ${SALES.toLocaleString('en')} sales, as \`npm run bench:plans\` finds it on the embedded server:
milliseconds inside the database and pages touched, with all statements of the act; the indexes it goes by, and tables it goes through
whole, which are those that do not grow with the sales. \`tests/domain/growth.test.ts\` holds that no other is.

| | ms | pages | by index | whole |
|---|---|---|---|---|`

const distinct = (all: readonly string[]) => [...new Set(all)].toSorted()

function rowOf(name: string, plans: readonly Plan[]): string {
  const nodes = plans.flatMap((plan) => plan.nodes).filter((node) => node['Actual Loops'] > 0)
  const indexes = distinct(nodes.flatMap((node) => node['Index Name'] ?? []))
  // By their own key rows are looked up one by one; which, the tables say.
  const telling = indexes.filter((index) => !index.endsWith('_pkey'))
  const whole = distinct(
    nodes.flatMap((node) => (node['Node Type'] === 'Seq Scan' ? (node['Relation Name'] ?? []) : [])),
  )
  const ms = plans.reduce((sum, plan) => sum + plan.ms, 0)
  const pages = plans.reduce((sum, plan) => sum + plan.buffers, 0)
  return `| ${name} | ${ms.toFixed(1)} | ${pages} | ${telling.join(', ')} | ${whole.join(', ')} |`
}

const kept = process.env['GROWTH_DATA']
const dataDir = kept ?? mkdtempSync(join(tmpdir(), 'balcao-plans-'))
const server = await openEmbedded(dataDir, () => {})
const config = await shopOf(server.superuser, SALES)
const database = openDatabase({ connection: config, timeZone: TIME_ZONE, size: 1 })
while (await catchUp(database));
const explained = await Explained.open(config, database)
const rows: string[] = []
for (const act of (await actsOf(explained.database)).all) {
  for (let warm = 0; warm < 3; warm++) await explained.plansOf(act)
  const plans = await explained.plansOf(act)
  rows.push(rowOf(act.name, plans))
  for (const scan of scansOf(plans)) say(`${act.name} goes through a table that grows: ${scan}`)
}
writeFileSync('docs/plans.md', `${INTRO}\n${rows.join('\n')}\n`)
await explained.close()
await database.close()
await server.leave()
if (!kept) rmSync(dataDir, { recursive: true, force: true })
