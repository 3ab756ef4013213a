// What of the notices a chat is to be told of, and what was: in order per person, none in their quiet hours but of their own access.
import type { Database } from '#database/pool.ts'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import type { NoticeKind } from '#lib/notice-kinds.ts'
import { callsJson, NEWS, NO_NEWS, type Outgoing, putUnasked } from '../chat/index.ts'
import type { Language, Role } from '../operation.ts'
import { byKind, type NoticeFacts } from './kinds/index.ts'
import { quietUntil } from './quiet.ts'
import { STANDS } from './standing.ts'

/** People looked at in a go, and notices of theirs. */
const PEOPLE = 100
const NOTICES = 200
/** Who changes their quiet hours is heard so soon at the latest. */
const LOOK_AGAIN = `interval '1 minute'`

const PENDING = 'o.tell_at is not null and o.told_rev < o.rev'

interface Telling<Kind extends NoticeKind, Facts> {
  readonly id: number
  readonly rev: number
  readonly kind: Kind
  readonly entityId: number
  readonly data: Readonly<Record<string, unknown>>
  /** Something was told of it before: its message is edited. */
  readonly before: boolean
  readonly person: { readonly telegramId: number; readonly language: Language; readonly role: Role }
  /** Who has done what it asks for; at: RFC 3339, UTC. */
  readonly done: { readonly by: string; readonly at: string } | null
  /** As the thing is now; null: it is gone. */
  readonly facts: Facts | null
}

export type ToldOf<Kind extends keyof NoticeFacts> = Telling<Kind, NoticeFacts[Kind]>
export type ToTell = { [Kind in keyof NoticeFacts]: ToldOf<Kind> }[keyof NoticeFacts]

const due = step(
  'notices.due',
  sql`with found as (
     select distinct user_id from (
       select o.user_id from notices o where ${PENDING} and o.tell_at <= now() order by o.tell_at, o.id limit ${NOTICES}) d limit ${PEOPLE}),
   people as (
     select u.id, u.telegram_id, u.language, u.role, ${quietUntil('q.from', 'q.to', 'now()')} as until,
       u.disabled_at is not null or exists (select from closed_chats s where s.chat_id = u.telegram_id) as away
     from found join users u on u.id = found.user_id cross join settings s
     cross join lateral (
       select (h->>'from')::time as from, (h->>'to')::time as to
       from (select coalesce(nullif(u.preferences->'quiet', 'null'), s.quiet_hours)) x (h)) q),
   mine as (
     select o.*, p.until is not null and not ${byKind('o', 'passes', 'false')} as waits, p.away or p.until is null and o.at < now() - ${NEWS} or not ${STANDS} as passed
     from notices o join people p on p.id = o.user_id join users u on u.id = o.user_id where ${PENDING}),
   waiting as (
     update notices o set tell_at = least(p.until, now() + ${LOOK_AGAIN})
     from mine m, people p where o.id = m.id and p.id = m.user_id and m.waits and not m.passed and o.tell_at <= now()),
   passed as (update notices o set told_rev = o.rev from mine m where o.id = m.id and m.passed),
   ready as (select * from mine where not waits and not passed order by id limit ${NOTICES})
   select coalesce(json_agg(json_build_object('id', r.id, 'rev', r.rev, 'kind', r.kind, 'entityId', r.entity_id, 'data', r.data, 'before', r.told_rev > 0,
       'person', json_build_object('telegramId', p.telegram_id, 'language', p.language, 'role', p.role),
       'done', case when r.done_at is not null then json_build_object(
         'by', (select d.name from users d where d.id = r.done_by), 'at', utc(r.done_at)) end,
       'facts', ${byKind('r', 'facts', 'null')}) order by r.id), '[]')::text
   from ready r join people p on p.id = r.user_id`,
)

/** What could not be sent for a day stays in the feed alone. */
const late = step(
  'notices.late',
  sql`update outbox set failed_at = now(), payload = '{}', error = '${NO_NEWS}'
   where notice_id is not null and method like 'send%' and sent_at is null and failed_at is null and created_at < now() - ${NEWS}`,
)

/** Under a lease: what is due now. What waits for a morning, and what is no news any more, is passed over. */
export async function noticesToTell(database: Database): Promise<readonly ToTell[]> {
  const text = await database.run([late, due], {})
  return text === null ? [] : (JSON.parse(text) as ToTell[])
}

const told = step(
  'notices.told',
  sql`update notices o set told_rev = t.rev from jsonb_to_recordset(@told::jsonb) t (id bigint, rev int) where o.id = t.id`,
)

/** What was made of them goes out, in the transaction that says that they were told. */
export async function tellNotices(
  database: Database,
  told_: readonly Pick<ToTell, 'id' | 'rev'>[],
  calls: readonly Outgoing[],
): Promise<void> {
  await database.run([told, ...(calls.length ? [putUnasked] : [])], {
    told: JSON.stringify(told_.map(({ id, rev }) => ({ id, rev }))),
    calls: callsJson(calls),
  })
}
