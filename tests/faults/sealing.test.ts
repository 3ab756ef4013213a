// Killed in the middle of sealing: what was sealed stays, the rest follows, and the lines are those that one sealing without a fault makes.
import { createHash } from 'node:crypto'
import { afterEach, expect, it } from 'vitest'
import { openDatabase } from '#database/pool.ts'
import { step } from '#database/step.ts'
import { sealSubjects } from '#domain/proof/seal.ts'
import { SOURCES } from '#domain/proof/sources.ts'
import { verifyText } from '#lib/chain.ts'
import { App, type Client } from '../support/app.ts'
import { freshDatabase } from '../support/database.ts'
import { urlOf } from '../support/database-names.ts'
import { times } from '../support/full.ts'

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup()
})
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

const SALES = times(60, 600)
const KILLS = times(2, 8)

it('SIGKILL while sales are sealed: every line that was given stays, and sealed without a fault they are the same', async () => {
  const fresh = await freshDatabase()
  cleanups.push(() => fresh.drop())
  const start = async () => {
    const app = await App.start({ DATABASE_URL: urlOf(fresh.config), RATE_LIMITS: 'off' })
    cleanups.push(() => (app.child.exitCode === null && !app.child.killed ? app.stop() : undefined))
    return { app, owner: await app.login('owner', 111, 'Olga') }
  }
  const historyOf = async (owner: Client, id: number) =>
    (await owner.get(`/api/customers/${id}/history`)).text
  let { app, owner } = await start()
  const productId = Number((await owner.post('/api/products', { name: 'Rapadura', price: 100 })).body['id'])
  await owner.post('/api/stock/receipts', { productId, quantity: 100_000, unitCost: 10 })
  const ids: number[] = []
  for (const name of ['Ana', 'Bia', 'Caio'])
    ids.push(Number((await owner.post('/api/customers', { name })).body['id']))
  const given = new Map<number, string>()

  for (let kill = 0; kill < KILLS; kill++) {
    const acts = Array.from({ length: SALES }, (_, n) => {
      const customerId = ids[n % ids.length] ?? 0
      const act =
        n % 4 === 3
          ? owner.post('/api/payments', { customerId, amount: 150, method: 'cash', allowCredit: true })
          : owner.post('/api/sales', { customerId, items: [{ productId, quantity: 1 + (n % 3) }] })
      return act.catch(() => undefined)
    })
    await acts[SALES / 2]
    for (const id of ids) given.set(id, await historyOf(owner, id))
    app.child.kill('SIGKILL')
    await Promise.all(acts)
    ;({ app, owner } = await start())
  }

  const database = openDatabase({ connection: fresh.config, timeZone: 'America/Sao_Paulo' })
  cleanups.push(() => database.close())
  for (const id of ids) {
    const account = await owner.get(`/api/customers/${id}`)
    const wanted = Number(account.body['due']) - Number(account.body['credit'])
    const balance = async () => {
      const { lines, broken } = await verifyText(await historyOf(owner, id), sha256)
      expect(broken).toBeNull()
      const sign = { charge: 1, payment: -1 } as Readonly<Record<string, number>>
      return lines.reduce((sum, { kind, amount }) => sum + (sign[kind] ?? 0) * Number(amount), 0)
    }
    await expect.poll(balance).toBe(wanted)
    const now = await historyOf(owner, id)
    expect(now.startsWith(given.get(id) ?? '')).toBe(true)
  }
  const sealed = await Promise.all(ids.map((id) => historyOf(owner, id)))
  await app.stop()
  const forget = [
    step('test.sealing:unguarded', `select set_config('session_replication_role', 'replica', true)`),
    step(
      'test.sealing:forget',
      `with lines as (delete from chain_lines), chains as (delete from chains) select '1'`,
    ),
  ]
  await database.run(forget, {})
  for (const source of SOURCES.filter(({ subject }) => subject === 'customer'))
    await sealSubjects(database, source, ids)
  const anew = step(
    'test.sealing:lines',
    `select string_agg(line || E'\\n', '' order by n) from chain_lines where subject = 'customer' and subject_id = @id::bigint`,
  )
  const again: (string | null)[] = []
  for (const id of ids) again.push(await database.run([anew], { id }))
  expect(again).toEqual(sealed)
})
