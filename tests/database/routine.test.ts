// Routines: parts of one transaction as one call, which a database is given when it first lacks it.
import { Client } from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Database, openDatabase } from '#database/pool.ts'
import { block, routine } from '#database/routine.ts'
import { step } from '#database/step.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'

let fresh: FreshDatabase
let database: Database
const open = () => openDatabase({ connection: fresh.config, timeZone: 'America/Sao_Paulo' })
const admin = async <T>(act: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client(fresh.config)
  await client.connect()
  try {
    return await act(client)
  } finally {
    await client.end()
  }
}

beforeAll(async () => {
  fresh = await freshDatabase()
  await admin((client) => client.query('create table jars (id bigint primary key, sweets int not null)'))
  await admin((client) => client.query('insert into jars select n, 10 from generate_series(1, 20) n'))
  database = open()
})
afterAll(async () => {
  await database.close()
  await fresh.drop()
})

const lockAll = step(
  'r.lock',
  'select id from jars where id = any(@ids::bigint[]) order by id for no key update',
)
const note = step(
  'r.note',
  `with one as (select 1 as n) select keep('noted', n) from one -- a remark at the end`,
)
const take = step('r.take', 'update jars set sweets = sweets - @some::int where id = any(@ids::bigint[])')
const none = step('r.none', `update jars set sweets = sweets where id = -1 returning keep('noted', 5)`)
const refuseEmpty = block('r.rule', {
  body: `if exists (select from jars where sweets < 0) then perform refuse('wrong_state', '{"state": "empty"}'); end if;`,
})
const left = (more = 0) =>
  block('r.left', {
    declare: 'total bigint;',
    body: 'select sum(sweets) into total from jars where id = any(@ids::bigint[]);',
    answer: `(total + ${more} + kept('noted'))::text`,
  })

it('runs its parts in order as one transaction and answers with the last', async () => {
  const act = routine('r.act', [lockAll, note, take, none, refuseEmpty, left()])
  expect(await database.run([act], { ids: [1, 2], some: 3 })).toBe('15')
  await expect(database.run([act], { ids: [1, 2], some: 8 })).rejects.toMatchObject({
    code: 'wrong_state',
    details: { state: 'empty' },
  })
  expect(await database.run([act], { ids: [1, 2], some: 1 })).toBe('13')
})

it('is made by whoever finds it missing, by several at once too, and again when it is gone', async () => {
  const act = routine('r.again', [note, left(1000)])
  const others = [open(), open(), open()]
  const answers = await Promise.all(
    others.flatMap((one) => [1, 2, 3].map(() => one.run([act], { ids: [5] }))),
  )
  expect(new Set(answers)).toEqual(new Set(['1011']))
  await admin((client) => client.query(`drop function "${act.name}"`))
  expect(await others[0]?.run([act], { ids: [5] })).toBe('1011')
  for (const one of others) await one.close()
})

it('has another name where it says something else: two releases each call their own', async () => {
  const [earlier, later] = [routine('r.two', [note, left(1)]), routine('r.two', [note, left(2)])]
  expect(earlier.name).not.toBe(later.name)
  expect(await database.run([earlier], { ids: [6] })).toBe('12')
  expect(await database.run([later], { ids: [6] })).toBe('13')
})

it('a query of several rows runs to its end: every row is locked', async () => {
  const wait = block('r.wait', { body: 'perform pg_advisory_xact_lock(77);', answer: `'held'` })
  await admin(async (client) => {
    await client.query('select pg_advisory_lock(77)')
    const held = database.run([routine('r.hold', [lockAll, wait])], { ids: [10, 11, 12] })
    await expect
      .poll(() => client.query(`select from pg_locks where locktype = 'advisory' and not granted`))
      .toMatchObject({ rowCount: 1 })
    const free = await client.query(
      'select id from jars where id in (10, 11, 12) for no key update skip locked',
    )
    await client.query('select pg_advisory_unlock(77)')
    expect([free.rowCount, await held]).toEqual([0, 'held'])
  })
})

it('says of what type each value is, and ends with a block', () => {
  expect(() => routine('r.untyped', [block('r.untyped', { body: 'perform @what;' })])).toThrow(/of what type/)
  expect(() => routine('r.open', [note])).toThrow(/ends with a block/)
})
