// Erasing people of every kind: what the shop held of them stands in no table any more, and every sum stands.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { step } from '#database/step.ts'
import * as chat from '#domain/chat/index.ts'
import type { Actor, Role } from '#domain/operation.ts'
import { applyOwners, openSession, upsertUser } from '#domain/users/index.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
let goods: number
beforeAll(async () => {
  shop = await TestShop.open()
  goods = await shop.product([[900, 200]], { price: 500, name: 'pão de queijo' })
})
afterEach(() => shop.expectSound())
afterAll(() => shop.close())

let acts = 0
const act = (text: string) => shop.database.run([step(`test.erasure:${++acts}`, text)], {})

let last = 70_000_000
/** A word that nothing else holds. */
const word = (start: string) => `${start}${(++last).toString(36)}q`

interface Somebody {
  readonly actor: Actor
  readonly name: string
  readonly words: readonly string[]
  readonly telegramId: number
}

async function somebody(role: Role = 'user'): Promise<Somebody> {
  const [name, username] = [`${word('Nome')} ${word('Sobre')}`, word('user')]
  const telegramId = ++last
  const met = await upsertUser(shop.runtime, { telegramId, name, username, language: 'pt-BR' })
  if (role !== 'user') await shop.do('users.edit', { id: met.id, version: 1, role }, { actor: shop.owner })
  const [address, client] = [`198.51.100.${last % 250}`, word('Browser')]
  await openSession(shop.runtime, met.id, { address, client, hours: 1 })
  const from = { address: word('2001:db8::'), client: word('Cliente'), requestId: crypto.randomUUID() }
  const actor: Actor = { userId: met.id, role, sessionId: null, language: 'pt-BR', from }
  await shop.do('preferences.edit', { version: 1, haptics: false }, { actor })
  return {
    actor,
    name,
    telegramId,
    words: [...name.split(' '), username, String(telegramId), client, from.address, from.client],
  }
}

/** What a chat, drafts and lists may hold of them, as they are in the middle of something, and staff of something about them. */
async function inTheMiddle({ actor, name, telegramId, words }: Somebody) {
  const message = (text: string) => ({
    message: { from: { id: telegramId, first_name: name }, chat: { id: telegramId }, text },
  })
  await chat.keepUpdates(shop.database, [
    { id: ++last, chat: telegramId, body: message('oi') },
    { id: ++last, chat: -100, body: message('no grupo') },
  ])
  await act(
    `update updates set done_at = now(), body = '{}' where update_id = (select max(update_id) from updates where chat_id = ${telegramId})`,
  )
  await chat.keepRecording(
    shop.database,
    { chatId: telegramId, updateId: ++last },
    { message: message('voz').message },
    { waiting: 5, hourly: 5 },
  )
  await act(`insert into closed_chats (chat_id) values (${telegramId})`)
  await act(`insert into edits_told (chat_id, message_id) values (${telegramId}, 1)`)
  await act(`insert into leases (name, holder, until) values ('chat:${telegramId}', 'x', now())`)
  const text = (to: number) => ({
    chatId: to,
    method: 'sendMessage',
    payload: { text: `${name} deve 10`, entities: [{ type: 'bold', offset: 0, length: name.length }] },
  })
  await act(`delete from closed_chats where chat_id = 222`)
  await chat.putOut(shop.database, [text(222), text(111)])
  await act(
    `insert into outbox (chat_id, method, payload) values (${telegramId}, 'sendMessage', '{"text": "oi"}')`,
  )
  for (const [userId, body] of [
    [actor.userId, `{"note": "${words[0]}"}`],
    [shop.staff.userId, JSON.stringify({ customer: { id: 1, name }, typed: name.toUpperCase() })],
  ] as const)
    await act(`insert into drafts (chat_id, user_id, kind, body, asks, card, until)
      values (${userId === actor.userId ? telegramId : 222}, ${userId}, 'buy', '${body}', '{}', '{"text": "Para ${name}"}', now() + interval '1 day') returning id`)
  await act(
    `insert into questions (chat_id, user_id, draft, until) values (${telegramId}, ${actor.userId}, '{"x": "${name}"}', now())`,
  )
  await act(`insert into imports (actor_id, kind, list, rows, creates, changes, same, errors, items, digest)
    values (${shop.owner.userId}, 'customers', '{"rows": [{"line": 2, "cells": {"name": "${name}"}}]}', 1, 1, 0, 0, '[]', '[{"line": 2, "name": "${name}"}]', 'd')`)
}

/** Buys, pays, is written about, renamed, voided; known to the shop as a customer under another name than in Telegram. */
async function known(person: Somebody) {
  const [full, phone, note] = [`${word('Conta')} Prado`, `+5511${++last}`, word('nota')]
  const first = word('Antes')
  const made = await shop.do(
    'customers.create',
    { name: first, phone, note, userId: person.actor.userId },
    { actor: shop.owner },
  )
  await shop.do('customers.edit', { id: made.id, version: 1, name: full }, { intentKey: word('key') })
  const texts = ['venda', 'paga', 'anula', 'troca'].map(word)
  const sale = (note?: string) =>
    shop.do('sales.create', {
      customerId: made.id,
      items: [{ productId: goods, quantity: 2 }],
      ...(note ? { note } : {}),
    })
  const [one, two] = [await sale(texts[0] ?? ''), await sale()]
  await shop.do('sales.void', { id: two.id, reason: texts[2] })
  const wrong = await shop.do('payments.create', {
    customerId: made.id,
    amount: 100,
    method: 'pix',
    note: texts[1],
  })
  await shop.do('payments.void', { id: wrong.id, reason: texts[3] })
  await shop.do('payments.create', { customerId: made.id, amount: one.total, method: 'pix', note: texts[1] })
  const invited = word('Convite')
  await shop.do('invites.create', { role: 'user', name: invited }, { actor: shop.owner })
  await act(
    `update invites set used_by_id = ${person.actor.userId}, used_at = now() where name = '${invited}'`,
  )
  return {
    id: made.id,
    sale: one.id,
    words: [full.split(' ')[0] ?? '', first, phone, note, invited, ...texts],
  }
}

/** Tables in which one of the words stands, as `table: word`. */
async function left(words: readonly string[]): Promise<string[]> {
  const tables = await shop.look<string[]>(
    `select json_agg(table_name order by 1) from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  )
  const found: string[] = []
  for (const table of tables)
    for (const one of words)
      if (
        await shop.look<boolean>(
          `select to_json(exists (select from "${table}" t where t::text ilike '%${one}%'))`,
        )
      )
        found.push(`${table}: ${one}`)
  return found
}

const sums = () =>
  shop.look(`select json_build_array((select sum(total) from sales), (select count(*) from sales), (select sum(amount) from payments),
    (select sum(amount) from charges), (select sum(amount) from allocations), (select sum(due) from customers), (select sum(remaining) from lots))`)
const erase = ({ actor, name }: Somebody) => shop.run('me.erase', { confirm: name }, { actor })
const version = (id: number) => shop.look<number>(`select version from users where id = ${id}`)

describe('who is erased', () => {
  it('a customer is in no table any more, in no case; the ledger has a mark, and every sum stands', async () => {
    const person = await somebody()
    const customer = await known(person)
    await inTheMiddle(person)
    const words = [...person.words, ...customer.words]
    const before = await left(words)
    for (const one of words) expect(before.join(' ')).toContain(one)
    const books = await sums()
    await erase(person)
    expect(await left(words)).toEqual([])
    expect(await sums()).toEqual(books)
    expect((await shop.do('sales.get', { id: customer.sale })).customer).toEqual({
      id: customer.id,
      name: `Cliente apagado ${customer.id}`,
    })
    // What is told to others still arrives, as long as it was.
    const told = await shop.look<{ text: string }>(
      `select payload from outbox where chat_id = 222 order by id desc limit 1`,
    )
    expect(told.text).toMatch(/^•+ deve 10$/)
    expect(told.text).toHaveLength(`${person.name} deve 10`.length)
  })

  it.each(['admin', 'owner'] as const)('of an %s what they did stays, by a mark', async (role) => {
    const person = await somebody(role)
    const { actor } = person
    await inTheMiddle(person)
    const sale = await shop.do(
      'sales.create',
      { customerName: word('Fregues'), items: [{ productId: goods, quantity: 1 }] },
      { actor },
    )
    await shop.do('stock.adjust', { productId: goods, delta: -1, reason: 'quebrou' }, { actor })
    const invite = await shop.do('invites.create', { role: 'user' }, { actor })
    await shop.do('sales.void', { id: sale.id, reason: 'engano' }, { actor: shop.owner })
    const books = await sums()
    await shop.do(
      'users.remove',
      { id: actor.userId, version: await version(actor.userId) },
      { actor: shop.owner },
    )
    expect(await left(person.words)).toEqual([])
    expect(await sums()).toEqual(books)
    const mark = `Equipe apagada ${actor.userId}`
    expect((await shop.do('sales.get', { id: sale.id })).seller).toEqual({ id: actor.userId, name: mark })
    const { items } = await shop.do('activities.list', { actorId: actor.userId }, { actor: shop.owner })
    expect(items.map((one) => [one.actor.name, one.address])).toEqual(items.map(() => [mark, null]))
    expect(items.length).toBeGreaterThan(2)
    expect(
      (await shop.do('invites.list', {}, { actor: shop.owner })).items.find(({ id }) => id === invite.id)
        ?.state,
    ).toBe('revoked')
    for (const list of ['users.list', 'people.list'] as const)
      expect(JSON.stringify(await shop.all(list, {}, shop.owner))).not.toContain(mark)
    expect((await shop.refusal('users.get', { id: actor.userId }, { actor: shop.owner })).code).toBe(
      'not_found',
    )
  })

  it('who is a customer without an account, or never did anything, goes alike', async () => {
    const person = await somebody()
    await inTheMiddle(person)
    await erase(person)
    expect(await left(person.words)).toEqual([])
    expect(await shop.look(`select to_json(name) from users where id = ${person.actor.userId}`)).toBe(
      `Pessoa apagada ${person.actor.userId}`,
    )
  })

  it('staff whose name is short, odd, or part of others’ words takes nothing of theirs along', async () => {
    const person = await somebody()
    const odd = 'Jo (a|b) "x" \\d'
    await shop.do('users.edit', { id: person.actor.userId, version: 1, name: odd }, { actor: shop.owner })
    await act(`insert into drafts (chat_id, user_id, kind, body, asks, until)
      values (222, ${shop.staff.userId}, 'buy', '{"name": "Joana ab"}', '{}', now() + interval '1 day') returning id`)
    await shop.do('me.erase', { confirm: odd }, { actor: person.actor })
    expect(
      await shop.look(`select count(*) from drafts where body->>'name' = 'Joana ab' and settled_at is null`),
    ).toBe(1)
    expect(await left([odd.replace('\\', '\\\\')])).toEqual([])
  })
})

describe('erasing', () => {
  it('is no slip: the name must be one’s own, as it is written', async () => {
    const person = await somebody()
    for (const confirm of ['', 'sim', person.name.toUpperCase(), 'Olga'])
      expect(
        (await shop.refusal('me.erase', { confirm }, { actor: person.actor })).details.errors?.[0],
      ).toMatchObject({ path: 'confirm' })
    expect(await left([person.words[0] ?? ''])).not.toEqual([])
  })

  it('waits while money is open, whoever owes', async () => {
    const person = await somebody()
    const customer = await known(person)
    const sale = await shop.do('sales.create', {
      customerId: customer.id,
      items: [{ productId: goods, quantity: 1 }],
    })
    const refused = async () => {
      for (const { code, details } of [
        await shop.refusal('me.erase', { confirm: person.name }, { actor: person.actor }),
        await shop.refusal(
          'users.remove',
          { id: person.actor.userId, version: await version(person.actor.userId) },
          { actor: shop.owner },
        ),
      ])
        expect([code, details.state, details.due, details.credit]).toEqual([
          'wrong_state',
          'owing',
          due,
          credit,
        ])
    }
    let [due, credit] = [500, 0]
    await refused()
    await shop.do('payments.create', { customerId: customer.id, amount: 500, method: 'pix' })
    await shop.do('sales.void', { id: sale.id, reason: 'devolveu' })
    ;[due, credit] = [0, 500]
    await refused()
    await shop.do('sales.create', { customerId: customer.id, items: [{ productId: goods, quantity: 1 }] })
    await erase(person)
  })

  it('leaves the shop an owner, and is stale where the person was edited meanwhile', async () => {
    expect((await shop.refusal('me.erase', { confirm: 'Olga' }, { actor: shop.owner })).code).toBe(
      'last_owner',
    )
    const { owner } = shop
    expect(
      (
        await shop.refusal(
          'users.remove',
          { id: owner.userId, version: await version(owner.userId) },
          { actor: owner },
        )
      ).code,
    ).toBe('last_owner')
    const person = await somebody()
    await shop.do('users.edit', { id: person.actor.userId, version: 1, role: 'admin' }, { actor: owner })
    expect(
      (await shop.refusal('users.remove', { id: person.actor.userId, version: 1 }, { actor: owner })).code,
    ).toBe('version_conflict')
  })

  it('two at once are one; again there is nobody', async () => {
    const person = await somebody()
    const customer = await known(person)
    const { userId } = person.actor
    const read = await version(userId)
    const remove = () => shop.run('users.remove', { id: userId, version: read }, { actor: shop.owner })
    const outcomes = await Promise.allSettled([erase(person), remove(), remove(), erase(person)])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const one of outcomes)
      if (one.status === 'rejected')
        expect(['unauthenticated', 'not_found']).toContain((one.reason as { code: string }).code)
    expect(await left([...person.words, ...customer.words])).toEqual([])
    expect((await shop.refusal('me.erase', { confirm: person.name }, { actor: person.actor })).code).toBe(
      'unauthenticated',
    )
  })

  it('what is broken off in the middle left everything as it was', async () => {
    const person = await somebody()
    const customer = await known(person)
    await act(
      `create function test_break() returns trigger language plpgsql as $$ begin raise exception 'broken off'; end $$`,
    )
    await act(
      `create trigger test_break before update on users for each row when (new.erased_at is not null) execute function test_break()`,
    )
    const before = await left([...person.words, ...customer.words])
    await expect(erase(person)).rejects.toThrow()
    await act('drop trigger test_break on users')
    expect(await left([...person.words, ...customer.words])).toEqual(before)
    await erase(person)
    expect(await left([...person.words, ...customer.words])).toEqual([])
  })

  it('in any order with what others do at the same moment: nothing comes back', async () => {
    for (let round = 0; round < 5; round++) {
      const person = await somebody()
      const customer = await known(person)
      const read = await shop.do('customers.get', { id: customer.id })
      const again = word('Outra')
      await Promise.allSettled([
        shop.run('customers.edit', { id: customer.id, version: read.version, name: again, note: again }),
        erase(person),
        shop.run('sales.create', {
          customerId: customer.id,
          items: [{ productId: goods, quantity: 1 }],
          note: again,
        }),
        shop.run('customers.edit', { id: customer.id, version: read.version + 1, phone: again }),
      ])
      const gone = await shop.look<boolean>(
        `select to_json(erased_at is not null) from users where id = ${person.actor.userId}`,
      )
      if (!gone) {
        // The sale came first: what is owed is paid, and they go.
        const { due } = await shop.do('customers.get', { id: customer.id })
        await shop.do('payments.create', { customerId: customer.id, amount: due, method: 'pix' })
        await erase(person)
      }
      expect(await left([...person.words, ...customer.words, again])).toEqual([])
    }
  })

  it('a customer who was erased is nobody to edit, to sell to or to bring back by their mark', async () => {
    const person = await somebody()
    const { id } = await known(person)
    await erase(person)
    const read = await shop.do('customers.get', { id })
    const { code, details } = await shop.refusal('customers.edit', {
      id,
      version: read.version,
      archived: false,
    })
    expect([code, details.state]).toEqual(['wrong_state', 'erased'])
    const sale = { items: [{ productId: goods, quantity: 1 }] }
    expect((await shop.refusal('sales.create', { ...sale, customerId: id })).code).toBe('wrong_state')
    const other = await shop.do('sales.create', { ...sale, customerName: `Cliente apagado ${id}` })
    expect(other.customer?.id).not.toBe(id)
  })

  it('does not come back with money: what would leave some open in their account is refused, what leaves none is done', async () => {
    const person = await somebody()
    const { id: customerId } = await shop.do(
      'customers.create',
      { name: word('Conta'), userId: person.actor.userId },
      { actor: shop.owner },
    )
    const sale = await shop.do('sales.create', {
      customerId,
      items: [{ productId: goods, quantity: 1 }],
      payments: [{ amount: 500, method: 'cash' }],
    })
    await shop.do('sales.create', { customerId, items: [{ productId: goods, quantity: 1 }] })
    const paid = await shop.do('payments.create', { customerId, amount: 500, method: 'cash' })
    await erase(person)
    for (const [name, input] of [
      ['payments.void', { id: paid.id, reason: 'não caiu' }],
      ['sales.void', { id: sale.id, reason: 'engano', payments: 'credit' }],
    ] as const) {
      const { code, details } = await shop.refusal(name, input)
      expect([code, details.state]).toEqual(['wrong_state', 'erased'])
    }
    await shop.do('sales.void', { id: sale.id, reason: 'engano', payments: 'void' })
    expect(
      await shop.look(
        `select json_build_array(due, credit, archived_at is not null) from customers where id = ${customerId}`,
      ),
    ).toEqual([0, 0, true])
  })

  it('the key of what was done for them still stands for it, and its answer is not given again', async () => {
    const person = await somebody()
    const { id } = await known(person)
    const sale = {
      customerId: id,
      items: [{ productId: goods, quantity: 1 }],
      payments: [{ amount: 500, method: 'cash' }],
    }
    const once = { intentKey: word('http:') }
    const first = await shop.run('sales.create', sale, once)
    await erase(person)
    const count = await shop.look('select count(*) from sales')
    const { code, details } = await shop.refusal('sales.create', sale, once)
    expect([code, details.state]).toEqual(['wrong_state', 'erased'])
    expect(await shop.look('select count(*) from sales')).toBe(count)
    // Nor is an edit of them taken back with what they were called.
    expect(
      (await shop.do('undo.list', {})).items.map(({ entity, entityId }) => `${entity} ${entityId}`),
    ).not.toContain(`customer ${id}`)
    expect(first.value.total).toBe(500)
  })
})

describe('who comes back', () => {
  it('is somebody new, with none of it', async () => {
    const person = await somebody()
    await known(person)
    await erase(person)
    const met = await upsertUser(shop.runtime, {
      telegramId: person.telegramId,
      name: 'De volta',
      language: 'en',
    })
    expect(met).toMatchObject({ name: 'De volta', role: 'user', language: 'en' })
    expect(met.id).not.toBe(person.actor.userId)
    const actor: Actor = { userId: met.id, role: 'user', sessionId: null, language: 'en' }
    expect(await shop.do('debts.mine', {}, { actor })).toEqual({
      customer: null,
      due: 0,
      credit: 0,
      sales: [],
    })
  })

  it('an owner whom OWNER_IDS names is none, at a meeting or a start, also by the secret before; the log asks to take the id out', async () => {
    const person = await somebody('owner')
    const warned: object[] = []
    const named = (sealKeys = shop.runtime.sealKeys) => ({
      ...shop.runtime,
      sealKeys,
      shop: { ...shop.runtime.shop, ownerIds: [5, person.telegramId] },
      log: { ...shop.runtime.log, warn: (details: object) => void warned.push(details) },
    })
    await shop.do(
      'users.remove',
      { id: person.actor.userId, version: await version(person.actor.userId) },
      { actor: shop.owner },
    )
    expect(await left([String(person.telegramId)])).toEqual([])
    const again = { telegramId: person.telegramId, name: 'De volta', language: 'pt-BR' as const }
    expect((await upsertUser(named(), again)).role).toBe('user')
    await applyOwners(named())
    const fresh = Buffer.alloc(32, 7)
    await applyOwners(named([fresh, ...shop.runtime.sealKeys]))
    await applyOwners(named([fresh])) // the secret before is gone
    expect((await upsertUser(named([fresh]), again)).role).toBe('user')
    expect(warned).toEqual([{ places: [2] }, { places: [2] }, { places: [2] }])
    expect((await upsertUser(named(), { ...again, telegramId: 5 })).role).toBe('owner')
    await act(`update users set role = 'user' where telegram_id = 5`)
  })
})
