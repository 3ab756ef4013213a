// What is kept for a time alone is gone after it, as docs/security.md says; and what may hold words is said there.
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { step } from '#database/step.ts'
import * as chat from '#domain/chat/index.ts'
import { pruneFeed } from '#domain/feed.ts'
import { Media } from '#domain/media/index.ts'
import { pruneKernel } from '#domain/prune.ts'
import { openSession } from '#domain/users/index.ts'
import { Pruning } from '#pruning.ts'
import { memoryStore } from '../support/media.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
let media: Media
beforeAll(async () => {
  shop = await TestShop.open()
  media = new Media(shop.database, memoryStore())
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
    drafts: ['until', 'settled_at', 'created_at', 'updated_at'],
    recordings: ['created_at'],
    questions: ['until', 'settled_at'],
    sessions: ['ended_at', 'expires_at'],
    origins: ['seen_on'],
    activity_changes: ['at'],
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
const NOTHING = { operation: '', input: {}, missing: [], choices: {} }
const asking = async (words: object): Promise<readonly chat.Change[]> => [
  {
    is: 'saved',
    id: await chat.newDraftId(shop.database),
    read: 0,
    userId: shop.user.userId,
    kind: 'sale',
    body: words,
    asks: { ...NOTHING, input: words },
    card: words,
    waiting: words,
  },
]

it('what a person wrote and was told goes when it was acted on and sent; the rest by its hour, week and month', async () => {
  const db = shop.database
  const words = { text: 'Zulmira 98888 caloteira' }
  await chat.keepUpdates(db, [
    { id: 1, chat: 111, body: words },
    { id: 2, chat: 111, body: words },
    { id: 3, chat: null, body: words },
  ])
  await chat.putOut(
    db,
    [1, 2].map(() => ({ chatId: 111, method: 'sendMessage', payload: words })),
  )
  const first = await chat.takeUpdate(db, 'one')
  const begun = await asking(words)
  await chat.finishUpdate(db, 'one', first ?? never(), { calls: [], changes: begun })
  expect(await standsIn('Zulmira')).toEqual(['drafts', 'outbox', 'updates'])
  expect(await shop.look(`select to_json(body = '{}') from updates where chat_id is null`)).toBe(true)

  const id = begun[0]?.id ?? 0
  const ended = { is: 'ended', id, read: 1, ended: 'answered' } as const
  await chat.finishUpdate(db, 'one', { chatId: 111, updateId: 2 }, { calls: [], changes: [ended] })
  expect(await standsIn('Zulmira')).toEqual(['drafts', 'outbox'])
  const call = await chat.takeOut(db, 'one')
  const next = await chat.endOut(db, 'one', call ?? never(), { is: 'sent' })
  await chat.endOut(db, 'one', next ?? never(), { is: 'failed', error: 'blocked' })
  await chat.pruneChat(db)
  expect(await standsIn('Zulmira')).toEqual([])

  const request = { line: '/x', choices: {} }
  const { value: made } = await shop.run(
    'customers.create',
    { name: 'Zulmira', phone: '98888', note: 'caloteira' },
    { intentKey: 'http:z', request, messageContext: { name: 'Zulmira' } },
  )
  await shop.run('customers.edit', { id: made.id, version: 1, note: null, phone: null })
  await chat.keepUpdates(db, [{ id: 4, chat: 111, body: {} }])
  const again = await chat.takeUpdate(db, 'one')
  await chat.finishUpdate(db, 'one', again ?? never(), { calls: [], changes: await asking(words) })
  await openSession(shop.runtime, shop.user.userId, { address: '10.9.8.7', client: 'Zulmira’s', hours: 1 })
  expect(await standsIn('98888')).toEqual(['activity_changes', 'drafts', 'requests', 'ways_back'])
  await later('61 minutes')
  expect(await standsIn('98888')).toEqual(['activity_changes', 'drafts', 'requests'])
  await later('48 hours')
  expect(await standsIn('98888')).toEqual(['activity_changes', 'requests'])
  expect(await standsIn('Zulmira')).toEqual(['events', 'requests', 'sessions'])
  await later('7 days')
  // What another database of the server has open keeps the horizon back for a moment.
  const left = async () => {
    await pruneFeed(db)
    return standsIn('Zulmira')
  }
  await expect.poll(left).toEqual(['requests', 'sessions'])
  await later('33 days')
  for (const word of ['Zulmira', '98888', 'caloteira']) expect(await standsIn(word)).toEqual([])
  expect(await standsIn('10.9.8.7')).toEqual([])
  expect(await shop.look(`select count(*) from leases`)).toBe(0)
})

it('of a voice note nothing is left once it was heard, but its words until they were acted on; unheard it goes in a day', async () => {
  const db = shop.database
  const note = { message: { from: { first_name: 'Zulmira' } } }
  for (const updateId of [71, 72])
    await chat.keepRecording(db, { chatId: 30, updateId }, note, { hourly: 9, waiting: 9 })
  const first = await chat.takeRecording(db, 'one')
  expect(first).toMatchObject({ chatId: 30, updateId: 71, note, before: 0 })
  const heard = { is: 'heard', heard: { text: 'Zulmira 98888 caloteira' } } as const
  const second = await chat.endRecording(db, 'one', first ?? never(), heard)
  await chat.endRecording(db, 'one', second ?? never(), { is: 'later', seconds: 60, counts: true })
  expect(await standsIn('caloteira')).toEqual(['updates'])
  await chat.finishUpdate(db, 'one', { chatId: 30, updateId: 71 - 2 ** 52 }, { calls: [] })
  expect(await standsIn('caloteira')).toEqual([])
  expect(await standsIn('Zulmira')).toEqual(['recordings'])
  await later('24 hours')
  expect(await standsIn('Zulmira')).toEqual([])
  expect(await chat.chatFigures(db)).toMatchObject({ unheard: 0 })
})

it('is looked through at the start of a process, not an hour later', async () => {
  await shop.run('customers.create', { name: 'Quirino' }, { intentKey: 'http:q' })
  await act(`alter table events disable trigger append_only`)
  await act(`update events set at = at - interval '8 days'`)
  await act(`alter table events enable always trigger append_only`)
  await act(`update requests set at = at - interval '41 days'`)
  expect(await standsIn('Quirino')).toEqual(expect.arrayContaining(['events', 'requests']))
  await vi.waitFor(async () => {
    await new Pruning(shop.runtime, media).stop()
    expect(await standsIn('Quirino')).not.toContain('requests')
    expect(await standsIn('Quirino')).not.toContain('events') // once nothing is open that could be older
  }, 60_000)
})

it('is looked through though a part of it cannot be, and the log says so', async () => {
  const said: string[] = []
  const log = { ...shop.runtime.log, warn: (_: object, message: string) => void said.push(message) }
  await shop.run('customers.create', { name: 'Quitéria' }, { intentKey: 'http:quit' })
  await act(`insert into leases values ('old', 'one', now() - interval '2 days')`)
  await act(`update requests set at = at - interval '41 days'`)
  await act(`alter table updates rename to away`)
  await new Pruning({ ...shop.runtime, log }, media).stop()
  expect(said).toEqual(['what is kept for a time was not looked through'])
  expect(await standsIn('Quitéria')).not.toContain('requests')
  await act(`alter table away rename to updates`)
  await new Pruning({ ...shop.runtime, log }, media).stop()
  expect(said).toHaveLength(1)
  expect(await shop.look(`select count(*) from leases`)).toBe(0)
})

it('however much of it there is, goes in batches', async () => {
  const many = `from generate_series(100001, 110001) n`
  for (const [n, text] of [
    `events (topic, name, entity, entity_id, rev, data, actor_id, at) select 'me', 'x', 'user', n, 1, '{}', 1, now() - interval '8 days'`,
    `updates (update_id, chat_id, body, done_at) select n, 1, '{}', now() - interval '9 days'`,
    `outbox (chat_id, method, payload, sent_at) select n, 'x', '{}', now() - interval '9 days'`,
    `drafts (chat_id, user_id, kind, body, asks, rev, until) select n, 1, 'sale', '{"old": 1}', '{}', 1, now() - interval '9 days'`,
    `drafts (chat_id, user_id, kind, body, asks, rev, until) select n, 1, 'sale', '{"over": 1}', '{}', 1, now() - interval '25 hours'`,
    `leases (name, holder, until) select 'old:' || n, 'one', now() - interval '2 days'`,
  ].entries())
    await act(`insert into ${text} ${many} -- ${n}`)
  await act(`create function too_many() returns trigger language plpgsql as $$ begin
    if (select count(*) from gone) > 10000 then raise 'too many at once'; end if; return null; end $$`)
  for (const table of ['events', 'updates', 'outbox', 'drafts', 'leases'])
    for (const way of ['delete', 'update'])
      await act(`create trigger too_many_${way} after ${way} on ${table} referencing old table as gone
        for each statement execute function too_many()`)
  await chat.pruneChat(shop.database)
  await vi.waitFor(async () => {
    await pruneFeed(shop.database)
    expect(await shop.look(`select count(*) from events where at < now() - interval '7 days'`)).toBe(0)
  }, 60_000)
  expect(
    await shop.look(`select json_build_array((select count(*) from updates where update_id > 100000),
      (select count(*) from outbox where chat_id > 100000), (select count(*) from leases),
      (select count(*) from drafts where body <> '{}'), (select count(*) from drafts where chat_id > 100000))`),
  ).toEqual([0, 0, 0, 0, 10_001])
})

it('every column that can hold anything at all is named in docs/security.md, with how long it stands', async () => {
  const [, kept = ''] = readFileSync('docs/security.md', 'utf8').split('# What is kept, and how long')
  const columns = await shop.look<string[]>(
    `select json_agg(table_name || '.' || column_name order by 1) from information_schema.columns
     where table_schema = 'public' and data_type in ('json', 'jsonb')`,
  )
  expect(columns.filter((column) => !kept.includes(`\`${column}\``))).toEqual([])
})
