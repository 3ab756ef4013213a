// What people wait for: each read and write whose cost may depend on how old the shop is, ready to be run on any shop.
import type { Database } from '#database/pool.ts'
import { step } from '#database/step.ts'
import { execute } from '#domain/execute.ts'
import type { Actor, Operation } from '#domain/operation.ts'
import { operations } from '#domain/operations.ts'
import type { Runtime } from '#domain/runtime.ts'

export interface Act {
  readonly name: string
  /** Gives what is to be measured, with what it needs already done. */
  prepare(): Promise<() => Promise<unknown>>
}

const quiet = { debug() {}, info() {}, warn() {}, error() {} }
const runtimeOf = (database: Database): Runtime => ({
  database,
  log: quiet,
  committed: () => {},
  shop: {
    name: 'Balcão',
    currency: 'BRL',
    locale: 'pt-BR',
    timeZone: 'America/Sao_Paulo',
    pix: null,
    ownerIds: [],
    defaultLanguage: 'pt-BR',
  },
})

/** Who and what the acts are about: the owner, who comes most, who owes most, what is sold most, a month of trade. */
const subjects = step(
  'acts.subjects',
  `select json_build_object(
     'owner', (select id from users where role = 'owner' order by id limit 1),
     'regular', (select customer_id from sales where customer_id is not null group by 1 order by count(*) desc, 1 limit 1),
     'debtor', (select id from customers order by due desc, id limit 1),
     'product', (select id from products where unit = 'un' order by stock desc, id limit 1),
     'rare', (select p.name from products p join sale_lines l on l.product_id = p.id group by p.id order by count(*), p.id limit 1),
     'from', date_trunc('month', current_date - interval '1 month')::date,
     'to', (date_trunc('month', current_date) - interval '1 day')::date,
     'old', current_date - 200)::text`,
)
interface Subjects {
  readonly owner: number
  readonly regular: number
  readonly debtor: number
  readonly product: number
  readonly rare: string
  readonly from: string
  readonly to: string
  readonly old: string
}

export async function actsOf(database: Database): Promise<Act[]> {
  const runtime = runtimeOf(database)
  const of = (await database.json<Subjects>(subjects, {})) as Subjects
  const actor: Actor = { userId: of.owner, role: 'owner', sessionId: null, language: 'pt-BR' }
  const run = (name: keyof typeof operations, input: object) =>
    execute(runtime, operations[name] as unknown as Operation<unknown, Record<string, unknown>>, {
      actor,
      source: 'acts',
      input,
    })
  const read = (name: string, operation: keyof typeof operations, input: object): Act => ({
    name,
    prepare: () => Promise.resolve(() => run(operation, input)),
  })
  await run('stock.receive', { productId: of.product, quantity: 5000, unitCost: 100 })
  const items = [{ productId: of.product, quantity: 1 }]
  const onTab = () => run('sales.create', { customerId: of.regular, items, overrideCredit: true })
  const page = await run('customers.statement', { id: of.regular })
  const cursor = page.value['nextCursor']
  return [
    read('dashboard', 'home.get', {}),
    read('statement', 'customers.statement', { id: of.regular }),
    read('statement, page 2', 'customers.statement', { id: of.regular, ...(cursor ? { cursor } : {}) }),
    read('statement up to a day', 'customers.statement', { id: of.regular, to: of.old }),
    read('debts', 'debts.list', {}),
    read('debts overdue', 'debts.list', { overdue: true }),
    read('debts of one', 'debts.get', { customerId: of.debtor }),
    read('products by popularity', 'products.list', { sort: 'popular' }),
    read('sales', 'sales.list', {}),
    read('sales of a month', 'sales.list', { from: of.from, to: of.to }),
    read('sales found', 'sales.list', { q: 'café' }),
    read('sales found, rarely sold', 'sales.list', { q: of.rare }),
    read('sales open', 'sales.list', { status: 'open' }),
    read('sales of a product', 'sales.list', { productId: of.product }),
    { name: 'sell on tab', prepare: () => Promise.resolve(onTab) },
    {
      name: 'sell to nobody',
      prepare: () =>
        Promise.resolve(() =>
          run('sales.create', {
            items: [{ productId: of.product, quantity: 1, unitPrice: 100 }],
            payments: [{ amount: 100, method: 'cash' }],
          }),
        ),
    },
    {
      name: 'pay',
      prepare: async () => {
        await onTab()
        return () => run('payments.create', { customerId: of.regular, amount: 100, method: 'pix' })
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
