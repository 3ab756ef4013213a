// The tables as they are declared are the tables that the migrations make: every column, its type, and whether it may be empty.
import { readdirSync } from 'node:fs'
import { getTableColumns, is } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())

/** The kernel's, and each area's. */
const files = readdirSync('src/domain', { recursive: true, encoding: 'utf8' }).filter((file) =>
  /(^|\/)tables\.ts$/.test(file),
)
const areas = await Promise.all(files.map((file) => import(`../../src/domain/${file}`) as Promise<object>))
const declared = areas.flatMap((area) => Object.values(area) as unknown[]).filter((one) => is(one, PgTable))

const snake = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

it('what is declared is what is there, and nothing else', async () => {
  const made = await shop.look<Record<string, Record<string, [string, boolean]>>>(
    `select json_object_agg(t, columns) from (
       select c.relname as t, json_object_agg(a.attname, json_build_array(format_type(a.atttypid, a.atttypmod), a.attnotnull)) as columns
       from pg_class c join pg_attribute a on a.attrelid = c.oid
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped group by 1) x`,
  )
  const wanted = Object.fromEntries(
    declared.map((table) => [
      getTableConfig(table).name,
      Object.fromEntries(
        Object.values(getTableColumns(table)).map((column) => [
          snake(column.name),
          [column.getSQLType().replaceAll(', ', ','), column.notNull],
        ]),
      ),
    ]),
  )
  expect(made).toEqual(wanted)
})

it('every key to another table, and every index, is there', async () => {
  const made = await shop.look<{ indexes: string[]; keys: string[] }>(
    `select json_build_object('indexes', (select json_agg(indexname) from pg_indexes where schemaname = 'public'),
       'keys', (select json_agg(conrelid::regclass || ' ' || confrelid::regclass) from pg_constraint where contype = 'f'))`,
  )
  for (const table of declared) {
    const { name, indexes, foreignKeys } = getTableConfig(table)
    for (const index of indexes) expect(made.indexes).toContain(index.config.name)
    for (const key of foreignKeys)
      expect(made.keys).toContain(`${name} ${getTableConfig(key.reference().foreignTable).name}`)
  }
})
