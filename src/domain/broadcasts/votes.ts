// What people choose in a poll that they were sent: their last word, counted once; none takes it back.
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import type { Runtime } from '../runtime.ts'
import { announcing } from './projection.ts'

/** More than a poll of ours has. */
const PLACES_MAX = 10

/** A vote that says the same again is not told. */
const vote = step(
  'broadcasts.vote',
  sql`with kept as (
     insert into poll_votes as v (poll_id, user_id, options)
     select @poll::text, u.id, @options::jsonb from users u where u.telegram_id = @telegram::bigint and u.disabled_at is null
     on conflict (poll_id, user_id) do update set options = excluded.options, at = now() where v.options <> excluded.options
     returning user_id),
   raised as (
     update broadcasts b set rev = b.rev + 1
     from broadcast_copies p join kept k on k.user_id = p.user_id where p.poll_id = @poll::text and b.id = p.broadcast_id returning b.id)
   select keep_json('voted', (select coalesce(jsonb_agg(id), '[]') from raised))`,
)
const announce = step(
  'broadcasts.announce_vote',
  announcing(`b.id in (select value::bigint from jsonb_array_elements_text(kept_json('voted')))`),
)

interface Vote {
  /** As Telegram numbers it. */
  readonly pollId: string
  readonly telegramId: number
  /** Places of the options, from 0. */
  readonly options: readonly number[]
}

/** May come twice, and before the poll is known to be one of ours. */
export async function keepVote({ database }: Runtime, { pollId, telegramId, options }: Vote): Promise<void> {
  const places = [...new Set(options)].filter((one) => Number.isInteger(one) && one >= 0 && one < PLACES_MAX)
  await database.run([vote, announce], {
    poll: pollId,
    telegram: telegramId,
    options: JSON.stringify(places.toSorted((a, b) => a - b)),
  })
}
