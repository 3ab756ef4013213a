// Somebody's words to the owners about a thing of theirs: told in the owners' chats, kept nowhere else, and so many a day.
import { z } from 'zod'
import { sql } from '#database/sql.ts'
import { type Step, step } from '#database/step.ts'
import { REPORTS_A_DAY } from '#lib/limits.ts'

/** The first lock: words of one person are counted one after the other, whatever they are about. */
export const lockSpeaker = step(
  'words.lock',
  sql`select id from users where id = @actor::bigint for no key update`,
)

/**
 * The step that keeps the message and counts it: the words are @text; `about` is SQL of what they are about, as text, over `from`.
 * Behind it goes the chat's step that tells owners.
 */
export const wordsToOwners = (name: string, about: string, from: string): Step =>
  step(
    name,
    sql`with u as (
     select id, name, reports, reports_since, reports_since is null or reports_since <= now() - interval '1 day' as anew
     from users where id = @actor::bigint),
   ruled as (
     select case when not u.anew and u.reports >= ${REPORTS_A_DAY} then refuse('rate_limited', json_build_object('retryAfter',
       ceil(extract(epoch from u.reports_since + interval '1 day' - now())))) end as refusal from u),
   counted as (
     update users x set reports_since = case when u.anew then now() else u.reports_since end,
       reports = case when u.anew then 1 else u.reports + 1 end
     from u, ruled where x.id = u.id and ruled.refusal is null)
   select keep_json('message', to_jsonb(${about} || E'\\n“' || @text::text || E'”\\n— ' || u.name))
   from ruled, u, ${from}`,
  )

/** How many owners were told; nobody hears of it where none has a chat that takes something. */
export const TOLD = {
  output: z.object({ told: z.int() }),
  events: [],
  answer: `json_build_object('told', kept('told'))`,
} as const
