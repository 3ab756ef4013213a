// The chat's rows: nothing that came in or must go out is lost, done twice, or overtaken, with several workers and with one that dies.
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { step } from '#database/step.ts'
import * as chat from '#domain/chat/index.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())
const act = async (text: string) => {
  await shop.database.run([step(`chat.${text}`.slice(0, 60), text)], {})
}
beforeEach(() => act('truncate updates, outbox, leases, questions, followers'))

const db = () => shop.database
const expire = () => act(`update leases set until = now() - interval '1 second'`)

describe('the inbox', () => {
  const keep = (...updates: [number, number | null][]) =>
    chat.keepUpdates(
      db(),
      updates.map(([id, chatId]) => ({ id, chat: chatId, body: { n: id } })),
    )

  it('gives each chat to one worker, its updates in order, each once, also when it comes twice', async () => {
    await keep([3, 10], [1, 10], [2, 20], [1, 10], [9, null])
    await keep([1, 10])
    expect(await chat.leaseChat(db(), 'a')).toBe(10)
    expect(await chat.leaseChat(db(), 'b')).toBe(20)
    expect(await chat.leaseChat(db(), 'c')).toBeUndefined()
    expect(await chat.nextUpdate(db(), 10)).toMatchObject({ updateId: 1, body: { n: 1 }, attempts: 1 })
    await chat.doneUpdate(db(), 1)
    expect((await chat.nextUpdate(db(), 10))?.updateId).toBe(3)
    expect(await chat.chatFigures(db())).toEqual({ inbox: 2, outbox: 0, failed: 0 })
  })

  it('a worker that died leaves its chat to the next, which knows that it was tried', async () => {
    await keep([1, 10])
    await chat.leaseChat(db(), 'a')
    await chat.nextUpdate(db(), 10)
    await expire()
    expect(await chat.leaseChat(db(), 'b')).toBe(10)
    expect((await chat.nextUpdate(db(), 10))?.attempts).toBe(2)
    await chat.dropLease(db(), 'chat:10', `${chat.HOLDER}:a`)
    expect(await chat.takeLease(db(), 'chat:10', 'somebody')).toBe(false)
    await chat.dropLease(db(), 'chat:10', `${chat.HOLDER}:b`)
    expect(await chat.takeLease(db(), 'chat:10')).toBe(true)
    expect(await chat.takeLease(db(), 'chat:10')).toBe(true)
  })
})

describe('the outbox', () => {
  const say = (chatId: number, text: string) => ({ chatId, method: 'sendMessage', payload: { text } })

  it('stores what goes out with the update’s end, or neither', async () => {
    await chat.keepUpdates(db(), [{ id: 5, chat: 10, body: {} }])
    const question = await chat.openQuestion(db(), 10, shop.user.userId, { of: 'x' })
    await chat.putOut(db(), [say(10, 'one')], { updateId: 5, questionId: question })
    expect(await chat.chatFigures(db())).toEqual({ inbox: 0, outbox: 1, failed: 0 })
    expect(await chat.currentQuestion(db(), 10)).toBeUndefined()
    await chat.putOut(db(), [])
    expect((await chat.chatFigures(db()))['outbox']).toBe(1)
  })

  it('sends a chat’s calls in order; one that must wait holds back those behind it, of its chat alone', async () => {
    await chat.putOut(db(), [say(10, 'one'), say(10, 'two'), say(20, 'other')])
    expect(await chat.leaseOut(db(), 'a')).toBe(10)
    const one = await chat.nextOut(db(), 10)
    expect(one).toMatchObject({ chatId: 10, method: 'sendMessage', payload: { text: 'one' }, attempts: 0 })
    await chat.retryOut(db(), one?.id ?? 0, 60, '429')
    expect(await chat.nextOut(db(), 10)).toBeUndefined()
    await expire()
    expect(await chat.leaseOut(db(), 'a')).toBe(20)
    expect(await chat.leaseOut(db(), 'b')).toBeUndefined()
    await act('update outbox set next_at = now()')
    expect(await chat.leaseOut(db(), 'b')).toBe(10)
    await chat.sentOut(db(), one?.id ?? 0)
    const two = await chat.nextOut(db(), 10)
    expect(two?.payload).toEqual({ text: 'two' })
    await chat.failOut(db(), two?.id ?? 0, 'blocked')
    expect(await chat.nextOut(db(), 10)).toBeUndefined()
    expect(await chat.chatFigures(db())).toEqual({ inbox: 0, outbox: 1, failed: 1 })
  })

  it('what nobody asks for any more is pruned, and nothing that waits', async () => {
    await chat.keepUpdates(
      db(),
      [1, 2].map((id) => ({ id, chat: 10, body: {} })),
    )
    await chat.doneUpdate(db(), 1)
    await chat.putOut(db(), [say(10, 'sent'), say(10, 'waits')])
    await chat.sentOut(db(), (await chat.nextOut(db(), 10))?.id ?? 0)
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

describe('a question', () => {
  it('is one a chat, goes further, and ends when it is answered, closed, or a day old', async () => {
    const first = await chat.openQuestion(db(), 10, shop.user.userId, { n: 1 })
    const second = await chat.openQuestion(db(), 10, shop.user.userId, { n: 2 })
    expect(await chat.currentQuestion(db(), 10)).toEqual({ id: second, draft: { n: 2 } })
    expect(await chat.questionOf(db(), 10, first)).toMatchObject({ open: false, settled: true })
    expect(await chat.questionOf(db(), 11, second)).toBeUndefined()
    await chat.updateQuestion(db(), second, { n: 3 })
    await chat.updateQuestion(db(), first, { n: 9 })
    expect(await chat.questionOf(db(), 10, second)).toMatchObject({ draft: { n: 3 }, open: true })
    await act(`update questions set until = now() - interval '1 minute' where id = ${second}`)
    expect(await chat.questionOf(db(), 10, second)).toMatchObject({ open: false, settled: false })
    expect(await chat.closeQuestion(db(), 10)).toBe(true)
    expect(await chat.closeQuestion(db(), 10)).toBe(false)
  })
})

describe('a follower', () => {
  /** What is above the horizon, of any transaction of the server, is heard a moment later. */
  const heard = (name: string) =>
    vi.waitFor(async () => {
      const fresh = await chat.freshEvents(db(), 'f', [name])
      if (!fresh?.last) throw new Error('nothing is heard yet')
      return fresh
    }, 5000)

  it('hears what comes after it began, moves with what was done about it, and skips nothing that commits late', async () => {
    await chat.startFollowing(db(), 'f')
    const { version } = await shop.do('preferences.get', {}, { actor: shop.user })
    await shop.do('preferences.edit', { version, haptics: false }, { actor: shop.user })
    const fresh = await heard('user.changed')
    expect(fresh.items.map((one) => one.entityId)).toEqual([shop.user.userId, shop.user.userId])
    if (fresh.last) await chat.putOut(db(), [], { follower: { name: 'f', ...fresh.last } })
    expect(await chat.freshEvents(db(), 'f', ['user.changed'])).toEqual({ items: [], last: null })
    await shop.do('customers.create', { name: 'Quieta' })
    expect((await heard('user.changed')).items).toEqual([])
    await chat.startFollowing(db(), 'f')
    expect((await heard('customer.created')).items).toMatchObject([{ name: 'customer.created' }])
  })
})
