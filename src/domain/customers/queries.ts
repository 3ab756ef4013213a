// Reading customers.

import { z } from 'zod'
import { rowOf } from '#database/row-of.ts'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { getOne } from '../get-one.ts'
import { namesOf } from '../names.ts'
import { defineRead } from '../operation.ts'
import type { Runtime } from '../runtime.ts'
import { search } from '../search.ts'
import { CUSTOMER_JSON } from './projection.ts'
import { customer, listInput, oneInput } from './schemas.ts'

const byId = step(
  'customers.get',
  sql`select ${CUSTOMER_JSON}::text from customers c where c.id = @id::bigint`,
)

export const customersGet = defineRead({
  name: 'customers.get',
  role: 'admin',
  input: oneInput,
  output: customer,
  read: (runtime, input) => getOne(runtime, byId, { id: input.id }),
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
    after: sql`case when @k0::timestamptz is null then c.last_sale_at is null and c.id < @k1::bigint
      else c.last_sale_at is null or (c.last_sale_at, c.id) < (@k0::timestamptz, @k1::bigint) end`,
  },
}

/** For lists about customers c. */
export const customersByName = { table: 'customers', as: 'c', names: 'customer_names' } as const

export const customersList = defineRead({
  name: 'customers.list',
  role: 'admin',
  input: listInput,
  output: z.object({ items: z.array(customer), nextCursor: z.string().nullable() }),
  read: (runtime, input) =>
    search(runtime, {
      area: { ...customersByName, phones: ['search_phone'] },
      q: input.q,
      page: input,
      list: { from: 'customers c', json: CUSTOMER_JSON, ...ORDERS[input.sort] },
      where: [
        input.archived === true ? 'c.archived_at is not null' : 'c.archived_at is null',
        input.owing === true && 'c.due > 0',
        input.owing === false && 'c.due = 0',
      ],
      values: {},
    }),
})

export interface CustomerName {
  readonly id: number
  readonly name: string
  readonly folded: string
  readonly due: number
  readonly credit: number
  /** Minor units that they may owe at most; null: as much as they like. */
  readonly limit: number | null
}

const NAME_JSON = sql`json_build_object('id', t.id, 'name', t.name, 'folded', t.folded, 'due', t.due, 'credit', t.credit, 'limit', t.credit_limit)`

/** Customers that a line may mean. */
export const customerNames = namesOf<CustomerName>({
  table: 'customers',
  names: 'customer_names',
  stands: 't.archived_at is null',
  json: NAME_JSON,
})

const byIds = step(
  'customers.names',
  sql`select coalesce(json_agg(${NAME_JSON} order by t.folded, t.id), '[]')::text
   from customers t where t.id = any(@ids::bigint[]) and t.archived_at is null`,
)

/** Those of these ids that stand. */
export const customersNamed = async (runtime: Runtime, ids: readonly number[]) =>
  await rowOf<CustomerName[]>(runtime.database, byIds, { ids })
