// What a person has chosen for themselves, and what everyone may know of the shop.

import { z } from 'zod'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { userEvent } from '../events.ts'
import { version } from '../input.ts'
import { defineRead, defineWrite, LANGUAGES } from '../operation.ts'
import type { Runtime } from '../runtime.ts'

const TEXT_SIZES = [0.9, 1, 1.15, 1.3] as const
/** Cards of the home, and tabs to start with. */
const CARDS = ['sales', 'debts', 'lowStock', 'recent', 'account'] as const
export const STARTS = ['home', 'sell', 'products', 'debts', 'more'] as const

const preferences = z.object({
  language: z.enum(LANGUAGES),
  textSize: z.literal(TEXT_SIZES),
  haptics: z.boolean(),
  layout: z.array(z.enum(CARDS)),
  start: z.enum(STARTS),
  version,
})

const JSON_OF = sql`(jsonb_build_object('language', u.language, 'textSize', 1, 'haptics', true,
    'layout', case when u.role = 'user' then '["account"]'::jsonb else '["sales", "debts", "lowStock", "recent"]'::jsonb end, 'start', 'home')
  || u.preferences || jsonb_build_object('language', u.language, 'version', u.preferences_version))`

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

const edit = step(
  'preferences.edit',
  sql`with mine as (
     select u.*, u.preferences_since is null or u.preferences_since <= now() - interval '1 hour' as anew
     from users u where u.id = @actor::bigint),
   ruled as (
     select u.id, u.anew, case
       when u.preferences_version <> @version::int then refuse('version_conflict', json_build_object('current', ${JSON_OF}))
       when not u.anew and u.preferences_edits >= ${EDITS_AN_HOUR} then refuse('rate_limited', json_build_object('retryAfter',
         ceil(extract(epoch from u.preferences_since + interval '1 hour' - now()))))
       end as refusal
     from mine u)
   update users u set preferences = u.preferences || @change::jsonb, language = coalesce(@language::text, u.language),
     language_decided = u.language_decided or @language::text is not null,
     preferences_version = u.preferences_version + 1, rev = u.rev + 1,
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
  }),
  output: preferences,
  entity: 'user',
  entityId: '@actor::bigint',
  // The first of an hour stands for it: what was chosen is in the row, and how often its version says.
  noted: '(select u.preferences_edits = 1 from users u where u.id = @actor::bigint)',
  events: [userEvent(`'user.changed'`, 'u.id = @actor::bigint')],
  answer: sql`(select ${JSON_OF}::json from users u where u.id = @actor::bigint)`,
  plan(_, { version: known, language, ...change }) {
    return {
      values: { version: known, language: language ?? null, change: JSON.stringify(change) },
      locks: [lock],
      steps: [edit],
    }
  },
})

const todayStep = step('shop.today', sql`select current_date::text`)

/** The shop's day, by the database's clock. */
export const today = async (runtime: Runtime): Promise<string> =>
  (await runtime.database.run([todayStep], {})) ?? ''
