// Groups of steps: one transaction, one trip; what pg's connection must go on doing for us.
import { Client, Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { classify, Refusal, Unavailable } from '#database/errors.ts'
import { type Database, openDatabase } from '#database/pool.ts'
import { encode, passingStep, step } from '#database/step.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'

let fresh: FreshDatabase
let database: Database
const open = (more: { size?: number; revive?: () => Promise<void> } = {}) =>
  openDatabase({ connection: fresh.config, timeZone: 'America/Sao_Paulo', ...more })

beforeAll(async () => {
  fresh = await freshDatabase()
  const admin = new Client(fresh.config)
  await admin.connect()
  await admin.query('create table things (id bigint primary key, name text unique)')
  await admin.end()
  database = open()
})
afterAll(async () => {
  await database.close()
  await fresh.drop()
})

const add = step('g.add', 'insert into things (id, name) values (@id::bigint, @name::text)')
const count = step('g.count', 'select count(*)::text from things where name like @like::text')
const backend = step('g.backend', 'select pg_backend_pid()::text')
const fail = step('g.fail', `select refuse('wrong_state', json_build_object('state', @state::text))`)
const divide = step('g.divide', 'select (1 / @zero::int)::text')

describe('a group', () => {
  it('answers with the last step, and all of it is stored', async () => {
    expect(await database.run([add, count], { id: 1, name: 'one', like: 'one' })).toBe('1')
  })

  it('is refused as a whole: nothing of it is stored, and the connection goes on', async () => {
    const one = open({ size: 1 })
    const same = await one.run([backend], {})
    for (let i = 0; i < 3; i++) {
      const refused = one.run([add, fail, count], { id: 2, name: 'two', state: 'so', like: 'two' })
      await expect(refused).rejects.toMatchObject({ code: 'wrong_state', details: { state: 'so' } })
      await expect(refused).rejects.toBeInstanceOf(Refusal)
      expect(await one.run([count], { like: 'two' })).toBe('0')
      // A new one would have to plan every statement anew.
      expect(await one.run([backend], {})).toBe(same)
    }
    await one.close()
  })

  it('with a bug in the middle stores nothing, throws it, and the next one works', async () => {
    const one = open({ size: 1 })
    await expect(
      one.run([add, divide, count], { id: 3, name: 'three', zero: 0, like: 'x' }),
    ).rejects.toMatchObject({ code: '22012' })
    expect(await one.run([add, divide, count], { id: 3, name: 'three', zero: 1, like: 'three' })).toBe('1')
    await one.close()
  })

  it('parses each step once a connection, also when a later one fails', async () => {
    const one = open({ size: 1 })
    const late = step('g.late', 'select @text::text')
    await expect(one.run([divide, late], { zero: 0, text: 'x' })).rejects.toThrow()
    expect(await one.run([late], { text: 'x' })).toBe('x')
    expect(await one.run([late], { text: 'y' })).toBe('y')
    const prepared = step(
      'g.prepared',
      `select json_agg(name order by name)::text from pg_prepared_statements where name in ('g.late', 'g.divide')`,
    )
    expect(JSON.parse((await one.run([prepared], {})) ?? '')).toEqual(['g.divide', 'g.late'])
    await one.close()
  })

  it('checks its values before a byte is sent', async () => {
    await expect(database.run([add], { id: 9 })).rejects.toThrow('lacks the value name')
    expect(await database.run([count], { like: '%' })).not.toBeNull()
  })

  it('that meets a unique name taken in the same moment runs again, and in the end says so', async () => {
    const merge = step(
      'g.merge',
      `insert into things (id, name) select @id::bigint, @name::text where not exists (select from things where name = @name::text) returning id::text`,
    )
    const made = await Promise.all(
      Array.from({ length: 20 }, (_, i) => database.run([merge], { id: 100 + i, name: 'raced' })),
    )
    expect(made.filter((id) => id !== null)).toHaveLength(1)
    await expect(database.run([add], { id: 1, name: 'other' })).rejects.toMatchObject({ code: '23505' })
  })
})

it('a lock that is not given in time is unavailable, not a bug', async () => {
  const holder = new Client(fresh.config)
  await holder.connect()
  await holder.query('begin; lock table things in exclusive mode')
  await expect(database.run([add], { id: 50, name: 'waits' })).rejects.toBeInstanceOf(Unavailable)
  await holder.query('rollback')
  await holder.end()
  expect(await database.run([add, count], { id: 50, name: 'waits', like: 'waits' })).toBe('1')
})

it('a backend that dies in the middle is unavailable; others and later ones work', async () => {
  const sleep = step('g.sleep', `select pg_sleep(@seconds::float)::text`)
  const slow = database
    .run([add, sleep], { id: 60, name: 'half', seconds: 5 })
    .catch((error: unknown) => error)
  await new Promise((done) => setTimeout(done, 100))
  const killer = new Client(fresh.config)
  await killer.connect()
  await killer.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like '%pg_sleep%' and pid <> pg_backend_pid()`,
  )
  await killer.end()
  expect(await slow).toBeInstanceOf(Unavailable)
  expect(await database.run([count], { like: 'half' })).toBe('0')
})

it('no server at all: unavailable, and somebody is asked once to bring it back', async () => {
  let asked = 0
  const nowhere = openDatabase({
    connection: { host: '/nowhere', user: 'x', database: 'x' },
    timeZone: 'UTC',
    revive: async () => {
      asked++
      await new Promise((done) => setTimeout(done, 50))
    },
  })
  const calls = Array.from({ length: 5 }, () => nowhere.run([count], { like: 'x' }))
  for (const call of calls) await expect(call).rejects.toBeInstanceOf(Unavailable)
  expect(asked).toBe(1)
  await nowhere.close()
})

describe('steps', () => {
  it('keep one text a name, and number their values', () => {
    expect(step('g.two', 'select @b::int + @a::int + @b::int').text).toBe(
      'select $1::int + $2::int + $1::int',
    )
    expect(() => step('g.two', 'select 1')).toThrow('two texts')
    expect(() => step('x'.repeat(64), 'select 1')).toThrow('longer')
  })
  it('encode arrays, quotes and nothing', () => {
    expect([encode([1, 2]), encode(['a"b', 'c\\d']), encode(null), encode(true)]).toEqual([
      '{1,2}',
      '{"a\\"b","c\\\\d"}',
      null,
      'true',
    ])
  })
})

it('errors are sorted by what can be done about them', () => {
  expect(classify(new TypeError('x'))).toBe('bug')
  expect(classify(new Error('socket'))).toBe('unavailable')
})

it('pg still hands a custom query its connection, with parsedStatements and a stream that corks', async () => {
  const pool = new Pool({ ...fresh.config, max: 1 })
  const client = await pool.connect()
  const seen = await new Promise<object>((done) => {
    client.query({
      submit: (connection: object) => (done(connection), new Error('enough')),
      handleError() {},
      callback() {},
    } as never)
  })
  expect(seen).toMatchObject({ parsedStatements: expect.any(Object) })
  for (const name of ['parse', 'bind', 'execute', 'sync'] as const) expect(seen).toHaveProperty(name)
  client.release(true)
  await pool.end()
})

describe('statements that are put together as they are asked for', () => {
  it('are kept prepared a few at a time, however many there are, also when one of them fails', async () => {
    const one = open({ size: 1 })
    const many = (n: number) => passingStep('g.many', `select (@of::int / ${n})::text`)
    const prepared = step(
      'g.still',
      `select count(*)::text from pg_prepared_statements where name like 'g.many:%'`,
    )
    for (let n = 1; n <= 60; n++)
      expect(await one.run([many(n)], { of: 120 })).toBe(String(Math.trunc(120 / n)))
    await expect(one.run([many(0)], { of: 1 })).rejects.toThrow()
    for (let n = 60; n >= 1; n--)
      expect(await one.run([many(n)], { of: 60 })).toBe(String(Math.trunc(60 / n)))
    expect(Number(await one.run([prepared], {}))).toBe(24)
    await one.close()
  })
})
