// Which subjects may have something to seal: whoever is named by what is announced, and once, whoever was there before that.

import type { Database } from '#database/pool.ts'
import { rowOf } from '#database/row-of.ts'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { HORIZON, type Place } from '../feed.ts'
import { sealSubjects } from './seal.ts'
import type { Source } from './source.ts'
import { SOURCES } from './sources.ts'

const FOLLOWER = 'proof'
/** Events a reading, and subjects a go. */
const EVENTS_AT_ONCE = 1000
const SUBJECTS_AT_ONCE = 10

const before = ({ subject }: Source) => `${FOLLOWER}:${subject}`
const BEFORE = SOURCES.map((source) => `'${before(source)}'`).join(', ')

/** New: from now on, and whoever was there before from the first on. So too where events went unread before they were pruned. */
const start = step(
  'proof.start',
  sql`with missed as (
     select from followers p, feed f where p.name = '${FOLLOWER}' and (p.x::xid8, p.event_id) < (f.pruned_x::xid8, f.pruned_id)),
   again as (update followers set event_id = 0 where name in (${BEFORE}) and exists (select from missed))
   insert into followers (name, x, event_id)
   select n, ${HORIZON}::text, 0 from unnest(array['${FOLLOWER}', ${BEFORE}]) n on conflict do nothing`,
)

/** Once, before the first reading. */
export const startSealing = async (database: Database): Promise<void> => {
  await database.run([start], {})
}

/** What is committed above the horizon is sealed too, for a long act must not hold up the others; the place stays below it. */
const read = step(
  'proof.read',
  sql`with f as (select x::xid8 as x, event_id from followers where name = '${FOLLOWER}'),
   fresh as materialized (
     select e.* from events e, f where (e.x, e.id) > (f.x, f.event_id) order by e.x, e.id limit ${EVENTS_AT_ONCE})
   select json_build_object(
     'subjects', json_build_array(${SOURCES.map(({ whose }) => sql`(select coalesce(json_agg(distinct ${whose}) filter (where ${whose} is not null), '[]') from fresh e)`).join(', ')}),
     'last', (select json_build_object('x', e.x::text, 'id', e.id) from fresh e where e.x < ${HORIZON} order by e.x desc, e.id desc limit 1),
     'more', (select count(*) from fresh) = ${EVENTS_AT_ONCE})::text`,
)

/** Never back, whoever was slower. */
const advance = step(
  'proof.advance',
  sql`update followers set x = @x::text, event_id = @id::bigint
   where name = '${FOLLOWER}' and (x::xid8, event_id) < (@x::text::xid8, @id::bigint)`,
)

interface Reading {
  /** In the order of SOURCES. */
  readonly subjects: readonly (readonly number[])[]
  readonly last: Place | null
  readonly more: boolean
}

/** Seals what was announced since; true when there may be more. What was sealed and not noted is looked at again, and adds nothing. */
export async function sealFresh(database: Database): Promise<boolean> {
  const reading = await database.json<Reading>(read, {})
  if (!reading) return false
  for (const [i, source] of SOURCES.entries()) {
    const ids = reading.subjects[i] ?? []
    for (let at = 0; at < ids.length; at += SUBJECTS_AT_ONCE)
      await sealSubjects(database, source, ids.slice(at, at + SUBJECTS_AT_ONCE))
  }
  if (reading.last) await database.run([advance], { x: reading.last.x, id: reading.last.id })
  return reading.more && reading.last !== null
}

const nextStep = (source: Source) =>
  step(
    `proof.before:${source.subject}`,
    sql`select coalesce(json_agg(t.id order by t.id), '[]')::text
     from (select t.id from ${source.table} t where t.id > (select event_id from followers where name = '${before(source)}') order by t.id limit ${SUBJECTS_AT_ONCE}) t`,
  )
const went = step(
  'proof.went',
  sql`update followers set event_id = greatest(event_id, @id::bigint) where name = @name::text`,
)

/** Seals some of those who were there before; false when all are. `rest`: see sealSubjects. */
export async function sealBefore(
  database: Database,
  rest?: (tookMs: number) => Promise<void>,
): Promise<boolean> {
  for (const source of SOURCES) {
    const ids = await rowOf<readonly number[]>(database, nextStep(source), {})
    const last = ids.at(-1)
    if (last === undefined) continue
    await sealSubjects(database, source, ids, rest)
    await database.run([went], { name: before(source), id: last })
    return true
  }
  return false
}
