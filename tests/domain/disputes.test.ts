// What customers say of their sales and payments: for them alone, once, and what they do not recognise is talked over until it ends.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { step } from '#database/step.ts'
import type { Actor } from '#domain/operation.ts'
import { upsertUser } from '#domain/users/index.ts'
import { DISPUTE_DAYS, THREAD_MAX } from '#lib/limits.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
let goods: number
beforeAll(async () => {
  shop = await TestShop.open()
  goods = await shop.product([[100_000, 100]])
})
afterAll(() => shop.close())

let last = 0
async function somebody(): Promise<Actor> {
  const { id } = await upsertUser(shop.runtime, { telegramId: 800_000 + ++last, name: `Pessoa ${last}` })
  return { ...shop.user, userId: id }
}
const link = (customer: { id: number; version: number }, userId: number | null) =>
  shop.do(
    'customers.edit',
    { id: customer.id, version: customer.version, userId },
    {
      actor: shop.owner,
    },
  )
/** Somebody with an account and a sale on it. */
async function debtor(unitPrice = 1250) {
  const who = await somebody()
  const customer = await shop.do('customers.create', { name: `Freguês ${++last}` }, { actor: shop.owner })
  await link(customer, who.userId)
  const sale = await shop.do(
    'sales.create',
    {
      customerId: customer.id,
      items: [{ productId: goods, quantity: 1, unitPrice }],
    },
    { actor: shop.owner },
  )
  return { who, customer, sale }
}
const saleOf = (id: number) => shop.do('sales.get', { id })
const due = async ({ customer }: { customer: { id: number } }) =>
  (await shop.do('customers.get', { id: customer.id })).due
const codeOf = async (...[name, input, actor]: [Parameters<TestShop['run']>[0], unknown, Actor]) => {
  const { code, details } = await shop.refusal(name, input, { actor })
  return details.state === undefined ? code : `${code} ${details.state}`
}
const dispute = async (total?: number) => {
  const one = await debtor(total)
  const made = await shop.do('sales.dispute', { id: one.sale.id, reason: 'Não fui eu' }, { actor: one.who })
  return { ...one, dispute: made }
}
/** As if it had been so many days ago. */
const age = (table: string, id: number, column: string, days: number) =>
  shop.database.run(
    [
      step(
        `test.age_${table}`,
        `update ${table} set ${column} = ${column} - @days::int * interval '1 day' where id = @id::bigint`,
      ),
    ],
    { id, days },
  )

describe('what is confirmed', () => {
  it('that was said before a dispute, and came after it, ends nothing; said to it, it does', async () => {
    const { who, sale } = await debtor()
    await shop.do('sales.dispute', { id: sale.id, reason: 'Não comprei isso' }, { actor: who })
    expect(await codeOf('sales.confirm', { id: sale.id, undisputed: true }, who)).toBe('wrong_state disputed')
    expect((await saleOf(sale.id)).confirmation.state).toBe('disputed')
    const { confirmation } = await shop.do('sales.confirm', { id: sale.id }, { actor: who })
    expect(confirmation.state).toBe('confirmed')
  })

  it('says so wherever it is given, once, with its moment; nobody spoke of the rest', async () => {
    const { who, sale, customer } = await debtor()
    const payment = await shop.do('payments.create', { customerId: customer.id, amount: 100, method: 'pix' })
    expect([sale.confirmation, payment.confirmation]).toEqual([
      { state: 'none', at: null },
      { state: 'none', at: null },
    ])
    const said = await shop.do('sales.confirm', { id: sale.id }, { actor: who })
    expect(said.confirmation).toEqual({ state: 'confirmed', at: expect.any(String) })
    expect([said.items[0]?.cost, said.note, said.rev]).toEqual([
      undefined,
      undefined,
      (await saleOf(sale.id)).rev,
    ])
    const paid = await shop.do('payments.confirm', { id: payment.id }, { actor: who })
    expect(paid.confirmation.state).toBe('confirmed')
    expect(Object.keys(paid)).not.toEqual(expect.arrayContaining(['note']))
    expect(await codeOf('sales.confirm', { id: sale.id }, who)).toBe('wrong_state confirmed')
    expect(await codeOf('payments.confirm', { id: payment.id }, who)).toBe('wrong_state confirmed')

    const statement = await shop.do('customers.statement', { id: customer.id }, { actor: who })
    expect(statement.items.map((line) => [line.kind, line.confirmation])).toEqual([
      ['payment', paid.confirmation],
      ['sale', said.confirmation],
    ])
    const mine = await shop.do('debts.mine', {}, { actor: who })
    const listed = await shop.do('sales.list', { customerId: customer.id })
    const payments = await shop.do('payments.list', { customerId: customer.id })
    expect([mine.sales[0]?.confirmation, listed.items[0]?.confirmation]).toEqual([
      said.confirmation,
      said.confirmation,
    ])
    expect(payments.items[0]?.confirmation).toEqual(paid.confirmation)
    const copy = await shop.do('me.export', {}, { actor: who })
    expect(copy.sales[0]).toMatchObject({ confirmation: said.confirmation })
    const told = await shop.look<unknown[]>(
      `select json_agg(e.data->'confirmation'->>'state' order by e.id) from events e where e.entity = 'sale' and e.entity_id = ${sale.id}`,
    )
    expect(told.at(0)).toBe('none')
    expect(told.at(-1)).toBe('confirmed')
    expect(await due({ customer })).toBe(1150)
  })

  it('of several confirmations at one moment one counts', async () => {
    const { who, sale } = await debtor()
    const other = shop.another()
    const answers = await Promise.allSettled(
      [0, 1, 2, 3].map((n) =>
        shop.do(
          'sales.confirm',
          { id: sale.id },
          { actor: who, ...(n % 2 ? { runtime: other.runtime } : {}) },
        ),
      ),
    )
    expect(answers.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    await other.database.close()
  })
})

describe('who may speak', () => {
  it('is the customer alone: staff are told so, to others it is not there', async () => {
    const { sale, customer } = await debtor()
    const payment = await shop.do('payments.create', { customerId: customer.id, amount: 100, method: 'pix' })
    const { who: stranger } = await debtor()
    for (const [thing, { id }] of [
      ['sales', sale],
      ['payments', payment],
    ] as const) {
      expect(await codeOf(`${thing}.confirm`, { id }, stranger)).toBe('not_found')
      expect(await codeOf(`${thing}.dispute`, { id, reason: 'x' }, stranger)).toBe('not_found')
      for (const actor of [shop.staff, shop.owner]) {
        expect(await codeOf(`${thing}.confirm`, { id }, actor)).toBe('forbidden')
        expect(await codeOf(`${thing}.dispute`, { id, reason: 'x' }, actor)).toBe('forbidden')
        expect(await codeOf(`${thing}.confirm`, { id: 999_999 }, actor)).toBe(
          'forbidden'.replace(/.*/, 'not_found'),
        )
      }
    }
    expect((await saleOf(sale.id)).confirmation.state).toBe('none')
  })

  it('is whoever has the account now: the one before has lost it, and the talk with it', async () => {
    const { who, sale, customer, dispute: one } = await dispute()
    const next = await somebody()
    const now = await shop.do('customers.get', { id: customer.id })
    await link(now, null)
    await link(await shop.do('customers.get', { id: customer.id }), next.userId)
    expect(await codeOf('sales.confirm', { id: sale.id }, who)).toBe('not_found')
    expect(await codeOf('disputes.get', { id: one.id }, who)).toBe('not_found')
    expect(await codeOf('disputes.answer', { id: one.id, text: 'eu' }, who)).toBe('not_found')
    expect((await shop.do('disputes.list', {}, { actor: who })).items).toEqual([])
    const answered = await shop.do('disputes.answer', { id: one.id, text: 'fui eu' }, { actor: next })
    expect(answered.thread.map(({ side, by }) => [side, by.id])).toEqual([
      ['customer', who.userId],
      ['customer', next.userId],
    ])
    expect((await shop.do('sales.confirm', { id: sale.id }, { actor: next })).confirmation.state).toBe(
      'confirmed',
    )
  })

  it('staff with an account of their own speak of it as its customer', async () => {
    const { sale, customer } = await debtor()
    await link(await shop.do('customers.get', { id: customer.id }), null)
    await link(await shop.do('customers.get', { id: customer.id }), shop.staff.userId)
    const one = await shop.do(
      'sales.dispute',
      { id: sale.id, reason: 'Era meu irmão' },
      { actor: shop.staff },
    )
    expect(one.thread[0]?.side).toBe('customer')
    await link(await shop.do('customers.get', { id: customer.id }), null)
  })
})

describe('what is not recognised', () => {
  it('opens one talk, moves no money, and both sides say their word', async () => {
    const one = await dispute(4545)
    const { who, sale, dispute: made, customer } = one
    expect(made).toMatchObject({
      entity: 'sale',
      entityId: sale.id,
      amount: 4545,
      customer: { id: customer.id, name: customer.name },
      state: 'open',
      reason: 'Não fui eu',
      outcome: null,
      resolvedBy: null,
      resolvedAt: null,
      version: 1,
    })
    expect([(await saleOf(sale.id)).confirmation.state, await due(one)]).toEqual(['disputed', 4545])
    const again = await shop.refusal('sales.dispute', { id: sale.id, reason: 'De novo' }, { actor: who })
    expect([again.code, again.details]).toEqual(['wrong_state', { state: 'disputed', id: made.id }])
    await shop.do('disputes.answer', { id: made.id, text: 'Foi sábado' })
    const now = await shop.do('disputes.answer', { id: made.id, text: 'Eu estava fora' }, { actor: who })
    expect(now.thread.map(({ side, text }) => [side, text])).toEqual([
      ['customer', 'Não fui eu'],
      ['shop', 'Foi sábado'],
      ['customer', 'Eu estava fora'],
    ])
    expect([now.version, now.rev > made.rev]).toEqual([3, true])
    expect(await shop.do('disputes.get', { id: made.id })).toEqual(now)
    expect(await shop.do('disputes.get', { id: made.id }, { actor: who })).toEqual(now)
    const { who: stranger } = await debtor()
    expect(await codeOf('disputes.get', { id: made.id }, stranger)).toBe('not_found')
    expect(await codeOf('disputes.answer', { id: made.id, text: 'eu' }, stranger)).toBe('not_found')
  })

  it('stands beside what the shop knows: the receipt, what was paid at once, what is usual, what else there was', async () => {
    const { who, customer } = await debtor()
    const [bread, milk] = [await shop.product([[100, 50]]), await shop.product([[100, 50]])]
    const buys = (products: readonly number[], more: object = {}) =>
      shop.do('sales.create', {
        customerId: customer.id,
        items: products.map((productId) => ({ productId, quantity: 1, unitPrice: 1000 })),
        ...more,
      })
    await buys([bread, goods])
    await buys([bread, goods])
    const first = await buys([milk], { payments: [{ method: 'pix', amount: 400 }] })
    const opened = await shop.do('sales.dispute', { id: first.id, reason: 'Não fui eu' }, { actor: who })
    const known = () => shop.do('disputes.known', { id: opened.id })
    const named = (await shop.do('products.list', { limit: 200 })).items
    const nameOf = (id: number) => named.find((one) => one.id === id)?.name
    expect(await known()).toEqual({
      receipt: { arrived: false, at: null },
      paid: { amount: 400, method: 'pix' },
      usual: expect.arrayContaining([nameOf(bread), nameOf(goods)]),
      others: 0,
    })
    // Milk is in the disputed sale alone; what was voided is nobody's habit.
    expect((await known()).usual).not.toContain(nameOf(milk))
    const second = await buys([goods])
    await shop.do('sales.dispute', { id: second.id, reason: 'Nem essa' }, { actor: who })
    expect((await known()).others).toBe(1)
    await shop.database.run(
      [
        step(
          'test.receipt_stands',
          `insert into notices (user_id, kind, entity, entity_id, data, in_feed, message_id) values (@user::bigint, 'sale', 'sale', @sale::bigint, '{}', false, 7)
           on conflict do nothing`,
        ),
      ],
      { user: who.userId, sale: first.id },
    )
    expect((await known()).receipt).toEqual({ arrived: true, at: null })
    expect(await codeOf('disputes.known', { id: opened.id }, who)).toBe('forbidden')
    expect(await codeOf('disputes.known', { id: 999_999 }, shop.owner)).toBe('not_found')
  })

  it('is listed newest first, by state and by customer; to a customer their own', async () => {
    const { who, customer, sale, dispute: first } = await dispute()
    await shop.do('disputes.resolve', { id: first.id, outcome: 'kept', text: 'Visto' })
    const second = await shop.do('sales.dispute', { id: sale.id, reason: 'Não mesmo' }, { actor: who })
    await dispute()
    const ids = async (query: object, actor = shop.staff) =>
      (await shop.all('disputes.list', query, actor)).map((one) => one['id'])
    expect(await ids({ customerId: customer.id })).toEqual([second.id, first.id])
    expect(await ids({ customerId: customer.id, state: 'open' })).toEqual([second.id])
    expect(await ids({ customerId: customer.id, state: 'resolved' })).toEqual([first.id])
    expect(await ids({}, who)).toEqual([second.id, first.id])
    expect((await ids({ state: 'open' })).length).toBeGreaterThan(1)
  })

  it('is for a time, where it was confirmed or talked over before', async () => {
    const { who, sale, dispute: one } = await dispute()
    await shop.do('sales.confirm', { id: sale.id }, { actor: who })
    const told = await shop.look<number[]>(
      `select json_agg(id) from confirmations where entity = 'sale' and entity_id = ${sale.id}`,
    )
    for (const id of told) await age('confirmations', id, 'at', DISPUTE_DAYS - 1)
    const again = await shop.do('sales.dispute', { id: sale.id, reason: 'Pensando bem' }, { actor: who })
    expect(again.id).toBeGreaterThan(one.id)
    await shop.do('disputes.resolve', { id: again.id, outcome: 'kept', text: 'Visto' })
    const all = await shop.look<number[]>(
      `select json_agg(id) from confirmations where entity = 'sale' and entity_id = ${sale.id}`,
    )
    for (const id of all) await age('confirmations', id, 'at', DISPUTE_DAYS + 1)
    expect(await codeOf('sales.dispute', { id: sale.id, reason: 'Outra vez' }, who)).toBe(
      'wrong_state long_ago',
    )
    expect((await shop.do('sales.confirm', { id: sale.id }, { actor: who })).confirmation.state).toBe(
      'confirmed',
    )
  })

  it('has an end: a talk takes so many words', async () => {
    const { dispute: one } = await dispute()
    await shop.database.run(
      [
        step(
          'test.talk',
          `insert into dispute_lines (dispute_id, by_id, side, text) select @id::bigint, @by::bigint, 'shop', 'e' from generate_series(1, ${THREAD_MAX - 2})`,
        ),
      ],
      { id: one.id, by: shop.staff.userId },
    )
    await shop.do('disputes.answer', { id: one.id, text: 'a última' })
    expect(await codeOf('disputes.answer', { id: one.id, text: 'mais uma' }, shop.staff)).toBe(
      'wrong_state full',
    )
    const end = await shop.do('disputes.resolve', { id: one.id, outcome: 'kept', text: 'Fim' })
    expect(end.thread).toHaveLength(THREAD_MAX + 1)
  })
})

describe('how it ends', () => {
  it('kept: all stays as it was, with a word, and nothing more is said', async () => {
    const one = await dispute(4949)
    const { who, sale, dispute: made } = one
    const end = await shop.do('disputes.resolve', { id: made.id, outcome: 'kept', text: 'Bia lembra' })
    expect(end).toMatchObject({ state: 'resolved', outcome: 'kept', resolvedBy: { id: shop.staff.userId } })
    expect(end.thread.at(-1)).toMatchObject({ side: 'shop', text: 'Bia lembra' })
    const now = await saleOf(sale.id)
    expect([now.status, now.confirmation, await due(one)]).toEqual([
      'open',
      { state: 'resolved', at: end.resolvedAt },
      4949,
    ])
    expect(await codeOf('disputes.answer', { id: made.id, text: 'mas' }, who)).toBe('wrong_state resolved')
    expect(await codeOf('disputes.resolve', { id: made.id, outcome: 'void', text: 'não' }, shop.staff)).toBe(
      'wrong_state resolved',
    )
    expect((await saleOf(sale.id)).rev).toBe(now.rev)
  })

  it('void: by all rules of a void, stock and money back; it is recorded on the sale as well', async () => {
    const one = await dispute(4848)
    const { sale, dispute: made } = one
    const stock = async () => (await shop.do('products.get', { id: goods })).stock
    const before = await stock()
    const end = await shop.do('disputes.resolve', { id: made.id, outcome: 'void', text: 'Engano nosso' })
    expect([end.state, end.outcome]).toEqual(['resolved', 'void'])
    const now = await saleOf(sale.id)
    expect([now.status, now.voidReason, now.voidedBy?.id]).toEqual([
      'voided',
      'Engano nosso',
      shop.staff.userId,
    ])
    expect([now.confirmation.state, await due(one), await stock()]).toEqual([
      'resolved',
      0,
      (before ?? 0) + 1,
    ])
    const told = await shop.look<string[]>(
      `select json_agg(name order by id) from events where entity_id = ${sale.id} and entity = 'sale' and name = 'sale.voided'`,
    )
    expect(told).toEqual(['sale.voided'])
    const acts = await shop.do(
      'activities.list',
      { entity: 'sale', entityId: sale.id },
      { actor: shop.owner },
    )
    expect(acts.items[0]).toMatchObject({ operation: 'disputes.resolve', entity: 'dispute', amount: 4848 })
    await shop.expectSound()
  })

  it('a void that staff may not do any more is refused, and the talk goes on', async () => {
    const { who, sale, dispute: made } = await dispute()
    const limit = async (voidHours: number | null) => {
      const { version } = await shop.do('settings.get', {}, { actor: shop.owner })
      await shop.do('settings.edit', { version, limits: { voidHours } }, { actor: shop.owner })
    }
    await limit(24)
    await age('sales', sale.id, 'created_at', 2)
    const refused = await shop.refusal('disputes.resolve', { id: made.id, outcome: 'void', text: 'x' })
    expect([refused.code, refused.details.reached?.name]).toEqual(['forbidden', 'voidHours'])
    expect((await shop.do('disputes.get', { id: made.id }, { actor: who })).thread).toHaveLength(1)
    const end = await shop.do(
      'disputes.resolve',
      { id: made.id, outcome: 'void', text: 'x' },
      { actor: shop.owner },
    )
    expect(end.outcome).toBe('void')
    await limit(null)
  })

  it('a payment is voided by it too: what it paid is owed again', async () => {
    const { who, customer } = await debtor(5151)
    const payment = await shop.do('payments.create', {
      customerId: customer.id,
      amount: 1000,
      method: 'cash',
    })
    const made = await shop.do('payments.dispute', { id: payment.id, reason: 'Paguei 20' }, { actor: who })
    expect([made.entity, made.entityId, made.amount, await due({ customer })]).toEqual([
      'payment',
      payment.id,
      1000,
      4151,
    ])
    await shop.do('disputes.resolve', { id: made.id, outcome: 'void', text: 'Refeito' })
    const now = await shop.do('payments.get', { id: payment.id })
    expect([Boolean(now.voidedAt), now.confirmation.state, await due({ customer })]).toEqual([
      true,
      'resolved',
      5151,
    ])
  })

  it('a payment that is kept says so', async () => {
    const { who, customer } = await debtor(5151)
    const payment = await shop.do('payments.create', {
      customerId: customer.id,
      amount: 1000,
      method: 'cash',
    })
    const made = await shop.do('payments.dispute', { id: payment.id, reason: 'Paguei 20' }, { actor: who })
    await shop.do('disputes.resolve', { id: made.id, outcome: 'kept', text: 'Foram 10' })
    const now = await shop.do('payments.get', { id: payment.id })
    expect([now.voidedAt, now.confirmation.state, now.rev > payment.rev]).toEqual([null, 'resolved', true])
  })

  it('by the customer, who confirms after all: kept', async () => {
    const one = await dispute(4343)
    const said = await shop.do('sales.confirm', { id: one.sale.id }, { actor: one.who })
    const end = await shop.do('disputes.get', { id: one.dispute.id })
    expect([said.confirmation.state, end.state, end.outcome, end.resolvedBy?.id]).toEqual([
      'confirmed',
      'resolved',
      'kept',
      one.who.userId,
    ])
    expect(await codeOf('disputes.resolve', { id: end.id, outcome: 'void', text: 'tarde' }, shop.staff)).toBe(
      'wrong_state resolved',
    )
  })

  it.each([
    [
      'a void of the sale',
      async (id: number) => void (await shop.do('sales.void', { id, reason: 'engano' })),
    ],
    [
      'what took the sale back',
      async (id: number) => {
        const undoId = await shop.look<number>(
          `select to_json(a.id) from activities a where a.operation = 'sales.create' and a.entity_id = ${id}`,
        )
        await shop.undo(undoId)
      },
    ],
  ])('%s ends it as void', async (_, undo) => {
    const { who, sale, dispute: made } = await dispute()
    await undo(sale.id)
    const end = await shop.do('disputes.get', { id: made.id })
    expect([end.state, end.outcome, (await saleOf(sale.id)).confirmation.state]).toEqual([
      'resolved',
      'void',
      'resolved',
    ])
    expect(await codeOf('sales.confirm', { id: sale.id }, who)).toBe('already_voided')
    expect(await codeOf('sales.dispute', { id: sale.id, reason: 'x' }, who)).toBe('already_voided')
  })

  it('payments that are voided with their sale end what is said of them too', async () => {
    const { who, customer } = await debtor()
    const sale = await shop.do(
      'sales.create',
      {
        customerId: customer.id,
        items: [{ productId: goods, quantity: 1, unitPrice: 900 }],
        payments: [{ amount: 300, method: 'pix' }],
      },
      { actor: shop.owner },
    )
    const payment = (await shop.do('payments.list', { customerId: customer.id })).items[0]
    const made = await shop.do('payments.dispute', { id: payment?.id, reason: 'x' }, { actor: who })
    await shop.do('sales.void', { id: sale.id, reason: 'engano', payments: 'void' })
    expect((await shop.do('disputes.get', { id: made.id })).outcome).toBe('void')
  })

  it('of two who end it at once one does, from whatever process', async () => {
    const other = shop.another()
    for (const [mine, theirs] of [
      ['void', 'kept'],
      ['void', 'void'],
    ] as const) {
      const { dispute: made, sale } = await dispute()
      const answers = await Promise.allSettled([
        shop.do('disputes.resolve', { id: made.id, outcome: mine, text: 'um' }),
        shop.do(
          'disputes.resolve',
          { id: made.id, outcome: theirs, text: 'dois' },
          { actor: shop.owner, runtime: other.runtime },
        ),
      ])
      expect(answers.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
      const end = await shop.do('disputes.get', { id: made.id })
      expect(end.thread).toHaveLength(2)
      expect((await saleOf(sale.id)).status === 'voided').toBe(end.outcome === 'void')
    }
    await other.database.close()
    await shop.expectSound()
  })

  it('is nobody’s to end but the shop’s, and not of what is not there', async () => {
    const { who, dispute: made } = await dispute()
    expect(await codeOf('disputes.resolve', { id: made.id, outcome: 'void', text: 'x' }, who)).toBe(
      'forbidden',
    )
    for (const outcome of ['void', 'kept'])
      expect(await codeOf('disputes.resolve', { id: 999_999, outcome, text: 'x' }, shop.staff)).toBe(
        'not_found',
      )
    expect(await codeOf('disputes.answer', { id: 999_999, text: 'x' }, shop.staff)).toBe('not_found')
  })
})

describe('somebody who is erased', () => {
  it('leaves no word of the talk, on either side; what was open ends', async () => {
    const { who, customer, sale, dispute: made } = await dispute()
    await shop.do('disputes.answer', { id: made.id, text: 'Foi a senhora' })
    await shop.do('payments.create', { customerId: customer.id, amount: sale.total, method: 'pix' })
    const { name } = await shop.do('users.get', { id: who.userId }, { actor: shop.owner })
    await shop.do('me.erase', { confirm: name }, { actor: who })
    const end = await shop.do('disputes.get', { id: made.id })
    expect([end.state, end.outcome, end.resolvedBy, end.thread.map(({ text }) => text)]).toEqual([
      'resolved',
      'kept',
      null,
      ['', ''],
    ])
    expect((await saleOf(sale.id)).confirmation.state).toBe('resolved')
  })

  it('who had the account before takes their own words along', async () => {
    const { who, customer, dispute: made } = await dispute()
    await shop.do('disputes.answer', { id: made.id, text: 'Foi sábado' })
    await link(await shop.do('customers.get', { id: customer.id }), null)
    const { name } = await shop.do('users.get', { id: who.userId }, { actor: shop.owner })
    await shop.do('me.erase', { confirm: name }, { actor: who })
    const now = await shop.do('disputes.get', { id: made.id })
    expect([now.state, now.thread.map(({ text }) => text)]).toEqual(['open', ['', 'Foi sábado']])
  })
})
