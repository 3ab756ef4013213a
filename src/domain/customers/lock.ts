// Taking hold of the customer, the first lock of every act about money: the row becomes the variable `customer`, and later parts
// may say kept('customer') too, which is 0 for nobody.

import { block } from '#database/routine.ts'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { WAY_BACK, WAY_BACK_HOURS } from '../record.ts'
import { DEFAULT_CREDIT_LIMIT } from '../settings/index.ts'

/** `id`: SQL of whose row it is; nobody's, and of no such customer, is nothing. */
export const lockCustomerOf = (id: string) =>
  block('customers.lock', {
    declare: 'customer customers;',
    body: sql`
    select c.* into customer from customers c where c.id = ${id} for no key update;
    _kept := keep('customer', coalesce(customer.id, 0));`,
  })

export const lockCustomer = lockCustomerOf('@customer::bigint')

/** Nobody: a sale without a name. */
export const noCustomer = block('customers.none', {
  declare: 'customer customers;',
  body: `_kept := keep('customer', 0);`,
})

/** By name: an archived one of this name comes back, then one is found or made. Who came so is kept. */
export const lockCustomerByName = [
  step(
    'customers.revive',
    sql`update customers c set archived_at = null, rev = rev + 1
     where c.archived_at is not null
       and c.id = (select max(id) from customers where folded = @customerFolded::text and archived_at is not null and erased_at is null)
       and not exists (select from customers where folded = @customerFolded::text and archived_at is null)
     returning keep('customer_came', version)`,
  ),
  step(
    'customers.named',
    sql`insert into customers as c (name, folded, credit_limit, created_at)
     values (@customerName::text, @customerFolded::text, ${DEFAULT_CREDIT_LIMIT}, clock_timestamp())
     on conflict (folded) where archived_at is null do update set rev = c.rev
     returning keep('customer', id), keep('customer_made', (c.xmax = 0)::int), case when c.xmax = 0 then keep('customer_came', version) end`,
  ),
  lockCustomerOf(`kept('customer')`),
] as const

/**
 * The opposite, after the money is settled, for a sale that is taken back as if it had never been: a customer who came by
 * name with a sale whose way back is kept yet, this or an earlier one, goes to the archive once nothing they bought or paid since
 * stands. Not deleted, for what was taken back names them; and not who was edited meanwhile, or has money open.
 */
export const letGo = step(
  'customers.let_go',
  sql`with came as ( -- \`came\`, beside the sale's way back, is the version of the customer who came with it
     select s.id, s.created_at, (w.input->>'came')::int as version
     from (select * from sales where customer_id = kept('customer') order by id desc limit 50) s
     join activities a on a.entity = 'sale' and a.entity_id = s.id and a.operation = 'sales.create'
     ${WAY_BACK}
     where w.input ? 'came' and a.at > now() - interval '${WAY_BACK_HOURS} hours' order by s.id desc limit 1)
   update customers c set archived_at = acted_at(), rev = rev + 1
   from came
   where c.id = kept('customer') and c.version = came.version and c.archived_at is null and c.due = 0 and c.credit = 0
     and not exists (select from sales s where s.customer_id = c.id and s.voided_at is null and s.id >= came.id)
     and not exists (
       select from payments p where p.customer_id = c.id and p.voided_at is null and p.created_at >= came.created_at)`,
)
