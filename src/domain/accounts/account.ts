// A customer's account: the open sales, and the statement with the balance after each line.

import { z } from 'zod'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { promiseOf, promiseTold } from '../debts/promised.ts'
import { debtorInput } from '../debts/schemas.ts'
import { getOne } from '../get-one.ts'
import { id, page, period } from '../input.ts'
import { list } from '../list.ts'
import { defineRead, mayAct } from '../operation.ts'
import { SALE_FROM, saleJson } from '../sales/projection.ts'
import { sale } from '../sales/schemas.ts'
import { line, statementOf } from './statement.ts'

const customer = z.object({ id, name: z.string(), phone: z.string().nullable() })

/** Open sales shown at once; more than any account has, and still a bound. */
const OPEN_MAX = 1000

/** Found first, by what is open of the customer, and then looked up one by one: they are few among all sales. */
const open = (costs: boolean) => sql`(
    select coalesce(json_agg(o.item order by o."on", o.id), '[]') from (
      select f."on", f.id, x.item
      from (
        select h."on", h.source_id as id from charges h
        where h.customer_id = a.id and h.allocated < h.amount and h.voided_at is null and h.source = 'sale'
        order by h."on", h.source_id limit ${OPEN_MAX}) f
      cross join lateral (select ${saleJson({ costs })} as item from ${SALE_FROM} where s.id = f.id offset 0) x) o)`

/** What is open of what was owed before there was this shop, as a member of the account. */
const OPENING = sql`(
    select jsonb_build_object('opening', jsonb_build_object('id', o.id, 'on', o."on", 'dueOn', h.due_on, 'amount', o.amount, 'due', h.amount - h.allocated))
    from openings o join charges h on h.source = 'opening' and h.source_id = o.id
    where o.customer_id = a.id and o.voided_at is null and h.allocated < h.amount)`

const account = (name: string, whose: string, costs: boolean) =>
  step(
    name,
    sql`select (jsonb_build_object('customer', jsonb_build_object('id', a.id, 'name', a.name, 'phone', a.phone),
       'due', a.due, 'credit', a.credit, 'promise', ${promiseOf('a.id')}, 'sales', ${open(costs)})
       || coalesce(${OPENING}, '{}'))::text
     from customers a where ${whose}`,
  )

const accountOf = account('debts.get', 'a.id = @customerId::bigint', true)
const ownAccount = account('debts.mine', 'a.user_id = @reader::bigint', false)

const debtOf = z.object({
  customer: customer.nullable(),
  due: z.int(),
  credit: z.int(),
  /** What is open of an opening debt, from a notebook; absent: nothing. */
  opening: z
    .object({ id, on: z.string(), dueOn: z.string().nullable(), amount: z.int(), due: z.int() })
    .optional(),
  /** By when they mean to pay, while it is not kept; absent: nobody has an account. */
  promise: promiseTold.optional(),
  sales: z.array(sale),
})

export const debtsGet = defineRead({
  name: 'debts.get',
  role: 'admin',
  input: debtorInput,
  output: debtOf,
  read: (runtime, { customerId }, actor) => getOne(runtime, accountOf, { customerId, actor: actor.userId }),
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

const mayRead = step(
  'customers.statement:may',
  sql`select id::text from customers where id = @customerId::bigint and (@staff::boolean or user_id = @reader::bigint)`,
)

/** For staff, and for the customer themselves; to others it is not there. */
export const customersStatement = defineRead({
  name: 'customers.statement',
  role: 'user',
  input: z.strictObject({ id, ...period, ...page }),
  output: z.object({
    customer,
    promise: promiseTold,
    items: z.array(line),
    nextCursor: z.string().nullable(),
  }),
  async read(runtime, input, actor) {
    const reader = { customerId: input.id, staff: mayAct(actor.role, 'admin'), reader: actor.userId }
    await getOne(runtime, mayRead, reader)
    return list(runtime, statementOf(input), input, [], {
      customerId: input.id,
      from: input.from ?? null,
      to: input.to ?? null,
    })
  },
})
