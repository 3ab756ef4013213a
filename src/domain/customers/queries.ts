// Reading customers.
import { z } from 'zod'
import { step } from '#database/step.ts'
import { fold } from '#lib/fold.ts'
import { containing, list } from '../list.ts'
import { one } from '../one.ts'
import { defineRead } from '../operation.ts'
import type { Runtime } from '../runtime.ts'
import { CUSTOMER_JSON } from './projection.ts'
import { customer, listInput, oneInput } from './shapes.ts'

const byId = step('customers.get', `select ${CUSTOMER_JSON}::text from customers c where c.id = @id::bigint`)

export const customersGet = defineRead({
  name: 'customers.get',
  role: 'admin',
  input: oneInput,
  output: customer,
  read: (runtime, input) => one(runtime, byId, { id: input.id }),
})

const ORDERS = {
  name: {
    name: 'customers.list',
    order: 'c.folded, c.id',
    keys: 'json_build_array(c.folded, c.id)',
    after: '(c.folded, c.id) > (@k0::text, @k1::bigint)',
  },
  // Who never bought comes last.
  recent: {
    name: 'customers.recent',
    order: 'c.last_sale_at desc nulls last, c.id desc',
    keys: 'json_build_array(c.last_sale_at, c.id)',
    after: `case when @k0::timestamptz is null then c.last_sale_at is null and c.id < @k1::bigint
      else c.last_sale_at is null or (c.last_sale_at, c.id) < (@k0::timestamptz, @k1::bigint) end`,
  },
}

export const customersList = defineRead({
  name: 'customers.list',
  role: 'admin',
  input: listInput,
  output: z.object({ items: z.array(customer), nextCursor: z.string().nullable() }),
  read: (runtime, input) =>
    list(
      runtime,
      { from: 'customers c', json: CUSTOMER_JSON, ...ORDERS[input.sort] },
      input,
      [
        input.archived === true ? 'c.archived_at is not null' : 'c.archived_at is null',
        input.q !== undefined && `c.folded like @q::text or c.phone like @q::text`,
        input.owing === true && 'c.due > 0',
        input.owing === false && 'c.due = 0',
      ],
      { q: containing(fold(input.q ?? '')) },
    ),
})

export interface CustomerName {
  readonly id: number
  readonly name: string
  readonly folded: string
  readonly due: number
  readonly credit: number
}

const names = step(
  'customers.names',
  `select coalesce(json_agg(json_build_object('id', id, 'name', name, 'folded', folded, 'due', due, 'credit', credit) order by folded, id), '[]')::text
   from (select * from customers where archived_at is null order by folded, id limit 20000) c`,
)

/** Everyone who can be named in chat, by name. */
export const customerNames = async (runtime: Runtime) =>
  (await runtime.database.json<CustomerName[]>(names, {})) ?? []
