// A copy of one's own data: all that is held of whoever asks, nothing of others, made once.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { step } from '#database/step.ts'
import type { Actor } from '#domain/operation.ts'
import { upsertUser } from '#domain/users/index.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())

let acts = 0
const act = (text: string) => shop.database.run([step(`test.my_copy:${++acts}`, text)], {})
let last = 50_000_000
async function somebody(): Promise<Actor & { telegramId: number }> {
  const telegramId = ++last
  const { id } = await upsertUser(shop.runtime, { telegramId, name: `Pessoa ${last}` })
  return { ...shop.user, userId: id, telegramId }
}

it('holds what is owed from before, notices, questions, recordings; of an act on several what was changed of oneself', async () => {
  const [first, second] = [await somebody(), await somebody()]
  const of = (id: number, role: string) => ({ id, version: 1, role })
  await shop.do(
    'users.bulk',
    { changes: [of(first.userId, 'admin'), of(second.userId, 'owner')] },
    { actor: shop.owner },
  )
  const customer = await shop.do(
    'customers.create',
    { name: 'Conta', userId: second.userId },
    { actor: shop.owner },
  )
  await act(
    `insert into openings (customer_id, amount, "on", import_id, actor_id) values (${customer.id}, 700, '2026-01-02', 1, ${shop.owner.userId})`,
  )
  await act(
    `insert into notices (user_id, kind, entity, entity_id, data, in_feed) values (${second.userId}, 'sale', 'sale', 5, '{}', true)`,
  )
  await act(`insert into links (user_id, customer_id) values (${second.userId}, ${customer.id})`)
  await act(
    `insert into recordings (update_id, chat_id, note) values (${++last}, ${second.telegramId}, '{"message": {"voice": 1}}')`,
  )
  const copy = (actor: Actor) => shop.do('me.export', {}, { actor })
  const theirs = await copy(second)
  expect(theirs.openings).toMatchObject([{ amount: 700, on: '2026-01-02' }])
  expect(theirs.notices).toMatchObject([{ kind: 'sale', entityId: 5 }])
  expect(theirs.links).toMatchObject([{ state: 'open' }])
  expect(theirs.recordings).toMatchObject([{ note: { message: { voice: 1 } } }])
  const changes = (all: readonly object[]) => all.map((one) => (one as { changes: object }).changes)
  expect(changes(theirs.changes)).toContainEqual({ [`${second.userId}.role`]: ['user', 'owner'] })
  expect(changes((await copy(first)).changes)).toEqual([{ [`${first.userId}.role`]: ['user', 'admin'] }])
})

it('holds what one voted, answered, and wrote when saying no; of others none of it', async () => {
  const [who, other] = [await somebody(), await somebody()]
  const id = who.userId
  await act(
    `insert into broadcasts (id, text, entities, question, options, audience, reach, by_id) values (7001, '', '[]', 'Abre domingo?', '["Sim", "Não"]', '{}', 1, ${shop.owner.userId})`,
  )
  await act(
    `insert into broadcast_copies (broadcast_id, user_id, due_at, poll_id) values (7001, ${id}, now(), 'poll-1')`,
  )
  await act(
    `insert into poll_votes (poll_id, user_id, options) values ('poll-1', ${id}, '[1]'), ('poll-2', ${id}, '[0]')`,
  )
  await act(
    `insert into contracts (id, code, title, terms, folded, quorum, deadline, by_id, ended_by_id, reason) values (7002, 'C-7002', 't', 't', 't', 2, now(), ${shop.owner.userId}, ${id}, 'caro demais')`,
  )
  await act(
    `insert into contract_transactions (id, contract_id, kind, actor_id, reason, ended_by_id) values (7003, 7002, 'note', ${shop.owner.userId}, 'não chegou', ${id})`,
  )
  await act(
    `insert into contract_answers (transaction_id, party, actor_id, answer, staff) values (7003, 2, ${id}, 'rejected', false)`,
  )
  await act(
    `insert into approvals (id, by_id, kind, beyond, amount, asked, expires_at, decided_by_id, reason) values (7004, ${shop.staff.userId}, 'discount', '{}', 100, 'x', now(), ${id}, 'hoje não')`,
  )
  const [own, others] = [
    await shop.do('me.export', {}, { actor: who }),
    await shop.do('me.export', {}, { actor: other }),
  ]
  expect(own.votes).toMatchObject([
    { broadcastId: null, chosen: ['0'] },
    { broadcastId: 7001, question: 'Abre domingo?', chosen: ['Não'] },
  ])
  expect(own.answers).toMatchObject([{ contract: 'C-7002', stepId: 7003, answer: 'rejected' }])
  expect(own.reasons).toMatchObject([
    { entity: 'approval', entityId: 7004, reason: 'hoje não' },
    { entity: 'step', entityId: 7003, reason: 'não chegou' },
    { entity: 'contract', entityId: 7002, reason: 'caro demais' },
  ])
  expect([others.votes, others.answers, others.reasons]).toEqual([[], [], []])
})

it('in the chat is one file while it waits, however often it is asked for, and again once it was sent', async () => {
  const actor = await somebody()
  const waits = () => shop.look<number>(`select count(*) from outbox where chat_id = ${actor.telegramId}`)
  const send = (intentKey?: string) => shop.run('me.send', {}, { actor, ...(intentKey ? { intentKey } : {}) })
  const sent = await Promise.all([send('http:copy'), send(), send()])
  expect(sent.map(({ value }) => value)).toEqual([{ sent: true }, { sent: true }, { sent: true }])
  expect(await waits()).toBe(1)
  await act(`update outbox set sent_at = now(), payload = '{}' where chat_id = ${actor.telegramId}`)
  expect((await send('http:copy')).replayed).toBe(true)
  expect(await waits()).toBe(1)
  await send()
  expect(await waits()).toBe(2)
})
