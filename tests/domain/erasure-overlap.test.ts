// What ends in a chat while its person is being erased waits for that, and leaves nothing that the erasure could no longer see.
import { Client } from 'pg'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import * as chat from '#domain/chat/index.ts'
import type { Actor } from '#domain/operation.ts'
import { upsertUser } from '#domain/users/index.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
let holder: Client
beforeAll(async () => {
  shop = await TestShop.open()
  holder = new Client(shop.fresh.config)
  await holder.connect()
})
afterAll(async () => {
  await holder.end()
  await shop.close()
})

const waiting = (n: number) =>
  vi.waitFor(async () => {
    expect(
      await shop.look(
        `select count(*) from pg_locks l join pg_stat_activity a using (pid) where not l.granted and a.datname = current_database()`,
      ),
    ).toBe(n)
  }, 60_000)
const never = (): never => {
  throw new Error('nothing to take')
}
const say = (chatId: number) => ({ chatId, method: 'sendMessage', payload: { text: 'oi' } })
const draft = (id: number, userId: number): chat.Change => ({
  is: 'saved',
  id,
  read: 0,
  userId,
  kind: 'sale',
  asks: { operation: 'sales.create', input: {}, missing: [], choices: {} },
  body: { note: 'para Zulmira' },
  card: { text: 'para Zulmira' },
  waiting: null,
})

let last = 8_000_000
async function somebody(): Promise<{ actor: Actor; telegramId: number }> {
  const telegramId = ++last
  const { id: userId } = await upsertUser(shop.runtime, { telegramId, name: 'Zulmira', language: 'pt-BR' })
  return { actor: { userId, role: 'user', sessionId: null, language: 'pt-BR' }, telegramId }
}

/** An erasure that is past the chat's rows and not at its end: a draft of theirs is held until `meanwhile` is under way. */
async function erasing({ actor, telegramId }: Awaited<ReturnType<typeof somebody>>) {
  await chat.keepUpdates(shop.database, [{ id: ++last, chat: telegramId, body: {} }])
  const taken = (await chat.takeUpdate(shop.database, 'a')) ?? never()
  const id = await chat.newDraftId(shop.database)
  await chat.finishUpdate(shop.database, 'a', taken, { calls: [], changes: [draft(id, actor.userId)] })
  return async (meanwhile: () => readonly Promise<unknown>[]) => {
    await holder.query('begin')
    await holder.query('select from drafts where id = $1 for update', [id])
    const erased = shop.run('me.erase', { confirm: 'Zulmira' }, { actor })
    await waiting(1)
    const under = meanwhile()
    await waiting(1 + under.length)
    await holder.query('rollback')
    return (await Promise.allSettled([erased, ...under])).slice(1)
  }
}

const kept = (telegramId: number) =>
  shop.look<number[]>(`select json_build_array(
    (select count(*) from outbox where chat_id = ${telegramId}),
    (select count(*) from updates where chat_id = ${telegramId}),
    (select count(*) from drafts where chat_id = ${telegramId} or body <> '{}'))`)

it('a message that was put out and sent meanwhile', async () => {
  const person = await somebody()
  const meanwhile = await erasing(person)
  await meanwhile(() => {
    const sent = async () => {
      await chat.putOut(shop.database, [say(person.telegramId)])
      const call = (await chat.takeOut(shop.database, 'b')) ?? never()
      await chat.endOut(shop.database, 'b', call, { is: 'sent' })
    }
    return [sent()]
  })
  expect(await kept(person.telegramId)).toEqual([0, 0, 0])
})

it('an update that was in hand, and the draft that it began', async () => {
  const person = await somebody()
  const meanwhile = await erasing(person)
  await chat.keepUpdates(shop.database, [{ id: ++last, chat: person.telegramId, body: {} }])
  const taken = (await chat.takeUpdate(shop.database, 'a')) ?? never()
  const id = await chat.newDraftId(shop.database)
  const [ended] = await meanwhile(() => [
    chat.finishUpdate(shop.database, 'a', taken, { calls: [], changes: [draft(id, person.actor.userId)] }),
  ])
  // It is acted on again, finds nothing to act on, and is nobody's.
  expect(ended).toMatchObject({ status: 'rejected', reason: expect.toSatisfy(chat.isDraftChanged) })
  expect(await shop.look(`select body from updates where update_id = ${last}`)).toEqual({})
  await chat.finishUpdate(shop.database, 'a', taken, { calls: [] })
  expect(await kept(person.telegramId)).toEqual([0, 0, 0])
})
