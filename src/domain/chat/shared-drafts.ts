// Drafts as programs see them, their own people's alone, listed and looked at.

import { z } from 'zod'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import type { Actor } from '../actor.ts'
import { DomainError } from '../errors.ts'
import { id, page, version } from '../input.ts'
import { type List, list } from '../list.ts'
import { defineRead, mayAct } from '../operation.ts'
import type { Runtime } from '../runtime.ts'
import type { OperationsByName } from '../undo.ts'

const SOURCES = ['chat', 'screen', 'bridge'] as const

/** What chat and screen fill together: an operation's input as far as it is known, and what is asked. */
export const sharedDraft = z.object({
  id,
  operation: z.string(),
  input: z.record(z.string(), z.unknown()),
  missing: z.array(z.string()),
  choices: z.record(
    z.string(),
    z.array(z.object({ id: z.union([z.number(), z.string()]), name: z.string() })),
  ),
  /** The door that changed it last. */
  source: z.enum(SOURCES),
  /** Whether a card of the conversation shows it. */
  chat: z.boolean(),
  version,
  updatedAt: z.string(),
})
export type SharedDraft = z.infer<typeof sharedDraft>

/** SQL: the row `d` as programs see it. */
export const draftJson = (
  d: string,
) => sql`json_build_object('id', ${d}.id, 'operation', ${d}.asks->>'operation',
  'input', ${d}.asks->'input', 'missing', ${d}.asks->'missing', 'choices', ${d}.asks->'choices', 'source', ${d}.source,
  'chat', ${d}.chat_id is not null, 'version', ${d}.rev, 'updatedAt', utc(${d}.updated_at))`

/** SQL over the row `d`: the person's, not over, for other doors too, and of an operation that their role may run. */
const THEIRS = sql`d.user_id = @actor::bigint and d.settled_at is null and d.until > now() and d.asks->'alone' is null
     and d.asks->>'operation' = any(@allowed::text[])`

const one = step(
  'drafts.get',
  sql`select ${draftJson('d')}::text from drafts d where d.id = @id::bigint and ${THEIRS}`,
)

const ALL: List = {
  name: 'drafts.list',
  from: 'drafts d',
  json: draftJson('d'),
  order: 'd.id desc',
  keys: 'json_build_array(d.id)',
  after: 'd.id < @k0::bigint',
}

/** `operations`: handed in at start, for the chat stands beside the areas. */
export const declareDraftReads = (operations: () => OperationsByName) => {
  const seenBy = ({ userId, role }: Actor) => ({
    actor: userId,
    allowed: Object.values(operations())
      .filter((operation) => mayAct(role, operation.role))
      .map(({ name }) => name),
  })
  return [
    defineRead({
      name: 'drafts.list',
      role: 'user',
      input: z.strictObject({ ...page }),
      output: z.object({ items: z.array(sharedDraft), nextCursor: z.string().nullable() }),
      read: (runtime: Runtime, input, actor) => list(runtime, ALL, input, [THEIRS], seenBy(actor)),
    }),
    defineRead({
      name: 'drafts.get',
      role: 'user',
      input: z.strictObject({ id }),
      output: sharedDraft,
      read: async (runtime: Runtime, input, actor) => {
        const open = await runtime.database.run([one], { id: input.id, ...seenBy(actor) })
        if (open !== null) return open
        const state = (await ownDraft(runtime, actor.userId, input.id))?.ended
        throw new DomainError('not_found', state ? { state } : {})
      },
    }),
  ] as const
}

const own = step(
  'drafts.own',
  sql`select json_build_object('body', d.body, 'operation', d.asks->>'operation', 'version', d.rev, 'chat', u.telegram_id, 'lead', d.card->>'lead',
     'ended', case when d.settled_at is not null then coalesce(d.ended, 'answered') when d.until <= now() then 'expired' end,
     'alone', d.asks->'alone' is not null,
     'shared', ${draftJson('d')})::text
   from drafts d join users u on u.id = d.user_id where d.id = @id::bigint and d.user_id = @user::bigint`,
)

/** A draft as the door that changes it needs it. `Body`: the form as its command keeps it. */
export interface OwnDraft<Body> {
  readonly body: Body
  /** Null once what was in it is gone. */
  readonly operation: string | null
  readonly version: number
  /** The person's own chat with the bot. */
  readonly chat: number
  /** What stands above its card, such as what was heard. */
  readonly lead: string | null
  /** How it ended; null while it is open. */
  readonly ended: 'answered' | 'cancelled' | 'expired' | null
  /** The chat alone fills it. */
  readonly alone: boolean
  readonly shared: SharedDraft
}

/** A person's own, open or over; undefined for another's, and where there is none. */
export const ownDraft = <B>({ database }: Runtime, userId: number, draftId: number) =>
  database.json<OwnDraft<B>>(own, { id: draftId, user: userId })
