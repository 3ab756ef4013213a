// Closing a count session: the differences that were found become counts of today's levels, all of them or none; and taking that back.
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { countEvent, stockChanged } from '../events.ts'
import { defineWrite, type Plan } from '../operation.ts'
import { COSTS_SHOWN } from '../settings/index.ts'
import { COST_IN_PRESENT_UNIT, convertReturned } from '../stock/convert.ts'
import { FIRST_IN_FIRST_OUT, TAKE_FROM_LOTS } from '../stock/lots.ts'
import { takeBack } from '../stock/take-back.ts'
import { lockSession } from './count-session.ts'
import { NOT_COUNTED, STANDS } from './projection.ts'
import { closed, oneInput } from './schemas.ts'

const lockCounted = step(
  'counts.lock_counted',
  sql`select p.id from products p where p.id in (select product_id from count_lines where session_id = @id::bigint)
   order by p.id for no key update`,
)

/** Movements of the session `kept('session')`. */
const SOURCE = `'count_session', kept('session')`

const COUNTED = sql`select 'product', l.product_id from count_lines l where l.session_id = kept('session')`

/** What it changed of a level, of the product `p`, in this very act. */
const moved = stockChanged(
  `p.id in (select m.product_id from movements m where (m.source_type, m.source_id) = (${SOURCE}) and m.at = acted_at() and m.quantity <> 0)`,
  sql`(select sum(m.quantity) from movements m where (m.source_type, m.source_id) = (${SOURCE}) and m.at = acted_at() and m.product_id = p.id)`,
)

const judge = step(
  'counts.close:judge',
  sql`with s as (select * from count_sessions where id = @id::bigint),
   short as (
     select json_agg(json_build_object('productId', p.id, 'name', p.name, 'requested', trim_scale(l.expected - l.counted),
       'available', trim_scale(p.stock)) order by p.id) as list
     from s join count_lines l on l.session_id = s.id join products p on p.id = l.product_id and ${STANDS}
     where p.stock + l.counted - l.expected < 0)
   select keep('session', s.id) from (select) one left join s on true left join short on true
   where case
     when s.id is null then refuse('not_found', '{}')
     when s.closed_at is not null then refuse('wrong_state', '{"state": "closed"}')
     when short.list is not null then refuse('insufficient_stock', json_build_object('shortages', short.list))
     end is null`,
)

/** What cannot be held against what there is any more is as if nobody had counted it. */
const forget = step(
  'counts.close:forget',
  sql`delete from count_lines l using products p
   where l.session_id = kept('session') and p.id = l.product_id and not (${STANDS})`,
)

const close = step(
  'counts.close',
  sql`with line as (
     select p.id, p.stock, l.counted - l.expected as delta, l.reason
     from count_lines l join products p on p.id = l.product_id where l.session_id = kept('session')),
   wanted as (select id as product_id, 1 as n, -delta as quantity, -delta as high from line where delta < 0),
   ${FIRST_IN_FIRST_OUT},
   lessened_by as (
     insert into movements (product_id, lot_id, kind, quantity, level, unit_cost, actor_id, source_type, source_id, reason)
     select t.product_id, t.lot_id, 'count', -t.quantity, line.stock - sum(t.quantity) over (partition by t.product_id order by t.lot_id),
       t.unit_cost, @actor::bigint, ${SOURCE}, line.reason
     from take t join line on line.id = t.product_id order by t.product_id, t.lot_id),
   ${TAKE_FROM_LOTS},
   found as (
     insert into lots (product_id, quantity, remaining, unit_cost)
     select line.id, line.delta, line.delta, coalesce(
       (select ${COST_IN_PRESENT_UNIT} from lots l join products p on p.id = l.product_id
        where l.product_id = line.id and l.voided_at is null order by l.id desc limit 1), 0)
     from line where line.delta > 0 order by line.id returning id, product_id, quantity, unit_cost),
   raised_by as (
     insert into movements (product_id, lot_id, kind, quantity, level, unit_cost, actor_id, source_type, source_id, reason)
     select f.product_id, f.id, 'count', f.quantity, line.stock + f.quantity, f.unit_cost, @actor::bigint, ${SOURCE}, line.reason
     from found f join line on line.id = f.product_id order by f.product_id),
   raised as (
     update products p set stock = p.stock + f.quantity, rev = p.rev + 1 from found f where p.id = f.product_id),
   agreed as (
     insert into movements (product_id, lot_id, kind, quantity, level, unit_cost, actor_id, source_type, source_id, reason)
     select line.id, null, 'count', 0, line.stock, 0, @actor::bigint, ${SOURCE}, line.reason from line where line.delta = 0)
   update count_sessions s set closed_at = acted_at(), closed_by = @actor::bigint, rev = s.rev + 1,
     adjusted = (select count(*) from line where delta <> 0), agreed = (select count(*) from line where delta = 0),
     not_counted = ${NOT_COUNTED},
     value = half_even(coalesce((select sum(f.quantity * f.unit_cost) from found f), 0) - coalesce((select sum(t.quantity * t.unit_cost) from take t), 0))
   where s.id = kept('session')`,
)

export const countsClose = defineWrite({
  name: 'counts.close',
  role: 'admin',
  input: oneInput,
  output: closed,
  entity: 'count',
  entityId: `kept('session')`,
  things: COUNTED,
  // At cost: it is noted where its doer may see it.
  amount: sql`(select case when ${COSTS_SHOWN} then s.value end from count_sessions s where s.id = kept('session'))`,
  undo: sql`(select case when s.adjusted > 0 then jsonb_build_object('operation', 'counts.unclose', 'input', jsonb_build_object('id', s.id)) end
    from count_sessions s where s.id = kept('session'))`,
  events: [moved, countEvent('closed', `s.id = kept('session')`)],
  answer: sql`(select json_build_object('adjusted', s.adjusted, 'agreed', s.agreed, 'left', s.not_counted,
      'value', case when ${COSTS_SHOWN} then s.value end)
    from count_sessions s where s.id = kept('session'))`,
  plan: (_, { id }): Plan => ({
    values: { id },
    locks: [lockSession, lockCounted],
    steps: [judge, forget, close],
  }),
})

const find = step(
  'counts.unclose:find',
  sql`select keep('session', s.id), keep('source', s.id) from (select) one left join count_sessions s on s.id = @id::bigint
   where case
     when s.id is null then refuse('not_found', '{}')
     when s.closed_at is null or s.undone_at is not null then refuse('wrong_state', '{"state": "undone"}')
     end is null`,
)
const undone = step(
  'counts.unclose',
  sql`update count_sessions s set undone_at = acted_at(), rev = s.rev + 1 where s.id = kept('session')`,
)

/** The opposite of closing, for undo alone: the levels are as before, and the session stays as what was once found. */
export const countsUnclose = defineWrite({
  name: 'counts.unclose',
  role: 'admin',
  input: oneInput,
  output: closed.partial(),
  stands: sql`not exists (
      select from movements m join lots l on l.id = m.lot_id
      where m.source_type = 'count_session' and m.source_id = (w.input->>'id')::bigint and m.kind <> 'void' and l.remaining < m.quantity)`,
  entity: 'count',
  entityId: `kept('session')`,
  things: COUNTED,
  events: [moved, countEvent('undone', `s.id = kept('session')`)],
  answer: sql`json_build_object('id', kept('session'))`,
  plan: (_, { id }): Plan => ({
    values: { id, sourceType: 'count_session', reason: null },
    locks: [lockSession, lockCounted],
    steps: [find, takeBack, convertReturned, undone],
  }),
})
