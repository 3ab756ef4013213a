// Reading payments and what is owed.

import { z } from 'zod'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { invariant } from '#lib/invariant.ts'
import { customersByName } from '../customers/index.ts'
import { getOne } from '../get-one.ts'
import { list } from '../list.ts'
import { defineRead } from '../operation.ts'
import { newestOfDays, ofDays } from '../period.ts'
import type { Runtime } from '../runtime.ts'
import { type Area, namedIn } from '../search.ts'
import { behind, DEBTOR_JSON, debtOf, debtors, debtTotals, PAYMENT_FROM, PAYMENT_JSON } from './projection.ts'
import { debts, debtsInput, oneInput, payment, paymentsInput } from './schemas.ts'

const byId = step(
  'payments.get',
  sql`select ${PAYMENT_JSON}::text from ${PAYMENT_FROM} where p.id = @id::bigint`,
)

export const paymentsGet = defineRead({
  name: 'payments.get',
  role: 'admin',
  input: oneInput,
  output: payment,
  read: (runtime, input) => getOne(runtime, byId, { id: input.id }),
})

const payments = {
  name: 'payments.list',
  from: PAYMENT_FROM,
  json: PAYMENT_JSON,
  order: 'p.id desc',
  keys: 'json_build_array(p.id)',
  after: 'p.id < @k0::bigint',
}

export const paymentsList = defineRead({
  name: 'payments.list',
  role: 'admin',
  input: paymentsInput,
  output: z.object({ items: z.array(payment), nextCursor: z.string().nullable() }),
  read(runtime, input) {
    const plain = input.customerId === undefined && input.method === undefined
    const ids = plain ? newestOfDays('payments', input, input.cursor !== undefined) : null
    return list(
      runtime,
      payments,
      input,
      [
        input.customerId !== undefined && 'p.customer_id = @customerId::bigint',
        input.method !== undefined && 'p.method = @method::text',
        ids === null ? ofDays('payments', 'p', input) : `p.id = any(${ids})`,
      ],
      {
        customerId: input.customerId ?? null,
        method: input.method ?? null,
        from: input.from ?? null,
        to: input.to ?? null,
      },
    )
  },
})

const CUSTOMERS: Area = { ...customersByName, phones: ['search_phone'] }

/** Those debtors, each with what they owe. */
const withDebt = (some: string) => `${some} f
  cross join lateral ${debtOf('f.customer_id')} d
  join customers c on c.id = f.customer_id`

export const debtsList = defineRead({
  name: 'debts.list',
  role: 'admin',
  input: debtsInput,
  output: debts,
  async read(runtime, input) {
    const { values = {}, named: [customers] = [] } =
      input.q === undefined ? {} : await namedIn(runtime, input.q, [CUSTOMERS])
    const owing = { among: customers?.is, overdue: input.overdue }
    return list(
      runtime,
      {
        name: 'debts.list',
        from: withDebt(debtors({ ...owing, behind: input.cursor !== undefined })),
        json: DEBTOR_JSON,
        order: 'f.first_due, c.id',
        keys: 'json_build_array(f.first_due, c.id)',
        after: behind('f.first_due', 'c.id'),
        members: { totals: debtTotals(owing) },
      },
      input,
      [],
      values,
    )
  },
})

type Debts = z.infer<typeof debts>

const place = step(
  'debts.from',
  sql`select json_build_object(
     'totals', (${debtTotals({})}),
     'items', (select coalesce(json_agg(${DEBTOR_JSON} order by f.first_due, c.id), '[]')
       from ${withDebt(debtors({}, 'offset @from::int limit @count::int'))}))::text`,
)

/** Who owes, `count` of them from a place on in the list's order, and the totals over all. */
export async function debtorsFrom(
  runtime: Runtime,
  { from, count }: { from: number; count: number },
): Promise<Pick<Debts, 'items' | 'totals'> & { total: number }> {
  const found = await runtime.database.json<Pick<Debts, 'items' | 'totals'>>(place, { from, count })
  invariant(found, 'the totals are there')
  return { ...found, total: found.totals.customers }
}
