// Drafts as programs see them, their own people's alone: looked at, begun, changed and ended, with the card that a chat shows of them.
// What a form makes of an input, and what a card says, the doors hand in.

import { z } from 'zod'
import { block } from '#database/routine.ts'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import type { Actor } from '../actor.ts'
import { DomainError } from '../errors.ts'
import { draftChanged } from '../events.ts'
import { id, page, version } from '../input.ts'
import { type List, list } from '../list.ts'
import { defineRead, defineWrite, mayAct } from '../operation.ts'
import type { Runtime } from '../runtime.ts'
import type { OperationsByName } from '../undo.ts'
import { DRAFT_HOURS } from './drafts.ts'

/** Of drafts that no chat shows, a person has so many: the oldest goes. */
const BESIDE_MAX = 20
/** UTF-16 units of JSON: a form, what it asks, its card. */
const JSON_MAX = 256 * 1024

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
const draftJson = (d: string) => sql`json_build_object('id', ${d}.id, 'operation', ${d}.asks->>'operation',
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

const json = z.string().max(JSON_MAX)
/** A form as its command keeps it, what it asks, and its message: JSON each. */
const asKept = { kind: z.string().max(60), body: json, asks: json, card: json }

/** Nothing of it is in the ledger yet: the row says who, and the act will say what. */
const OF_PERSON = { role: 'user', entity: 'user', entityId: '@actor::bigint', noted: 'false' } as const

const begin = block('drafts.begin', {
  declare: 'draft drafts;',
  body: sql`
    insert into drafts (user_id, kind, body, asks, card, source, until)
    values (@actor::bigint, @kind::text, @body::jsonb, @asks::jsonb, @card::jsonb, 'bridge', now() + interval '${DRAFT_HOURS} hours')
    returning * into draft;
    update drafts set settled_at = now(), ended = 'expired' where id in (
      select id from drafts where user_id = @actor::bigint and chat_id is null and settled_at is null
      order by id desc offset ${BESIDE_MAX});`,
})

/** One that no chat shows, of what a line left open. */
export const draftsBegin = defineWrite({
  name: 'drafts.begin',
  ...OF_PERSON,
  input: z.strictObject(asKept),
  output: sharedDraft,
  events: [draftChanged('draft')],
  answer: draftJson('draft'),
  plan: (_, input) => ({ values: { ...input }, locks: [], steps: [begin] }),
})

const lock = step(
  'drafts.lock',
  sql`select id from drafts where id = @id::bigint and user_id = @actor::bigint for no key update`,
)

/** An edit of ours that still waits is replaced by the newer one, at its own time; after one that was sent, a second goes by. */
const editCard = (draft: string) => sql`
    with gone as (
      delete from outbox o where o.chat_id = ${draft}.chat_id and o.draft_id = ${draft}.id and o.method = 'editMessageText'
        and not o.payload ? 'message_id' and o.sent_at is null and o.failed_at is null
      returning case when o.next_at > now() then o.next_at else now() + interval '1 second' end as at),
    sent as (
      select o.sent_at + interval '1 second' as at from outbox o
      where o.created_at > now() - interval '10 seconds' and o.draft_id = ${draft}.id and o.method = 'editMessageText' and o.sent_at is not null)
    insert into outbox (chat_id, method, payload, draft_id, next_at)
    select ${draft}.chat_id, 'editMessageText', @payload::jsonb || jsonb_build_object('chat_id', ${draft}.chat_id), ${draft}.id,
      greatest(now(), (select max(at) from (select at from gone union all select at from sent) a));`

/** The card of before goes, and what was to be said of it and was not yet. */
const CARD_GONE = sql`
      delete from outbox o where o.chat_id = draft.chat_id and o.draft_id = draft.id and not o.payload ? 'message_id'
        and o.sent_at is null and o.failed_at is null;
      if draft.message_id is not null then
        insert into outbox (chat_id, method, payload)
        values (draft.chat_id, 'deleteMessage', jsonb_build_object('chat_id', draft.chat_id, 'message_id', draft.message_id));
      end if;`

/** In the person's own chat, below what is there; what was in hand there is put aside. */
const SENT_TO_CHAT = sql`${CARD_GONE}
      update drafts d set parked = true where d.chat_id = target and d.user_id = draft.user_id and d.id <> draft.id
        and d.settled_at is null and not d.parked;
      update drafts d set chat_id = target, message_id = null, parked = false where d.id = draft.id returning * into draft;
      insert into outbox (chat_id, method, payload, draft_id)
      values (draft.chat_id, 'sendMessage', @payload::jsonb || jsonb_build_object('chat_id', draft.chat_id), draft.id);`

/** Where a group has its card: what is on a screen is its person's alone, so it goes on in their own chat. */
const OWN_CHAT = sql`case when draft.chat_id < 0 then (select u.telegram_id from users u where u.id = draft.user_id) end`

const edit = block('drafts.edit', {
  declare: 'draft drafts; target bigint;',
  body: sql`
    select * into draft from drafts d
    where d.id = @id::bigint and d.user_id = @actor::bigint and d.settled_at is null and d.until > now();
    _kept := case
      when draft.id is null then refuse('not_found', '{}')
      when draft.rev <> @version::int then refuse('version_conflict', json_build_object('current', ${draftJson('draft')}))
    end;
    update drafts d set rev = d.rev + 1, source = 'screen', updated_at = now(), kind = @kind::text, body = @body::jsonb,
      asks = @asks::jsonb, card = @card::jsonb
    where d.id = draft.id returning * into draft;
    target := coalesce(@to::bigint, ${OWN_CHAT});
    if @payload::text is not null then
      if target is not null then ${SENT_TO_CHAT}
      elsif draft.chat_id is not null then ${editCard('draft')}
      end if;
    end if;`,
})

/** As chat rooms see it: the message as Telegram takes it, without its chat; null where there is no bot. */
const payload = json.nullable()

/** Goes on from the version that was read; `to`: the chat that gets its card anew. Refused with what is there. */
export const draftsEdit = defineWrite({
  name: 'drafts.edit',
  ...OF_PERSON,
  input: z.strictObject({ id, version, ...asKept, payload, to: z.int().nullable() }),
  output: sharedDraft,
  events: [draftChanged('draft')],
  answer: draftJson('draft'),
  plan: (_, input) => ({ values: { ...input }, locks: [lock], steps: [edit] }),
})

/** What was done stands above what was cancelled or too old at the same moment: the card says what is so. */
const end = block('drafts.end', {
  declare: 'draft drafts; target bigint;',
  body: sql`
    update drafts d set settled_at = now(), ended = @ended::text, source = 'screen', waiting = null, updated_at = now(), rev = d.rev + 1
    where d.id = @id::bigint and d.user_id = @actor::bigint and (
      d.settled_at is null and (d.until > now() or @ended::text = 'answered')
      or @ended::text = 'answered' and d.ended is distinct from 'answered')
    returning * into draft;
    _kept := case when draft.id is null and @ended::text = 'cancelled' then refuse('not_found', '{}') end;
    target := ${OWN_CHAT};
    if draft.chat_id is null or @payload::text is null then null;
    elsif target is null then ${editCard('draft')}
    else ${CARD_GONE}
      insert into outbox (chat_id, method, payload)
      values (target, 'sendMessage', @payload::jsonb || jsonb_build_object('chat_id', target));
    end if;`,
})

/** `answered`: its act is done, by its key. Ended already by that, nothing changes. */
export const draftsEnd = defineWrite({
  name: 'drafts.end',
  ...OF_PERSON,
  input: z.strictObject({ id, ended: z.enum(['answered', 'cancelled']), payload }),
  output: z.null(),
  events: [{ when: 'draft.id is not null', select: draftChanged('draft') }],
  answer: 'null::json',
  plan: (_, input) => ({ values: { ...input }, locks: [lock], steps: [end] }),
})

const own = step(
  'drafts.own',
  sql`select json_build_object('body', d.body, 'operation', d.asks->>'operation', 'version', d.rev, 'chat', u.telegram_id,
     'ended', case when d.settled_at is not null then coalesce(d.ended, 'answered') when d.until <= now() then 'expired' end,
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
  /** How it ended; null while it is open. */
  readonly ended: 'answered' | 'cancelled' | 'expired' | null
  readonly shared: SharedDraft
}

/** A person's own, open or over; undefined for another's, and where there is none. */
export const ownDraft = <B>({ database }: Runtime, userId: number, draftId: number) =>
  database.json<OwnDraft<B>>(own, { id: draftId, user: userId })
