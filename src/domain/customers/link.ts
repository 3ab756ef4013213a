// Which person a customer is: who may link and unlink them, and the rows that such an act holds.
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'

/**
 * Whoever is linked now and whoever is to be (@linked, or null), before the customer: their role stands still, and one
 * person is linked to one customer alone. The steps judge again after the customer is held.
 */
export const lockLinked = step(
  'customers.lock_linked',
  sql`select id from users where id in (@linked::bigint, (select user_id from customers where id = @customer::bigint))
   order by id for no key update`,
)

/**
 * SQL of a rule, from who was linked (`was`) to who will be (`now`). Staff link who is a `user` to a customer without a
 * link and let go of their own; all else is an owner's, by the role the actor has now.
 */
export const LINK_OF_OWNERS = (was: string, now: string) => `${now} is distinct from ${was}
         and not exists (select from users u where u.id = @actor::bigint and u.role = 'owner')
         and not (${was} is null and exists (select from users u where u.id = ${now} and u.role = 'user'))
         and not (${now} is null and ${was} = @actor::bigint)
         then refuse('forbidden', '{"role": "owner"}')`

/** SQL, of user u: the act gave them a customer or took theirs; their rev was raised for it. */
export const LINK_CHANGED = `u.id in (kept_or_0('link_lost'), kept_or_0('link_got'))`

/** SQL: remembers who lost the customer and who got them; the same person on both sides is no change. */
export const keepLink = (was: string, now: string) =>
  `keep('link_lost', case when ${was} is distinct from ${now} then ${was} else 0 end),
     keep('link_got', case when ${was} is distinct from ${now} then ${now} else 0 end)`
