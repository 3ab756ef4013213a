// Asking for an account by one's own telephone: who is asked about, what is answered alike, and that nobody gets one by guessing.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { step } from '#database/step.ts'
import type { Actor } from '#domain/operation.ts'
import { upsertUser } from '#domain/users/index.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())

let last = 0
async function somebody(): Promise<Actor> {
  const { id } = await upsertUser(shop.runtime, { telegramId: 700_000 + ++last, name: `Pessoa ${last}` })
  return { ...shop.user, userId: id }
}
/** A number that nobody else has, as Telegram writes it, and as the book does. */
const number = (
  written: (tail: string) => string = (tail) => `(11) 9${tail.slice(0, 4)}-${tail.slice(4)}`,
) => {
  const tail = String(10_000_000 + ++last * 37)
  return { shared: `55119${tail}`, phone: written(tail) }
}
const customer = (phone: string) =>
  shop.do('customers.create', { name: `Freguês ${++last}`, phone }, { actor: shop.owner })
const ask = (actor: Actor, phone: string) => shop.do('links.ask', { phone }, { actor })
const open = async (query: object = {}) => (await shop.do('links.list', query)).items
const owner = (id: number) => shop.do('customers.get', { id })

describe('somebody who shows their telephone', () => {
  it.each([
    ['as the shop dials it', undefined],
    ['with its country', (tail: string) => `+55 11 9${tail}`],
    ['with the zero before the area', (tail: string) => `011 9${tail}`],
    ['without an area', (tail: string) => `9${tail}`],
  ])('is asked about where it is one account’s, written %s; a yes gives it, once', async (_, written) => {
    const { shared, phone } = number(written)
    const { id, name } = await customer(phone)
    const who = await somebody()
    expect(await ask(who, shared)).toBeNull()
    const [link] = await open({ customerId: id })
    expect(link).toMatchObject({ state: 'open', customer: { id, name }, user: { id: who.userId }, by: null })
    expect((await owner(id)).userId).toBeNull()
    const granted = await shop.do('links.grant', { id: link?.id })
    expect(granted).toMatchObject({ state: 'granted', by: { id: shop.staff.userId, name: 'Bia' } })
    expect((await owner(id)).userId).toBe(who.userId)
    expect((await shop.do('debts.mine', {}, { actor: who })).customer?.id).toBe(id)
    expect(await open({ customerId: id })).toEqual([])
    const late = await shop.refusal('links.refuse', { id: link?.id })
    expect([late.code, late.details]).toEqual(['wrong_state', { state: 'answered' }])
  })

  it('a no changes nothing, and the same is not asked again that day', async () => {
    const { shared, phone } = number()
    const { id } = await customer(phone)
    const who = await somebody()
    await ask(who, shared)
    const [link] = await open({ customerId: id })
    expect((await shop.do('links.refuse', { id: link?.id })).state).toBe('refused')
    await ask(who, shared)
    expect(await open({ customerId: id })).toEqual([])
    expect((await owner(id)).userId).toBeNull()
  })

  it('of two answers at once one counts, also where they differ', async () => {
    for (const others of [
      ['links.grant', 'links.grant'],
      ['links.grant', 'links.refuse'],
    ] as const) {
      const { shared, phone } = number()
      const { id } = await customer(phone)
      await ask(await somebody(), shared)
      const [link] = await open({ customerId: id })
      const other = shop.another()
      const answers = await Promise.all(
        others.map((name, n) =>
          shop.run(name, { id: link?.id }, n ? { actor: shop.owner, runtime: other.runtime } : {}).then(
            () => 'done',
            (error: { code: string }) => error.code,
          ),
        ),
      )
      await other.database.close()
      expect(answers.toSorted()).toEqual(['done', 'wrong_state'])
      expect(await open({ customerId: id })).toEqual([])
    }
  })

  it('the account’s page and the person’s find it among what was done', async () => {
    const { shared, phone } = number()
    const { id } = await customer(phone)
    const who = await somebody()
    await ask(who, shared)
    const [link] = await open({ customerId: id })
    const { undoId } = await shop.run('links.grant', { id: link?.id }, { actor: shop.owner })
    for (const of of [
      { entity: 'customer', entityId: id },
      { entity: 'user', entityId: who.userId },
      { entity: 'link', entityId: link?.id },
    ]) {
      const { items } = await shop.do('activities.list', of, { actor: shop.owner })
      expect(items.map(({ operation }) => operation)).toContain('links.grant')
    }
    await shop.undo(undoId)
    expect((await owner(id)).userId).toBeNull()
  })
})

describe('a yes', () => {
  const asked = async () => {
    const { shared, phone } = number()
    const { id } = await customer(phone)
    const who = await somebody()
    await ask(who, shared)
    const [link] = await open({ customerId: id })
    return { customerId: id, who, link: link?.id ?? 0 }
  }
  const refused = async (link: number, actor: Actor = shop.staff) => {
    const { code, details } = await shop.refusal('links.grant', { id: link }, { actor })
    return [code, details]
  }

  it('means nothing any more once the account is somebody’s, in the archive or gone, or they have another', async () => {
    const edit = async (id: number, change: object) => {
      const { version } = await owner(id)
      await shop.do('customers.edit', { id, version, ...change }, { actor: shop.owner })
    }
    const [taken, shut, gone, other] = [await asked(), await asked(), await asked(), await asked()]
    await edit(taken.customerId, { userId: (await somebody()).userId })
    await edit(shut.customerId, { archived: true })
    await shop.do('customers.remove', { id: gone.customerId }, { actor: shop.owner })
    await edit((await customer('1')).id, { userId: other.who.userId })
    for (const { link } of [taken, shut, gone, other])
      expect(await refused(link)).toEqual(['wrong_state', { state: 'taken' }])
    expect(await refused(999_999)).toEqual(['not_found', {}])
  })

  it('is an owner’s where who asks has come to sell here', async () => {
    const { who, link } = await asked()
    const { version } = await shop.do('users.get', { id: who.userId }, { actor: shop.owner })
    await shop.do('users.edit', { id: who.userId, version, role: 'admin' }, { actor: shop.owner })
    expect(await refused(link)).toEqual(['forbidden', { role: 'owner' }])
    expect((await shop.do('links.grant', { id: link }, { actor: shop.owner })).state).toBe('granted')
  })

  it('a question that nobody answered for a day is asked anew, and the older one ends', async () => {
    const { customerId, who, link } = await asked()
    await shop.database.run(
      [
        step(
          'test.older',
          `update links set created_at = created_at - interval '25 hours' where id = ${link}`,
        ),
      ],
      {},
    )
    const { phone } = await owner(customerId)
    await ask(who, `55${phone?.replaceAll(/\D/g, '')}`)
    const now = await open({ customerId })
    expect(now.map(({ id }) => id > link)).toEqual([true])
  })
})

describe('nobody gets an account by guessing', () => {
  it('what was shown is answered alike and asks nobody, unless it is one account’s that is nobody’s', async () => {
    const { shared, phone } = number()
    const [twice, free] = [number(), number()]
    await customer(phone)
    await customer(twice.phone)
    await customer(`+${twice.shared}`)
    const linked = await customer(free.phone)
    const { version } = await owner(linked.id)
    const has = await somebody()
    await shop.do('customers.edit', { id: linked.id, version, userId: has.userId }, { actor: shop.owner })
    const before = (await open({ limit: 200 })).length
    const shown = [
      '',
      '1',
      '-',
      'x'.repeat(40),
      shared.slice(-7),
      `${shared}1`,
      `1${shared.slice(0, -1)}`,
      twice.shared,
      free.shared,
      '%',
      '5511______',
    ]
    for (const one of shown) expect([one, await ask(await somebody(), one)]).toEqual([one, null])
    for (const who of [has, shop.staff, shop.owner]) expect(await ask(who, shared)).toBeNull()
    expect((await open({ limit: 200 })).length).toBe(before)
  })

  it('whatever is shown, by however many, in whatever order: nobody has an account that nobody gave them', async () => {
    const book = await Promise.all(
      Array.from({ length: 12 }, async (_, n) => {
        const one = number(n % 3 ? undefined : (tail) => `9${tail}`)
        return { ...one, id: (await customer(one.phone)).id }
      }),
    )
    const people = await Promise.all(Array.from({ length: 8 }, () => somebody()))
    const pick = <T>(all: readonly T[]): T => all[Math.floor(Math.random() * all.length)] as T
    const mangled = (shared: string) =>
      pick([
        shared,
        shared.slice(2),
        shared.slice(-9),
        shared.slice(-8),
        shared.slice(-6),
        `+${shared}`,
        `${shared}0`,
        shared.replace(/\d$/, (d) => String((Number(d) + 1) % 10)),
      ])
    await Promise.all(Array.from({ length: 120 }, () => ask(pick(people), mangled(pick(book).shared))))
    const ids = book.map(({ id }) => id).join()
    expect(
      await shop.look(`select count(*) from customers where id in (${ids}) and user_id is not null`),
    ).toBe(0)
    const asked = await shop.look<{ user: number; count: number }[]>(
      `select coalesce(json_agg(json_build_object('user', user_id, 'count', n)), '[]') from (select user_id, count(*) as n from links where customer_id in (${ids}) group by 1) l`,
    )
    expect(asked.map(({ count }) => count)).toEqual(asked.map(() => 1))
    for (const link of (await open({ limit: 200 })).filter(({ customer }) =>
      ids.split(',').includes(String(customer?.id)),
    ))
      await shop.run('links.grant', { id: link.id }).catch(() => {})
    const given = await shop.look<number>(
      `select count(*) from customers c where c.id in (${ids}) and c.user_id is not null
       and not exists (select from links l where l.customer_id = c.id and l.user_id = c.user_id and l.granted)`,
    )
    expect(given).toBe(0)
  })
})
