// Reminding who owes: whom it reaches, once a day whoever sends; and promises: what they wait for, and when they are kept.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { step } from '#database/step.ts'
import { deriveNotices, followNotices } from '#domain/notices/index.ts'
import type { Actor } from '#domain/operation.ts'
import { upsertUser } from '#domain/users/index.ts'
import { times } from '../support/full.ts'
import { settled } from '../support/horizon.ts'
import { fc, test } from '../support/property.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
let productId: number
beforeAll(async () => {
  shop = await TestShop.open()
  productId = (
    await shop.do('products.create', { name: 'Café', price: 500, unit: 'un' }, { actor: shop.owner })
  ).id
  await shop.do('stock.receive', { productId, quantity: 100_000, unitCost: 100 })
})
afterAll(async () => {
  await shop.expectSound()
  await shop.close()
})

let last = 80_000
async function account() {
  const telegramId = ++last
  const { id } = await upsertUser(shop.runtime, { telegramId, name: 'Nina', language: 'pt-BR' })
  const person: Actor & { telegramId: number } = {
    userId: id,
    role: 'user',
    sessionId: null,
    language: 'pt-BR',
    telegramId,
  }
  const customer = await shop.do('customers.create', { name: `Nina ${telegramId}`, userId: id })
  return { person, customer }
}
const buys = (customerId: number, quantity = 1, more: object = {}) =>
  shop.do('sales.create', { customerId, items: [{ productId, quantity }], ...more })
const pays = (customerId: number, amount: number) =>
  shop.do('payments.create', { customerId, amount, method: 'cash' })
async function debtor(quantity = 1, more: object = {}) {
  const one = await account()
  return { ...one, sale: await buys(one.customer.id, quantity, more) }
}
const ids = (...all: readonly { customer: { id: number } }[]) => ({
  customerIds: all.map(({ customer }) => customer.id),
})
async function preview(input: object) {
  const answer = await shop.do('debts.remind', { ...input, preview: true })
  if (!('items' in answer)) throw new Error('no preview')
  return answer.items
}
async function remind(input: object, more: object = {}) {
  const answer = await shop.do('debts.remind', input, more)
  if (!('job' in answer)) throw new Error('nothing was sent')
  return answer
}
const skipped = async (one: { customer: { id: number } }) => (await preview(ids(one)))[0]?.skipped
const runs = () => shop.look<number>('select count(*)::text from reminder_runs')
const look = (sql: string, values: Record<string, unknown> = {}) =>
  shop.database.run([step(`test.${sql.length}`, sql)], values as never)

describe('reminders', () => {
  it('a preview says whom one would reach and why not, and stores nothing', async () => {
    const [one, even] = [await debtor(), await account()]
    const nobody = { customer: await shop.do('customers.create', { name: `Rui ${++last}` }) }
    await buys(nobody.customer.id)
    const before = await runs()
    expect(await preview(ids(one, even, nobody))).toMatchObject([
      {
        customer: { id: one.customer.id },
        reaches: 'chat',
        skipped: null,
        last: null,
        times: 0,
        due: 500,
        overdue: 0,
        language: 'pt-BR',
      },
      { customer: { id: even.customer.id }, reaches: 'chat', skipped: 'even' },
      { customer: { id: nobody.customer.id }, reaches: 'nobody', skipped: 'unreachable', language: null },
    ])
    expect(await runs()).toBe(before)
    expect(await remind(ids(one, even, nobody))).toMatchObject({ sent: 1, skipped: 2 })
    expect(await preview(ids(one))).toMatchObject([{ skipped: 'today', times: 1, last: expect.any(String) }])
  })

  it('come once a day, whoever sends at once, on whatever process, and however often', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => debtor()))
    const other = shop.another()
    const answers = await Promise.all([
      remind(ids(...all)),
      remind(ids(...all.toReversed()), { runtime: other.runtime, actor: shop.owner }),
      remind(ids(...all.slice(2)), { runtime: other.runtime }),
      remind(ids(...all), { intentKey: 'http:again' }),
      remind(ids(...all), { intentKey: 'http:again' }),
    ])
    await other.database.close()
    const keyed = new Map(answers.map((one) => [one.job, one.sent]))
    expect(keyed.size).toBe(4)
    expect([...keyed.values()].reduce((sum, one) => sum + one)).toBe(8)
    await look(`update reminders set "on" = "on" - 1`)
    expect(await remind(ids(...all))).toMatchObject({ sent: 8, skipped: 0 })
  })

  it('`overdue` means a day past due, or more', async () => {
    const [late, today] = [
      await debtor(1, { on: await shop.day(20), dueOn: await shop.day(1) }),
      await debtor(1, { dueOn: await shop.day(0) }),
    ]
    const found = (await preview({ overdue: true })).map(({ customer }) => customer.id)
    expect(found).toContain(late.customer.id)
    expect(found).not.toContain(today.customer.id)
    expect((await preview(ids(late)))[0]).toMatchObject({ overdue: 500, firstDueOn: await shop.day(1) })
  })

  it('reach nobody who blocked the bot, is shut out, or wants none in the chat', async () => {
    const [gone, shut, quiet] = [await debtor(), await debtor(), await debtor()]
    await look('insert into closed_chats (chat_id) values (@id::bigint)', { id: gone.person.telegramId })
    await look('update users set disabled_at = now() where id = @user::bigint', { user: shut.person.userId })
    const { version } = await shop.do('preferences.get', {}, { actor: quiet.person })
    await shop.do(
      'preferences.edit',
      { version, notices: { reminder: { app: true, chat: false } } },
      { actor: quiet.person },
    )
    for (const one of [gone, shut, quiet]) expect(await skipped(one)).toBe('unreachable')
    expect(await remind(ids(gone, shut, quiet))).toMatchObject({ sent: 0, skipped: 3 })
  })

  it('are asked for by who there is, in words that it knows', async () => {
    const one = await debtor()
    expect(await shop.refusal('debts.remind', { customerIds: [one.customer.id, 999_999] })).toMatchObject({
      code: 'not_found',
      details: { errors: [{ path: 'customerIds.1', issue: 'no_such' }] },
    })
    for (const wrong of [
      {},
      { ...ids(one), overdue: true },
      { customerIds: [] },
      { ...ids(one), text: '{nme}' },
      { overdue: false },
    ])
      expect(await shop.refusal('debts.remind', wrong)).toMatchObject({ code: 'invalid_input' })
    expect(await skipped(one)).toBeNull()
  })
})

describe('a promise', () => {
  it('stands on the account, its statement and the list, a newer one in its place; reminders wait for its day', async () => {
    const one = await debtor()
    const [on, later] = [await shop.day(-2), await shop.day(-30)]
    const made = await shop.do('debts.promise', { on }, { actor: one.person })
    expect(made).toMatchObject({
      customer: { id: one.customer.id },
      on,
      note: null,
      by: { id: one.person.userId },
      keptAt: null,
    })
    expect(await skipped(one)).toBe('promised')
    const ours = await shop.do('customers.promise', {
      id: one.customer.id,
      on: later,
      note: 'passou no balcão',
    })
    expect(ours).toMatchObject({ on: later, note: 'passou no balcão', by: { name: 'Bia' } })
    const promise = { on: later, by: { name: 'Bia' }, at: ours.createdAt }
    expect(await shop.do('debts.mine', {}, { actor: one.person })).toMatchObject({ promise })
    expect(await shop.do('debts.get', { customerId: one.customer.id })).toMatchObject({
      promise,
      due: 500,
      sales: [{ dueOn: null }],
    })
    expect(await shop.do('customers.statement', { id: one.customer.id })).toMatchObject({ promise })
    const { items } = await shop.do('debts.list', { limit: 200 })
    expect(items.find(({ customer }) => customer.id === one.customer.id)).toMatchObject({ promise })
  })

  it('is of who owes, from today to thirty days on', async () => {
    const [one, even] = [await debtor(), await account()]
    for (const [ago, issue] of [
      [1, 'day_over'],
      [-31, 'promised_too_late'],
    ] as const)
      expect(
        await shop.refusal('debts.promise', { on: await shop.day(ago) }, { actor: one.person }),
      ).toMatchObject({
        code: 'invalid_input',
        details: { errors: [{ path: 'on', issue }] },
      })
    const on = await shop.day(0)
    expect(await shop.refusal('debts.promise', { on }, { actor: even.person })).toMatchObject({
      code: 'wrong_state',
      details: { state: 'even' },
    })
    expect(await shop.refusal('debts.promise', { on }, { actor: shop.user })).toMatchObject({
      code: 'not_found',
    })
    expect(await shop.refusal('customers.promise', { id: 999_999, on })).toMatchObject({ code: 'not_found' })
    await shop.do('debts.promise', { on }, { actor: one.person })
    expect(await skipped(one)).toBe('promised')
  })

  it('whose day is over stands, and is waited for no more', async () => {
    const one = await debtor()
    await shop.do('debts.promise', { on: await shop.day(0) }, { actor: one.person })
    await look('update promises set "on" = "on" - 1 where customer_id = @customer::bigint', {
      customer: one.customer.id,
    })
    expect(await skipped(one)).toBeNull()
    expect(await shop.do('debts.get', { customerId: one.customer.id })).toMatchObject({
      promise: { on: await shop.day(1) },
    })
  })

  it('leaves no note of theirs behind when somebody is erased, nor a text that went to them alone', async () => {
    const [one, other] = [await debtor(), await debtor()]
    await remind({ ...ids(one), text: 'Passe aqui, Nina' })
    await remind({ ...ids(one, other), text: 'Passem aqui, {nome}' })
    await look(
      'delete from reminders where customer_id = @id::bigint and run_id = (select max(id) from reminder_runs)',
      { id: other.customer.id },
    )
    await shop.do('customers.promise', { id: one.customer.id, on: await shop.day(0), note: 'do sítio' })
    await pays(one.customer.id, 500)
    const { version } = await shop.do('users.get', { id: one.person.userId }, { actor: shop.owner })
    await shop.do('users.remove', { id: one.person.userId, version }, { actor: shop.owner })
    expect(
      await shop.look(`select coalesce(json_agg(note), '[]') from promises where note = 'do sítio'`),
    ).toEqual([])
    expect(
      await shop.look(`select coalesce(json_agg(text), '[]') from reminder_runs where text like '%Nina%'`),
    ).toEqual([])
  })
})

/** What is done to one of the people, by their place among them. */
const who = fc.integer({ min: 0, max: 2 })
const act = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('buy' as const), who, quantity: fc.integer({ min: 1, max: 3 }) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('pay' as const), who, amount: fc.integer({ min: 1, max: 1200 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('void sale' as const, 'void payment' as const),
      who,
      n: fc.nat(9),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('promise' as const), who, days: fc.integer({ min: 0, max: 3 }) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('remind' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('a day later' as const) }) },
)

interface Modelled {
  readonly person: Actor
  readonly id: number
  readonly sales: number[]
  readonly payments: number[]
  /** Days until the promised one, and the sales that it is about. */
  promise: { days: number; about: readonly number[] } | null
  reminded: boolean
}

test.prop([fc.array(act, { minLength: 5, maxLength: 30 })], { numRuns: times(6, 150), endOnFailure: true })(
  'promises stand until what was owed then is paid, and reminders go once a day to who owes and has none: as in a small model',
  async (acts) => {
    const people: Modelled[] = []
    for (let n = 0; n < 3; n++) {
      const { person, customer } = await account()
      people.push({ person, id: customer.id, sales: [], payments: [], promise: null, reminded: false })
    }
    const mine = people.map(({ id }) => id)
    const open = async ({ id }: Modelled) =>
      new Set((await shop.do('debts.get', { customerId: id })).sales.map((sale) => sale.id))
    for (const one of acts) {
      const person = people['who' in one ? one.who : 0]
      if (!person) continue
      if (one.do === 'buy') person.sales.push((await buys(person.id, one.quantity)).id)
      if (one.do === 'pay')
        person.payments.push(
          (
            await shop.do('payments.create', {
              customerId: person.id,
              amount: one.amount,
              method: 'pix',
              allowCredit: true,
            })
          ).id,
        )
      if (one.do === 'void sale' || one.do === 'void payment') {
        const made = one.do === 'void sale' ? person.sales : person.payments
        const [gone] = made.splice(one.n % Math.max(1, made.length), 1)
        if (gone !== undefined)
          await shop.do(one.do === 'void sale' ? 'sales.void' : 'payments.void', {
            id: gone,
            reason: 'engano',
          })
      }
      if (one.do === 'promise') {
        const on = await shop.day(-one.days)
        const owed = await open(person)
        if (!owed.size)
          expect(await shop.refusal('debts.promise', { on }, { actor: person.person })).toMatchObject({
            code: 'wrong_state',
          })
        else {
          await shop.do('debts.promise', { on }, { actor: person.person })
          person.promise = { days: one.days, about: person.sales.filter((id) => id <= Math.max(...owed)) }
        }
      }
      if (one.do === 'a day later') {
        await look(`update promises set "on" = "on" - 1 where customer_id = any(@mine::bigint[])`, { mine })
        await look(`update reminders set "on" = "on" - 1 where customer_id = any(@mine::bigint[])`, { mine })
        for (const each of people) {
          each.reminded = false
          if (each.promise) each.promise = { ...each.promise, days: each.promise.days - 1 }
        }
      }
      const expected = await Promise.all(
        people.map(async (each) => {
          const owed = await open(each)
          const stands = each.promise !== null && each.promise.about.some((id) => owed.has(id))
          if (!owed.size) return { stands, skipped: 'even' }
          if (stands && each.promise && each.promise.days >= 0) return { stands, skipped: 'promised' }
          return { stands, skipped: each.reminded ? 'today' : null }
        }),
      )
      const shown = await preview({ customerIds: mine })
      expect(shown.map(({ skipped: why }) => why)).toEqual(expected.map(({ skipped: why }) => why))
      for (const [n, each] of people.entries()) {
        const { promise } = await shop.do('debts.mine', {}, { actor: each.person })
        expect(promise !== null).toBe(expected[n]?.stands)
        const [newest] = (await shop.do('me.export', {}, { actor: each.person })).promises
        expect((newest?.['keptAt'] ?? null) === null).toBe(each.promise === null || expected[n]?.stands)
      }
      if (one.do === 'remind') {
        const sent = expected.filter(({ skipped: why }) => why === null).length
        expect(await remind({ customerIds: mine })).toMatchObject({ sent, skipped: 3 - sent })
        for (const [n, each] of people.entries()) each.reminded ||= expected[n]?.skipped === null
      }
    }
  },
)

it('a thousand are reminded at once: each once, their notices made in few goes', async () => {
  await look(
    `
    with u as (
      insert into users (telegram_id, name, folded, role, language)
      select 900000 + n, 'Mil ' || n, 'mil ' || n, 'user', 'pt-BR' from generate_series(1, 1000) n returning id, name, folded),
    c as (
      insert into customers (name, folded, user_id, due) select name, folded, id, 700 from u returning id),
    o as (
      insert into openings (customer_id, amount, "on", import_id, actor_id) select id, 700, current_date - 40, 0, @owner::bigint from c returning id, customer_id, "on")
    insert into charges (customer_id, source, source_id, "on", amount) select customer_id, 'opening', id, "on", 700 from o`,
    { owner: shop.owner.userId },
  )
  const all = await shop.look<number[]>(`select json_agg(id) from customers where name like 'Mil %'`)
  await settled(shop.fresh.config)
  await followNotices(shop.database)
  expect(await remind({ customerIds: all })).toMatchObject({ sent: 1000, skipped: 0 })
  expect(await remind({ customerIds: all })).toMatchObject({ sent: 0, skipped: 1000 })
  await settled(shop.fresh.config)
  let goes = 1
  while ((await deriveNotices(shop.database)).more) goes++
  // What is told is announced, and read in its turn.
  expect(goes).toBeLessThanOrEqual(6)
  expect(
    await shop.look(
      `select count(*)::int from notices where kind = 'reminder' and (data->>'reminderId')::bigint in (select id from reminders where customer_id = any(array(select id from customers where name like 'Mil %')))`,
    ),
  ).toBe(1000)
  // They came with no list, as a shop's would.
  await look(`delete from charges where customer_id in (select id from customers where name like 'Mil %')`)
  await look(`delete from openings where customer_id in (select id from customers where name like 'Mil %')`)
  await look(`update customers set due = 0 where name like 'Mil %'`)
})
