// Erasing somebody leaves others' work whole: whatever the name is, however much is kept, and nobody else is held meanwhile.
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { step } from '#database/step.ts'
import * as chat from '#domain/chat/index.ts'
import type { Actor } from '#domain/operation.ts'
import { upsertUser } from '#domain/users/index.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterEach(() => shop.expectSound())
afterAll(() => shop.close())

let acts = 0
const act = (text: string) => shop.database.run([step(`test.erasure_of_others:${++acts}`, text)], {})

let last = 60_000_000
async function somebody(name: string) {
  const telegramId = ++last
  const met = await upsertUser(shop.runtime, { telegramId, name, language: 'pt-BR' })
  const actor: Actor = { userId: met.id, role: 'user', sessionId: null, language: 'pt-BR' }
  return { actor, telegramId, erase: () => shop.run('me.erase', { confirm: name }, { actor }) }
}
const account = (name: string, userId?: number) =>
  shop.do('customers.create', { name, ...(userId ? { userId } : {}) }, { actor: shop.owner })

describe('who is called as a word of the shop is', () => {
  const WORDS = [
    'un',
    'pix',
    'open',
    'items',
    'rows',
    'name',
    'true',
    'True',
    '12',
    'text',
    'bold',
    'chat_id',
    'known',
  ]

  it('takes no answer along that others may ask for again, nor its product', async () => {
    const product = await shop.product([[900, 50]], { price: 500, name: 'rosa' })
    const input = {
      items: [{ productId: product, quantity: 1 }],
      payments: [{ amount: 500, method: 'pix' }],
    }
    const once = { intentKey: 'http:words' }
    const first = await shop.run('sales.create', input, once)
    for (const name of WORDS) await (await somebody(name)).erase()
    const again = await shop.run('sales.create', input, once)
    expect([again.replayed, again.value]).toEqual([true, first.value])
    // What cannot be told from a name goes as a name; the answer stands for what was done all the same.
    await (await somebody('rosa')).erase()
    const masked = await shop.run('sales.create', input, once)
    expect([masked.replayed, masked.value.id, masked.value.total]).toEqual([true, first.value.id, 500])
  })

  it('cancels no draft, takes no list along, and breaks no message that waits', async () => {
    const body = {
      buyer: { is: 'nobody' },
      lines: [{ product: { id: 9, name: 'Rosa' }, unit: 'un' }],
      money: { is: 'pix' },
    }
    const asks = {
      operation: 'sales.create',
      input: { items: [] },
      choices: { method: [{ id: 'pix', name: 'Pix' }] },
    }
    await act(`insert into drafts (chat_id, user_id, kind, body, asks, card, until)
      values (222, ${shop.staff.userId}, 'buy', '${JSON.stringify(body)}', '${JSON.stringify(asks)}', '{"open": true}', now() + interval '1 day')`)
    const list = await shop.do(
      'imports.create',
      { kind: 'customers', text: 'nome;telefone\nAlda;11999\n' },
      { actor: shop.owner },
    )
    const payload = {
      chat_id: 111,
      text: 'são 12 un: True',
      entities: [{ type: 'bold', offset: 0, length: 3 }],
      reply_markup: { inline_keyboard: [[{ text: 'pix', callback_data: 'pix:12' }]] },
      disable_notification: true,
    }
    await chat.putOut(shop.database, [{ chatId: 111, method: 'sendMessage', payload }])
    for (const name of [...WORDS, 'Rosa']) await (await somebody(name)).erase()
    expect(
      await shop.look(
        `select count(*) from drafts where user_id = ${shop.staff.userId} and settled_at is null`,
      ),
    ).toBe(1)
    expect((await shop.do('imports.get', { id: list.id }, { actor: shop.owner })).creates).toBe(1)
    const waits = await shop.look<typeof payload>(`select payload from outbox where chat_id = 111`)
    expect(waits).toEqual({
      ...payload,
      text: 'são •• ••: ••••',
      reply_markup: { inline_keyboard: [[{ text: '•••', callback_data: 'pix:12' }]] },
    })
  })
})

describe('of what others keep of them', () => {
  it('an open list loses their lines alone, and is done as it is shown then', async () => {
    const { actor, erase } = await somebody('Ana')
    const { id } = await account('Ana da feira', actor.userId)
    const text = 'nome;telefone\nAna Souza;119\nana;118\nAna da feira;117\nBento;116\n'
    const list = await shop.do('imports.create', { kind: 'customers', text }, { actor: shop.owner })
    expect([list.rows, list.creates, list.changes]).toEqual([4, 3, 1])
    await erase()
    const left = await shop.do('imports.get', { id: list.id }, { actor: shop.owner })
    expect([left.rows, left.creates, left.changes]).toEqual([2, 2, 0])
    expect(left.items.map(({ name }) => name)).toEqual(['Ana Souza', 'Bento'])
    const commit = () =>
      shop.run('imports.commit', { id: list.id, creates: 2, changes: 0 }, { actor: shop.owner })
    await expect(commit()).rejects.toMatchObject({ code: 'wrong_state' })
    await commit()
    expect((await shop.do('customers.get', { id })).name).toBe(`Cliente apagado ${id}`)
  })

  it('a draft for their account goes, by whatever name', async () => {
    const { actor, erase } = await somebody('Nonô')
    const { id } = await account('Norberto', actor.userId)
    for (const buyer of [
      { is: 'known', id, name: 'Outro', due: 0 },
      { is: 'new', name: 'NONÔ' },
      { is: 'known', id: id + 1, name: 'Nonô', due: 0 },
    ])
      await act(`insert into drafts (chat_id, user_id, kind, body, asks, until)
        values (333, ${shop.staff.userId}, 'buy', '${JSON.stringify({ buyer })}', '{}', now() + interval '1 day')`)
    await erase()
    expect(
      await shop.look(
        `select json_agg(body #> '{buyer,id}') from drafts where chat_id = 333 and body <> '{}'`,
      ),
    ).toEqual([id + 1])
  })

  it('what waits in a group for them alone goes; a name after a new line is no more', async () => {
    const { telegramId, erase } = await somebody('Zuleica')
    const send = (payload: object) => ({
      chatId: -5,
      method: 'sendMessage',
      payload: { chat_id: -5, ...payload },
    })
    await chat.putOut(shop.database, [
      send({ text: 'no privado', ephemeral_message_parameters: { receiver_user_id: telegramId } }),
      send({ text: 'Pediram:\nZuleica', caption: 'É "Zuleica" \\ Zuleicas' }),
    ])
    await erase()
    expect(await shop.look(`select json_agg(payload) from outbox where chat_id = -5`)).toEqual([
      { chat_id: -5, text: 'Pediram:\n•••••••', caption: 'É "•••••••" \\ Zuleicas' },
    ])
  })
})

describe('while somebody is erased', () => {
  const other = async <T>(work: (client: Client) => Promise<T>): Promise<T> => {
    const client = new Client(shop.fresh.config)
    await client.connect()
    try {
      await client.query('begin')
      return await work(client)
    } finally {
      await client.query('rollback')
      await client.end()
    }
  }
  const waiting = () =>
    vi.waitFor(
      async () =>
        expect(
          await shop.look<number>(
            `select count(*) from pg_locks l join pg_stat_activity a using (pid) where not l.granted and a.datname = current_database()`,
          ),
        ).toBeGreaterThan(0),
      { timeout: 60_000, interval: 20 },
    )

  it('nobody is held while answers are looked through, not they themselves', async () => {
    const { actor, erase } = await somebody('Iara')
    const gone = await other(async (client) => {
      await client.query('lock table requests in access exclusive mode')
      const erased = erase()
      await waiting()
      await client.query(
        `select from users where id in (${actor.userId}, ${shop.owner.userId}) for update nowait`,
      )
      await client.query('rollback')
      return erased
    })
    expect(gone.value).toBeNull()
  })

  it('no owner is held where they are none', async () => {
    const { actor, erase } = await somebody('Jacira')
    await other(async (client) => {
      await client.query(`select from users where id = ${actor.userId} for update`)
      const erased = erase()
      await waiting()
      await client.query(`select from users where id = ${shop.owner.userId} for update nowait`)
      await client.query('rollback')
      expect((await erased).value).toBeNull()
    })
  })

  it('what was answered of them since they were looked for is found too', async () => {
    const { actor, erase } = await somebody('Moema')
    const { id } = await account('Moema', actor.userId)
    await other(async (client) => {
      await client.query(`select from users where id = ${actor.userId} for update`)
      const erased = erase()
      await waiting()
      await client.query('commit')
      await shop.run('customers.edit', { id, version: 1, note: 'x' }).catch(() => {})
      await erased
    })
    expect(await shop.look(`select count(*) from requests where answer::text like '%Moema%'`)).toBe(0)
  })
})
