// A word to the owners about what is wrong with a product, from somebody who may not change it: told in their chats, kept nowhere else.

import { z } from 'zod'
import { sql } from '#database/sql.ts'
import { type Step, step } from '#database/step.ts'
import { REPORTS_A_DAY } from '#lib/limits.ts'
import { defineWrite } from '../operation.ts'
import { reportInput } from './schemas.ts'

const lock = step(
  'products.report:lock',
  sql`select id from users where id = @actor::bigint for no key update`,
)

const rules = step(
  'products.report',
  sql`with u as (
     select id, name, reports, reports_since,
       reports_since is null or reports_since <= now() - interval '1 day' as anew
     from users where id = @actor::bigint),
   p as (select * from products where id = @id::bigint),
   ruled as (
     select case
       when p.id is null then refuse('not_found', '{}')
       when p.archived_at is not null then refuse('wrong_state', '{"state": "archived"}')
       when not u.anew and u.reports >= ${REPORTS_A_DAY} then refuse('rate_limited', json_build_object('retryAfter',
         ceil(extract(epoch from u.reports_since + interval '1 day' - now()))))
       end as refusal
     from u left join p on true),
   counted as (
     update users x set reports_since = case when u.anew then now() else u.reports_since end,
       reports = case when u.anew then 1 else u.reports + 1 end
     from u, ruled where x.id = u.id and ruled.refusal is null)
   select keep('product', p.id),
     keep_json('message', to_jsonb(concat_ws(' ', p.emoji, p.name) || E'\n“' || @text::text || E'”\n— ' || u.name))
   from ruled, u left join p on true`,
)

/** `tell` sends the kept message to the owners' chats; it is handed in, for the chat stands above the catalogue. */
export const declareReport = (tell: Step) =>
  defineWrite({
    name: 'products.report',
    role: 'admin',
    input: reportInput,
    /** How many owners are told; nobody hears of it where none has a chat that takes something. */
    output: z.object({ told: z.int() }),
    entity: 'product',
    entityId: `kept('product')`,
    events: [],
    answer: `json_build_object('told', kept('told'))`,
    plan: (_, { id, text }) => ({ values: { id, text }, locks: [lock], steps: [rules, tell] }),
  })
