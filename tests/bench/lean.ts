// The sale's independent yardstick: a database of its own on the same server, asked by pgbench.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, type ClientConfig } from 'pg'

const NAME = 'balcao_lean'
const SCHEMA = new URL('lean-sale.sql', import.meta.url)

/** As many goods, people and old sales as the shop beside it has. */
interface Size {
  readonly products: number
  readonly customers: number
  readonly sales: number
}

export interface Lean {
  /** Sales a second of so many callers, each waiting for its answer; of one product where it is hot. */
  rate(callers: number, seconds: number, hot: boolean): number
  drop(): Promise<void>
}

const found = ['/usr/bin/pgbench', '/usr/lib/postgresql/15/bin/pgbench'].find((path) => existsSync(path))

/** Undefined where there is no pgbench to ask it with. */
export async function createLean(server: ClientConfig, size: Size): Promise<Lean | undefined> {
  if (!found) return undefined
  await asked(server, `drop database if exists ${NAME}`)
  await asked(server, `create database ${NAME}`)
  const config = { ...server, database: NAME }
  const text = readFileSync(SCHEMA, 'utf8').replaceAll(
    /:(products|customers|sales)\b/g,
    (_, name: keyof Size) => String(size[name]),
  )
  await asked(config, text)
  await asked(config, 'vacuum analyze')
  return {
    rate: (callers, seconds, hot) => pgbench(config, size, { callers, seconds, hot }),
    drop: () => asked(server, `drop database ${NAME}`),
  }
}

async function asked(config: ClientConfig, text: string): Promise<void> {
  const client = new Client(config)
  await client.connect()
  try {
    await client.query(text)
  } finally {
    await client.end()
  }
}

function pgbench(
  { host, port, user, password, database }: ClientConfig,
  { products, customers }: Size,
  { callers, seconds, hot }: { callers: number; seconds: number; hot: boolean },
): number {
  const folder = mkdtempSync(join(tmpdir(), 'balcao-lean-'))
  const script = join(folder, 'sale.sql')
  writeFileSync(
    script,
    `\\set p random(1, ${hot ? 1 : products})\n\\set c random(1, ${customers})\nselect sell(1, gen_random_uuid(), :c, :p, 1);\n`,
  )
  const args = ['-n', '-M', 'prepared', '-c', `${callers}`, '-j', '2', '-T', `${seconds}`, '-f', script]
  const place = ['-h', String(host), '-p', String(port ?? 5432), '-U', String(user), String(database)]
  try {
    const out = execFileSync(found ?? '', [...args, ...place], {
      env: { ...process.env, PGPASSWORD: String(password ?? '') },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    return Number(/tps = ([\d.]+)/.exec(out)?.[1] ?? Number.NaN)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
