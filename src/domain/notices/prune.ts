// What people were told stands in their feeds for a time.
import type { Database } from '#database/pool.ts'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { AT_ONCE, inBatches } from '../prune.ts'

const KEPT_DAYS = 90

const prune = step(
  'notices.prune',
  sql`with gone as (
     delete from notices where ctid in (
       select ctid from notices where at < now() - interval '${KEPT_DAYS} days' limit ${AT_ONCE}) returning 1)
   select ((select count(*) from gone) = ${AT_ONCE})::text`,
)

export const pruneNotices = (database: Database): Promise<void> => inBatches(database, prune)
