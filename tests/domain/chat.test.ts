// The chat's rows: nothing that came in or must go out is lost, done twice, or overtaken, with several workers and with one that dies.
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { step } from '#database/step.ts'
import * as chat from '#domain/chat/index.ts'
import { settled } from '../support/horizon.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())
const act = async (text: string) => {
  await shop.database.run([step(`chat.${text}`.slice(0, 60), text)], {})
}
beforeEach(() => act('truncate updates, outbox, leases, drafts, followers'))

const db = () => shop.database
const expire = () => act(`update leases set until = now() - interval '1 second'`)

const say = (chatId: number, text: string) => ({ chatId, method: 'sendMessage', payload: { text } })
const take = (worker: string) => chat.takeUpdate(db(), worker)

describe('the inbox', () => {
  const keep = (...updates: [number, number | null][]) =>
    chat.keepUpdates(
      db(),
      updates.map(([id, chatId]) => ({ id, chat: chatId, body: { n: id } })),
    )
  const finish = (worker: string, updateId: number, ...texts: string[]) =>
    chat.finishUpdate(db(), worker, { chatId: 10, updateId }, { calls: texts.map((text) => say(10, text)) })

  it('gives each chat to one worker, its updates in order, each once, also when it comes twice', async () => {
    await keep([3, 10], [1, 10], [2, 20], [1, 10], [9, null])
    await keep([1, 10])
    expect(await take('a')).toEqual({
      chatId: 10,
      updateId: 1,
      body: { n: 1 },
      before: 0,
      more: true,
      drafts: [],
    })
    expect(await take('b')).toMatchObject({ chatId: 20, updateId: 2, more: false })
    expect(await take('c')).toBeUndefined()
    expect(await finish('a', 1)).toMatchObject({ chatId: 10, updateId: 3, before: 0 })
    expect(await chat.chatFigures(db())).toMatchObject({ inbox: 2, outbox: 0, failed: 0 })
    expect(await finish('a', 3)).toBeUndefined()
    expect(await chat.takeLease(db(), 'chat:10', 'somebody')).toBe(true)
  })

  it('what a worker had begun when it died is counted; again when the next begins it, not while it waits for that', async () => {
    await keep([1, 10])
    await take('a')
    expect(await take('b')).toBeUndefined()
    await expire()
    expect(await take('b')).toMatchObject({ chatId: 10, before: 1 })
    await expire()
    expect(await take('b')).toMatchObject({ chatId: 10, before: 1 })
    await chat.beginAgain(db(), 1)
    await chat.dropLease(db(), 'chat:10', 'a')
    expect(await chat.takeLease(db(), 'chat:10', 'somebody')).toBe(false)
    await chat.leaveChats(db(), 'b')
    expect(await take('c')).toMatchObject({ before: 2 })
  })

  it('who comes back to a lease that was lost neither answers a second time nor takes the next', async () => {
    await keep([1, 10], [2, 10])
    await take('a')
    await expire()
    await take('b')
    expect(await finish('b', 1, 'once')).toMatchObject({ updateId: 2 })
    expect(await finish('a', 1, 'twice')).toBeUndefined()
    await chat.renewLease(db(), 'chat:10', 'a')
    expect(await shop.look(`select json_agg(payload -> 'text') from outbox`)).toEqual(['once'])
    expect(await shop.look(`select json_agg(holder) from leases`)).toEqual(['b'])
    expect(await shop.look(`select attempts from updates where update_id = 2`)).toBe(1)
  })

  it('what the database’s absence broke off is given back uncounted, also where only the answer was lost', async () => {
    await keep([1, 10], [2, 10], [3, 20])
    await take('a')
    await chat.leaveChats(db(), 'a', { updateId: 1, before: 0 })
    // The lease was lost meanwhile, and another is at it: our own attempt still counts for nothing.
    expect(await take('a')).toMatchObject({ updateId: 1, before: 0 })
    await expire()
    expect(await take('b')).toMatchObject({ updateId: 1, before: 1 })
    await chat.beginAgain(db(), 1)
    await chat.leaveChats(db(), 'a', { updateId: 1, before: 0 })
    expect(await shop.look(`select attempts from updates where update_id = 1`)).toBe(1)
    // Finished and the next begun, and neither was heard: the next is given back.
    await finish('b', 1)
    await chat.leaveChats(db(), 'b', { updateId: 1, before: 1 })
    // Taken, and not heard.
    await take('c')
    await chat.leaveChats(db(), 'c', null)
    expect(await shop.look(`select json_agg(attempts order by update_id) from updates`)).toEqual([1, 0, 0])
    expect(await shop.look(`select count(*) from leases`)).toBe(0)
  })

  it('what ended a process once stays counted when it is given back before it is begun again', async () => {
    await keep([1, 10])
    await take('a')
    await expire()
    const taken = await take('b')
    expect(taken).toMatchObject({ before: 1 })
    await chat.leaveChats(db(), 'b', taken)
    expect(await take('c')).toMatchObject({ before: 1 })
    await chat.beginAgain(db(), 1)
    await chat.leaveChats(db(), 'c', { updateId: 1, before: 1 })
    expect(await take('d')).toMatchObject({ before: 1 })
  })
})

describe('the outbox', () => {
  it('stores what goes out with the update’s end, or neither', async () => {
    await chat.keepUpdates(db(), [{ id: 5, chat: 10, body: {} }])
    await take('a')
    await chat.finishUpdate(db(), 'a', { chatId: 10, updateId: 5 }, { calls: [say(10, 'one')] })
    expect(await chat.chatFigures(db())).toMatchObject({ inbox: 0, outbox: 1, failed: 0 })
    await chat.putOut(db(), [])
    expect((await chat.chatFigures(db()))['outbox']).toBe(1)
  })

  it('sends a chat’s calls in order; one that must wait holds back those behind it, of its chat alone', async () => {
    await chat.putOut(db(), [say(111, 'one'), say(111, 'two'), say(222, 'other')])
    const one = await chat.takeOut(db(), 'a')
    expect(one).toMatchObject({ chatId: 111, payload: { text: 'one' }, attempts: 0, more: true })
    if (!one) throw new Error('nothing waits')
    expect(await chat.endOut(db(), 'a', one, { is: 'later', seconds: 60, error: '429' })).toBeUndefined()
    expect(await chat.takeOut(db(), 'a')).toMatchObject({ chatId: 222, more: false })
    expect(await chat.takeOut(db(), 'b')).toBeUndefined()
    await act('update outbox set next_at = now()')
    expect(await chat.takeOut(db(), 'b')).toMatchObject({ id: one.id, attempts: 1 })
    const two = await chat.endOut(db(), 'b', one, { is: 'sent' })
    expect(two).toMatchObject({ payload: { text: 'two' } })
    if (!two) throw new Error('nothing follows')
    expect(await chat.endOut(db(), 'b', two, { is: 'failed', error: 'blocked' })).toBeUndefined()
    expect(await chat.chatFigures(db())).toMatchObject({ inbox: 0, outbox: 1, failed: 1 })
    expect(await chat.takeLease(db(), 'out:111', 'somebody')).toBe(true)
  })

  it('keeps nothing of what was sent to who is nobody here', async () => {
    await chat.putOut(db(), [say(9999, 'bye'), say(9999, 'and bye')])
    const bye = await chat.takeOut(db(), 'a')
    const again = await chat.endOut(db(), 'a', bye ?? never(), { is: 'sent' })
    await chat.endOut(db(), 'a', again ?? never(), { is: 'failed', error: 'blocked' })
    expect(await shop.look('select count(*) from outbox')).toBe(0)
    expect(await shop.look('select count(*) from leases')).toBe(0)
  })

  it('takes half a character, which PostgreSQL and Telegram refuse for ever, as its sign', async () => {
    await chat.putOut(db(), [say(10, '\ud83c half \0\\u0000 \\ud83c 🍰\n')])
    expect((await chat.takeOut(db(), 'a'))?.payload).toEqual({
      text: '\ufffd half \\u0000 \\ud83c 🍰\n',
    })
    await chat.keepUpdates(db(), [{ id: 1, chat: 10, body: { '\udc00': '\0' } }])
    expect((await take('a'))?.body).toEqual({ '\ufffd': '' })
  })

  it('what nobody asks for any more is pruned, and nothing that waits', async () => {
    await chat.keepUpdates(
      db(),
      [1, 2].map((id) => ({ id, chat: 10, body: {} })),
    )
    await take('a')
    await chat.finishUpdate(
      db(),
      'a',
      { chatId: 10, updateId: 1 },
      { calls: [say(10, 'sent'), say(10, 'waits')] },
    )
    const sent = await chat.takeOut(db(), 'a')
    if (sent) await chat.endOut(db(), 'a', sent, { is: 'sent' })
    await act(
      `update updates set done_at = done_at - interval '9 days', received_at = received_at - interval '9 days'`,
    )
    await act(`update outbox set sent_at = sent_at - interval '9 days'`)
    await chat.pruneChat(db())
    expect(
      await shop.look(
        'select json_build_array((select count(*) from updates), (select count(*) from outbox))',
      ),
    ).toEqual([1, 1])
  })
})

describe('a draft', () => {
  let update = 0
  /** An update that does this to drafts; gives those that the next one finds in hand. */
  const then = async (...changes: chat.Change[]) => {
    const ids = [++update, ++update]
    await chat.keepUpdates(
      db(),
      ids.map((id) => ({ id, chat: 10, body: {} })),
    )
    const taken = await take('a')
    if (!taken) throw new Error('nothing to take')
    const next = await chat.finishUpdate(db(), 'a', taken, { calls: [], changes })
    if (next) await chat.finishUpdate(db(), 'a', next, { calls: [] })
    return next?.drafts
  }
  const asks = { operation: 'sales.create', input: {}, missing: ['payment'], choices: {} }
  const saved = (id: number, n: number, read = 0): chat.Saved => ({
    is: 'saved',
    id,
    read,
    userId: shop.user.userId,
    kind: 'sale',
    asks,
    body: { n },
    card: { text: `${n}` },
    waiting: null,
  })
  const shut = (is: 'ended' | 'parked', id: number, read: number, ended?: chat.Ended) =>
    ({ is, id, read, ...(ended ? { ended } : {}) }) as const

  it('goes further by a revision, is put aside and taken up again, and says how it ended', async () => {
    const [first, second] = [await chat.newDraftId(db()), await chat.newDraftId(db())]
    expect(second).toBeGreaterThan(first)
    expect(await then(saved(first, 1))).toEqual([
      {
        id: first,
        rev: 1,
        userId: shop.user.userId,
        body: { n: 1 },
        card: { text: '1' },
        messageId: null,
        waiting: null,
      },
    ])
    expect(await then(saved(first, 2, 1))).toMatchObject([{ id: first, rev: 2, body: { n: 2 } }])
    expect(await then(shut('parked', first, 2), saved(second, 3))).toMatchObject([{ id: second, rev: 1 }])
    expect(await chat.draftById(db(), 10, first)).toMatchObject({ rev: 2, body: { n: 2 } })
    expect(await chat.draftById(db(), 11, first)).toBeUndefined()
    expect(await then(shut('ended', second, 1, 'answered'))).toEqual([])
    expect(await then(saved(first, 4, 2))).toMatchObject([{ id: first, rev: 3 }])
    expect(await then(shut('ended', first, 3, 'cancelled'))).toEqual([])
    expect(await chat.howEnded(db(), 10, first)).toBe('cancelled')
    expect(await chat.howEnded(db(), 10, second)).toBe('answered')
    expect(await chat.howEnded(db(), 11, second)).toBeNull()
  })

  it('that went on elsewhere undoes the whole end of the update, which is acted on again', async () => {
    const id = await chat.newDraftId(db())
    await then(saved(id, 1))
    await act(`update drafts set rev = 7 where id = ${id}`)
    await chat.keepUpdates(db(), [{ id: 900, chat: 10, body: { words: 1 } }])
    const taken = await take('a')
    const calls = [{ chatId: 10, method: 'sendMessage', payload: {} }]
    const end = (changes: chat.Change[]) => chat.finishUpdate(db(), 'a', taken ?? never(), { calls, changes })
    for (const changes of [[saved(id, 2, 1)], [shut('ended', id, 1, 'cancelled')], [shut('parked', id, 6)]])
      await expect(end(changes)).rejects.toSatisfy(chat.isDraftChanged)
    expect(await shop.look(`select to_json(done_at is null) from updates where update_id = 900`)).toBe(true)
    expect(await chat.chatFigures(db())).toMatchObject({ outbox: 0 })
    await end([saved(id, 2, 7)])
    expect(await chat.draftById(db(), 10, id)).toMatchObject({ rev: 8, body: { n: 2 } })
    expect(await chat.chatFigures(db())).toMatchObject({ outbox: 1 })
  })

  it('that was acted on ends so, whatever was changed or given up of it at the same moment', async () => {
    for (const changed of ['rev = rev + 1', `rev = rev + 1, settled_at = now(), ended = 'cancelled'`]) {
      const id = await chat.newDraftId(db())
      await then(saved(id, 1))
      await act(`update drafts set ${changed} where id = ${id}`)
      expect(await then(shut('ended', id, 1, 'answered'))).toEqual([])
      expect(await chat.howEnded(db(), 10, id)).toBe('answered')
    }
  })

  it('holds up nothing that is said after it: what waits of its card goes at once', async () => {
    const id = await chat.newDraftId(db())
    await then(saved(id, 1))
    const edit = { chatId: 10, method: 'editMessageText', payload: { text: 'a' }, draft: id }
    await chat.putOut(db(), [edit])
    await act(`update outbox set next_at = now() + interval '1 hour'`)
    expect(await chat.takeOut(db(), 'a')).toBeUndefined()
    await chat.keepUpdates(db(), [{ id: 901, chat: 10, body: {} }])
    const calls = [{ chatId: 10, method: 'sendMessage', payload: {} }]
    await chat.finishUpdate(db(), 'a', (await take('a')) ?? never(), { calls })
    expect(await chat.takeOut(db(), 'a')).toMatchObject({ method: 'editMessageText' })
  })

  it('holds for a day', async () => {
    const id = await chat.newDraftId(db())
    await then(saved(id, 1))
    await act(`update drafts set until = now() - interval '1 minute' where id = ${id}`)
    expect(await then()).toEqual([])
    expect(await chat.howEnded(db(), 10, id)).toBe('expired')
  })

  it('knows the message that shows it, once that was sent; what is about it then finds its message', async () => {
    const id = await chat.newDraftId(db())
    await then(saved(id, 1))
    await chat.putOut(
      db(),
      ['sendMessage', 'editMessageText'].map((method) => ({ chatId: 10, method, payload: {}, draft: id })),
    )
    const first = await chat.takeOut(db(), 'a')
    expect(first).toMatchObject({ method: 'sendMessage', draft: id, live: null })
    const next = await chat.endOut(db(), 'a', first ?? never(), { is: 'sent', live: 77 })
    expect(next).toMatchObject({ method: 'editMessageText', draft: id, live: 77 })
    await chat.endOut(db(), 'a', next ?? never(), { is: 'sent' })
    expect(await chat.draftById(db(), 10, id)).toMatchObject({ messageId: 77 })
  })
})

const never = (): never => {
  throw new Error('nothing is in hand')
}

describe('a follower', () => {
  /** What is above the horizon, of any transaction of the server, is heard a moment later. */
  const heard = (name: string) =>
    vi.waitFor(async () => {
      const fresh = await chat.freshEvents(db(), 'f', [name])
      if (!fresh?.last) throw new Error('nothing is heard yet')
      return fresh
    }, 60_000)

  it('hears what comes after it began, moves with what was done about it, and skips nothing that commits late', async () => {
    await settled(shop.fresh.config)
    await chat.startFollowing(db(), 'f')
    const { version } = await shop.do('preferences.get', {}, { actor: shop.user })
    await shop.do('preferences.edit', { version, haptics: false }, { actor: shop.user })
    const fresh = await heard('user.changed')
    expect(fresh.items.map((one) => one.entityId)).toEqual([shop.user.userId, shop.user.userId])
    if (fresh.last) await chat.putOut(db(), [], { name: 'f', ...fresh.last })
    expect(await chat.freshEvents(db(), 'f', ['user.changed'])).toEqual({ items: [], last: null })
    await shop.do('customers.create', { name: 'Quieta' })
    expect((await heard('user.changed')).items).toEqual([])
    await chat.startFollowing(db(), 'f')
    expect((await heard('customer.created')).items).toMatchObject([{ name: 'customer.created' }])
  })
})
