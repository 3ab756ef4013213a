// What people wait for: each read and write whose cost may depend on how old the shop is, ready to be run on any shop.

import type { Database } from '#database/pool.ts'
import { step } from '#database/step.ts'
import { cursorKeysOf } from '#domain/cursor.ts'
import { type Answer, execute } from '#domain/execute.ts'
import { sealKeysOf } from '#domain/invites/index.ts'
import { Names } from '#domain/names.ts'
import type { Actor, Operation } from '#domain/operation.ts'
import { operations } from '#domain/operations.ts'
import type { Runtime } from '#domain/runtime.ts'
import { afterSale, likelyBuyers } from '#domain/sales/index.ts'

export interface Act {
  readonly name: string
  /** Gives what is to be measured, with what it needs already done. */
  prepare(): Promise<() => Promise<unknown>>
}

const quiet = { debug() {}, info() {}, warn() {}, error() {} }
const runtimeOf = (database: Database): Runtime => ({
  database,
  cursorKeys: cursorKeysOf('a secret of tests that is long enough'),
  sealKeys: sealKeysOf('a secret of tests that is long enough'),
  botName: () => null,
  names: new Names(),
  log: quiet,
  committed: () => {},
  shop: {
    defaults: { name: 'Balcão', pixKey: null, pixCity: 'SAO PAULO' },
    currency: 'BRL',
    locale: 'pt-BR',
    timeZone: 'America/Sao_Paulo',
    ownerIds: [],
    defaultLanguage: 'pt-BR',
  },
})

/** Who and what the acts are about: the owner, who comes most, who owes most, a sale and a seller, a total that comes often, a month of trade. */
const subjects = step(
  'acts.subjects',
  `select json_build_object(
     'owner', (select id from users where role = 'owner' order by id limit 1),
     'regular', (select customer_id from sales where customer_id is not null group by 1 order by count(*) desc, 1 limit 1),
     'debtor', (select id from customers order by due desc, id limit 1),
     'product', (select id from products where unit = 'un' order by stock desc, id limit 1),
     'rare', (select p.name from products p join sale_lines l on l.product_id = p.id group by p.id order by count(*), p.id limit 1),
     'seller', (select seller_id from sales group by 1 order by count(*), 1 limit 1),
     'sale', (select max(id) from sales),
     'total', (select total from sales where total > 0 group by 1 order by count(*) desc, 1 limit 1),
     'seldom', (select total from sales where total > 0 group by 1 order by count(*), 1 limit 1),
     'from', date_trunc('month', current_date - interval '1 month')::date,
     'to', (date_trunc('month', current_date) - interval '1 day')::date,
     'long', current_date - 230, 'old', current_date - 200)::text`,
)
/** An owner who has not sold yet, and a customer who has not bought. */
const newcomers = step(
  'acts.newcomers',
  `with someone as (
     insert into users (telegram_id, name, folded, role, language) select 77000000 + count(*), 'Nina', 'nina', 'owner', 'pt-BR' from users returning id),
   buyer as (insert into customers (name, folded) select 'Neto ' || count(*), 'neto ' || count(*) from customers returning id)
   select json_build_object('seller', (select id from someone), 'customer', (select id from buyer))::text`,
)

interface Subjects {
  readonly owner: number
  readonly regular: number
  readonly debtor: number
  readonly product: number
  readonly rare: string
  readonly seller: number
  readonly sale: number
  /** Minor units. */
  readonly total: number
  readonly seldom: number
  readonly from: string
  readonly to: string
  readonly long: string
  readonly old: string
}

export type Run = (name: keyof typeof operations, input: object) => Promise<Answer<Record<string, unknown>>>

/** Reads that people wait for, by what they are called in the tables of docs/. */
function readsOf(run: Run, of: Subjects, cursor: unknown): Act[] {
  const read = (name: string, operation: keyof typeof operations, input: object = {}): Act => ({
    name,
    prepare: () => Promise.resolve(() => run(operation, input)),
  })
  const { regular, debtor, product, owner } = of
  const [total, seldom] = [of.total, of.seldom].map((cents) => (cents / 100).toFixed(2))
  return [
    read('dashboard', 'home.get'),
    read('limits that were passed', 'settings.passed'),
    read('who did what', 'activities.list'),
    read('who did what: one person', 'activities.list', { actorId: owner }),
    read('who did what: an operation that is rare', 'activities.list', { operation: 'payments.void' }),
    read('who did what: about money', 'activities.list', { about: 'money' }),
    read('who did what: a kind of thing', 'activities.list', { entity: 'lot' }),
    read('who did what: refusals', 'activities.list', { refused: true }),
    read('who did what: one person, what is rare', 'activities.list', {
      actorId: owner,
      operation: 'users.edit',
    }),
    read('who did what: one person, a kind of thing', 'activities.list', { actorId: owner, entity: 'user' }),
    read('who did what: one person, without refusals', 'activities.list', { actorId: owner, refused: false }),
    read('who did what: refusals of an operation', 'activities.list', { refused: true, about: 'prices' }),
    read('who did what: prices', 'activities.list', { about: 'prices' }),
    read('who did what: a thing', 'activities.list', { entity: 'product', entityId: product }),
    read('who did what: whatever has this id', 'activities.list', { entityId: product }),
    read('who did what: one person, long past', 'activities.list', {
      actorId: owner,
      about: 'money',
      from: of.long,
      to: of.old,
    }),
    read('who did what: a month long past', 'activities.list', { from: of.long, to: of.old }),
    read('who did what: found', 'activities.list', { q: 'ana' }),
    read('who did what: found, of goods', 'activities.list', { q: 'café' }),
    read('who did what: found, of a person', 'activities.list', { q: 'bia' }),
    read('who did what: found, what is rare', 'activities.list', { q: 'bia', operation: 'users.edit' }),
    read('who did what: found, a month long past', 'activities.list', {
      q: 'bia',
      from: of.long,
      to: of.old,
    }),
    read('who did what: found, of one person', 'activities.list', { q: 'café', actorId: owner }),
    read('statement', 'customers.statement', { id: regular }),
    read('statement, page 2', 'customers.statement', { id: regular, ...(cursor ? { cursor } : {}) }),
    read('statement up to a day', 'customers.statement', { id: regular, to: of.old }),
    read('debts', 'debts.list'),
    read('debts overdue', 'debts.list', { overdue: true }),
    read('debts not overdue', 'debts.list', { overdue: false }),
    read('debts found', 'debts.list', { q: 'ana' }),
    read('debts of one', 'debts.get', { customerId: debtor }),
    read('products by popularity', 'products.list', { sort: 'popular' }),
    read('sales', 'sales.list'),
    read('sales of a month', 'sales.list', { from: of.from, to: of.to }),
    read('sales of days long ago', 'sales.list', { from: of.long, to: of.old }),
    read('sales up to a day long ago', 'sales.list', { to: of.old }),
    read('sales up to a day to come', 'sales.list', { to: '9999-12-31' }),
    read('sales of all days', 'sales.list', { from: '0001-01-01', to: '9999-12-31' }),
    read('sales found', 'sales.list', { q: 'café' }),
    read('sales found, rarely sold', 'sales.list', { q: of.rare }),
    read('sales open', 'sales.list', { status: 'open' }),
    read('sales paid', 'sales.list', { status: 'paid' }),
    read('sales voided', 'sales.list', { status: 'voided' }),
    read('sales of a product', 'sales.list', { productId: product }),
    read('sales of a customer', 'sales.list', { customerId: regular }),
    read('sales of a seller', 'sales.list', { sellerId: of.seller }),
    read('sales of a total', 'sales.list', { q: total }),
    read('sales of a total, rarely', 'sales.list', { q: seldom }),
    read('sales of a total, by a seller', 'sales.list', { q: total, sellerId: of.seller }),
    read('sales of a total, long ago', 'sales.list', { q: total, from: of.long, to: of.old }),
    read('sales of a total, paid', 'sales.list', { q: total, status: 'paid' }),
    read('sales of a total, voided', 'sales.list', { q: total, status: 'voided' }),
    read('sales of a total, of a product', 'sales.list', { q: total, productId: product }),
    read('sales of a total, of a customer', 'sales.list', { q: total, customerId: regular }),
    read('a sale by its number', 'sales.list', { q: `#${of.sale}` }),
    read('a sale', 'sales.get', { id: of.sale }),
    read('payments', 'payments.list'),
    read('payments of a month', 'payments.list', { from: of.from, to: of.to }),
    read('payments up to a day to come', 'payments.list', { to: '9999-12-31' }),
    read('payments of a customer', 'payments.list', { customerId: regular }),
    read('products', 'products.list'),
    read('products found', 'products.list', { q: 'café' }),
    read('a product', 'products.get', { id: product }),
    read('customers', 'customers.list'),
    read('customers, recent', 'customers.list', { sort: 'recent' }),
    read('customers owing', 'customers.list', { owing: true }),
    read('a customer', 'customers.get', { id: regular }),
    read('stock', 'stock.list'),
    read('lots of a product', 'stock.lots', { productId: product }),
    read('movements', 'stock.movements'),
    read('movements of a product', 'stock.movements', { productId: product }),
    read('what can be undone', 'undo.list'),
    read('sellers', 'people.list', { q: 'bia' }),
    read('users', 'users.get', { id: owner }),
    read('the team', 'users.list', { role: 'admin' }),
    read('everybody', 'users.list', {}),
    read('who is shut out', 'users.list', { disabled: true }),
  ]
}

export interface Acts {
  readonly all: readonly Act[]
  /** Runs an operation as the owner. */
  readonly run: Run
  /** What a sale on somebody's tab is asked for with. */
  readonly sale: object
}

export async function actsOf(database: Database): Promise<Acts> {
  const runtime = runtimeOf(database)
  const of = (await database.json<Subjects>(subjects, {})) as Subjects
  const actor: Actor = { userId: of.owner, role: 'owner', sessionId: null, language: 'pt-BR' }
  const run: Run = (name, input) =>
    execute(runtime, operations[name] as unknown as Operation<unknown, Record<string, unknown>>, {
      actor,
      source: 'acts',
      input,
    })
  for (const productId of new Set([of.product, NEWCOMERS_BUY]))
    await run('stock.receive', { productId, quantity: 5000, unitCost: 100 })
  const page = await run('customers.statement', { id: of.regular })
  const sale = {
    customerId: of.regular,
    items: [{ productId: of.product, quantity: 1 }],
    overrideCredit: true,
  }
  const told = (name: string, read: () => Promise<unknown>): Act => ({ name, prepare: async () => read })
  const newcomer = (await database.json<{ seller: number; customer: number }>(newcomers, {})) as {
    seller: number
    customer: number
  }
  const first = await execute(runtime, operations['sales.create'], {
    actor: { ...actor, userId: newcomer.seller },
    source: 'acts',
    input: { ...sale, customerId: newcomer.customer },
  })
  const all = [
    ...readsOf(run, of, page.value['nextCursor']),
    told('who is likely to buy', () => likelyBuyers(runtime)),
    told('how things stand after a sale', () => afterSale(runtime, of.sale)),
    told('how things stand after somebody’s first sale', () => afterSale(runtime, first.value.id)),
    ...newcomersOf(run, newcomer),
    ...writesOf(run, of, sale),
  ]
  return { all, run, sale }
}

/** Among the first that the shop had. */
const NEWCOMERS_BUY = 1

/** Of whoever has one sale among all: their place in the history is found, not looked for. */
function newcomersOf(run: Run, { seller, customer }: { seller: number; customer: number }): Act[] {
  const read = (name: string, operation: keyof typeof operations, input: object): Act => ({
    name: `a newcomer: ${name}`,
    prepare: () => Promise.resolve(() => run(operation, input)),
  })
  return [
    read('sales', 'sales.list', { customerId: customer }),
    read('sales that are paid', 'sales.list', { customerId: customer, status: 'paid' }),
    read('sold', 'sales.list', { sellerId: seller }),
    read('sold and paid', 'sales.list', { sellerId: seller, status: 'paid' }),
    read('payments', 'payments.list', { customerId: customer }),
    read('statement', 'customers.statement', { id: customer }),
    read('debts', 'debts.get', { customerId: customer }),
    read('the account', 'customers.get', { id: customer }),
    read('acts', 'activities.list', { actorId: seller }),
    read('refusals', 'activities.list', { actorId: seller, refused: true }),
    read('on tab', 'sales.create', {
      customerId: customer,
      items: [{ productId: NEWCOMERS_BUY, quantity: 1, unitPrice: 100 }],
      overrideCredit: true,
    }),
  ]
}

function writesOf(run: Run, { product, regular }: Subjects, sale: object): Act[] {
  const onTab = () => run('sales.create', sale)
  return [
    { name: 'sell on tab', prepare: () => Promise.resolve(onTab) },
    {
      name: 'sell to nobody',
      prepare: () =>
        Promise.resolve(() =>
          run('sales.create', {
            items: [{ productId: product, quantity: 1, unitPrice: 100 }],
            payments: [{ amount: 100, method: 'cash' }],
          }),
        ),
    },
    {
      name: 'pay',
      prepare: async () => {
        await onTab()
        return () => run('payments.create', { customerId: regular, amount: 100, method: 'pix' })
      },
    },
    {
      name: 'undo',
      prepare: async () => {
        const { undoId } = await onTab()
        return () => run('undo.run', { id: undoId })
      },
    },
  ]
}
