// What names are found by: the extension it needs of an outside database, and keys of before that are one now.
import { readdirSync, readFileSync } from 'node:fs'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { probeExtensions } from '#database/probe.ts'
import { APOSTROPHES, fold, HYPHENS } from '#lib/fold.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'

let fresh: FreshDatabase
let client: Client
beforeAll(async () => {
  fresh = await freshDatabase()
  client = new Client(fresh.config)
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await fresh.drop()
})

/** What a migration does to the rows that are there: what it says of keys, by a function of its own. */
const rekey = (migration: string, key: string) => {
  const name = readdirSync('drizzle').find((file) => file.endsWith(`_${migration}.sql`))
  const ofKeys = new RegExp(`^\\s*(?:--[^\\n]*\\n)*(?:create function ${key}|update|drop function ${key})`)
  return readFileSync(`drizzle/${name}`, 'utf8')
    .split('--> statement-breakpoint')
    .filter((statement) => ofKeys.test(statement.trim()))
}

it('keys of before are as fold has them; where two names are one by that, the older keeps the key, and both are found', async () => {
  const marks = [...APOSTROPHES, ...HYPHENS]
  await client.query(
    `insert into customers (name, folded, archived_at) values
       ('Sant’Ana', 'sant’ana', null), ('Sant''Ana', 'sant''ana', null), ('Sant´Ana', 'sant´ana', null), ('Sant’Ana', 'sant’ana', now())`,
  )
  await client.query(
    `insert into products (name, folded, price) select 'a' || m || 'z' || n, 'a' || m || 'z' || n, 1 from unnest($1::text[]) with ordinality as t (m, n)`,
    [marks],
  )
  for (const statement of rekey('names', 'one_mark')) await client.query(statement)
  const { rows } = await client.query<{ name: string; folded: string }>('select name, folded from products')
  expect(rows).toHaveLength(marks.length)
  for (const { name, folded } of rows) expect(folded).toBe(fold(name))
  const { rows: people } = await client.query<{ id: number; folded: string; search: string }>(
    'select c.id, c.folded, n.search from customers c join customer_names n on n.id = c.id and n.folded = c.folded order by c.id',
  )
  expect(people.map((one) => one.folded)).toEqual(["sant'ana  1", "sant'ana", "sant'ana  3", "sant'ana"])
  for (const one of people) expect(one.search).toMatch(/ sant ana .*santana /)
})

it('keys of before have nothing unseen any more; where two names are one by that, the older keeps the key, and both are found', async () => {
  await client.query('delete from customers')
  await client.query('delete from products')
  const unseen = Array.from({ length: 0x110000 }, (_, code) => code)
    .filter((code) => code < 0xd800 || code > 0xdfff)
    .map((code) => String.fromCodePoint(code))
    .filter((one) => /\p{Default_Ignorable_Code_Point}/u.test(one) && fold(`a${one}z`) === 'az')
  expect(unseen).toContain('\u200b')
  // Marks were never in a key.
  const kept = unseen.filter((one) => !/\p{M}/u.test(one))
  await client.query(
    `insert into products (name, folded, price) select 'a' || m || 'z' || n, 'a' || m || 'z' || n, 1 from unnest($1::text[]) with ordinality as t (m, n)`,
    [kept],
  )
  await client.query(
    `insert into customers (name, folded, archived_at) values
       ($1, $1, null), ('ana', 'ana', null), ($2, $2, null), ($1, $1, now()), ($3, $3, null), ('ana  9', 'ana  9', null)`,
    ['a\u200bna', 'ana\u2060', 'jo \u200e silva'],
  )
  for (const statement of rekey('unseen', 'seen')) await client.query(statement)
  const { rows } = await client.query<{ name: string; folded: string }>('select name, folded from products')
  expect(rows).toHaveLength(kept.length)
  expect(rows.filter(({ name, folded }) => folded !== fold(name))).toEqual([])
  const { rows: people } = await client.query<{ id: number; folded: string }>(
    'select c.id, c.folded from customers c join customer_names n on n.id = c.id and n.folded = c.folded order by c.id',
  )
  const [first, , third] = people.map((one) => one.id)
  expect(people.map((one) => one.folded)).toEqual([
    `ana  ${first}`,
    'ana',
    `ana  ${third}`,
    'ana',
    'jo silva',
    'ana  9',
  ])
})

it('a database that lacks pg_trgm is refused in a line that says what to do, unless its user may make it', async () => {
  expect(await probeExtensions(fresh.config)).toBeUndefined()
  await client.query('drop extension pg_trgm cascade')
  expect(await probeExtensions(fresh.config)).toBeUndefined()
  const user = `guest_${fresh.config.database}`
  await client.query(`create role ${user} login`)
  try {
    expect(await probeExtensions({ ...fresh.config, user })).toMatch(/CREATE EXTENSION pg_trgm/)
  } finally {
    await client.query(`drop role ${user}`)
  }
})
