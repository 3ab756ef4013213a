// Lists go a day after they came; what was carried out, once its way back is shut.
import type { Database } from '#database/pool.ts'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { inBatches } from '../prune.ts'
import { WAY_BACK_HOURS } from '../record.ts'
import { KEPT } from './preview.ts'

/** Each is some megabytes at the most. */
const AT_ONCE = 20
const prune = step(
  'imports.prune',
  sql`with gone as (
     delete from imports where id in (
       select id from imports where created_at < now() - ${KEPT}
         and (done is null or created_at < now() - ${KEPT} - interval '${WAY_BACK_HOURS} hours')
       order by created_at limit ${AT_ONCE}) returning 1)
   select ((select count(*) from gone) = ${AT_ONCE})::text`,
)

/** Safe to run on several processes at once. */
export const pruneImports = (database: Database): Promise<void> => inBatches(database, prune)
