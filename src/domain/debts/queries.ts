// Reading payments and what is owed.
import { z } from 'zod'
import { step } from '#database/step.ts'
import { customersByName } from '../customers/index.ts'
import { type Filter, list } from '../list.ts'
import { one } from '../one.ts'
import { defineRead } from '../operation.ts'
import { type Area, idsNamed } from '../search.ts'
import { DEBTS, PAYMENT_FROM, PAYMENT_JSON } from './projection.ts'
import { debts, debtsInput, oneInput, payment, paymentsInput } from './shapes.ts'

const byId = step(
  'payments.get',
  `select ${PAYMENT_JSON}::text from ${PAYMENT_FROM} where p.id = @id::bigint`,
)

export const paymentsGet = defineRead({
  name: 'payments.get',
  role: 'admin',
  input: oneInput,
  output: payment,
  read: (runtime, input) => one(runtime, byId, { id: input.id }),
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
  read: (runtime, input) =>
    list(
      runtime,
      payments,
      input,
      [
        input.customerId !== undefined && 'p.customer_id = @customerId::bigint',
        input.method !== undefined && 'p.method = @method::text',
        input.from !== undefined && 'p.on >= @from::date',
        input.to !== undefined && 'p.on <= @to::date',
      ],
      {
        customerId: input.customerId ?? null,
        method: input.method ?? null,
        from: input.from ?? null,
        to: input.to ?? null,
      },
    ),
})

const ageing = (sum: (column: string) => string) =>
  `jsonb_build_object(${['current', 'd7', 'd30', 'older'].map((age) => `'${age}', ${sum(`d.${age}`)}`).join(', ')})`

const debtors = (matching: string) => ({
  name: 'debts.list',
  from: DEBTS,
  json: `json_build_object(
    'customer', json_build_object('id', c.id, 'name', c.name, 'phone', c.phone),
    'due', d.due, 'oldestOn', d.oldest_on, 'firstDueOn', d.first_due, 'nextDueOn', d.next_due_on, 'overdue', d.overdue, 'sales', d.sales,
    'ageing', ${ageing((column) => column)})`,
  order: 'd.first_due, c.id',
  keys: 'json_build_array(d.first_due, c.id)',
  after: '(d.first_due, c.id) > (@k0::date, @k1::bigint)',
  members: {
    totals: `select jsonb_build_object('due', coalesce(sum(d.due), 0), 'overdue', coalesce(sum(d.overdue), 0),
        'customers', count(*), 'ageing', ${ageing((column) => `coalesce(sum(${column}), 0)`)})
      from ${DEBTS} where ${matching}`,
  },
})

const CUSTOMERS: Area = { ...customersByName, phones: ['search_phone'] }

export const debtsList = defineRead({
  name: 'debts.list',
  role: 'admin',
  input: debtsInput,
  output: debts,
  async read(runtime, input) {
    const [named = []] = input.q === undefined ? [] : await idsNamed(runtime, input.q, [CUSTOMERS])
    const filters: Filter[] = [
      input.q !== undefined && 'c.id = any(@named::bigint[])',
      input.overdue === true && 'd.overdue > 0',
      input.overdue === false && 'd.overdue = 0',
    ]
    const matching = filters.filter((one) => typeof one === 'string').join(' and ') || 'true'
    return list(runtime, debtors(matching), input, filters, { named })
  },
})
