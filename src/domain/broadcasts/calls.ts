// A broadcast as calls of the Bot API to one chat: its words, as a message or below its photo, then its poll.
import { sql } from '#database/sql.ts'
import { NAMED } from '#lib/named.ts'
import type { Outgoing } from '../chat/index.ts'
import type { Broadcast } from './schemas.ts'

/** What is said to one chat, of somebody of this name; for who tries it. */
export function callsOf(
  { text = '', entities = [], media, poll }: Omit<Broadcast, 'audience'>,
  chatId: number,
  name: string,
): readonly Outgoing[] {
  const words = {
    text,
    ...(NAMED.test(text) ? { named: name } : {}),
    ...(entities.length ? { entities } : {}),
    ...(media ? { shows: media } : {}),
  }
  const asked = poll && {
    question: poll.question,
    options: poll.options.map((option) => ({ text: option })),
    is_anonymous: false,
    allows_multiple_answers: poll.multiple,
  }
  const call = (method: string, payload: object) => ({
    chatId,
    method,
    payload: { chat_id: chatId, ...payload },
  })
  return [...(text || media ? [call('sendMessage', words)] : []), ...(asked ? [call('sendPoll', asked)] : [])]
}

/** SQL of the same (n, method, payload) for a broadcast `b` and a person `r`, without its chat. */
export const CALLS = sql`(
    select 1 as n, 'sendMessage' as method, jsonb_strip_nulls(jsonb_build_object('text', b.text, 'entities', nullif(b.entities, '[]'), 'shows', b.photo,
      'named', case when b.text ~ '${NAMED.source}' then r.name end)) as payload
    where b.text <> '' or b.photo is not null
    union all
    select 2, 'sendPoll', jsonb_build_object('question', b.question, 'is_anonymous', false, 'allows_multiple_answers', b.multiple,
      'options', (select jsonb_agg(jsonb_build_object('text', o.option) order by o.n) from jsonb_array_elements_text(b.options) with ordinality o (option, n)))
    where b.options is not null)`
/** SQL: how many these are. */
export const CALLS_EACH = `((b.text <> '' or b.photo is not null)::int + (b.options is not null)::int)`
