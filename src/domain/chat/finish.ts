// The end of an update: its mark, its answers and what it did to the question, all of it once or nothing; then the chat's next.

import type { Database } from '#database/pool.ts'
import { sql } from '#database/sql.ts'
import { type Step, step } from '#database/step.ts'
import { nextUpdate, type Taken } from './inbox.ts'
import { storable } from './json.ts'
import { keepOn } from './leases.ts'
import { callsJson, type Outgoing } from './outbox.ts'
import { type Asked, type Ended, QUESTION_HOURS } from './questions.ts'

/** What acting on an update came to. */
export interface Done {
  readonly calls: readonly Outgoing[]
  /** How the open question ended with it. */
  readonly ended?: Ended | undefined
  /** What is asked from now on; another question that is open is left. */
  readonly asks?: Asked | undefined
}

/** What was written goes once it was acted on. Whoever comes second, from a lease that was lost, adds nothing: the steps below hold to the chat kept here. */
const done = step(
  'finish.done',
  sql`with done as (
     update updates set done_at = now(), body = '{}' where update_id = @update::bigint and done_at is null returning chat_id)
   select keep('done', chat_id) from done`,
)
const DONE = `nullif(current_setting('keep.done', true), '')::bigint`

const put = step(
  'finish.put',
  sql`insert into outbox (chat_id, method, payload)
   select chat, method, payload from jsonb_to_recordset(@calls::jsonb) as c (chat bigint, method text, payload jsonb)
   where ${DONE} is not null`,
)
const end = step(
  'finish.end_question',
  sql`update questions set settled_at = now(), ended = @ended::text
   where chat_id = ${DONE} and settled_at is null and id is distinct from @question::bigint`,
)
const ask = step(
  'finish.ask',
  sql`insert into questions as q (id, chat_id, user_id, draft, card, rev, until)
   select @question::bigint, ${DONE}, @user::bigint, @draft::jsonb, @card::jsonb, @rev::integer, now() + interval '${QUESTION_HOURS} hours'
   where ${DONE} is not null
   on conflict (id) do update set draft = excluded.draft, card = excluded.card, rev = excluded.rev where q.settled_at is null`,
)

/** Ends the update in hand and takes the chat's next; undefined when there is none, and the lease is let go. */
export async function finishUpdate<D>(
  database: Database,
  holder: string,
  { chatId, updateId }: Pick<Taken, 'chatId' | 'updateId'>,
  { calls, ended, asks }: Done,
): Promise<Taken<D> | undefined> {
  const steps: Step[] = [
    done,
    ...(calls.length ? [put] : []),
    ...(ended || asks ? [end] : []),
    ...(asks ? [ask] : []),
    keepOn,
    nextUpdate,
  ]
  const text = await database.run(steps, {
    holder,
    lease: `chat:${chatId}`,
    chat: chatId,
    update: updateId,
    calls: callsJson(calls),
    ended: ended ?? 'left',
    question: asks?.id ?? null,
    user: asks?.userId ?? null,
    draft: asks ? storable(asks.draft) : null,
    card: asks ? storable(asks.card) : null,
    rev: asks?.rev ?? null,
  })
  return text === null ? undefined : (JSON.parse(text) as Taken<D>)
}
