// Notices: who is told what, once, by what each has chosen; what stands in the feed and what the chat waits with.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '#database/pool.ts'
import { step } from '#database/step.ts'
import { deriveNotices, followNotices, noticesToTell, tellNotices } from '#domain/notices/index.ts'
import { quietUntil } from '#domain/notices/quiet.ts'
import type { Actor, Role } from '#domain/operation.ts'
import { upsertUser } from '#domain/users/index.ts'
import { settled } from '../support/horizon.ts'
import { fc, test } from '../support/property.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
  await settled(shop.fresh.config)
  await followNotices(shop.database)
})
afterAll(async () => {
  await shop.expectSound()
  await shop.close()
})

/** All that was done is read. */
async function derived() {
  await settled(shop.fresh.config)
  while ((await deriveNotices(shop.database)).more);
}
const feed = (actor: Actor, query: object = {}) =>
  shop.do('notifications.list', { limit: 200, ...query }, { actor })
const kinds = async (actor: Actor) => (await feed(actor)).items.map(({ kind, entityId }) => [kind, entityId])

let last = 70_000
async function somebody(role: Role = 'user', name = 'Nina'): Promise<Actor & { telegramId: number }> {
  const telegramId = ++last
  const { id } = await upsertUser(shop.runtime, { telegramId, name, language: 'pt-BR' })
  if (role !== 'user') await become(id, role)
  return { userId: id, role, sessionId: null, language: 'pt-BR', telegramId }
}
async function become(id: number, role: Role, actor = shop.owner) {
  const { version } = await shop.do('users.get', { id }, { actor })
  return shop.do('users.edit', { id, version, role }, { actor })
}
async function account() {
  const person = await somebody()
  const customer = await shop.do('customers.create', { name: `Nina ${last}`, userId: person.userId })
  return { person, customer }
}
async function goods(more: object = {}, quantity = 50) {
  const product = await shop.do(
    'products.create',
    { name: `Café ${++last}`, price: 500, unit: 'un', ...more },
    { actor: shop.owner },
  )
  await shop.do('stock.receive', { productId: product.id, quantity, unitCost: 100 })
  return product
}
const sell = (customerId: number, productId: number, quantity = 1) =>
  shop.do('sales.create', { customerId, items: [{ productId, quantity }] })
async function prefer(actor: Actor, change: object) {
  const { version } = await shop.do('preferences.get', {}, { actor })
  return shop.do('preferences.edit', { version, ...change }, { actor })
}
const due = async ({ telegramId }: { telegramId: number }) =>
  (await noticesToTell(shop.database)).filter(({ person }) => person.telegramId === telegramId)
const told = async (some: readonly { id: number; rev: number }[]) => tellNotices(shop.database, some, [])

describe('a receipt', () => {
  it('comes to whom the customer is linked to, once, however many processes read at once', async () => {
    const { person, customer } = await account()
    const product = await goods()
    const sale = await sell(customer.id, product.id, 2)
    await settled(shop.fresh.config)
    const other = shop.another()
    await Promise.all([shop.database, other.database, shop.database].map((one) => deriveNotices(one)))
    await other.database.close()
    await derived()
    const { items, unread } = await feed(person)
    expect(items).toMatchObject([
      {
        kind: 'sale',
        entity: 'sale',
        entityId: sale.id,
        readAt: null,
        action: null,
        data: { total: 1000, voided: false },
      },
    ])
    expect(unread).toBe(1)
    expect(await kinds(shop.staff)).not.toContainEqual(['sale', sale.id])
    const [one, ...others] = await due(person)
    expect(others).toEqual([])
    expect(one).toMatchObject({
      kind: 'sale',
      before: false,
      facts: { sale: { total: 1000 }, customer: { due: 1000, own: true } },
    })
    expect(JSON.stringify(one)).not.toContain('"cost":1')
  })

  it('of a payment comes when it is made, not again when its credit is spent; owners hear who paid', async () => {
    const { person, customer } = await account()
    const product = await goods()
    const sale = await sell(customer.id, product.id)
    const paid = await shop.do('payments.create', { customerId: customer.id, amount: 500, method: 'pix' })
    await derived()
    // Its money is free again, and spent by another sale: it is told of anew, to those who hear of money.
    await shop.do('sales.void', { id: sale.id, reason: 'engano' })
    await sell(customer.id, product.id)
    await derived()
    expect((await kinds(person)).filter(([kind]) => kind === 'payment')).toEqual([['payment', paid.id]])
    expect((await feed(shop.owner)).items).toContainEqual(
      expect.objectContaining({
        kind: 'payment',
        entityId: paid.id,
        data: expect.objectContaining({ by: 'Bia', customerId: customer.id }),
      }),
    )
    expect(await kinds(shop.staff)).not.toContainEqual(['payment', paid.id])
  })

  it('changes with what it says: a void is told on it; one that was never told is not begun with a void', async () => {
    const { person, customer } = await account()
    const sale = await sell(customer.id, (await goods()).id)
    await derived()
    await told(await due(person))
    expect(await due(person)).toEqual([])
    await shop.do('sales.void', { id: sale.id, reason: 'engano' })
    const gone = await sell(customer.id, (await goods()).id)
    await shop.do('sales.void', { id: gone.id, reason: 'engano' })
    await derived()
    expect(await due(person)).toMatchObject([
      { entityId: sale.id, before: true, facts: { sale: { status: 'voided' } } },
    ])
    expect((await feed(person)).items).toMatchObject([{ entityId: sale.id, data: { voided: true } }])
  })

  it('is nobody’s who is linked to nothing, nor of a sale to nobody', async () => {
    const before = await shop.look<number>('select count(*)::int::text from notices')
    const product = await goods()
    await shop.do('sales.create', {
      customerName: 'Freguês 9',
      items: [{ productId: product.id, quantity: 1 }],
    })
    await shop.do('sales.create', {
      items: [{ productId: product.id, quantity: 1 }],
      payments: [{ amount: 500, method: 'cash' }],
    })
    await derived()
    expect(await shop.look<number>('select count(*)::int::text from notices')).toBe(before)
  })
})

describe('what is chosen', () => {
  it('is by kind, in feed and chat each; the others stay as they were', async () => {
    const { person, customer } = await account()
    const product = await goods()
    await prefer(person, { notices: { sale: { app: true, chat: false } } })
    await sell(customer.id, product.id)
    await derived()
    expect([(await feed(person)).items.length, (await due(person)).length]).toEqual([1, 0])
    const { notices } = await prefer(person, { notices: { sale: { app: false, chat: true } } })
    expect(notices).toMatchObject({ sale: { app: false, chat: true }, payment: { app: true, chat: true } })
    await sell(customer.id, product.id)
    await derived()
    expect([(await feed(person)).items.length, (await due(person)).length]).toEqual([1, 1])
  })

  it('is never silence about one’s own access, and no kind that there is not', async () => {
    const { person } = await account()
    for (const wrong of [
      { notices: { security: { app: false, chat: false } } },
      { notices: { gossip: { app: true, chat: true } } },
      { quiet: { from: '22:00', to: '22:00' } },
      { quiet: { from: '22:00' } },
    ]) {
      const { version } = await shop.do('preferences.get', {}, { actor: person })
      const { code, details } = await shop.refusal(
        'preferences.edit',
        { version, ...wrong },
        { actor: person },
      )
      expect(code).toBe('invalid_input')
      expect(JSON.stringify(details)).toContain(Object.keys(wrong)[0])
    }
    expect(Object.keys((await shop.do('preferences.get', {}, { actor: person })).notices)).not.toContain(
      'lowStock',
    )
    expect(Object.keys((await shop.do('preferences.get', {}, { actor: shop.staff })).notices)).toContain(
      'lowStock',
    )
  })
})

describe('quiet hours', () => {
  const clock = (minutes: number) =>
    shop.look<string>(`select to_json(to_char(localtime + interval '${minutes} minutes', 'HH24:MI'))`)
  const passMinute = () =>
    shop.database.run(
      [step('test.notice_minute', `update notices set tell_at = tell_at - interval '1 minute'`)],
      {},
    )

  it('hold the chat back and not the feed; what waited comes in its order, what is of one’s access at once', async () => {
    const { person, customer } = await account()
    await prefer(person, { quiet: { from: await clock(-60), to: await clock(60) } })
    const product = await goods()
    const first = await sell(customer.id, product.id)
    await derived()
    expect([(await feed(person)).unread, (await due(person)).length]).toEqual([1, 0])
    await become(person.userId, 'admin')
    const second = await sell(customer.id, product.id)
    await derived()
    expect(await due(person)).toMatchObject([{ kind: 'security', data: { role: 'admin' } }])
    await told(await due(person))
    // Their own again, and the shop's then hold.
    await prefer(person, { quiet: null })
    await passMinute()
    expect((await due(person)).map(({ entityId }) => entityId)).toEqual([first.id, second.id])
  })

  it('let pass what is asked at the counter, and its answer', async () => {
    const [asker, owner] = [await somebody('admin'), await somebody('owner', 'Rute')]
    for (const one of [owner, asker])
      await prefer(one, { quiet: { from: await clock(-60), to: await clock(60) } })
    const { id: customerId } = await shop.do(
      'customers.create',
      { name: `Jorge ${++last}`, creditLimit: 0 },
      { actor: owner },
    )
    const input = { customerId, items: [{ productId: (await goods()).id, quantity: 1 }] }
    const { id } = await shop.do('approvals.create', { kind: 'creditLimit', input }, { actor: asker })
    await derived()
    const asked = (await due(owner)).filter(({ kind }) => kind === 'approval')
    expect(asked).toMatchObject([{ kind: 'approval', entityId: id }])
    await told(asked)
    await shop.do('approvals.refuse', { id }, { actor: owner })
    await derived()
    expect((await due(asker)).filter(({ kind }) => kind === 'approval')).toHaveLength(1)
    await become(owner.userId, 'user')
  })

  it('are the shop’s for who chose none', async () => {
    const { person, customer } = await account()
    const { version } = await shop.do('settings.get', {}, { actor: shop.owner })
    const quietHours = { from: await clock(-60), to: await clock(60) }
    const changed = await shop.do('settings.edit', { version, quietHours }, { actor: shop.owner })
    await sell(customer.id, (await goods()).id)
    await derived()
    expect(await due(person)).toEqual([])
    await shop.do('settings.edit', { version: changed.version, quietHours: null }, { actor: shop.owner })
    await passMinute()
    expect(await due(person)).toHaveLength(1)
  })

  const ZONES = [
    'America/Sao_Paulo',
    'America/New_York',
    'Europe/Lisbon',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
  ]
  const minute = fc.integer({ min: 0, max: 1439 })
  const asTime = (of: number) =>
    `${String(Math.floor(of / 60)).padStart(2, '0')}:${String(of % 60).padStart(2, '0')}`
  // Nights when a clock leaps, and any others.
  const moment = fc.oneof(
    fc.constantFrom(
      '2026-03-08T05:00Z',
      '2026-11-01T04:00Z',
      '2026-03-29T00:00Z',
      '2026-10-25T00:00Z',
      '2026-04-04T14:00Z',
      '2026-10-03T15:00Z',
    ),
    fc.integer({ min: 0, max: 364 }).map((day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString()),
  )
  const until = step(
    'test.quiet_until',
    `select json_build_object('until', extract(epoch from ${quietUntil('@from::time', '@to::time', '@at::timestamptz')}))::text`,
  )
  test.prop([fc.constantFrom(...ZONES), minute, minute, moment, fc.integer({ min: 0, max: 1439 })], {
    numRuns: 60,
  })(
    'are by the shop’s clock, over midnight, in every zone, on nights when it leaps too',
    async (timeZone, from, to, day, later) => {
      fc.pre(from !== to)
      const at = new Date(Date.parse(day) + later * 60_000)
      const clockAt = (when: Date) => {
        const [hour = 0, minutes = 0] = when
          .toLocaleTimeString('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' })
          .split(':')
          .map(Number)
        return hour * 60 + minutes
      }
      const now = clockAt(at)
      const isQuiet = from < to ? now >= from && now < to : now >= from || now < to
      const zoned = openDatabase({ connection: shop.fresh.config, timeZone, size: 1 })
      const answer = await zoned.json<{ until: number | null }>(until, {
        from: asTime(from),
        to: asTime(to),
        at: at.toISOString(),
      })
      await zoned.close()
      expect(answer?.until !== null).toBe(isQuiet)
      if (!answer?.until) return
      const end = new Date(answer.until * 1000)
      expect(end.getTime()).toBeGreaterThan(at.getTime() - 3_600_000)
      expect(end.getTime() - at.getTime()).toBeLessThanOrEqual(25 * 3_600_000)
      // An hour, or half of one, where the clock leaps over it.
      expect([0, 30, 60]).toContain(Math.abs(clockAt(end) - to))
    },
  )
})

describe('goods that run out', () => {
  it('are told to staff once, and done by who receives them; then told again', async () => {
    const product = await goods({ minStock: 5 }, 7)
    const { customer } = await account()
    await sell(customer.id, product.id, 3)
    await derived()
    await sell(customer.id, product.id, 1)
    await derived()
    const about = async (actor: Actor) =>
      (await feed(actor)).items.filter(({ entityId, kind }) => kind === 'lowStock' && entityId === product.id)
    expect(await about(shop.user)).toEqual([])
    for (const actor of [shop.staff, shop.owner])
      expect(await about(actor)).toMatchObject([
        {
          entity: 'product',
          action: { operation: 'stock.receive', input: { productId: product.id } },
          data: { stock: 3 },
        },
      ])
    await shop.do(
      'stock.receive',
      { productId: product.id, quantity: 10, unitCost: 100 },
      { actor: shop.owner },
    )
    await derived()
    expect(await about(shop.staff)).toMatchObject([{ action: null, doneBy: { name: 'Olga' } }])
    await sell(customer.id, product.id, 9)
    await derived()
    expect(await about(shop.staff)).toMatchObject([{ action: {} }, { action: null }])
  })
})

describe('access', () => {
  it('that changed is told to the person, of a new owner to the others, and not to who did it', async () => {
    const person = await somebody('user', 'Rui')
    const other = await somebody('owner', 'Cida')
    await derived()
    await become(person.userId, 'owner')
    await derived()
    expect((await feed(person)).items).toMatchObject([
      {
        kind: 'security',
        entity: 'user',
        entityId: person.userId,
        data: { role: 'owner', was: 'user', by: 'Olga' },
      },
    ])
    expect(await kinds(other)).toContainEqual(['security', person.userId])
    expect(await kinds(shop.owner)).not.toContainEqual(['security', person.userId])
    await become(person.userId, 'admin')
    await derived()
    expect((await feed(person)).items[0]).toMatchObject({ data: { role: 'admin', was: 'owner' } })
  })
})

describe('what somebody may no longer see', () => {
  it('goes from the feed and is told in no chat: goods of who was staff, debts of who was an owner', async () => {
    const duda = await somebody('owner', 'Duda')
    const product = await goods({ minStock: 5, hidden: true }, 6)
    const { customer } = await account()
    await prefer(duda, {
      notices: { lowStock: { app: true, chat: true }, payment: { app: true, chat: true } },
    })
    await sell(customer.id, product.id, 2)
    await shop.do('payments.create', { customerId: customer.id, amount: 100, method: 'pix' })
    await derived()
    expect((await kinds(duda)).map(([kind]) => kind)).toEqual(expect.arrayContaining(['lowStock', 'payment']))
    await become(duda.userId, 'user')
    expect((await feed(duda)).unread).toBe(0)
    expect(await kinds(duda)).toEqual([])
    expect(await due(duda)).toEqual([])
  })

  it('is another’s account too: who was linked to it by mistake', async () => {
    const { person, customer } = await account()
    const right = await somebody()
    await sell(customer.id, (await goods()).id)
    await derived()
    expect(await kinds(person)).toHaveLength(1)
    for (const userId of [null, right.userId]) {
      const { version } = await shop.do('customers.get', { id: customer.id })
      await shop.do('customers.edit', { id: customer.id, version, userId }, { actor: shop.owner })
    }
    expect([await kinds(person), await due(person)]).toEqual([[], []])
  })
})

describe('a feed', () => {
  it('is one’s own; what is read stays so, by ids and up to one, and reading another’s does nothing', async () => {
    const { person, customer } = await account()
    const product = await goods()
    for (let n = 0; n < 3; n++) await sell(customer.id, product.id)
    await derived()
    const { rev } = await shop.do('users.get', { id: person.userId }, { actor: shop.owner })
    const [third, second, first] = (await feed(person)).items.map(({ id }) => id)
    const { person: stranger } = await account()
    expect(await shop.do('notifications.read', { ids: [second] }, { actor: stranger })).toEqual({ unread: 0 })
    expect((await feed(person)).unread).toBe(3)
    expect(await shop.do('notifications.read', { ids: [second] }, { actor: person })).toEqual({ unread: 2 })
    // What their other devices hear of it is news to them.
    expect((await shop.do('users.get', { id: person.userId }, { actor: shop.owner })).rev).toBeGreaterThan(
      rev,
    )
    expect((await feed(person, { unread: true })).items.map(({ id }) => id)).toEqual([third, first])
    expect((await feed(person, { unread: false })).items.map(({ id }) => id)).toEqual([second])
    expect(await shop.do('notifications.read', { upTo: third }, { actor: person })).toEqual({ unread: 0 })
    for (const wrong of [{}, { ids: [1], upTo: 1 }, { ids: [] }])
      expect((await shop.refusal('notifications.read', wrong, { actor: person })).code).toBe('invalid_input')
  })
})
