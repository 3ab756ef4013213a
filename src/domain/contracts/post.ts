// What makes a step hold, and what an instalment that holds does to the ledger: its payment is posted, once.
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { ALLOCATED, allocateEach } from '../debts/ledger.ts'
import { customerEvent, paymentEvent, saleEvent } from '../events.ts'
import { entry } from './entries.ts'
import { NEEDED } from './projection.ts'

/** Whose account it may be paid into; held before the contract, as in every act about money. */
export const lockAccount = step(
  'transactions.lock_account',
  sql`select id from customers where id = @customer::bigint for no key update`,
)

/** Whose instalment it is. It never changes once the contract is no draft; 0: nobody's. */
export const accountOfStep = step(
  'transactions.account_of_step',
  sql`select i.customer_id::text from contract_transactions t join contract_instalments i on i.contract_id = t.contract_id and i.n = t.instalment
   where t.id = @id::bigint`,
)
export const accountOfInstalment = step(
  'transactions.account_of_instalment',
  sql`select i.customer_id::text from contracts k join contract_instalments i on i.contract_id = k.id and i.n = @instalment::int
   where k.code = @code::text`,
)

/** SQL: the step `t` is an instalment into somebody's account, that nobody of staff has stood behind. */
const UNSEEN_BY_STAFF = sql`exists (
        select from contract_instalments i where i.contract_id = t.contract_id and i.n = t.instalment and i.customer_id is not null)
        and not exists (select from contract_answers a where a.transaction_id = t.id and a.staff and a.answer = 'confirmed')`

/** Of `kept('transaction')`: it holds once as many as the quorum stand behind it; what is paid into an account, with staff among them. */
const hold = step(
  'transactions.hold',
  sql`with held as (
     select t.id from contract_transactions t join contracts k on k.id = t.contract_id
     where t.id = kept('transaction') and t.state = 'waiting'
       and (select count(*) from contract_answers a where a.transaction_id = t.id and a.answer = 'confirmed') >= ${NEEDED}
       and not (${UNSEEN_BY_STAFF})),
   holds as (
     update contract_transactions t set state = 'confirmed', ended_at = acted_at(), rev = t.rev + 1 from held where t.id = held.id returning t.id)
   select keep('holds', (select count(*) from holds))`,
)

/** Taken by whoever of staff said so first; nothing for an account that was erased. */
const post = step(
  'transactions.post',
  sql`with due as (
     select t.id, i.customer_id, t.amount, k.code, (
       select a.actor_id from contract_answers a where a.transaction_id = t.id and a.staff and a.answer = 'confirmed' order by a.at, a.party limit 1) as taker
     from contract_transactions t join contracts k on k.id = t.contract_id
     join contract_instalments i on i.contract_id = t.contract_id and i.n = t.instalment
     join customers c on c.id = i.customer_id and c.erased_at is null
     where kept('holds') = 1 and t.id = kept('transaction') and t.payment_id is null and i.customer_id = @customer::bigint),
   made as (
     insert into payments (customer_id, amount, method, "on", note, actor_id)
     select d.customer_id, d.amount, 'other', current_date, d.code, d.taker from due d where d.taker is not null returning id)
   select keep('payment', coalesce((select id from made), 0))`,
)
const posted = step(
  'transactions.posted',
  sql`update contract_transactions t set payment_id = kept('payment') where t.id = kept('transaction') and kept('payment') > 0`,
)
const settled = step(
  'transactions.settled',
  entry(
    'settled',
    `jsonb_build_object('transactionId', kept('transaction'), 'paymentId', p.id, 'customerId', p.customer_id, 'amount', p.amount)`,
    `from payments p where p.id = kept('payment')`,
    'null::bigint',
  ),
)
const allocate = allocateEach(
  'transactions.allocate',
  `select p.customer_id, 0::bigint as charged, p.amount as received from payments p where p.id = kept('payment')`,
)

/** After an answer was written down. */
export const settle = [hold, post, posted, settled, allocate] as const

export const SETTLED_EVENTS = [
  {
    when: `kept('payment') > 0`,
    select: paymentEvent(`p.id = any(array(select kept('payment') union select touched('payments')))`),
  },
  { when: ALLOCATED, select: saleEvent(`'sale.changed'`, `s.id = any(array(select touched('sales')))`) },
  { when: `kept('payment') > 0`, select: customerEvent(`'customer.changed'`, 'c.id = @customer::bigint') },
] as const

/** What it posted can be taken back by staff, like every payment. */
export const UNDO_POSTED = sql`case when kept('payment') > 0 and exists (select from users o where o.id = @actor::bigint and o.role <> 'user')
    then jsonb_build_object('operation', 'payments.unpay', 'input', jsonb_build_object('id', kept('payment'))) end`
