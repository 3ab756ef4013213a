// Taking a payment: of a customer, oldest debt first, or of named sales in their order.
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { BACKDATE_DAYS_MAX } from '#lib/limits.ts'
import { lockCustomer, lockCustomerOf } from '../customers/lock.ts'
import { customerEvent, paymentEvent, saleEvent } from '../events.ts'
import { defineWrite } from '../operation.ts'
import { bound, PASSED } from '../settings/index.ts'
import { ALLOCATED, allocate } from './ledger.ts'
import { PAYMENT_FROM, PAYMENT_JSON } from './projection.ts'
import { payInput, payment } from './schemas.ts'

/** The one customer of the first named sale; whether all are theirs is a rule below. */
const lockCustomerOfSales = lockCustomerOf(
  '(select s.customer_id from sales s where s.id = (@saleIds::bigint[])[1])',
)

/** Days that it is dated back, of the payment that is asked for as `a`. */
const BACK = 'current_date - a."on"'
const recent = bound('backdateDays', (limit) => `${BACK} > ${limit}`, BACK)

const take = step(
  'payments.create',
  sql`with named as (
     select n.n, n.id as asked, s.id, s.customer_id, s.voided_at, coalesce(h.amount - h.allocated, 0) as due
     from unnest(@saleIds::bigint[]) with ordinality as n (id, n)
     left join sales s on s.id = n.id
     left join charges h on h.source = 'sale' and h.source_id = s.id),
   asked as (
     select count(*) as sales, coalesce(@on::date, current_date) as "on",
       json_agg(json_build_object('path', 'saleIds.' || n - 1, 'issue', 'no_such') order by n) filter (where id is null) as unknown,
       json_agg(json_build_object('path', 'saleIds.' || n - 1, 'issue', 'another_customer') order by n)
         filter (where id is not null and customer_id is distinct from nullif(kept('customer'), 0)) as foreign_ones,
       json_agg(json_build_object('path', 'saleIds.' || n - 1, 'issue', 'needs_customer') order by n)
         filter (where id is not null and customer_id is null) as nobodys,
       bool_or(voided_at is not null) as voided,
       (select coalesce(sum(due), 0) from (select distinct id, due from named) d) as due
     from named),
   ruled as (
     select c.id, a."on", ${recent.passed} as passed, case
       when c.id is null and sales = 0 then refuse('not_found', '{"errors": [{"path": "customerId", "issue": "no_such"}]}')
       when unknown is not null then refuse('not_found', json_build_object('errors', unknown))
       when nobodys is not null then refuse('invalid_input', json_build_object('errors', nobodys))
       when foreign_ones is not null then refuse('invalid_input', json_build_object('errors', foreign_ones))
       when a."on" > current_date then refuse('invalid_input', '{"errors": [{"path": "on", "issue": "day_too_late"}]}')
       when a."on" < current_date - ${BACKDATE_DAYS_MAX}
         then refuse('invalid_input', '{"errors": [{"path": "on", "issue": "day_too_early", "values": {"days": ${BACKDATE_DAYS_MAX}}}]}')
       ${recent.rule}
       when voided then refuse('wrong_state', '{"state": "voided"}')
       when c.archived_at is not null then refuse('wrong_state', '{"state": "archived"}')
       when not @allowCredit::boolean and @amount::bigint > case when sales > 0 then a.due else c.due end
         then refuse('overpayment', json_build_object('owed', case when sales > 0 then a.due else c.due end))
       end as refusal
     from asked a left join customers c on c.id = kept('customer')),
   made as (
     insert into payments (customer_id, amount, method, "on", note, actor_id)
     select id, @amount::bigint, @method::text, "on", @note::text, @actor::bigint from ruled where refusal is null
     returning id, amount)
   select keep('payment', made.id), keep('charged', 0), keep('received', made.amount), keep_json('passed', ruled.passed) from made, ruled`,
)

export const paymentsCreate = defineWrite({
  name: 'payments.create',
  role: 'admin',
  input: payInput,
  output: payment,
  entity: 'payment',
  entityId: `kept('payment')`,
  amount: sql`(select amount from payments where id = kept('payment'))`,
  passed: PASSED,
  undo: sql`jsonb_build_object('operation', 'payments.unpay', 'input', jsonb_build_object('id', kept('payment')))`,
  events: [
    paymentEvent(`p.id = any(array(select kept('payment') union select touched('payments')))`),
    { when: ALLOCATED, select: saleEvent(`'sale.changed'`, `s.id = any(array(select touched('sales')))`) },
    customerEvent(`'customer.changed'`, `c.id = kept('customer')`),
  ],
  answer: sql`(select ${PAYMENT_JSON} from ${PAYMENT_FROM} where p.id = kept('payment'))`,
  plan: (_, input) => ({
    values: {
      customer: input.customerId ?? null,
      saleIds: input.saleIds ?? [],
      first: input.saleIds ?? [],
      amount: input.amount,
      method: input.method,
      on: input.on ?? null,
      note: input.note || null,
      allowCredit: input.allowCredit,
    },
    locks: [input.saleIds ? lockCustomerOfSales : lockCustomer],
    steps: [take, allocate],
  }),
})
