// The shape of a broadcast in SQL, over broadcasts b; and what is announced of it.
import { sql } from '#database/sql.ts'

/** SQL: the votes of those whose own poll it is: a poll that is passed on takes others' too. */
const VOTES = sql`broadcast_copies p join poll_votes v on v.poll_id = p.poll_id and v.user_id = p.user_id and v.options <> '[]'`

const COUNTS = sql`case when b.options is not null then (
    select json_agg(json_build_object('option', o.option, 'count', coalesce(n.count, 0)) order by o.n)
    from jsonb_array_elements_text(b.options) with ordinality o (option, n)
    left join (
      select c.place::int as place, count(*) as count from ${VOTES}, jsonb_array_elements_text(v.options) c (place)
      where p.broadcast_id = b.id group by 1) n on n.place = o.n - 1) end`

const fields = sql`'id', b.id, 'state', b.state, 'audience', b.reach, 'sent', b.sent, 'failed', b.failed,
  'waiting', b.reach - b.sent - b.failed, 'votes', ${COUNTS},
  'voters', (select count(*) from ${VOTES} where p.broadcast_id = b.id),
  'text', b.text, 'entities', b.entities, 'mediaUrl', '/media/' || b.photo || '.webp',
  'poll', case when b.options is not null then json_build_object('question', b.question, 'options', b.options, 'multiple', b.multiple) end,
  'by', (select json_build_object('id', u.id, 'name', u.name) from users u where u.id = b.by_id),
  'createdAt', utc(b.created_at), 'endedAt', utc(b.ended_at), 'rev', b.rev`

export const BROADCAST_JSON = sql`json_build_object(${fields})`

const COPIES = 'broadcast_copies p'
const LATEST = 5
const PEOPLE = 200

/** SQL of some people of it; `which`: SQL over p, their copy. */
const people = (json: string, from: string, which: string, order: string, most: number) => sql`(
    select coalesce(json_agg(s.one), '[]') from (
      select json_build_object('id', u.id, 'name', u.name, ${json}) as one
      from ${from} join users u on u.id = p.user_id
      where p.broadcast_id = b.id and ${which} order by ${order} limit ${most}) s)`

/** With people: who had it last, who has none, who answered. */
export const ONE_JSON = sql`json_build_object(${fields},
  'latest', ${people(`'state', p.state, 'why', p.why, 'at', utc(p.at)`, COPIES, 'p.at is not null', 'p.at desc, p.id desc', LATEST)},
  'missed', ${people(`'why', p.why`, COPIES, `p.state = 'failed'`, 'p.id', PEOPLE)},
  'answers', ${people(`'options', v.options`, VOTES, 'true', 'v.at desc, p.id', PEOPLE)})`

/** SQL of an event: how far it is; `where` over b. */
export const broadcastEvent = (where: string) => sql`
  select 'broadcasts', 'broadcast.changed', 'broadcast', b.id, b.rev,
    jsonb_build_object('state', b.state, 'sent', b.sent, 'failed', b.failed, 'waiting', b.reach - b.sent - b.failed), null::bigint, true
  from broadcasts b where ${where}`

/** A statement that announces it by itself, no act's: in the name of who sends it. `where` over b. */
export const announcing = (where: string) => sql`
     insert into events (topic, name, entity, entity_id, rev, data, customer_id, staff_only, actor_id)
     select e.*, (select b.by_id from broadcasts b where b.id = e.entity_id)
     from (${broadcastEvent(where)}) e (topic, name, entity, entity_id, rev, data, customer_id, staff_only)`
