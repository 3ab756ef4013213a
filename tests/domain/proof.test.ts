// Histories: what makes a balance is sealed in its order, once, whoever seals it and in however many steps; and stays when people go.
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { step } from '#database/step.ts'
import { openFeed } from '#domain/feed.ts'
import type { Actor } from '#domain/operation.ts'
import { headOf, sealBefore, sealFresh, startSealing } from '#domain/proof/index.ts'
import { sealSubjects } from '#domain/proof/seal.ts'
import { SOURCES } from '#domain/proof/sources.ts'
import { upsertUser } from '#domain/users/index.ts'
import { type Line, saltedText, verifyText } from '#lib/chain.ts'
import { times } from '../support/full.ts'
import { settled } from '../support/horizon.ts'
import { fc, test } from '../support/property.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
let goods: number
beforeAll(async () => {
  shop = await TestShop.open()
  goods = await shop.product([[9000, 100]], { price: 100 })
  await settled(shop.fresh.config)
  await startSealing(shop.database)
})
afterAll(async () => {
  await shop.expectSound()
  await shop.close()
})

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const [ofCustomers] = SOURCES
async function sealAll() {
  await settled(shop.fresh.config)
  while (await sealFresh(shop.database));
}
async function textOf(id: number, actor: Actor = shop.staff): Promise<string> {
  const all: string[] = []
  for (let after: number | null = 0; after !== null; ) {
    const page: { lines: readonly string[]; next: number | null } = await shop.do(
      'customers.history',
      { id, after },
      { actor },
    )
    all.push(...page.lines)
    after = page.next
  }
  return all.join('\n')
}
/** Which holds. */
async function chainOf(id: number): Promise<readonly Line[]> {
  const { lines, broken, head } = await verifyText(await textOf(id), sha256)
  expect(broken).toBeNull()
  expect(head.n).toBe(lines.length)
  return lines
}
const said = async (id: number) =>
  (await chainOf(id)).map(({ kind, entity, entityId, amount }) => [kind, entity, entityId, amount])
/** What the lines come to. */
const balanceOf = (lines: readonly Line[]) =>
  lines.reduce((sum, { kind, entity, amount }) => {
    const sign = { charge: 1, payment: -1, void: entity === 'payment' ? 1 : -1 }[kind] ?? 0
    return sum + sign * Number(amount)
  }, 0)
const paidOf = (lines: readonly Line[]) =>
  lines.reduce((sum, { kind, amount }) => sum + (kind === 'allocation' ? Number(amount) : 0), 0)

let last = 81_000
async function account(more: object = {}) {
  const { id: userId } = await upsertUser(shop.runtime, {
    telegramId: ++last,
    name: `Nina ${last}`,
    language: 'pt-BR',
  })
  const customer = await shop.do('customers.create', { name: `Nina ${last}`, userId, ...more })
  const person: Actor = { userId, role: 'user', sessionId: null, language: 'pt-BR' }
  return { id: customer.id, name: customer.name, person }
}
const sell = (customerId: number, quantity: number, more: object = {}) =>
  shop.do('sales.create', {
    customerId,
    items: [{ productId: goods, quantity }],
    ...more,
  })
const pay = (customerId: number, amount: number, more: object = {}) =>
  shop.do('payments.create', { customerId, amount, method: 'cash', allowCredit: true, ...more })

describe('a history', () => {
  it('has a line for each charge, payment, allocation and void, in the order in which they happened', async () => {
    const { id } = await account()
    const first = await sell(id, 5)
    const second = await sell(id, 3, { payments: [{ method: 'pix', amount: 100 }] })
    const paid = await pay(id, 600)
    await sealAll()
    await shop.do('sales.void', { id: first.id, reason: 'errado' })
    await shop.do('payments.void', { id: paid.id, reason: 'errado' })
    await sealAll()
    const own = second.payments[0]?.id
    expect(await said(id)).toEqual([
      ['charge', 'sale', first.id, 500],
      ['charge', 'sale', second.id, 300],
      ['payment', 'payment', own, 100],
      ['allocation', 'payment', own, 100],
      ['payment', 'payment', paid.id, 600],
      ['allocation', 'payment', paid.id, 500],
      ['allocation', 'payment', paid.id, 100],
      ['void', 'sale', first.id, 500],
      ['allocation', 'payment', paid.id, -500],
      ['allocation', 'payment', paid.id, 100],
      ['void', 'payment', paid.id, 600],
      ['allocation', 'payment', paid.id, -200],
    ])
  })

  it('is staff’s and the customer’s own; to others it is not there', async () => {
    const { id, person } = await account()
    await sell(id, 1)
    await sealAll()
    expect(await textOf(id, person)).toBe(await textOf(id))
    for (const [actor, whose] of [
      [shop.user, id],
      [person, 999_999],
      [shop.owner, 999_999],
    ] as const)
      expect(await shop.refusal('customers.history', { id: whose }, { actor })).toMatchObject({
        code: 'not_found',
      })
  })

  it('comes in pages, each line once', async () => {
    const { id } = await account()
    for (let i = 0; i < 3; i++) await sell(id, 1)
    await shop.database.run(
      [
        step(
          'test.proof:many',
          `insert into payments (customer_id, amount, method, "on", actor_id) select @id::bigint, 1, 'cash', current_date, 1 from generate_series(1, 2100)`,
        ),
      ],
      { id },
    )
    await sealSubjects(shop.database, ofCustomers as (typeof SOURCES)[number], [id])
    expect((await chainOf(id)).length).toBe(2103)
    await shop.database.run(
      [step('test.proof:few', `delete from payments where customer_id = @id::bigint`)],
      { id },
    )
  })

  it('holds no name and no words: a text stands as its salted hash, and the salt goes with whoever is erased', async () => {
    const { id, name, person } = await account()
    const sale = await sell(id, 2, { note: 'leva segunda' })
    await shop.do('sales.void', { id: sale.id, reason: 'era do vizinho' })
    await sealAll()
    const before = await textOf(id)
    expect(before).not.toMatch(new RegExp(`${name}|segunda|vizinho`))
    const salts = await shop.look<readonly string[]>(
      `select json_agg(salt order by n) from chain_salts where subject_id = ${id}`,
    )
    const texts = (await chainOf(id)).flatMap(({ text }) => (text === undefined ? [] : [text]))
    expect(texts).toEqual([
      saltedText(salts[0] ?? '', 'leva segunda', sha256),
      saltedText(salts[1] ?? '', 'era do vizinho', sha256),
    ])
    await shop.do('me.erase', { confirm: name }, { actor: person })
    await sealAll()
    expect(await textOf(id)).toBe(before)
    expect(await shop.look(`select count(*) from chain_salts where subject_id = ${id}`)).toBe(0)
    expect((await chainOf(id)).length).toBe(2)
  })

  it('says what its texts were to whom it is about: text and salt from their copy give the hash in the line', async () => {
    const { id, person } = await account()
    const sale = await sell(id, 1, { note: 'leva segunda, é da mãe' })
    const paid = await pay(id, 50, { note: 'adiantado' })
    await sell(id, 1, { note: 'mudou depois' })
    await shop.do('payments.void', { id: paid.id, reason: 'nota falsa' })
    const dispute = await shop.do('sales.dispute', { id: sale.id, reason: 'não é meu' }, { actor: person })
    await shop.do('disputes.resolve', { id: dispute.id, outcome: 'void', text: 'foi engano' })
    await sealAll()
    await shop.database.run(
      [step('test.proof:reworded', `update sales set note = 'outra' where note = 'mudou depois'`)],
      {},
    )
    const lines = await chainOf(id)
    const words = async (actor: Actor) =>
      (await shop.do('me.export', {}, { actor })).words as unknown as readonly {
        subject: string
        id: number
        n: number
        text: string
        salt: string
      }[]
    const own = await words(person)
    expect(own.map(({ text }) => text).toSorted()).toEqual(
      [
        'adiantado',
        'foi engano',
        'foi engano',
        'leva segunda, é da mãe',
        'nota falsa',
        'não é meu',
      ].toSorted(),
    )
    for (const one of own) {
      expect([one.subject, one.id]).toEqual(['customer', id])
      expect(saltedText(one.salt, one.text, sha256)).toBe(lines[one.n - 1]?.text)
    }
    for (const other of [shop.user, shop.owner]) expect(await words(other)).toEqual([])
  })

  it('is read by who may at each page: whoever is staff no more, or shut out, has no next one', async () => {
    const { id, person } = await account()
    await sell(id, 1)
    await sealAll()
    const { id: userId } = await upsertUser(shop.runtime, { telegramId: ++last, name: 'Caio' })
    const edit = async (who: number, change: object) => {
      const { version } = await shop.do('users.get', { id: who }, { actor: shop.owner })
      await shop.do('users.edit', { id: who, version, ...change }, { actor: shop.owner })
    }
    await edit(userId, { role: 'admin' })
    const staff: Actor = { ...person, userId, role: 'admin' }
    expect(await textOf(id, staff)).toBe(await textOf(id))
    await edit(userId, { role: 'user' })
    await edit(person.userId, { disabled: true })
    for (const actor of [staff, person])
      expect(await shop.refusal('customers.history', { id, after: 1 }, { actor })).toMatchObject({
        code: 'not_found',
      })
  })

  it('of an opening debt from a notebook, and of its being taken back', async () => {
    const owner = { actor: shop.owner }
    const { id, creates, changes } = await shop.do(
      'imports.create',
      { kind: 'customers', text: 'nome;deve\nDona Aurora;12,50\n' },
      owner,
    )
    const { undoId } = await shop.run('imports.commit', { id, creates, changes }, owner)
    const customer = await shop.look<number>(`select id from customers where name = 'Dona Aurora'`)
    await sealAll()
    expect((await said(customer)).map(([kind, entity, , amount]) => [kind, entity, amount])).toEqual([
      ['charge', 'opening', 1250],
    ])
    await shop.undo(undoId)
    await sealAll()
    expect(balanceOf(await chainOf(customer))).toBe(0)
  })

  it('has what the customer said of it, and what became of that', async () => {
    const { id, person } = await account()
    const [first, second] = [await sell(id, 1), await sell(id, 2)]
    await shop.do('sales.confirm', { id: first.id }, { actor: person })
    const dispute = await shop.do('sales.dispute', { id: second.id, reason: 'não é meu' }, { actor: person })
    await sealAll()
    await shop.do('disputes.resolve', { id: dispute.id, outcome: 'void', text: 'foi engano' })
    await sealAll()
    const lines = await chainOf(id)
    expect(lines.map(({ kind, entityId, outcome, text }) => [kind, entityId, outcome, typeof text])).toEqual([
      ['charge', first.id, undefined, 'undefined'],
      ['charge', second.id, undefined, 'undefined'],
      ['confirmation', first.id, undefined, 'undefined'],
      ['dispute', second.id, undefined, 'string'],
      ['void', second.id, undefined, 'string'],
      ['resolution', second.id, 'void', 'string'],
    ])
    expect(await shop.look(`select count(*) from chain_salts where subject_id = ${id}`)).toBe(3)
    await shop.do('sales.void', { id: first.id, reason: 'fim' })
    await shop.do('me.erase', { confirm: `Nina ${last}` }, { actor: person })
    await sealAll()
    expect(await shop.look(`select count(*) from chain_salts where subject_id = ${id}`)).toBe(0)
    expect((await chainOf(id)).slice(0, lines.length)).toEqual(lines)
  })

  it('gives a head that two people can compare', async () => {
    const { id } = await account()
    expect(await shop.look(`select to_json(${headOf('customer', String(id))})`)).toBeNull()
    await sell(id, 1)
    await sealAll()
    const head = (await chainOf(id)).at(-1)?.hash
    expect(await shop.look(`select to_json(${headOf('customer', String(id))})`)).toBe(head?.slice(0, 8))
  })
})

describe('sealing', () => {
  it('adds each line once, however many processes seal at once', async () => {
    const { id } = await account()
    for (let i = 0; i < 6; i++) await sell(id, 1)
    await pay(id, 350)
    const others = [shop.another(), shop.another()]
    await settled(shop.fresh.config)
    await Promise.all([shop, ...others].map(({ database }) => sealFresh(database)))
    await Promise.all(others.map(({ database }) => database.close()))
    expect(balanceOf(await chainOf(id))).toBe(250)
    expect((await chainOf(id)).length).toBe(6 + 1 + 4)
  })

  it('does not wait for an act that takes long, and misses none that ends later', async () => {
    const [one, other] = [await account(), await account()]
    await sealAll()
    const slow = shop.another()
    const long = slow.database.run(
      [
        step(
          'test.proof:long',
          `with held as (select pg_current_xact_id(), pg_sleep(1.2)) select count(*)::text from held`,
        ),
      ],
      {},
    )
    await sell(one.id, 1)
    await expect.poll(async () => (await sealFresh(shop.database), said(one.id))).toHaveLength(1)
    await sell(other.id, 1)
    await long
    await slow.database.close()
    await sealAll()
    expect(await said(other.id)).toHaveLength(1)
  })

  it('takes in whoever was there before it began, some at a time, and again where events went unread', async () => {
    const { id } = await account()
    await sell(id, 4)
    await shop.database.run(
      [step('test.proof:forget', `delete from followers where name like 'proof%' returning '1'`)],
      {},
    )
    await settled(shop.fresh.config)
    await startSealing(shop.database)
    await sealFresh(shop.database)
    expect(await said(id)).toEqual([])
    const rests: number[] = []
    while (await sealBefore(shop.database, async (ms) => void rests.push(ms)));
    expect(balanceOf(await chainOf(id))).toBe(400)
    expect(await sealBefore(shop.database)).toBe(false)

    await openFeed(shop.database)
    const late = await account()
    await sell(late.id, 2)
    await shop.database.run(
      [
        step(
          'test.proof:unread',
          `with read as (select x, id from events order by x desc, id desc limit 1),
           gone as (update feed set pruned_x = read.x::text, pruned_id = read.id from read)
           select count(*)::text from read`,
        ),
      ],
      {},
    )
    await startSealing(shop.database)
    expect(await shop.look(`select event_id from followers where name = 'proof:customer'`)).toBe(0)
    while (await sealBefore(shop.database));
    expect(balanceOf(await chainOf(late.id))).toBe(200)
    await sealAll()
  })

  const nth = fc.nat(9)
  const act = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        act: fc.constant('sell'),
        quantity: fc.integer({ min: 1, max: 9 }),
        paid: fc.nat(4),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ act: fc.constant('pay'), amount: fc.integer({ min: 1, max: 1500 }) }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        act: fc.constant('voidSale'),
        nth,
        payments: fc.constantFrom('credit', 'void'),
      }),
    },
    { weight: 2, arbitrary: fc.record({ act: fc.constant('voidPayment'), nth }) },
    { weight: 2, arbitrary: fc.record({ act: fc.constant('undo'), nth }) },
    { weight: 3, arbitrary: fc.record({ act: fc.constant('seal') }) },
  )
  const ignoring = (promise: Promise<unknown>) => promise.catch(() => undefined)

  test.prop([fc.array(act, { minLength: 5, maxLength: 25 })], { numRuns: times(12, 300) })(
    'of any history its lines come to the balance, and are the same however they were sealed',
    async (acts) => {
      const { id } = await account()
      const [sales, payments, undos]: [number[], number[], number[]] = [[], [], []]
      for (const one of acts) {
        if (one.act === 'seal') await sealFresh(shop.database)
        if (one.act === 'sell') {
          const amount = Math.min(one.paid, one.quantity) * 100
          const input = {
            customerId: id,
            items: [{ productId: goods, quantity: one.quantity }],
          }
          const made = await shop
            .run('sales.create', amount ? { ...input, payments: [{ method: 'cash', amount }] } : input)
            .catch(() => undefined)
          if (made) sales.push(made.value.id)
          if (made?.undoId) undos.push(made.undoId)
        }
        if (one.act === 'pay') {
          const made = await shop.run('payments.create', {
            customerId: id,
            amount: one.amount,
            method: 'pix',
            allowCredit: true,
          })
          payments.push(made.value.id)
          if (made.undoId) undos.push(made.undoId)
        }
        const [sale, payment, undo] = 'nth' in one ? [sales[one.nth], payments[one.nth], undos[one.nth]] : []
        if (one.act === 'voidSale' && sale)
          await ignoring(shop.do('sales.void', { id: sale, reason: 'x', payments: one.payments }))
        if (one.act === 'voidPayment' && payment)
          await ignoring(shop.do('payments.void', { id: payment, reason: 'x' }))
        if (one.act === 'undo' && undo) await ignoring(shop.undo(undo, shop.staff))
      }
      await sealAll()
      const { due, credit, paid } = await shop.look<{ due: number; credit: number; paid: number }>(
        `select json_build_object('due', due, 'credit', credit, 'paid',
           (select coalesce(sum(allocated), 0) from payments where customer_id = ${id})) from customers where id = ${id}`,
      )
      const lines = await chainOf(id)
      expect([balanceOf(lines), paidOf(lines)]).toEqual([due - credit, paid])
      // Sealed anew in one go, without the words, whose salts are new each time.
      const bare = (line: Line) => ({ ...line, text: undefined, hash: undefined, prev: undefined })
      await shop.database.run([forget, forgetChain], { id })
      await sealSubjects(shop.database, ofCustomers as (typeof SOURCES)[number], [id])
      expect((await chainOf(id)).map(bare)).toEqual(lines.map(bare))
    },
  )
})

const forget = step('test.proof:unseal', `select set_config('session_replication_role', 'replica', true)`)
const forgetChain = step(
  'test.proof:unseal_chain',
  `with salts as (delete from chain_salts where subject_id = @id::bigint), lines as (delete from chain_lines where subject_id = @id::bigint),
   chain as (delete from chains where subject_id = @id::bigint) select '1'`,
)
