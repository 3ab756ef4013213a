// Which person a customer is: who may say so, that one is one, and that whoever gains or loses the account hears of it.
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Actor, Role } from '#domain/operation.ts'
import { upsertUser } from '#domain/users/index.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
let telegramId = 7000
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())

let ana: Actor
let customer: number
beforeEach(async () => {
  ana = await somebody('user')
  customer = (await shop.do('customers.create', { name: shop.name('Freguesa') })).id
})

async function somebody(role: Role): Promise<Actor> {
  const { id } = await upsertUser(
    shop.runtime,
    { telegramId: ++telegramId, name: `Pessoa ${telegramId}` },
    role,
  )
  return { userId: id, role, sessionId: null, language: 'pt-BR' }
}
const change = async (id: number, fields: object, actor = shop.staff) => {
  const { version } = await shop.do('customers.get', { id })
  return shop.run('customers.edit', { id, version, ...fields }, { actor })
}
const link = (who: Actor | null, actor = shop.staff, id = customer) =>
  change(id, { userId: who?.userId ?? null }, actor)
const linkOf = async (id = customer) => (await shop.do('customers.get', { id })).userId
const ofOwners = { code: 'forbidden', details: { role: 'owner' } }
const role = (actor: Actor, to: Role) =>
  shop
    .do('users.get', { id: actor.userId }, { actor: shop.owner })
    .then(({ version }) =>
      shop.do('users.edit', { id: actor.userId, version, role: to }, { actor: shop.owner }),
    )
/** What a person was told of themselves, and owners of them, since they were met. */
const heard = (actor: Actor, topic = 'me') =>
  shop.look<{ rev: number; customerId?: number | null }[]>(
    `select coalesce(json_agg(data || jsonb_build_object('rev', rev) order by id), '[]') from events
     where topic = '${topic}' and name = 'user.changed' and entity_id = ${actor.userId}`,
  )

describe('linking', () => {
  it('staff link who is a user to a customer without a link; again is no change', async () => {
    await link(ana)
    expect((await change(customer, { userId: ana.userId, note: 'boa' })).value.userId).toBe(ana.userId)
    const made = await shop.do('customers.create', {
      name: shop.name('Nova'),
      userId: (await somebody('user')).userId,
    })
    expect(made.userId).not.toBeNull()
  })

  it('relinking, unlinking another and linking the staff are an owner’s, by the role one has now', async () => {
    const [other, admin, boss] = [await somebody('user'), await somebody('admin'), await somebody('owner')]
    await link(ana)
    const believed = { ...shop.staff, role: 'owner' as const }
    for (const actor of [shop.staff, believed])
      for (const who of [other, admin, null]) await expect(link(who, actor)).rejects.toMatchObject(ofOwners)
    await link(null, shop.owner)
    for (const who of [admin, boss, shop.staff]) {
      await expect(link(who)).rejects.toMatchObject(ofOwners)
      const input = { name: shop.name('Nova'), userId: who.userId }
      expect(await shop.refusal('customers.create', input)).toMatchObject(ofOwners)
    }
    expect(await linkOf()).toBeNull()
    for (const who of [admin, other, boss])
      expect((await link(who, shop.owner)).value.userId).toBe(who.userId)
    // Who may is told before what is stale, and who there is before who may.
    const stale = { id: customer, version: 1, userId: ana.userId }
    expect(await shop.refusal('customers.edit', stale)).toMatchObject(ofOwners)
    expect((await shop.refusal('customers.edit', { ...stale, userId: 99_999 })).code).toBe('not_found')
  })

  it('who is linked themselves may let go of it', async () => {
    await link(shop.staff, shop.owner)
    expect((await link(null, shop.staff)).value.userId).toBeNull()
  })

  it('a person has one account: the second is refused with the first', async () => {
    await link(ana)
    const { id, name } = await shop.do('customers.get', { id: customer })
    const other = (await shop.do('customers.create', { name: shop.name('Outra') })).id
    await expect(link(ana, shop.staff, other)).rejects.toMatchObject({
      code: 'duplicate',
      details: { existing: { id, name } },
    })
  })

  it('goes with a customer that is removed, so that is an owner’s too', async () => {
    await link(ana)
    expect(await shop.refusal('customers.remove', { id: customer })).toMatchObject(ofOwners)
    await shop.do('customers.remove', { id: customer }, { actor: shop.owner })
    expect((await heard(ana)).map((one) => one.customerId)).toEqual([customer, null])
    const made = await shop.run('customers.create', { name: shop.name('Nova'), userId: ana.userId })
    expect(await shop.refusal('undo.run', { id: made.undoId })).toMatchObject(ofOwners)
    await shop.undo(made.undoId)
    expect((await heard(ana)).at(-1)?.customerId).toBeNull()
  })
})

describe('taking a link back', () => {
  it('is under the same rules, by the role the undoer has now, and is offered to no other', async () => {
    const offered = async (id: number | null, actor = shop.staff) =>
      (await shop.do('undo.list', {}, { actor })).items.some((item) => item.id === id)
    const linked = await link(ana)
    expect(await offered(linked.undoId)).toBe(false)
    expect(await shop.refusal('undo.run', { id: linked.undoId })).toMatchObject(ofOwners)
    const boss = await somebody('owner')
    await shop.undo(linked.undoId, boss)
    expect(await linkOf()).toBeNull()
    const mine = await link(await somebody('admin'), boss)
    expect(await offered(mine.undoId, boss)).toBe(true)
    await role(boss, 'admin')
    const demoted = { ...boss, role: 'admin' as const }
    expect(await offered(mine.undoId, demoted)).toBe(false)
    expect(await shop.refusal('undo.run', { id: mine.undoId }, { actor: demoted })).toMatchObject(ofOwners)
  })

  it('what else a form sent along can be taken back by who did it', async () => {
    await link(ana)
    const noted = await change(customer, { userId: ana.userId, note: 'paga em dia' })
    await shop.undo(noted.undoId, shop.staff)
    expect(await shop.do('customers.get', { id: customer })).toMatchObject({ note: null, userId: ana.userId })
  })
})

describe('whoever gains or loses an account', () => {
  it('hears it, with whose they see now; owners too; and sees no more than that', async () => {
    const product = await shop.product([[9, 100]])
    const sold = await shop.do('sales.create', {
      customerId: customer,
      items: [{ productId: product, quantity: 1 }],
    })
    const sees = async (actor: Actor) =>
      (await shop.do('sales.list', {}, { actor })).items.map(({ id }) => id).join()
    const other = await somebody('user')
    const { rev } = await shop.do('users.get', { id: ana.userId }, { actor: shop.owner })
    await link(ana)
    expect([await sees(ana), await sees(other)]).toEqual([`${sold.id}`, ''])
    await link(other, shop.owner)
    expect([await sees(ana), await sees(other)]).toEqual(['', `${sold.id}`])
    expect((await shop.refusal('sales.get', { id: sold.id }, { actor: ana })).code).toBe('not_found')
    expect(await shop.do('debts.mine', {}, { actor: ana })).toMatchObject({ customer: null, due: 0 })
    expect(await heard(ana)).toMatchObject([
      { customerId: customer, rev: rev + 1, role: 'user' },
      { customerId: null, rev: rev + 2 },
    ])
    expect(await heard(other)).toMatchObject([{ customerId: customer }])
    expect(await heard(ana, 'users')).toEqual(await heard(ana))
    // Nothing of it where the link stays as it is.
    await change(customer, { userId: other.userId, note: 'x' })
    expect(await heard(other)).toHaveLength(1)
  })
})

describe('at once', () => {
  it('two who link two people to one customer: one is linked, and the other is told', async () => {
    for (let round = 0; round < 8; round++) {
      const { id, version } = await shop.do('customers.create', { name: shop.name('Corrida') })
      const two = [await somebody('user'), await somebody('user')]
      const others = shop.another()
      const runs = await Promise.allSettled(
        two.map(({ userId }, i) =>
          shop.do(
            'customers.edit',
            { id, version, userId },
            { runtime: i ? others.runtime : shop.runtime, actor: shop.staff },
          ),
        ),
      )
      await others.database.close()
      expect(runs.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
      expect(runs.find((one) => one.status === 'rejected')?.reason).toMatchObject(ofOwners)
      const [told] = await Promise.all(two.map((one) => heard(one))).then((all) =>
        all.filter((one) => one.length),
      )
      expect(told).toHaveLength(1)
      expect(two.map(({ userId }) => userId)).toContain(await linkOf(id))
    }
  })

  it('one person linked to two customers: one of them', async () => {
    for (let round = 0; round < 8; round++) {
      const who = await somebody('user')
      const pair = [
        (await shop.do('customers.create', { name: shop.name('Par') })).id,
        (await shop.do('customers.create', { name: shop.name('Par') })).id,
      ]
      const runs = await Promise.allSettled(pair.map((id) => link(who, shop.staff, id)))
      expect(runs.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
      expect(runs.find((one) => one.status === 'rejected')?.reason).toMatchObject({ code: 'duplicate' })
      expect(await heard(who)).toHaveLength(1)
    }
  })

  it('linked while being promoted: nobody of the staff comes to be linked by staff', async () => {
    for (let round = 0; round < 12; round++) {
      const who = await somebody('user')
      const { id } = await shop.do('customers.create', { name: shop.name('Sobe') })
      const [linked, promoted] = await Promise.allSettled([link(who, shop.staff, id), role(who, 'admin')])
      // Either the link came first, or it was refused for what they had become; the version of people is not the link's.
      expect(promoted.status).toBe('fulfilled')
      const order = await shop.look<string[]>(
        `select json_agg(operation order by id) from activities where (entity = 'customer' and entity_id = ${id} and operation = 'customers.edit')
           or (entity = 'user' and entity_id = ${who.userId})`,
      )
      expect(order).toEqual(linked.status === 'fulfilled' ? ['customers.edit', 'users.edit'] : ['users.edit'])
      if (linked.status === 'rejected') expect(linked.reason).toMatchObject(ofOwners)
    }
  })

  it('whoever is just being promoted is waited for, and then it is an owner’s', async () => {
    const other = new Client(shop.fresh.config)
    await other.connect()
    await other.query('begin')
    await other.query(`update users set role = 'admin' where id = ${ana.userId}`)
    const linked = link(ana).catch((error: unknown) => error)
    const waiting = `select to_json(exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'))`
    await vi.waitFor(async () => expect(await shop.look(waiting)).toBe(true), 60_000)
    await other.query('commit')
    await other.end()
    expect(await linked).toMatchObject(ofOwners)
    expect(await linkOf()).toBeNull()
  })

  it('everybody at once leaves a sound shop', async () => {
    const [one, two] = [customer, (await shop.do('customers.create', { name: shop.name('Outra') })).id]
    const people = [ana, await somebody('user'), await somebody('user')]
    const acts = Array.from({ length: 60 }, (_, n) =>
      link(n % 4 ? (people[n % 3] ?? null) : null, shop.owner, n % 2 ? one : two),
    )
    for (const act of await Promise.allSettled(acts))
      if (act.status === 'rejected') expect(['version_conflict', 'duplicate']).toContain(act.reason.code)
    await shop.expectSound()
    const revs = await shop.look<boolean>(
      `select bool_and(rev = told) from (select u.rev, (select max(e.rev) from events e where e.topic = 'me' and e.entity_id = u.id) as told
         from users u where u.id in (${people.map(({ userId }) => userId).join()})) p`,
    )
    expect(revs).toBe(true)
  })
})
