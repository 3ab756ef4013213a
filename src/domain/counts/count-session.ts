// Opening a count session, noting what was counted in it, and throwing it away. Closing one: close-count.ts.
import { LOCKS } from '#database/locks.ts'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { countEvent } from '../events.ts'
import { defineWrite, type Plan } from '../operation.ts'
import { lockProducts } from '../products/lock.ts'
import { COST_IN_PRESENT_UNIT } from '../stock/convert.ts'
import { FIRST_IN_FIRST_OUT } from '../stock/lots.ts'
import { productRules } from '../stock/rules.ts'
import { COUNTED } from '../units.ts'
import { STANDS, wholeSession as whole } from './projection.ts'
import { lineInput, oneInput, openInput, wholeSession } from './schemas.ts'

/** Two scopes that overlap are no rows that could be locked: whoever opens waits for whoever opens. */
const lockOpening = step(
  'counts.lock_opening',
  sql`select pg_advisory_xact_lock(${LOCKS.openingCounts}::bigint)`,
)
/** Before the products: whoever counts and whoever closes take turns. */
export const lockSession = step(
  'counts.lock',
  sql`select id from count_sessions where id = @id::bigint for no key update`,
)

const open = step(
  'counts.open',
  sql`with other as (
     select s.id from count_sessions s
     where s.closed_at is null and exists (
       select from products p
       where (@category::text is null or p.category = @category::text) and (@chosen::bigint[] is null or p.id = any(@chosen::bigint[]))
         and (s.category is null or p.category = s.category) and (s.products is null or p.id = any(s.products)))
       or s.closed_at is null and s.category is null and @category::text is null
     order by s.id limit 1),
   ruled as (
     select case
       when @category::text is not null and not exists (select from products p where p.category = @category::text and p.archived_at is null)
         then refuse('not_found', '{"errors": [{"path": "category", "issue": "no_such"}]}')
       when @chosen::bigint[] is not null and exists (
         select from unnest(@chosen::bigint[]) c (id) left join products p on p.id = c.id where p.id is null or p.archived_at is not null)
         then refuse('not_found', '{"errors": [{"path": "productIds", "issue": "no_such"}]}')
       when other.id is not null then refuse('wrong_state', json_build_object('state', 'counting', 'id', other.id))
       end as refusal
     from (select) one left join other on true)
   insert into count_sessions (category, products, actor_id) select @category::text, @chosen::bigint[], @actor::bigint from ruled where refusal is null
   returning keep('session', id)`,
)

export const countsOpen = defineWrite({
  name: 'counts.open',
  role: 'admin',
  input: openInput,
  output: wholeSession,
  entity: 'count',
  entityId: `kept('session')`,
  events: [countEvent('open', `s.id = kept('session')`)],
  answer: whole(`kept('session')`),
  plan: (_, input): Plan => ({
    values: { category: input.category ?? null, chosen: input.productIds ?? null },
    locks: [lockOpening],
    steps: [open],
  }),
})

/** When it was counted: now, unless it comes late. Never before its count was begun, nor after now, whatever a device's clock says. */
const COUNTED_AT = 'greatest(s.created_at, least(coalesce(@at::timestamptz, acted_at()), acted_at()))'

/** What was there then, of the product `p`: as the device said, or as movements tell of that moment, without what had left unsaid. */
const EXPECTED = `coalesce(@expected::numeric, case when @at::timestamptz is not null then greatest(0, coalesce(
    (select m.level from movements m where m.product_id = p.id and m.at <= ${COUNTED_AT} order by m.id desc limit 1), 0) - coalesce(@unsent::numeric, 0))
  end, p.stock)`

/** Rules are a step of their own: they are read whatever else there is. Of what comes late and of what was counted after it the later stands. */
const judgeLine = step(
  'counts.line:judge',
  sql`select keep('session', s.id) from (select) one
   left join count_sessions s on s.id = @id::bigint left join products p on p.id = @productId::bigint
   left join lateral (
     select json_build_object('by', json_build_object('id', u.id, 'name', u.name), 'counted', x.counted, 'at', utc(x.at)) as json
     from (
       select l.actor_id, trim_scale(l.counted) as counted, l.at from count_lines l
       where l.session_id = s.id and l.product_id = p.id and ${STANDS} and l.at > ${COUNTED_AT}
         and l.counted - l.expected <> @counted::numeric - ${EXPECTED}
       union all
       select m.actor_id, trim_scale(m.level), m.at from movements m
       where m.product_id = p.id and m.kind = 'count' and m.at > ${COUNTED_AT}
     ) x left join users u on u.id = x.actor_id order by x.at desc limit 1) since on true
   where case
     when s.id is null then refuse('not_found', '{}')
     when s.closed_at is not null then refuse('wrong_state', '{"state": "closed"}')
     ${productRules('counted', '@counted::numeric')}
     when ${COUNTED('p.unit')} and @expected::numeric <> trunc(@expected::numeric)
       then refuse('invalid_input', '{"errors": [{"path": "expected", "issue": "not_whole"}]}')
     when (s.category is not null and p.category is distinct from s.category) or not p.id = any(s.products)
       then refuse('not_found', '{"errors": [{"path": "productId", "issue": "no_such"}]}')
     when p.unit <> @unit::text then refuse('wrong_state', '{"state": "other_unit"}')
     when since.json is not null then refuse('wrong_state', json_build_object('state', 'counted_since', 'since', since.json))
     end is null`,
)

/** The difference is worth what it costs: what is missing as the oldest lots have it, what is over as the newest one. */
const line = step(
  'counts.line',
  sql`with found as (
     select p.id, p.unit, ${COUNTED_AT} as at, ${EXPECTED} as expected, @counted::numeric - ${EXPECTED} as delta,
       (select coalesce(max(m.id), 0) from movements m where m.product_id = p.id and m.at <= ${COUNTED_AT}) as seen
     from count_sessions s, products p where s.id = kept('session') and p.id = @productId::bigint),
   wanted as (select id as product_id, 1 as n, -delta as quantity, -delta as high from found where delta < 0),
   ${FIRST_IN_FIRST_OUT},
   worth as (
     select case when f.delta < 0 then -half_even(coalesce((select sum(t.quantity * t.unit_cost) from take t), 0))
       else half_even(f.delta * coalesce((select ${COST_IN_PRESENT_UNIT} from lots l join products p on p.id = l.product_id
         where l.product_id = f.id and l.voided_at is null order by l.id desc limit 1), 0)) end as value
     from found f),
   raised as (
     update count_sessions u set rev = u.rev + 1 where u.id = kept('session') returning u.id, u.rev)
   insert into count_lines (session_id, product_id, n, unit, counted, expected, seen, value, reason, actor_id, at)
   select raised.id, f.id, raised.rev, f.unit, @counted::numeric, f.expected, f.seen, worth.value, @reason::text, @actor::bigint, f.at
   from raised, found f, worth
   on conflict (session_id, product_id) do update set n = excluded.n, unit = excluded.unit, counted = excluded.counted,
     expected = excluded.expected, seen = excluded.seen, value = excluded.value, reason = excluded.reason, actor_id = excluded.actor_id, at = greatest(count_lines.at, excluded.at)
   returning n::text`,
)

export const countsLine = defineWrite({
  name: 'counts.line',
  role: 'admin',
  input: lineInput,
  output: wholeSession,
  entity: 'count',
  entityId: `kept('session')`,
  events: [countEvent('open', `s.id = kept('session')`)],
  answer: whole(`kept('session')`),
  plan: (_, { expected, at, unsent, unit, reason, ...input }): Plan => ({
    values: {
      ...input,
      expected: expected ?? null,
      at: at ?? null,
      unsent: unsent ?? null,
      unit: unit ?? null,
      reason: reason ?? null,
      products: [input.productId],
    },
    locks: [lockSession, lockProducts],
    steps: [judgeLine, line],
  }),
})

const judgeRemove = step(
  'counts.remove:judge',
  sql`select keep('session', s.id) from (select) one left join count_sessions s on s.id = @id::bigint
   where case
     when s.id is null then refuse('not_found', '{}')
     when s.closed_at is not null then refuse('wrong_state', '{"state": "closed"}')
     end is null`,
)

const remove = step(
  'counts.remove',
  sql`with removed as (delete from count_sessions d where d.id = kept('session') returning d.id, d.rev)
   insert into events (topic, name, entity, entity_id, rev, data, customer_id, staff_only, actor_id)
   select 'inventory', 'count.changed', 'count', id, rev + 1, '{"state": "removed"}', null, true, @actor::bigint from removed returning id::text`,
)

export const countsRemove = defineWrite({
  name: 'counts.remove',
  role: 'admin',
  input: oneInput,
  output: wholeSession.nullable(),
  entity: 'count',
  entityId: `kept('session')`,
  events: [],
  answer: 'null::json',
  plan: (_, { id }): Plan => ({ values: { id }, locks: [lockSession], steps: [judgeRemove, remove] }),
})
