// Taking hold of products: their rows are locked before their lots are read, so that first in, first out is the order of commits.
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'

/** All the products an act is about, in the order of their ids: two acts never wait for each other in a ring. */
export const lockProducts = step(
  'products.lock',
  sql`select id from products where id = any(@products::bigint[]) order by id for no key update`,
)

export const lockProduct = step(
  'products.lock_one',
  sql`select id from products where id = @id::bigint for no key update`,
)

/** Ids once each, in the order of locking. */
export const lockOrder = (ids: readonly number[]) => [...new Set(ids)].sort((a, b) => a - b)
