// Drafts begun, changed and ended by programs, each with the card that a chat shows of it. What a form makes of an input, and what a
// card says, the doors hand in.

import { z } from 'zod'
import { block } from '#database/routine.ts'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { draftChanged } from '../events.ts'
import { id, version } from '../input.ts'
import { defineWrite } from '../operation.ts'
import { CARD_EDITED, CARD_GONE, OWN_CHAT, SENT_TO_CHAT } from './draft-card.ts'
import { DRAFT_HOURS } from './drafts.ts'
import { draftJson, sharedDraft } from './shared-drafts.ts'

/** Of drafts that no chat shows, a person has so many: the oldest goes. */
const BESIDE_MAX = 20
/** UTF-16 units of JSON: a form, what it asks, its card. */
const JSON_MAX = 256 * 1024

const json = z.string().max(JSON_MAX)
/** A form as its command keeps it, what it asks, and its message: JSON each. */
const asKept = { kind: z.string().max(60), body: json, asks: json, card: json }

/** Nothing of it is in the ledger yet: the row says who, and the act will say what. */
const OF_PERSON = { role: 'user', entity: 'user', entityId: '@actor::bigint', noted: 'false' } as const

const begin = block('drafts.begin', {
  declare: 'draft drafts; dropped drafts[];',
  body: sql`
    insert into drafts (user_id, kind, body, asks, card, source, until)
    values (@actor::bigint, @kind::text, @body::jsonb, @asks::jsonb, @card::jsonb, 'bridge', now() + interval '${DRAFT_HOURS} hours')
    returning * into draft;
    with gone as (
      update drafts d set settled_at = now(), ended = 'expired', source = 'bridge' where d.id in (
        select o.id from drafts o where o.user_id = @actor::bigint and o.chat_id is null and o.settled_at is null
        order by o.id desc offset ${BESIDE_MAX}) returning d)
    select array_agg(gone.d) into dropped from gone;`,
})

/** One that no chat shows, of what a line left open. */
export const draftsBegin = defineWrite({
  name: 'drafts.begin',
  ...OF_PERSON,
  input: z.strictObject(asKept),
  output: sharedDraft,
  events: [
    draftChanged('draft'),
    { when: 'dropped is not null', select: draftChanged('d', 'unnest(dropped) d, ') },
  ],
  answer: draftJson('draft'),
  plan: (_, input) => ({ values: { ...input }, locks: [], steps: [begin] }),
})

const lock = step(
  'drafts.lock',
  sql`select id from drafts where id = @id::bigint and user_id = @actor::bigint for no key update`,
)

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
      elsif draft.chat_id is not null then ${CARD_EDITED}
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
    elsif target is null then ${CARD_EDITED}
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
