// Taking hold of the customer, the first lock of every act about money; later steps say kept('customer').
import { step } from '#database/step.ts'

/** By id; 0 is kept for nobody, and for an id that does not exist. */
export const lockCustomer = step(
  'customers.lock',
  `select keep('customer', coalesce((select id from customers where id = @customer::bigint for no key update), 0))`,
)

/** Nobody: a sale without a name. */
export const noCustomer = step('customers.none', `select keep('customer', 0)`)

/** By name, in two steps: an archived one of this name comes back, then one is found or made. */
export const lockCustomerByName = [
  step(
    'customers.revive',
    `update customers c set archived_at = null, rev = rev + 1
     where c.archived_at is not null
       and c.id = (select max(id) from customers where folded = @customerFolded::text and archived_at is not null)
       and not exists (select from customers where folded = @customerFolded::text and archived_at is null)`,
  ),
  step(
    'customers.named',
    `insert into customers as c (name, folded, created_at) values (@customerName::text, @customerFolded::text, clock_timestamp())
     on conflict (folded) where archived_at is null do update set rev = c.rev
     returning keep('customer', id), keep('customer_made', (c.xmax = 0)::int)`,
  ),
] as const
