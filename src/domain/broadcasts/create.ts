// Telling many at once: the broadcast as a row; their copies are made afterwards, some at a time.
import { z } from 'zod'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { callsJson } from '../chat/index.ts'
import { holdPhoto } from '../media/index.ts'
import { defineRead, defineWrite } from '../operation.ts'
import { countAudience, judgeAudience, REACH } from './audience.ts'
import { callsOf } from './calls.ts'
import { BROADCAST_JSON, broadcastEvent } from './projection.ts'
import { broadcast, broadcastInput, preview, triedInput } from './schemas.ts'

const create = step(
  'broadcasts.create',
  sql`insert into broadcasts (text, entities, photo, question, options, multiple, audience, reach, draft_id, by_id)
   values (@text::text, @entities::jsonb, @photo::text, @question::text, @options::jsonb, @multiple::boolean, @audience::jsonb, ${REACH},
     (select d.id from drafts d where d.user_id = @actor::bigint and 'intent:' || d.id = @key::text), @actor::bigint)
   returning keep('broadcast', id)`,
)

export const broadcastsCreate = defineWrite({
  name: 'broadcasts.create',
  role: 'owner',
  input: broadcastInput,
  output: broadcast,
  entity: 'broadcast',
  entityId: `kept('broadcast')`,
  events: [broadcastEvent(`b.id = kept('broadcast')`)],
  answer: sql`(select ${BROADCAST_JSON} from broadcasts b where b.id = kept('broadcast'))`,
  plan: (_, { text = '', entities = [], media = null, poll, audience }) => ({
    values: {
      text,
      entities: JSON.stringify(entities),
      photo: media,
      question: poll?.question ?? null,
      options: poll ? JSON.stringify(poll.options) : null,
      multiple: poll?.multiple ?? false,
      audience: JSON.stringify(audience),
    },
    locks: [],
    steps: [judgeAudience, holdPhoto, create],
  }),
})

/** Whom it would reach, and what would arrive; nothing is stored. */
export const broadcastsPreview = defineRead({
  name: 'broadcasts.preview',
  role: 'owner',
  input: broadcastInput,
  output: preview,
  read: async (runtime, { text = '', audience }) =>
    JSON.stringify({ ...(await countAudience(runtime, audience)), text }),
})

const putOut = step(
  'broadcasts.put_out',
  sql`with put as (
     insert into outbox (chat_id, method, payload)
     select c.chat, c.method, c.payload
     from rows from (jsonb_to_recordset(@calls::jsonb) as (chat bigint, method text, payload jsonb)) with ordinality as c (chat, method, payload, n)
     order by c.n returning 1)
   select keep('put', count(*)) from put`,
)

const self = step(
  'broadcasts.self',
  sql`select json_build_object('chatId', u.telegram_id, 'name', u.name)::text from users u where u.id = @user::bigint and u.telegram_id is not null`,
)

/** As it would arrive, to the caller alone. */
export const broadcastsTry = defineWrite({
  name: 'broadcasts.try',
  role: 'owner',
  input: triedInput,
  output: z.null(),
  entity: 'user',
  entityId: '@actor::bigint',
  // What one sends oneself is nobody's business.
  noted: 'false',
  events: [],
  answer: 'null::json',
  async plan({ database }, input, actor) {
    const me = await database.json<{ chatId: number; name: string }>(self, { user: actor.userId })
    const calls = me ? callsOf(input, me.chatId, me.name) : []
    return {
      values: { photo: input.media ?? null, calls: callsJson(calls) },
      locks: [],
      steps: [holdPhoto, putOut],
    }
  },
})
