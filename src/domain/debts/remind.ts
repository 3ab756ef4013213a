// Reminding who owes: whom a reminder would reach, and sending it, once a day to each whoever sends.

import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { REMINDED_MAX } from '#lib/limits.ts'
import { remindedEvent } from '../events.ts'
import { defineWrite } from '../operation.ts'
import { shopNow } from '../settings/index.ts'
import { debtOf, debtors, firstDueOf } from './projection.ts'
import { PROMISED } from './promised.ts'
import { reminded, remindInput } from './schemas.ts'

/** SQL: that what is said to user `u` in their chat arrives, and that they want to be reminded there. */
const REACHED = sql`(u.id is not null and u.disabled_at is null and coalesce((u.preferences->'notices'->'reminder'->>'chat')::boolean, true)
       and not exists (select from closed_chats s where s.chat_id = u.telegram_id))`

const ITEM = sql`jsonb_build_object('customer', jsonb_build_object('id', j.id, 'name', j.name),
       'reaches', case when j.reached then 'chat' else 'nobody' end, 'skipped', j.skipped, 'due', j.due, 'overdue', d.overdue,
       'oldestOn', d.oldest_on, 'firstDueOn', ${firstDueOf('j.id')}, 'language', j.language, 'last', utc(l.at), 'times', l.times)`

/** What was sent to them for what they owe now. */
const LATELY = sql`(
       select max(r.created_at) as at, count(*) filter (where r."on" >= d.oldest_on) as times from reminders r where r.customer_id = j.id)`

/** Who would be sent to were there no bound. */
const LEFT = sql`(select greatest(count(*) - ${REMINDED_MAX}, 0) from judged where skipped is null and not missing)`

/** \`chosen\`: SQL of rows (n, id), whom it is asked for and in which order. */
const send = (name: string, chosen: string) =>
  step(
    name,
    sql`with chosen as (${chosen}),
   judged as materialized (
     select a.n, a.id, c.id is null as missing, c.name, c.due, u.language, ${REACHED} as reached, case
       when c.due = 0 then 'even'
       when ${PROMISED('c.id')} then 'promised'
       when exists (select from reminders r where r.customer_id = c.id and r."on" = current_date) then 'today'
       when not ${REACHED} then 'unreachable' end as skipped
     from chosen a left join customers c on c.id = a.id left join users u on u.id = c.user_id),
   ruled as (
     select case when count(*) > 0 then refuse('not_found', json_build_object('errors',
         json_agg(json_build_object('path', 'customerIds.' || n - 1, 'issue', 'no_such') order by n))) end as refusal
     from (select n from judged where missing order by n limit ${REMINDED_MAX}) m),
   run as (
     insert into reminder_runs (actor_id, text, by_pix) select @actor::bigint, @text::text, @byPix::boolean from ruled where refusal is null and not @preview::boolean
     returning id),
   -- In the order of ids: two who send at once wait for one another, and neither for the other's second.
   sent as (
     insert into reminders (run_id, customer_id, "on")
     select run.id, j.id, current_date from run, (select id from judged where skipped is null order by n limit ${REMINDED_MAX}) j order by j.id
     on conflict (customer_id, "on") do nothing returning customer_id)
   select keep('job', coalesce((select id from run), 0)), keep('sent', (select count(*) from sent)),
     keep('first', coalesce((select min(customer_id) from sent), 0)), keep('left', ${LEFT}),
     keep('skipped', (select count(*) from judged) - (select count(*) from sent) - ${LEFT}),
     keep_json('items', case when @preview::boolean then (
       select coalesce(jsonb_agg(${ITEM} order by j.n), '[]')
       from (select * from judged where not missing order by skipped is not null, n limit ${REMINDED_MAX}) j
       cross join lateral ${debtOf('j.id')} d cross join lateral ${LATELY} l) else '[]' end)
   from ruled`,
  )

const named = send(
  'debts.remind',
  sql`select min(t.n) as n, t.id from unnest(@customerIds::bigint[]) with ordinality t (id, n) group by t.id`,
)
const overdue = send(
  'debts.remind_overdue',
  sql`select row_number() over (order by o.first_due, o.customer_id) as n, o.customer_id as id
     from ${debtors({ overdue: true }, '')} o`,
)

/** With \`preview\` nothing is stored: who would be reminded, of what, in which text. */
export const debtsRemind = defineWrite({
  name: 'debts.remind',
  role: 'admin',
  input: remindInput,
  output: reminded,
  entity: 'customer',
  entityId: `kept('first')`,
  noted: `kept('sent') > 0`,
  things: sql`select 'customer', m.customer_id from reminders m where m.run_id = kept('job')`,
  events: [remindedEvent(`m.run_id = kept('job')`)],
  answer: sql`case when @preview::boolean
    then json_build_object('text', coalesce(@text::text, (select s.reminders->>'text' from settings s)), 'items', kept_json('items'), 'left', kept('left'))
    else json_build_object('job', kept('job'), 'sent', kept('sent'), 'skipped', kept('skipped'), 'left', kept('left')) end`,
  plan: async (runtime, { customerIds, text, preview }) => ({
    preview,
    values: {
      customerIds: customerIds ?? [],
      text: text ?? null,
      preview,
      byPix: (await shopNow(runtime)).pix !== null,
    },
    locks: [],
    steps: [customerIds ? named : overdue],
  }),
})
