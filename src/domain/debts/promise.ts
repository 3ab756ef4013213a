// A day by which somebody means to pay: said by themselves, or written down for them. What is owed, and when it is due, stays.

import { z } from 'zod'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { PROMISE_DAYS_MAX } from '#lib/limits.ts'
import { lockCustomer, lockCustomerOf } from '../customers/lock.ts'
import { promiseEvent } from '../events.ts'
import { day, id, note } from '../input.ts'
import { defineWrite } from '../operation.ts'
import { KEPT_AT, promise } from './promised.ts'

const lockOwn = lockCustomerOf('(select c.id from customers c where c.user_id = @actor::bigint)')

/** It is about what is open now: what is bought later is not in it. */
const make = step(
  'promises.make',
  sql`with open as (
     select max(h.id) as last from charges h
     where h.customer_id = kept('customer') and h.allocated < h.amount and h.voided_at is null),
   ruled as (
     select c.id, c.due, open.last, case
       when c.id is null then refuse('not_found', '{}')
       when @on::date < current_date then refuse('invalid_input', '{"errors": [{"path": "on", "issue": "day_over"}]}')
       when @on::date > current_date + ${PROMISE_DAYS_MAX}
         then refuse('invalid_input', '{"errors": [{"path": "on", "issue": "promised_too_late", "values": {"days": ${PROMISE_DAYS_MAX}}}]}')
       when c.due = 0 then refuse('wrong_state', '{"state": "even"}')
       end as refusal
     from open left join customers c on c.id = kept('customer')),
   made as (
     insert into promises (customer_id, "on", note, due, charge_id, actor_id)
     select id, @on::date, @note::text, due, last, @actor::bigint from ruled where refusal is null
     returning id)
   select keep('promise', id) from made`,
)

const declare = <N extends string, I extends { on: string; id?: number; note?: string | undefined }>(
  name: N,
  role: 'user' | 'admin',
  input: z.ZodType<I>,
) =>
  defineWrite({
    name,
    role,
    input,
    output: promise,
    entity: 'customer',
    entityId: `kept('customer')`,
    amount: sql`(select due from promises where id = kept('promise'))`,
    events: [promiseEvent(`p.id = kept('promise')`)],
    answer: sql`(select json_build_object('id', p.id, 'customer', json_build_object('id', c.id, 'name', c.name), 'on', p."on", 'note', p.note,
        'by', json_build_object('id', u.id, 'name', u.name), 'createdAt', utc(p.created_at), 'keptAt', utc(${KEPT_AT}))
      from promises p join customers c on c.id = p.customer_id join users u on u.id = p.actor_id where p.id = kept('promise'))`,
    plan: (_, given) => ({
      values: { customer: given.id ?? null, on: given.on, note: given.note || null },
      locks: [given.id === undefined ? lockOwn : lockCustomer],
      steps: [make],
    }),
  })

/** The caller's own word. */
export const debtsPromise = declare('debts.promise', 'user', z.strictObject({ on: day }))
/** The same, written down by staff. */
export const customersPromise = declare(
  'customers.promise',
  'admin',
  z.strictObject({ id, on: day, note: note.optional() }),
)
