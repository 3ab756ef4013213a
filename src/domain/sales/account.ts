// A customer's account: the open sales, and the statement with the balance after each line.
import { z } from 'zod'
import { step } from '#database/step.ts'
import { debtorInput } from '../debts/shapes.ts'
import { id, page, period } from '../input.ts'
import { list } from '../list.ts'
import { one } from '../one.ts'
import { defineRead, mayAct } from '../operation.ts'
import { SALE_FROM, saleJson } from './projection.ts'
import { sale } from './shapes.ts'

const customer = z.object({ id, name: z.string(), phone: z.string().nullable() })

/** Open sales shown at once; more than any account has, and still a bound. */
const OPEN_MAX = 1000

const open = (costs: boolean) => `(
    select coalesce(json_agg(o.item order by o."on", o.id), '[]') from (
      select s.on, s.id, ${saleJson({ costs })} as item from ${SALE_FROM}
      where h.customer_id = a.id and h.allocated < h.amount and h.voided_at is null
      order by h.on, h.source_id limit ${OPEN_MAX}) o)`

const account = (name: string, whose: string, costs: boolean) =>
  step(
    name,
    `select json_build_object('customer', json_build_object('id', a.id, 'name', a.name, 'phone', a.phone),
       'due', a.due, 'credit', a.credit, 'sales', ${open(costs)})::text
     from customers a where ${whose}`,
  )

const accountOf = account('debts.get', 'a.id = @customerId::bigint', true)
const ownAccount = account('debts.mine', 'a.user_id = @reader::bigint', false)

const debtOf = z.object({
  customer: customer.nullable(),
  due: z.int(),
  credit: z.int(),
  sales: z.array(sale),
})

export const debtsGet = defineRead({
  name: 'debts.get',
  role: 'admin',
  input: debtorInput,
  output: debtOf,
  read: (runtime, { customerId }) => one(runtime, accountOf, { customerId }),
})

export const debtsMine = defineRead({
  name: 'debts.mine',
  role: 'user',
  input: z.strictObject({}),
  output: debtOf,
  async read(runtime, _, actor) {
    const text = await runtime.database.run([ownAccount], { reader: actor.userId })
    return text ?? '{"customer":null,"due":0,"credit":0,"sales":[]}'
  },
})

/** Every line of the account, oldest rank first within one moment; balances count back from what is owed now. */
const LINES = `(
    select y.*, c.due - c.credit - coalesce(sum(y.amount) over (
        order by y.at desc, y.rank desc, y.id desc rows between unbounded preceding and 1 preceding), 0) as balance
    from customers c join (
      select s.customer_id, s.created_at as at, s.on, 0 as rank, 'sale' as kind, 'sale' as entity, s.id, s.total as amount, null as method
        from sales s where s.customer_id = @customerId::bigint
      union all
      select p.customer_id, p.created_at, p.on, 1, 'payment', 'payment', p.id, -p.amount, p.method
        from payments p where p.customer_id = @customerId::bigint
      union all
      select s.customer_id, s.voided_at, s.voided_at::date, 2, 'void', 'sale', s.id, -s.total, null
        from sales s where s.customer_id = @customerId::bigint and s.voided_at is not null
      union all
      select p.customer_id, p.voided_at, p.voided_at::date, 3, 'void', 'payment', p.id, p.amount, p.method
        from payments p where p.customer_id = @customerId::bigint and p.voided_at is not null
    ) y on y.customer_id = c.id) y`

/** The first products' names, or the method: data, in the shop's own words. */
const SUMMARY = `coalesce(y.method, (
    select string_agg(f.name, ', ' order by f.n) from (
      select name, min(n) as n from sale_lines l where l.sale_id = y.id group by name order by 2 limit 3) f), '')`

const statement = {
  name: 'customers.statement',
  from: LINES,
  json: `json_build_object('at', utc(y.at), 'on', y.on, 'kind', y.kind, 'entity', y.entity, 'entityId', y.id,
    'summary', ${SUMMARY}, 'amount', y.amount, 'balance', y.balance)`,
  order: 'y.at desc, y.rank desc, y.id desc',
  keys: 'json_build_array(y.at, y.rank, y.id)',
  after: '(y.at, y.rank, y.id) < (@k0::timestamptz, @k1::int, @k2::bigint)',
  members: {
    customer: `select jsonb_build_object('id', c.id, 'name', c.name, 'phone', c.phone) from customers c where c.id = @customerId::bigint`,
  },
}

const line = z.object({
  at: z.string(),
  on: z.string(),
  kind: z.enum(['sale', 'payment', 'void']),
  entity: z.enum(['sale', 'payment']),
  entityId: id,
  summary: z.string(),
  amount: z.int(),
  balance: z.int(),
})

const mayRead = step(
  'customers.statement:may',
  `select id::text from customers where id = @customerId::bigint and (@staff::boolean or user_id = @reader::bigint)`,
)

/** For staff, and for the customer themselves; to others it is not there. */
export const customersStatement = defineRead({
  name: 'customers.statement',
  role: 'user',
  input: z.strictObject({ id, ...period, ...page }),
  output: z.object({ customer, items: z.array(line), nextCursor: z.string().nullable() }),
  async read(runtime, input, actor) {
    const reader = { customerId: input.id, staff: mayAct(actor.role, 'admin'), reader: actor.userId }
    await one(runtime, mayRead, reader)
    return list(
      runtime,
      statement,
      input,
      [input.from !== undefined && 'y.on >= @from::date', input.to !== undefined && 'y.on <= @to::date'],
      { customerId: input.id, from: input.from ?? null, to: input.to ?? null },
    )
  },
})
