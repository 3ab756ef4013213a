// People: how they are met and named, what owners decide, what each chooses, and that the shop never loses its last owner.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askedOf } from '#commands/asked.ts'
import { step } from '#database/step.ts'
import type { DomainError } from '#domain/errors.ts'
import type { Actor, Role } from '#domain/operation.ts'
import { pruneKernel } from '#domain/prune.ts'
import {
  applyOwners,
  languageOf,
  openSession,
  peopleNames,
  personById,
  proofOf,
  upsertUser,
} from '#domain/users/index.ts'
import { isACustomer, sessionOf } from '#domain/users/session-view.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())

let last = 5000
const person = (more = {}) => ({
  telegramId: ++last,
  name: 'Nina',
  username: null,
  language: 'en' as const,
  ...more,
})
const read = (id: number) => shop.do('users.get', { id }, { actor: shop.owner })
const edit = async (id: number, change: object, actor = shop.owner) =>
  shop.run('users.edit', { id, version: (await read(id)).version, ...change }, { actor })

describe('meeting', () => {
  it('the first time makes a user; later ones keep them as Telegram shows them, without a write a second', async () => {
    const one = person({ name: ' Zoé  \u0007 ', username: 'zoe' })
    const met = await upsertUser(shop.runtime, one)
    expect(met).toMatchObject({ name: 'Zoé', role: 'user', language: 'en', disabled: false, username: 'zoe' })
    const { rev } = await read(met.id)
    await upsertUser(shop.runtime, one)
    expect((await read(met.id)).rev).toBe(rev)
    await upsertUser(shop.runtime, { ...one, name: 'Zoé Lima', language: 'pt-BR' })
    expect(await read(met.id)).toMatchObject({ name: 'Zoé Lima', language: 'pt-BR', rev: rev + 1 })
    const nameless = await upsertUser(shop.runtime, person({ name: '\u0000' }))
    expect(nameless.name).toBe(String(last))
  })

  it('a username belongs to whoever was last seen with it', async () => {
    const first = await upsertUser(shop.runtime, person({ username: 'lia' }))
    const second = await upsertUser(shop.runtime, person({ username: 'Lia' }))
    expect([(await read(first.id)).username, (await read(second.id)).username]).toEqual([null, 'Lia'])
  })

  it('who loses a username is told of it like of every change', async () => {
    const first = await upsertUser(shop.runtime, person({ username: 'duda' }))
    await upsertUser(shop.runtime, person({ username: 'duda' }))
    const { rev } = await read(first.id)
    const told = await shop.look<number>(
      `select count(*) from events where entity = 'user' and entity_id = ${first.id} and rev = ${rev}`,
    )
    expect(told).toBe(2) // to owners, and to the person
  })

  it('what is not said is kept as it was', async () => {
    const one = person({ name: 'Duda', username: 'dudinha' })
    const { id } = await upsertUser(shop.runtime, one)
    expect(await upsertUser(shop.runtime, { telegramId: one.telegramId }, 'admin')).toMatchObject({
      name: 'Duda',
      username: 'dudinha',
      language: 'en',
      role: 'admin',
    })
    await upsertUser(shop.runtime, { ...one, name: '' })
    expect((await read(id)).name).toBe('Duda')
  })

  it('a long name is cut between characters', async () => {
    const met = await upsertUser(shop.runtime, person({ name: `a${'😀'.repeat(130)}` }))
    expect(met.name).toBe(`a${'😀'.repeat(119)}`)
  })

  it('twenty first meetings at once are one person', async () => {
    const one = person()
    const all = await Promise.all(Array.from({ length: 20 }, () => upsertUser(shop.runtime, one)))
    expect(new Set(all.map((met) => met.id)).size).toBe(1)
  })

  it('what an owner named and a person chose stays, whatever Telegram shows', async () => {
    const one = person()
    const { id } = await upsertUser(shop.runtime, one)
    await edit(id, { name: 'Nina do Bairro' })
    const actor: Actor = { userId: id, role: 'user', sessionId: null, language: 'en' }
    await shop.run('preferences.edit', { version: 1, language: 'pt-BR' }, { actor })
    await upsertUser(shop.runtime, { ...one, name: 'Outra', language: 'en' })
    expect(await read(id)).toMatchObject({ name: 'Nina do Bairro', language: 'pt-BR' })
  })

  it('OWNER_IDS makes owners, of those met before too, until an owner decides otherwise', async () => {
    const one = person()
    const { id, role } = await upsertUser(shop.runtime, one)
    const runtime = { ...shop.runtime, shop: { ...shop.runtime.shop, ownerIds: [one.telegramId] } }
    expect(role).toBe('user')
    expect(await applyOwners(runtime)).toBe(true)
    expect((await read(id)).role).toBe('owner')
    await edit(id, { role: 'admin' })
    await applyOwners(runtime)
    expect((await upsertUser(runtime, one)).role).toBe('admin')
    const fresh = person()
    const soon = { ...shop.runtime, shop: { ...shop.runtime.shop, ownerIds: [fresh.telegramId] } }
    expect((await upsertUser(soon, fresh)).role).toBe('owner')
    await edit((await upsertUser(soon, fresh)).id, { role: 'user' })
    expect(await applyOwners(shop.runtime)).toBe(true)
  })

  it('speaks Portuguese where Telegram does, English otherwise', () => {
    expect(['pt', 'pt-br', 'PT-PT', 'es', undefined].map((code) => languageOf(code))).toEqual([
      'pt-BR',
      'pt-BR',
      'pt-BR',
      'en',
      'en',
    ])
  })
})

describe('the last owner', () => {
  it('can neither be demoted nor disabled, by two at once either', async () => {
    const codes = await Promise.all([
      edit(shop.owner.userId, { role: 'user' }).catch((error: unknown) => (error as DomainError).code),
      edit(shop.owner.userId, { disabled: true }).catch((error: unknown) => (error as DomainError).code),
    ])
    expect(codes).toEqual(['last_owner', 'last_owner'])
    for (let round = 0; round < 5; round++) {
      const { id: other } = await upsertUser(shop.runtime, person())
      await edit(other, { role: 'owner' })
      const rival: Actor = { userId: other, role: 'owner', sessionId: null, language: 'en' }
      const both = await Promise.allSettled([
        edit(other, { role: 'admin' }),
        edit(shop.owner.userId, { role: 'admin' }, rival),
      ])
      expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
      expect(await shop.look(`select count(*) from users where role = 'owner' and disabled_at is null`)).toBe(
        1,
      )
      if ((await read(shop.owner.userId).catch(() => undefined))?.role !== 'owner') {
        await edit(shop.owner.userId, { role: 'owner' }, rival).catch(() => {})
        await shop.run(
          'users.edit',
          {
            id: other,
            version: (await shop.do('users.get', { id: other }, { actor: rival })).version,
            role: 'user',
          },
          { actor: shop.owner },
        )
      }
    }
  })
})

describe('a role given at login', () => {
  it('cannot take the last owner away either', async () => {
    const telegramId = await shop.look<number>(
      `select telegram_id from users where id = ${shop.owner.userId}`,
    )
    const enterAs = (role: Role) => upsertUser(shop.runtime, { telegramId }, role)
    await expect(enterAs('user')).rejects.toMatchObject({ code: 'last_owner' })
    expect((await enterAs('owner')).role).toBe('owner')
    const { id } = await upsertUser(shop.runtime, person(), 'owner')
    expect((await enterAs('admin')).role).toBe('admin')
    await enterAs('owner')
    await edit(id, { role: 'user' })
  })
})

describe('what owners decide', () => {
  it('a stale version is refused with what is there now; nobody undoes a change to themselves', async () => {
    const { id } = await upsertUser(shop.runtime, person())
    const made = await edit(id, { role: 'admin' })
    const stale = await shop.refusal('users.edit', { id, version: 1, role: 'user' }, { actor: shop.owner })
    expect(stale).toMatchObject({ code: 'version_conflict', details: { current: { role: 'admin' } } })
    const self: Actor = { userId: id, role: 'owner', sessionId: null, language: 'en' }
    await edit(id, { role: 'owner' })
    expect((await shop.refusal('undo.run', { id: made.undoId }, { actor: self })).code).toBe('not_found')
    expect((await edit(id, { name: 'Ela' }, self)).undoId).toBeNull()
    await edit(id, { role: 'user' })
    expect((await shop.refusal('users.get', { id: 99_999 }, { actor: shop.owner })).code).toBe('not_found')
    expect((await shop.refusal('users.edit', { id: 99_999, version: 1 }, { actor: shop.owner })).code).toBe(
      'not_found',
    )
  })

  it('lists find by name and username, by role and state, a page at a time', async () => {
    const { id } = await upsertUser(shop.runtime, person({ name: 'Quitéria', username: 'quiteria_x' }))
    const find = async (query: object) =>
      (await shop.do('users.list', query, { actor: shop.owner })).items.map((one) => one.id)
    expect(await find({ q: 'quiter' })).toEqual([id])
    expect(await find({ q: 'QUITERIA_X' })).toEqual([id])
    await edit(id, { disabled: true })
    expect(await find({ disabled: true })).toEqual([id])
    expect(await find({ disabled: false, q: 'quit' })).toEqual([])
    expect(await find({ role: 'owner', q: 'quit' })).toEqual([])
    expect((await shop.do('people.list', { q: 'quit' })).items).toMatchObject([{ id, role: 'user' }])
    expect((await shop.do('people.list', {})).items.length).toBeGreaterThan(3)
    expect(
      (await peopleNames.find(shop.runtime, askedOf('quiteria'))).find((one) => one.id === id)?.disabled,
    ).toBe(true)
    // The menu of who is shut out is a customer's.
    expect(await personById(shop.runtime, [id, shop.owner.userId])).toMatchObject([
      { role: 'owner' },
      { role: 'user' },
    ])
    const back = await edit(id, { disabled: false })
    expect(back.value.disabled).toBe(false)
  })
})

describe('what each chooses', () => {
  it('is theirs alone, with its own version, and told as it is', async () => {
    const mine = await shop.do('preferences.get', {}, { actor: shop.user })
    expect(mine).toMatchObject({ textSize: 1, haptics: true, layout: ['account'], start: 'home' })
    const change = { version: mine.version, textSize: 1.3, haptics: false, layout: [], start: 'more' }
    const edited = await shop.do('preferences.edit', change, { actor: shop.user })
    expect(edited).toMatchObject({ textSize: 1.3, haptics: false, layout: [], version: mine.version + 1 })
    expect((await shop.refusal('preferences.edit', change, { actor: shop.user })).details.current).toEqual(
      edited,
    )
    const twice = { version: edited.version, layout: ['recent', 'sales', 'recent'] }
    expect((await shop.refusal('preferences.edit', twice)).details.errors).toEqual([
      { path: 'layout', issue: 'twice' },
    ])
    expect((await shop.do('preferences.get', {})).layout).toEqual(['sales', 'debts', 'lowStock', 'recent'])
    expect(await shop.do('shop.get', {}, { actor: shop.user })).toMatchObject({
      name: 'Vila Nova',
      today: await shop.look('select to_json(current_date)'),
    })
  })
})

describe('sessions', () => {
  it('are renewed up to 30 days after login, listed, and ended by their own person alone', async () => {
    const from = { address: '10.0.0.9', client: 'Telegram', hours: 1 }
    const one = await openSession(shop.runtime, shop.user.userId, from)
    const proven = { sessionId: one.id, proof: proofOf(one.part) }
    const actor = { ...shop.user, ...proven }
    expect(await shop.look(`select to_json(s)::text from sessions s where id = ${one.id}`)).not.toContain(
      one.part,
    )
    const renewed = await shop.do('sessions.renew', { hours: 24 * 90 }, { actor })
    const days = (Date.parse(renewed.expiresAt) - Date.now()) / 86_400_000
    expect(days).toBeGreaterThan(29.9)
    expect(days).toBeLessThanOrEqual(30)
    const { items } = await shop.do('sessions.list', {}, { actor })
    expect(items).toMatchObject([{ id: one.id, address: '10.0.0.9', client: 'Telegram', current: true }])
    expect((await shop.refusal('sessions.end', { id: one.id }, { actor: shop.staff })).code).toBe('not_found')
    expect(await sessionOf(shop.runtime, proven)).toMatchObject({ current: true, user: { role: 'user' } })
    await shop.run('sessions.end', { id: one.id }, { actor })
    expect((await shop.refusal('sessions.renew', { hours: 1 }, { actor })).code).toBe('unauthenticated')
    expect((await shop.refusal('sessions.renew', { hours: 1 }, { actor: shop.user })).code).toBe('not_found')
    expect((await shop.do('sessions.list', {}, { actor: shop.user })).items).toEqual([])
    expect(await isACustomer(shop.runtime, shop.user.userId)).toBe(false)
  })

  it('of others end all at once, announced as one, and once there is none nothing happens', async () => {
    const from = { address: null, client: null, hours: 1 }
    const stranger = await openSession(shop.runtime, shop.staff.userId, from)
    const [mine, ...others] = await Promise.all(
      [1, 2, 3].map(() => openSession(shop.runtime, shop.owner.userId, from)),
    )
    if (!mine) throw new Error('no session')
    const proofs = [mine, ...others].map(({ id, part }) => ({ sessionId: id, proof: proofOf(part) }))
    const actor = { ...shop.owner, ...proofs[0] }
    const told = () =>
      shop.look<unknown[]>(
        `select json_agg(data order by id)::text from events where name = 'sessions.ended' and entity_id = ${actor.userId}`,
      )
    const noted = () =>
      shop.look<number>(`select count(*)::text from activities where operation = 'sessions.endOthers'`)
    await shop.run('sessions.endOthers', {}, { actor })
    const { items } = await shop.do('sessions.list', {}, { actor })
    expect(items.map(({ id }) => id)).toEqual([mine.id])
    expect((await shop.do('sessions.list', {}, { actor: shop.staff })).items.map(({ id }) => id)).toContain(
      stranger.id,
    )
    for (const proof of proofs.slice(1))
      expect(
        (await shop.refusal('sessions.renew', { hours: 1 }, { actor: { ...actor, ...proof } })).code,
      ).toBe('unauthenticated')
    expect(await told()).toEqual([{ keptId: mine.id }])
    expect(await noted()).toBe(1)
    await shop.run('sessions.endOthers', {}, { actor })
    expect(await told()).toHaveLength(1)
    expect(await noted()).toBe(1)
    await shop.run('sessions.end', { id: mine.id }, { actor })
    await shop.run('sessions.end', { id: stranger.id }, { actor: shop.staff })
  })

  it('of a key that another session has used: what is about the session that asks is another request', async () => {
    const from = { address: null, client: null, hours: 1 }
    const enter = async () => {
      const { id, part } = await openSession(shop.runtime, shop.owner.userId, from)
      return { ...shop.owner, sessionId: id, proof: proofOf(part) }
    }
    const desk = await enter()
    for (const [name, input] of [
      ['sessions.renew', { hours: 2 }],
      ['sessions.endOthers', {}],
    ] as const) {
      const intentKey = `http:both ${name}`
      const first = await shop.run(name, input, { actor: desk, intentKey })
      const phone = await enter()
      expect((await shop.refusal(name, input, { actor: phone, intentKey })).code).toBe('idempotency_mismatch')
      const again = await shop.run(name, input, { actor: desk, intentKey })
      expect([again.text, again.replayed]).toEqual([first.text, true])
    }
    await shop.run('sessions.endOthers', {}, { actor: desk })
    await shop.run('sessions.end', { id: desk.sessionId }, { actor: desk })
  })

  it('and the keys of writes are forgotten 40 days after they ended, open ones never', async () => {
    const from = { address: null, client: null, hours: 1 }
    const ids: number[] = []
    for (let n = 0; n < 4; n++) ids.push((await openSession(shop.runtime, shop.user.userId, from)).id)
    const [ended, expired, endedOfLate, open] = ids
    const set = (id: number | undefined, to: string) =>
      shop.database.run([step(`test.${to}`, `update sessions set ${to} where id = ${id}`)], {})
    await set(ended, `ended_at = now() - interval '41 days'`)
    await set(expired, `expires_at = now() - interval '41 days'`)
    await set(endedOfLate, `ended_at = now() - interval '39 days'`)
    await shop.do('customers.create', { name: 'Antiga' }, { intentKey: 'http:old' })
    await shop.do('customers.create', { name: 'Nova' }, { intentKey: 'http:new' })
    await shop.database.run(
      [step('test.old', `update requests set at = now() - interval '41 days' where key = 'http:old'`)],
      {},
    )
    await pruneKernel(shop.database)
    expect(
      await shop.look(`select json_agg(id order by id) from sessions where id >= ${ended} and id <= ${open}`),
    ).toEqual([endedOfLate, open])
    expect(
      await shop.look(`select json_agg(key) from requests where key in ('http:old', 'http:new')`),
    ).toEqual(['http:new'])
  })
  it('grows the shop by a bounded sum, however often they change their mind: one activity an hour, and so many edits', async () => {
    const actor = shop.user
    const edit = async (haptics: boolean) => {
      const { version } = await shop.do('preferences.get', {}, { actor })
      return shop.run('preferences.edit', { version, haptics }, { actor })
    }
    const noted = async () =>
      Number(
        await shop.look(
          `select count(*) from activities where operation = 'preferences.edit' and actor_id = ${actor.userId}`,
        ),
      )
    const anHourOn = () =>
      shop.database.run(
        [step('test.hour_on', `update users set preferences_since = preferences_since - interval '1 hour'`)],
        {},
      )
    const before = await noted()
    await anHourOn()
    for (let n = 0; n < 120; n++) await edit(n % 2 === 0)
    expect(await noted()).toBe(before + 1)
    const { version } = await shop.do('preferences.get', {}, { actor })
    const refusal = await shop.refusal('preferences.edit', { version, haptics: true }, { actor })
    expect(refusal.code).toBe('rate_limited')
    expect(refusal.details.retryAfter).toBeGreaterThan(3500)
    expect((await shop.do('preferences.get', {}, { actor })).version).toBe(version)
    await anHourOn()
    await edit(true)
    expect(await noted()).toBe(before + 2)
  })
})

it('met in twenty places at the same moment, somebody is one person', async () => {
  const one = { telegramId: 7_654_321, name: 'Iara', username: 'iara', language: 'pt-BR' } as const
  const met = await Promise.all(Array.from({ length: 20 }, () => upsertUser(shop.runtime, one)))
  expect(new Set(met.map(({ id }) => id)).size).toBe(1)
  expect(await shop.look('select count(*) from users where telegram_id = 7654321')).toBe(1)
})
