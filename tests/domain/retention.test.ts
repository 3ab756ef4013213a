// What is kept for a time alone is gone after it, as docs/security.md says; and what may hold words is said there.
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { step } from '#database/step.ts'
import * as chat from '#domain/chat/index.ts'
import { pruneFeed } from '#domain/feed.ts'
import { pruneKernel } from '#domain/prune.ts'
import { openSession } from '#domain/users/index.ts'
import { Pruning } from '#pruning.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())

let acts = 0
const act = (text: string) => shop.database.run([step(`test.act:${++acts}`, text)], {})
/** Where the word still stands, but for the rows that live as long as who they are about. */
const LIVING = [
  'users',
  'customers',
  'products',
  'sales',
  'sale_lines',
  'payments',
  'lots',
  'adjustments',
  'counts',
  'movements',
]
async function standsIn(word: string): Promise<string[]> {
  const tables = await shop.look<string[]>(
    `select json_agg(table_name order by 1) from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  )
  const found: string[] = []
  for (const table of tables.filter((one) => !LIVING.includes(one)))
    if (
      await shop.look<boolean>(
        `select to_json(exists (select from "${table}" t where t::text like '%${word}%'))`,
      )
    )
      found.push(table)
  return found.sort()
}
const later = async (time: string) => {
  await act(`alter table events disable trigger append_only`)
  for (const [table, columns] of Object.entries({
    requests: ['at'],
    ways_back: ['at'],
    events: ['at'],
    updates: ['done_at', 'received_at'],
    outbox: ['sent_at', 'failed_at'],
    questions: ['until', 'settled_at'],
    sessions: ['ended_at', 'expires_at'],
    leases: ['until'],
  }))
    await act(`update ${table} set ${columns.map((one) => `${one} = ${one} - interval '${time}'`).join()}`)
  await act(`alter table events enable always trigger append_only`)
  await pruneKernel(shop.database)
  await chat.pruneChat(shop.database)
  await pruneFeed(shop.database)
}

const never = (): never => {
  throw new Error('nothing waits')
}
const asking = async (words: object) => ({
  id: await chat.newQuestionId(shop.database),
  rev: 1,
  userId: shop.user.userId,
  draft: words,
  card: words,
})

it('what a person wrote and was told goes when it was acted on and sent; the rest by its hour, week and month', async () => {
  const db = shop.database
  const words = { text: 'Zulmira 98888 caloteira' }
  await chat.keepUpdates(db, [
    { id: 1, chat: 10, body: words },
    { id: 2, chat: 10, body: words },
    { id: 3, chat: null, body: words },
  ])
  await chat.putOut(
    db,
    [1, 2].map(() => ({ chatId: 10, method: 'sendMessage', payload: words })),
  )
  const first = await chat.takeUpdate(db, 'one')
  await chat.finishUpdate(db, 'one', first ?? never(), { calls: [], asks: await asking(words) })
  expect(await standsIn('Zulmira')).toEqual(['outbox', 'questions', 'updates'])
  expect(await shop.look(`select to_json(body = '{}') from updates where chat_id is null`)).toBe(true)

  await chat.finishUpdate(db, 'one', { chatId: 10, updateId: 2 }, { calls: [], ended: 'answered' })
  expect(await standsIn('Zulmira')).toEqual(['outbox', 'questions'])
  const call = await chat.takeOut(db, 'one')
  const next = await chat.endOut(db, 'one', call ?? never(), { is: 'sent' })
  await chat.endOut(db, 'one', next ?? never(), { is: 'failed', error: 'blocked' })
  await chat.pruneChat(db)
  expect(await standsIn('Zulmira')).toEqual([])

  const request = { line: '/x', choices: {} }
  const { value: made } = await shop.run(
    'customers.create',
    { name: 'Zulmira', phone: '98888', note: 'caloteira' },
    { intentKey: 'http:z', request, telling: { name: 'Zulmira' } },
  )
  await shop.run('customers.edit', { id: made.id, version: 1, note: null, phone: null })
  await chat.keepUpdates(db, [{ id: 4, chat: 10, body: {} }])
  const again = await chat.takeUpdate(db, 'one')
  await chat.finishUpdate(db, 'one', again ?? never(), { calls: [], asks: await asking(words) })
  await openSession(shop.runtime, shop.user.userId, { address: '10.9.8.7', client: 'Zulmira’s', hours: 1 })
  expect(await standsIn('98888')).toEqual(['questions', 'requests', 'ways_back'])
  await later('61 minutes')
  expect(await standsIn('98888')).toEqual(['questions', 'requests'])
  await later('24 hours')
  expect(await standsIn('98888')).toEqual(['requests'])
  expect(await standsIn('Zulmira')).toEqual(['events', 'requests', 'sessions'])
  await later('7 days')
  await pruneFeed(db)
  expect(await standsIn('Zulmira')).toEqual(['requests', 'sessions'])
  await later('33 days')
  expect(await standsIn('Zulmira')).toEqual([])
  expect(await standsIn('10.9.8.7')).toEqual([])
  expect(await shop.look(`select count(*) from leases`)).toBe(0)
})

it('is looked through at the start of a process, not an hour later', async () => {
  await shop.run('customers.create', { name: 'Quirino' }, { intentKey: 'http:q' })
  await act(`update requests set at = at - interval '41 days'`)
  expect(await standsIn('Quirino')).toContain('requests')
  await new Pruning(shop.runtime).stop()
  expect(await standsIn('Quirino')).not.toContain('requests')
})

it('every column that can hold anything at all is named in docs/security.md, with how long it stands', async () => {
  const [, kept = ''] = readFileSync('docs/security.md', 'utf8').split('# What is kept, and how long')
  const columns = await shop.look<string[]>(
    `select json_agg(table_name || '.' || column_name order by 1) from information_schema.columns
     where table_schema = 'public' and data_type in ('json', 'jsonb')`,
  )
  expect(columns.filter((column) => !kept.includes(`\`${column}\``))).toEqual([])
})
