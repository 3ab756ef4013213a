// Who may not enter any more is out of every device at once.
import { sql } from '#database/sql.ts'

/** A part of a statement whose `edited` has the people as they are now. */
export const ENDED = sql`ended as (
     update sessions s set ended_at = acted_at() from edited e
     where s.user_id = e.id and s.ended_at is null and e.disabled_at is not null)`
