// A shop keeps an owner: the lock that two who demote each other meet at, and the rule.
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'

export const lockOwners = step(
  'users.lock_owners',
  sql`select id from users where role = 'owner' and disabled_at is null order by id for no key update`,
)

/** SQL, of user u, after the lock: nobody else could give the shop an owner again. */
export const LAST_OWNER = `(u.role = 'owner' and u.disabled_at is null
         and not exists (select from users o where o.role = 'owner' and o.disabled_at is null and o.id <> u.id))`
