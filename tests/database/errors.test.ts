// What PostgreSQL did to a statement, sorted by whose doing it was.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { isAway } from '#database/errors.ts'
import { type Database, openDatabase } from '#database/pool.ts'
import { step } from '#database/step.ts'
import { DomainError } from '#domain/errors.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'

let fresh: FreshDatabase
let database: Database
beforeAll(async () => {
  fresh = await freshDatabase()
  database = openDatabase({ connection: fresh.config, timeZone: 'UTC' })
})
afterAll(async () => {
  await database.close()
  await fresh.drop()
})

const failure = (text: string) =>
  database.run([step(`test.fails:${text}`.slice(0, 60), text)], {}).catch((error: unknown) => error)

it('a lost connection, a lock not had and a shutdown are nobody’s fault, however they are wrapped', async () => {
  const cut = await failure('select pg_terminate_backend(pg_backend_pid())::text')
  expect(isAway(cut)).toBe(true)
  expect(isAway(new DomainError('unavailable', { retryAfter: 1 }, { cause: cut }))).toBe(true)
  const locked = await failure(`do $$ begin raise sqlstate '55P03'; end $$`)
  expect(isAway(locked)).toBe(true)
  const elsewhere = openDatabase({ connection: { host: '/nowhere' }, timeZone: 'UTC' })
  expect(
    isAway(await elsewhere.run([step('test.one', 'select 1')], {}).catch((error: unknown) => error)),
  ).toBe(true)
  await elsewhere.close()
})

it('a statement that takes too long, one that is wrong, and a bug of ours are its own doing', async () => {
  const long = await failure(
    `do $$ begin perform set_config('statement_timeout', '50', true); raise sqlstate '57014'; end $$`,
  )
  expect(long).toBeInstanceOf(Error)
  expect(isAway(long)).toBe(false)
  expect(isAway(await failure('select 1 / 0'))).toBe(false)
  expect(isAway(new TypeError('x is undefined'))).toBe(false)
  expect(isAway(new DomainError('not_found'))).toBe(false)
  expect(isAway(undefined)).toBe(false)
})
