// What a contract's history tells: all that became of it, as it was written down when it happened, and the words that it stood for.
import { sql } from '#database/sql.ts'
import { mark, type Source } from './source.ts'

/** The step that an entry is about. */
const OF_STEP = (column: string) =>
  sql`(select t.${column} from contract_transactions t where t.id = (e.data->>'transactionId')::bigint)`

const WORDS = sql`case e.kind when 'proposed' then k.title || E'\\n' || k.terms when 'declined' then k.reason when 'cancelled' then k.reason
        when 'transaction' then ${OF_STEP('text')} when 'rejected' then ${OF_STEP('reason')} end`

export const contractHistory: Source = {
  subject: 'contract',
  table: 'contracts',
  whose: `case when e.topic = 'contracts' then (e.data->>'contractId')::bigint end`,
  facts: sql`
      select e.at, 0, e.id, 'entry', null, ${WORDS}, jsonb_build_object('kind', e.kind, 'by', e.actor_id) || e.data
      from contract_entries e join contracts k on k.id = e.contract_id
      where e.contract_id = c.id and e.id > ${mark('entry')} order by e.id limit @each::int`,
  words: sql`(select ${WORDS} from contracts k where k.id = e.subject_id)`,
}
