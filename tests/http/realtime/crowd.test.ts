// `npm run bench:realtime` in short: a hundred sockets over two processes, one of which is killed while the shop works.
import { Client as Postgres } from 'pg'
import { expect, it } from 'vitest'
import { App } from '../../support/app.ts'
import { Crowd } from '../../support/crowd.ts'
import { freshDatabase } from '../../support/database.ts'
import { urlOf } from '../../support/database-names.ts'

it('of a hundred sockets over two processes, one of them killed, none misses an event or hears one twice', async () => {
  const fresh = await freshDatabase()
  const env = { DATABASE_URL: urlOf(fresh.config) }
  const [one, two] = await Promise.all([App.start(env), App.start(env)])
  const postgres = new Postgres(fresh.config)
  await postgres.connect()
  /** As the database has them: a write at the process that is killed may be stored and not answered. */
  const stored = async () => {
    const found = await postgres.query<{ count: number }>(
      `select count(*)::int from events where name = 'stock.changed'`,
    )
    return found.rows[0]?.count ?? 0
  }
  try {
    const crowd = await Crowd.gather(one, 100, 5)
    await crowd.open(one, two)
    await crowd.write([one, two], 2, 20)
    const before = await stored()
    expect(await crowd.tally(before)).toEqual({ lost: 0, doubled: 0, wrong: 0 })

    const writing = crowd.write([one, two], 2, 20)
    await new Promise((done) => setTimeout(done, 700))
    await one.stop('SIGKILL')
    await crowd.moveTo(two)
    await writing
    const count = await stored()
    expect(count).toBeGreaterThan(before)
    expect(await crowd.tally(count)).toEqual({ lost: 0, doubled: 0, wrong: 0 })
    crowd.close()
  } finally {
    await postgres.end()
    await Promise.all([one.stop(), two.stop()])
    await fresh.drop()
  }
})
