// What a person has chosen for themselves, and what everyone may know of the shop.

import { z } from 'zod'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { KINDS, NOTICE_KINDS, type NoticeKind } from '#lib/notice-kinds.ts'
import { markedBy, stale } from '../edits.ts'
import { userEvent } from '../events.ts'
import { time, version } from '../input.ts'
import { defineRead, defineWrite, LANGUAGES } from '../operation.ts'
import type { Runtime } from '../runtime.ts'

const TEXT_SIZES = [0.9, 1, 1.15, 1.3] as const
/** Cards of the home, and tabs to start with. */
const CARDS = ['sales', 'debts', 'lowStock', 'recent', 'account'] as const
export const STARTS = ['home', 'sell', 'products', 'debts', 'more'] as const

const told = z.strictObject({ app: z.boolean(), chat: z.boolean() })
/** By kind: in the person's feed, in their chat. */
const noticesInput = z
  .strictObject(
    Object.fromEntries(KINDS.map((kind) => [kind, told.optional()])) as Record<
      NoticeKind,
      z.ZodOptional<typeof told>
    >,
  )
  .refine(({ security }) => security === undefined, { error: 'invalid', path: ['security'] })
/** Of one moment to itself nobody knows whether it is all day or never. */
const quiet = z
  .strictObject({ from: time, to: time })
  .refine(({ from, to }) => from !== to, { error: 'invalid', path: ['to'] })

/** SQL of what people of a role are told, where they have not said otherwise. */
const noticesOf = (role: 'user' | 'admin') =>
  JSON.stringify(
    Object.fromEntries(
      Object.entries(NOTICE_KINDS)
        .filter(([, kind]) => role === 'admin' || kind.role === 'user')
        .map(([kind, { chat }]) => [kind, { app: true, chat }]),
    ),
  )
const NOTICES = sql`(select jsonb_object_agg(k.key, coalesce(u.preferences->'notices'->k.key, k.value))
    from jsonb_each(case when u.role = 'user' then '${noticesOf('user')}'::jsonb else '${noticesOf('admin')}'::jsonb end) k)`

const preferences = z.object({
  language: z.enum(LANGUAGES),
  textSize: z.literal(TEXT_SIZES),
  haptics: z.boolean(),
  layout: z.array(z.enum(CARDS)),
  start: z.enum(STARTS),
  notices: z.record(z.string(), told),
  /** Null: as the shop has it. */
  quiet: quiet.nullable(),
  /** Is this person shown their first steps, for as long as there are any? */
  firstSteps: z.boolean(),
  version,
})

const JSON_OF = sql`(jsonb_build_object('language', u.language, 'textSize', 1, 'haptics', true,
    'layout', case when u.role = 'user' then '["account"]'::jsonb else '["sales", "debts", "lowStock", "recent"]'::jsonb end, 'start', 'home', 'firstSteps', true)
  || u.preferences || jsonb_build_object('language', u.language, 'notices', ${NOTICES}, 'quiet', u.preferences->'quiet', 'version', u.preferences_version))`

const get = step('preferences.get', sql`select ${JSON_OF}::text from users u where u.id = @user::bigint`)

export const preferencesGet = defineRead({
  name: 'preferences.get',
  role: 'user',
  input: z.strictObject({}),
  output: preferences,
  read: async (runtime, _, actor) => (await runtime.database.run([get], { user: actor.userId })) ?? 'null',
})

/** More than a person makes by hand; without it, anybody could fill the shop's disk with their own taste. */
const EDITS_AN_HOUR = 120

const KEPT = { edits: 'preferences_edited', version: 'preferences_version' }

const edit = step(
  'preferences.edit',
  sql`with mine as (
     select u.*, u.preferences_since is null or u.preferences_since <= now() - interval '1 hour' as anew
     from users u where u.id = @actor::bigint),
   ruled as (
     select u.id, u.anew, case
       when u.preferences_version <> @version::int then ${stale('u', JSON_OF, KEPT)}
       when not u.anew and u.preferences_edits >= ${EDITS_AN_HOUR} then refuse('rate_limited', json_build_object('retryAfter',
         ceil(extract(epoch from u.preferences_since + interval '1 hour' - now()))))
       end as refusal
     from mine u)
   update users u set preferences = u.preferences || @change::jsonb
       || jsonb_build_object('notices', coalesce(u.preferences->'notices', '{}') || @notices::jsonb), language = coalesce(@language::text, u.language),
     language_decided = u.language_decided or @language::text is not null,
     preferences_version = u.preferences_version + 1, preferences_edited = ${markedBy('u', '@fields::text[]', KEPT)}, rev = u.rev + 1,
     preferences_since = case when r.anew then now() else u.preferences_since end,
     preferences_edits = case when r.anew then 1 else u.preferences_edits + 1 end
   from ruled r where u.id = r.id and r.refusal is null`,
)

const lock = step('preferences.lock', sql`select id from users where id = @actor::bigint for no key update`)

export const preferencesEdit = defineWrite({
  name: 'preferences.edit',
  role: 'user',
  input: z.strictObject({
    version,
    language: z.enum(LANGUAGES).optional(),
    textSize: z.literal(TEXT_SIZES).optional(),
    haptics: z.boolean().optional(),
    layout: z
      .array(z.enum(CARDS))
      .max(CARDS.length)
      .refine((cards) => new Set(cards).size === cards.length, { error: 'twice' })
      .optional(),
    start: z.enum(STARTS).optional(),
    notices: noticesInput.optional(),
    quiet: quiet.nullable().optional(),
    firstSteps: z.boolean().optional(),
  }),
  output: preferences,
  entity: 'user',
  entityId: '@actor::bigint',
  // The first of an hour stands for it: what was chosen is in the row, and how often its version says.
  noted: '(select u.preferences_edits = 1 from users u where u.id = @actor::bigint)',
  events: [userEvent(`'user.changed'`, 'u.id = @actor::bigint')],
  answer: sql`(select ${JSON_OF}::json from users u where u.id = @actor::bigint)`,
  plan(_, { version: known, ...choices }) {
    const { language, notices = {}, ...change } = choices
    return {
      values: {
        version: known,
        fields: Object.keys(choices),
        language: language ?? null,
        change: JSON.stringify(change),
        notices: JSON.stringify(notices),
      },
      locks: [lock],
      steps: [edit],
    }
  },
})

const todayStep = step('shop.today', sql`select current_date::text`)

/** The shop's day, by the database's clock. */
export const today = async (runtime: Runtime): Promise<string> =>
  (await runtime.database.run([todayStep], {})) ?? ''
