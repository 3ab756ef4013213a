// Stopping a broadcast: what nobody sends yet goes to nobody; what has arrived stays.
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { defineWrite } from '../operation.ts'
import { BROADCAST_JSON, broadcastEvent } from './projection.ts'
import { broadcast, oneInput } from './schemas.ts'

const lock = step('broadcasts.lock', sql`select id from broadcasts where id = @id::bigint for no key update`)

/** SQL of the calls of copies that nothing of has begun; `which`: SQL over p, their copies. */
const untouched = (which: string) => sql`outbox o join broadcast_copies p on p.id = o.copy_id
     where ${which} and p.state = 'queued' and not exists (
       select from outbox s where s.copy_id = p.id and (s.begun_at is not null or s.sent_at is not null or s.failed_at is not null))`
const OF_THIS = 'p.broadcast_id = @id::bigint'

/** SQL of a statement: they go, and their copies wait, as if they had never been put out. */
const takeBack = (which: string, ctes = '') => sql`with ${ctes}
   taken as (
     delete from outbox t using (select o.id from ${untouched(which)}) u where t.id = u.id and t.begun_at is null returning t.copy_id)
   update broadcast_copies p set state = 'waiting' from taken t where p.id = t.copy_id`

/** Whoever would send one of them waits, and finds it gone. */
const hold = step(
  'broadcasts.hold',
  sql`select o.id from ${untouched(OF_THIS)} order by o.id for update of o`,
)

const stop = step(
  'broadcasts.stop',
  takeBack(
    OF_THIS,
    sql`ruled as (
     select b.id, case when b.id is null then refuse('not_found', '{}') end as refusal
     from (select) one left join broadcasts b on b.id = @id::bigint),
   stopped as (
     update broadcasts b set state = 'stopped', ended_at = acted_at(), rev = b.rev + 1
     from ruled r where b.id = r.id and r.refusal is null and b.state = 'sending' returning b.id),`,
  ),
)

/** What was in hand when its broadcast was stopped, and was not taken by Telegram. */
export const withdraw = step(
  'broadcasts.withdraw',
  takeBack(`p.broadcast_id in (select b.id from broadcasts b where b.state = 'stopped')`),
)

/** What is over stays as it is. */
export const broadcastsStop = defineWrite({
  name: 'broadcasts.stop',
  role: 'owner',
  input: oneInput,
  output: broadcast,
  entity: 'broadcast',
  entityId: '@id::bigint',
  events: [broadcastEvent('b.id = @id::bigint')],
  answer: sql`(select ${BROADCAST_JSON} from broadcasts b where b.id = @id::bigint)`,
  plan: (_, { id }) => ({ values: { id }, locks: [lock, hold], steps: [stop] }),
})
