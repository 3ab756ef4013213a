// Invites: nobody guesses one, it opens once, gives what its maker may give at that moment, and is told of to nobody else.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { step } from '#database/step.ts'
import type { DomainError } from '#domain/errors.ts'
import { askedOf, linkOfInvite, sealKeysOf } from '#domain/invites/index.ts'
import type { Actor, Role } from '#domain/operation.ts'
import { upsertUser } from '#domain/users/index.ts'
import { times } from '../support/full.ts'
import { fc, test } from '../support/property.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(async () => {
  await shop.expectSound()
  await shop.close()
})

let last = 90_000
/** Somebody who has met the bot. */
async function somebody(role: Role = 'user', name = 'Nina'): Promise<Actor> {
  const { id } = await upsertUser(shop.runtime, { telegramId: ++last, name, language: 'pt-BR' })
  if (role !== 'user') await set(id, { role })
  return { userId: id, role, sessionId: null, language: 'pt-BR' }
}
const read = (id: number) => shop.do('users.get', { id }, { actor: shop.owner })
async function set(id: number, change: object, actor = shop.owner) {
  const { version } = await read(id)
  return shop.do('users.edit', { id, version, ...change }, { actor })
}
const invite = (fields: object = {}, actor = shop.owner) =>
  shop.do('invites.create', { role: 'admin', ...fields }, { actor })
const codeOf = ({ link }: { link: string | null }) => link?.split('start=')[1] ?? ''
const open = (code: string, actor: Actor) => shop.do('invites.open', { code }, { actor })
const refused = async (code: string, actor: Actor) =>
  (await shop.refusal('invites.open', { code }, { actor })).code
const one = async (id: number, actor = shop.owner) =>
  (await shop.do('invites.list', {}, { actor })).items.find((each) => each.id === id)
const until = (id: number, interval: string) =>
  shop.database.run(
    [step('test.until', 'update invites set expires_at = now() + @until::interval where id = @id::bigint')],
    { id, until: interval },
  )

describe('making one', () => {
  it('gives its maker a link of 128 bits, which others never read, and no row holds in clear', async () => {
    const made = await invite({ name: 'Caio Novo' })
    expect(made).toMatchObject({
      role: 'admin',
      name: 'Caio Novo',
      customer: null,
      state: 'open',
      usedBy: null,
    })
    expect(made.link).toMatch(/^https:\/\/t\.me\/loja_bot\?start=i_[\w-]{22}$/)
    expect((await one(made.id))?.link).toBe(made.link)
    const other = await somebody('owner')
    expect((await one(made.id, other))?.link).toBeNull()
    expect(await linkOfInvite(shop.runtime, other.userId, made.id)).toBeNull()
    expect(await linkOfInvite(shop.runtime, shop.owner.userId, made.id)).toBe(made.link)
    const secret = codeOf(made).slice(2)
    for (const table of ['invites', 'requests', 'activities', 'events', 'ways_back']) {
      const rows = await shop.look(`select count(*) from ${table} t where t::text like '%${secret}%'`)
      expect([table, rows]).toEqual([table, 0])
    }
    await set(other.userId, { role: 'user' })
  })

  it('a repeat under its key is answered with the same link; another secret of the shop reads none', async () => {
    const how = { actor: shop.owner, intentKey: 'http:one' }
    const first = await shop.run('invites.create', { role: 'admin' }, how)
    const again = await shop.run('invites.create', { role: 'admin' }, how)
    expect([again.replayed, again.value.link]).toEqual([true, first.value.link])
    const find = async (sealKeys: typeof shop.runtime.sealKeys) => {
      const runtime = { ...shop.runtime, sealKeys }
      const { items } = await shop.do('invites.list', {}, { actor: shop.owner, runtime })
      return items.find(({ id }) => id === first.value.id)?.link
    }
    expect(await find(sealKeysOf('a new secret', 'a secret of tests alone'))).toBe(first.value.link)
    expect(await find(sealKeysOf('a new secret'))).toBeNull()
  })

  it('staff invite customers alone, and see and cancel no other', async () => {
    for (const role of ['admin', 'owner'])
      expect((await shop.refusal('invites.create', { role })).code).toBe('forbidden')
    const lost = { ...shop.staff, role: 'owner' as const }
    expect((await shop.refusal('invites.create', { role: 'owner' }, { actor: lost })).code).toBe('forbidden')
    const [own, theirs] = [await invite({ role: 'user' }, shop.staff), await invite()]
    expect([await one(own.id, shop.staff), await one(theirs.id, shop.staff)]).toMatchObject([
      { id: own.id },
      undefined,
    ])
    expect((await shop.refusal('invites.revoke', { id: theirs.id })).code).toBe('not_found')
    expect(await shop.do('invites.revoke', { id: own.id })).toBeNull()
  })

  it('refuses whom it cannot be for, and waits for what the bot is called', async () => {
    const gone = await shop.refusal('invites.create', { role: 'user', customerId: 99_999 })
    expect(gone).toMatchObject({
      code: 'not_found',
      details: { errors: [{ path: 'customerId', issue: 'no_such' }] },
    })
    const guest = await somebody()
    const linked = await shop.do('customers.create', { name: shop.name(), userId: guest.userId })
    const state = await shop.refusal('invites.create', { role: 'user', customerId: linked.id })
    expect(state).toMatchObject({ code: 'wrong_state', details: { state: 'linked' } })
    const archived = await shop.do('customers.create', { name: shop.name() })
    await shop.do('customers.edit', { id: archived.id, version: 1, archived: true })
    expect(await shop.refusal('invites.create', { role: 'user', customerId: archived.id })).toMatchObject({
      details: { state: 'archived' },
    })
    const runtime = { ...shop.runtime, botName: () => null }
    expect((await shop.refusal('invites.create', { role: 'user' }, { runtime })).code).toBe('not_configured')
  })

  it('is taken back as an act, and lists tell each state', async () => {
    const made = await shop.run('invites.create', { role: 'admin' }, { actor: shop.owner })
    await shop.undo(made.undoId)
    expect((await one(made.value.id))?.state).toBe('revoked')
    const late = await invite()
    await until(late.id, '-1 second')
    const guest = await somebody()
    const used = await invite({ role: 'user' })
    await open(codeOf(used), guest)
    for (const [state, id] of [
      ['revoked', made.value.id],
      ['expired', late.id],
      ['used', used.id],
    ] as const) {
      const all = await shop.all('invites.list', { state }, shop.owner)
      expect(all.map((each) => each['id'])).toContain(id)
      expect(new Set(all.map((each) => each['state']))).toEqual(new Set([state]))
    }
    const ended = await shop.refusal('invites.revoke', { id: used.id }, { actor: shop.owner })
    expect(ended).toMatchObject({ code: 'wrong_state', details: { state: 'used' } })
    expect(
      (await shop.refusal('invites.revoke', { id: made.value.id }, { actor: shop.owner })).details.state,
    ).toBe('revoked')
  })
})

describe('opening one', () => {
  it('gives its role at once and says who used it; then it is of no use to anybody', async () => {
    const made = await invite()
    const guest = await somebody('user', 'Caio Novo')
    const { version } = await read(guest.userId)
    expect(await open(codeOf(made), guest)).toEqual({ outcome: 'joined', role: 'admin', customer: null })
    expect(await read(guest.userId)).toMatchObject({ role: 'admin', version: version + 1 })
    expect(await one(made.id)).toMatchObject({
      state: 'used',
      link: null,
      usedBy: { id: guest.userId, name: 'Caio Novo' },
    })
    expect(await refused(codeOf(made), await somebody())).toBe('not_found')
    expect(await refused(codeOf(made), guest)).toBe('not_found')
  })

  it('links the account that it is for, which both sides hear', async () => {
    const customer = await shop.do('customers.create', { name: shop.name('Ana') })
    const made = await invite({ role: 'user', customerId: customer.id }, shop.staff)
    const guest = await somebody()
    expect(await open(codeOf(made), guest)).toMatchObject({
      customer: { id: customer.id, name: customer.name },
    })
    expect(await shop.do('customers.get', { id: customer.id })).toMatchObject({
      userId: guest.userId,
      version: 2,
    })
    const heard = await shop.look<string[]>(
      `select json_agg(distinct name) from events where (entity, entity_id) in (('user', ${guest.userId}), ('customer', ${customer.id}), ('invite', ${made.id}))`,
    )
    expect(heard).toEqual(
      expect.arrayContaining(['customer.changed', 'invite.changed', 'invite.created', 'user.changed']),
    )
  })

  it('never lowers a role: whoever has as much already leaves it for somebody else', async () => {
    const staff = await somebody('admin')
    const made = await invite({ role: 'user' })
    expect((await open(codeOf(made), staff)).outcome).toBe('already')
    expect([(await read(staff.userId)).role, (await one(made.id))?.state]).toEqual(['admin', 'open'])
    expect((await open(codeOf(made), await somebody())).outcome).toBe('joined')
  })

  it('what its maker may no longer give, nobody gets: staff that were, shut out, an account linked or gone meanwhile', async () => {
    const maker = await somebody('owner')
    const made = await invite({}, maker)
    await set(maker.userId, { role: 'admin' })
    expect(await refused(codeOf(made), await somebody())).toBe('not_found')
    const ofCustomer = await invite({ role: 'user' }, { ...maker, role: 'admin' })
    await set(maker.userId, { disabled: true })
    expect(await refused(codeOf(ofCustomer), await somebody())).toBe('not_found')
    const customer = await shop.do('customers.create', { name: shop.name() })
    const [first, second] = [
      await invite({ role: 'user', customerId: customer.id }),
      await invite({ role: 'user', customerId: customer.id }, shop.staff),
    ]
    // Staff link no staff.
    expect(await refused(codeOf(second), await somebody('admin'))).toBe('not_found')
    await open(codeOf(first), await somebody())
    expect(await refused(codeOf(second), await somebody())).toBe('not_found')
    const spare = await shop.do('customers.create', { name: shop.name() })
    const late = await invite({ role: 'user', customerId: spare.id })
    await shop.do('customers.remove', { id: spare.id })
    expect(await refused(codeOf(late), await somebody())).toBe('not_found')
  })

  it('one that ran out, and one that was cancelled, open nothing', async () => {
    const [late, cancelled] = [await invite(), await invite()]
    await until(late.id, '-1 second')
    await shop.do('invites.revoke', { id: cancelled.id }, { actor: shop.owner })
    for (const made of [late, cancelled])
      expect(await refused(codeOf(made), await somebody())).toBe('not_found')
  })

  it('of many at once, exactly one gets in, on two processes', async () => {
    const other = shop.another()
    const made = await invite()
    const guests = await Promise.all(Array.from({ length: 8 }, () => somebody()))
    const all = await Promise.allSettled(
      guests.map((actor, n) =>
        shop.do(
          'invites.open',
          { code: codeOf(made) },
          { actor, runtime: n % 2 ? other.runtime : shop.runtime },
        ),
      ),
    )
    await other.database.close()
    expect(all.filter((each) => each.status === 'fulfilled')).toHaveLength(1)
    for (const each of all)
      if (each.status === 'rejected') expect((each.reason as DomainError).code).toBe('not_found')
    const roles = await Promise.all(guests.map(async ({ userId }) => (await read(userId)).role))
    expect(roles.filter((role) => role === 'admin')).toHaveLength(1)
  })

  it('a race with its cancelling has one outcome', async () => {
    for (let round = 0; round < 5; round++) {
      const [made, guest] = [await invite(), await somebody()]
      const [opened, ended] = await Promise.allSettled([
        open(codeOf(made), guest),
        shop.do('invites.revoke', { id: made.id }, { actor: shop.owner }),
      ])
      const won = opened.status === 'fulfilled'
      expect(ended.status).toBe(won ? 'rejected' : 'fulfilled')
      expect([(await read(guest.userId)).role, (await one(made.id))?.state]).toEqual(
        won ? ['admin', 'used'] : ['user', 'revoked'],
      )
    }
  })

  test.prop([fc.string({ maxLength: 80 })], { numRuns: times(15, 40) })(
    'no guess opens anything',
    async (typed) => {
      const guest = shop.user
      for (const code of [typed, `i_${typed}`])
        expect(['not_found', 'invalid_input']).toContain(await refused(code, guest))
      expect((await read(guest.userId)).role).toBe('user')
    },
  )

  it('every letter of it counts, and no other spelling of the same bits opens it', async () => {
    const made = await invite()
    const code = codeOf(made)
    const guest = await somebody()
    for (let at = 0; at < code.length; at++) {
      const other = `${code.slice(0, at)}${code[at] === 'A' ? 'B' : 'A'}${code.slice(at + 1)}`
      expect(await refused(other, guest)).toBe('not_found')
    }
    expect(await refused(`${code}=`, guest)).toBe('not_found')
    expect((await open(code, guest)).outcome).toBe('joined')
  })
})

describe('one that makes an owner', () => {
  const ask = async () => {
    const [made, guest] = [await invite({ role: 'owner' }), await somebody('user', 'Otto')]
    expect((await open(codeOf(made), guest)).outcome).toBe('asked')
    return { made, guest }
  }

  it('gives nothing until an owner says yes; then all at once, and that can be taken back', async () => {
    const { made, guest } = await ask()
    expect((await read(guest.userId)).role).toBe('user')
    expect(await one(made.id)).toMatchObject({ state: 'asked', link: null, askedBy: { name: 'Otto' } })
    expect((await open(codeOf(made), guest)).outcome).toBe('waits')
    expect(await refused(codeOf(made), await somebody())).toBe('not_found')
    expect(await askedOf(shop.runtime, [made.id])).toMatchObject({
      invites: [{ state: 'asked', person: { name: 'Otto' } }],
    })
    expect((await shop.refusal('invites.grant', { id: made.id })).code).toBe('forbidden')
    const granted = await shop.run('invites.grant', { id: made.id }, { actor: shop.owner })
    expect(granted.value).toMatchObject({ state: 'used', usedBy: { id: guest.userId } })
    expect((await read(guest.userId)).role).toBe('owner')
    expect((await shop.refusal('invites.grant', { id: made.id }, { actor: shop.owner })).details.state).toBe(
      'used',
    )
    await shop.undo(granted.undoId)
    expect((await read(guest.userId)).role).toBe('user')
  })

  it('a no ends it; so does a maker who is no owner any more, and who asked being shut out', async () => {
    const { made, guest } = await ask()
    await shop.do('invites.revoke', { id: made.id }, { actor: shop.owner })
    expect((await shop.refusal('invites.grant', { id: made.id }, { actor: shop.owner })).details.state).toBe(
      'revoked',
    )
    expect(await refused(codeOf(made), guest)).toBe('not_found')
    const maker = await somebody('owner')
    const theirs = await invite({ role: 'owner' }, maker)
    await open(codeOf(theirs), guest)
    await set(maker.userId, { role: 'user' })
    expect(
      (await shop.refusal('invites.grant', { id: theirs.id }, { actor: shop.owner })).details.state,
    ).toBe('void')
    const { made: third, guest: shut } = await ask()
    await set(shut.userId, { disabled: true })
    expect((await shop.refusal('invites.grant', { id: third.id }, { actor: shop.owner })).details.state).toBe(
      'void',
    )
    const idle = await invite({ role: 'owner' })
    expect((await shop.refusal('invites.grant', { id: idle.id }, { actor: shop.owner })).details.state).toBe(
      'void',
    )
    expect((await shop.refusal('invites.grant', { id: 99_999 }, { actor: shop.owner })).code).toBe(
      'not_found',
    )
  })
})
