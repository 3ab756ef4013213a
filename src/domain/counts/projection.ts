// The shapes of a count session and of its lines in SQL; one place each.
import { sql } from '#database/sql.ts'
import { LIMIT_DEFAULT } from '#lib/limits.ts'
import { COSTS_SHOWN } from '../settings/index.ts'

/** Products p that the session `s` is about. */
const IN_SCOPE =
  'p.archived_at is null and (s.category is null or p.category = s.category) and (s.products is null or p.id = any(s.products))'

/** Of a line l and its product p: what was counted can still be held against what there is, and nobody counted it since. */
export const STANDS = sql`p.archived_at is null and p.unit = l.unit
  and not exists (select from movements m where m.product_id = p.id and m.id > l.seen and m.kind = 'count')`

/** Counted lines of the session `s`, with their products: while it is open, those that stand. */
const LINES_FROM = `count_lines l join products p on p.id = l.product_id and (s.closed_at is not null or ${STANDS})`

/** SQL of a number: products of the session `s` that nobody has counted. */
export const NOT_COUNTED = sql`(select count(*) from products p where ${IN_SCOPE}
    and not exists (select from count_lines l where l.session_id = s.id and l.product_id = p.id and ${STANDS}))`

const personJson = (id: string) =>
  sql`(select json_build_object('id', u.id, 'name', u.name) from users u where u.id = ${id})`

/** Joined laterally to sessions s: how far it is. */
const SUMS = sql`lateral (
    select count(*) as counted, coalesce(sum(l.value), 0) as value from ${LINES_FROM} where l.session_id = s.id) done
  cross join lateral (select coalesce(s.not_counted, ${NOT_COUNTED}) as not_counted) rest`

export const SESSION_FROM = `count_sessions s cross join ${SUMS}`

const HEAD = sql`'id', s.id, 'scope', case when s.products is not null then 'products' when s.category is null then 'all' else 'category' end,
  'category', s.category, 'productIds', s.products,
  'state', case when s.undone_at is not null then 'undone' when s.closed_at is not null then 'closed' else 'open' end,
  'by', ${personJson('s.actor_id')}, 'createdAt', utc(s.created_at), 'closedAt', utc(s.closed_at),
  'closedBy', ${personJson('s.closed_by')}, 'total', done.counted + rest.not_counted, 'counted', done.counted,
  'left', rest.not_counted, 'value', case when ${COSTS_SHOWN} then coalesce(s.value, done.value) end, 'rev', s.rev`

/** Over SESSION_FROM. */
export const SESSION_JSON = sql`json_build_object(${HEAD})`

/** Over LINES_FROM. */
const LINE_JSON = sql`json_build_object('n', l.n, 'productId', p.id, 'name', p.name, 'emoji', p.emoji, 'unit', p.unit,
  'counted', trim_scale(l.counted), 'expected', trim_scale(l.expected), 'difference', trim_scale(l.counted - l.expected),
  'value', case when ${COSTS_SHOWN} then l.value end, 'reason', l.reason, 'by', ${personJson('l.actor_id')}, 'at', utc(l.at))`

/** Joined laterally to sessions s: `limit` lines, the latest of those before the line `before` (SQL; null: of all). */
const pageOf = (limit: string, before: string) => sql`lateral (
    select coalesce(json_agg(x.item order by x.n desc) filter (where x.k <= ${limit}), '[]') as lines, count(*) > ${limit} as more
    from (
      select l.n, ${LINE_JSON} as item, row_number() over (order by l.n desc) as k from ${LINES_FROM}
      where l.session_id = s.id and l.n < coalesce(${before}, 2147483647) order by l.n desc limit ${limit} + 1) x) page`

const WITH_LINES = sql`${HEAD}, 'lines', page.lines, 'more', page.more`

/** SQL of the session `which` with its latest lines, as JSON; null where there is none. */
export const wholeSession = (which: string) =>
  sql`(select json_build_object(${WITH_LINES})
    from ${SESSION_FROM} cross join ${pageOf(String(LIMIT_DEFAULT), 'null::int')} where s.id = ${which})`

/** The same as it is read, `limit` lines before the line `before`. `asOf` stands first: the ETag is over what comes after it. */
export const readSession = (which: string, limit: string, before: string) =>
  sql`(select json_build_object('asOf', utc(now()), ${WITH_LINES})
    from ${SESSION_FROM} cross join ${pageOf(limit, before)} where s.id = ${which})`
