// What somebody asks of their own contracts, or takes along as they go, costs no more for the contracts of others.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { step } from '#database/step.ts'
import type { Actor } from '#domain/operation.ts'
import { upsertUser } from '#domain/users/index.ts'
import { Explained } from '../support/plans.ts'
import { TestShop } from '../support/shop.ts'

const OTHERS = 6000
const PEOPLE = 300
const TABLES = /^(contract|notices$)/

let shop: TestShop
let explained: Explained
let nina: Actor
beforeAll(async () => {
  shop = await TestShop.open({ unused: true })
  const { id } = await upsertUser(shop.runtime, { telegramId: 87_001, name: 'Nina' })
  nina = { ...shop.user, userId: id }
  await shop.database.run(
    [
      step(
        'test.contracts_of_others',
        `with u as (
           insert into users (telegram_id, name, folded, role, language)
           select 880000 + n, 'Freguesia ' || n, 'freguesia ' || n, 'user', 'pt-BR' from generate_series(1, ${PEOPLE}) n returning id),
         whose as (select array_agg(id) as ids from u),
         k as (
           insert into contracts (code, title, terms, folded, state, quorum, deadline, by_id, ended_at, ended_by_id)
           select 'X-' || n, 'Freezer', '', 'freezer', 'completed', 1, now(), w.ids[1 + n % ${PEOPLE}], now(), w.ids[1 + n % ${PEOPLE}]
           from whose w, generate_series(1, ${OTHERS}) n returning id, by_id),
         p as (
           insert into contract_parties (contract_id, n, user_id, role, answer) select k.id, 1, k.by_id, 'buyer', 'accepted' from k),
         t as (
           insert into contract_transactions (contract_id, kind, text, state, actor_id, ended_at, ended_by_id, reason)
           select k.id, 'note', 'Chegou', 'rejected', k.by_id, now(), k.by_id, 'Não' from k, generate_series(1, 2) returning id, actor_id),
         a as (
           insert into contract_answers (transaction_id, party, actor_id, answer, staff) select t.id, 1, t.actor_id, 'confirmed', true from t),
         o as (
           insert into notices (user_id, kind, entity, entity_id, data, in_feed, read_at)
           select t.actor_id, 'contract', 'transaction', t.id, '{"what": "asked"}', true, now() from t)
         select count(*)::text from k`,
      ),
    ],
    {},
  )
  const parties = [
    { person: { userId: shop.owner.userId }, role: 'seller' },
    { person: { userId: nina.userId }, role: 'buyer' },
  ]
  const deadline = new Date(Date.now() + 3_600_000).toISOString()
  const draft = { code: 'NINA-1', title: 'Freezer', terms: '', quorum: 2, deadline, parties }
  await shop.do('contracts.create', draft, { actor: shop.owner })
  await shop.do('contracts.propose', { code: 'NINA-1' }, { actor: shop.owner })
  for (const actor of [shop.owner, nina]) await shop.do('contracts.accept', { code: 'NINA-1' }, { actor })
  await shop.do('transactions.create', { code: 'NINA-1', kind: 'note', text: 'Oi' }, { actor: nina })
  await shop.database.run([step('test.contracts_analyze', 'analyze')], {})
  explained = await Explained.open(shop.fresh.config, shop.database)
})
afterAll(async () => {
  await explained?.close()
  await shop?.close()
})

/** Rows of these tables that were gone through one after the other. */
async function passed(run: (runtime: TestShop['runtime']) => Promise<unknown>) {
  const runtime = { ...shop.runtime, database: explained.database }
  const plans = await explained.plansOf({ name: 'test', prepare: async () => () => run(runtime) })
  expect(plans.length).toBeGreaterThan(0)
  return plans.flatMap(({ step: name, passed: all }) =>
    Object.entries(all)
      .filter(([table, rows]) => TABLES.test(table) && rows > OTHERS / 2)
      .map(([table, rows]) => `${name}: ${rows} of ${table}`),
  )
}

it('in the copy of one’s own data', async () => {
  expect(await passed((runtime) => shop.do('me.export', {}, { actor: nina, runtime }))).toEqual([])
})

it('as they are erased', async () => {
  expect(
    await passed((runtime) => shop.do('me.erase', { confirm: 'Nina' }, { actor: nina, runtime })),
  ).toEqual([])
})

it('when a payment is voided, and a step is taken back', async () => {
  const customer = await shop.do('customers.create', { name: 'Ana' }, { actor: shop.owner })
  const productId = await shop.product([[1, 100]], { price: 500 })
  await shop.do('sales.create', { customerId: customer.id, items: [{ productId, quantity: 1 }] })
  const { id } = await shop.do('payments.create', { customerId: customer.id, amount: 500, method: 'cash' })
  expect(
    await passed((runtime) => shop.do('payments.void', { id, reason: 'Não caiu' }, { runtime })),
  ).toEqual([])
  const [one] = (await shop.do('transactions.list', { code: 'NINA-1' }, { actor: nina })).items
  expect(
    await passed((runtime) =>
      shop.do('transactions.withdraw', { code: 'NINA-1', id: one?.id }, { actor: nina, runtime }),
    ),
  ).toEqual([])
})
