// What the shop keeps of people is said beside every column that could hold it: the schema of the database is walked.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { HELD } from '#domain/operations.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())

/** Words, JSON, bytes and arrays of them; and Telegram's own numbers. What the database makes of other columns goes with them. */
const COLUMNS = `
  select coalesce(json_agg(c.table_name || '.' || c.column_name order by 1), '[]')
  from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
  where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'
    and (c.data_type in ('text', 'character varying', 'character', 'json', 'jsonb', 'bytea', 'ARRAY', 'xml')
      or c.column_name in ('chat_id', 'telegram_id'))`

it('every column of words says whose they are: of people, the shop’s own, or nobody’s', async () => {
  const columns = await shop.look<string[]>(COLUMNS)
  const declared = HELD.flatMap(({ table, people = [], shop = [], plain = [] }) =>
    [...people, ...shop, ...plain].map((column) => `${table}.${column}`),
  )
  expect(declared.length).toBe(new Set(declared).size)
  expect(columns.filter((column) => !declared.includes(column))).toEqual([])
  // And none that is not there any more.
  expect(declared.filter((column) => !columns.includes(column))).toEqual([])
})

it('what holds words of people says how they go', () => {
  const kept = HELD.filter((one) => one.people?.length && !one.erase).map(({ table }) => table)
  expect(kept).toEqual(['customer_names']) // its trigger keeps it as customers are
})
