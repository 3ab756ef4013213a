// Making, changing, archiving and removing customers; what takes each of them back. Who may link them: link.ts.

import type { z } from 'zod'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { fold } from '#lib/fold.ts'
import { BEFORE, changesOf } from '../changes.ts'
import { editedBy, markedBy, stale } from '../edits.ts'
import { customerEvent, linkEvent } from '../events.ts'
import { defineWrite, type Plan } from '../operation.ts'
import { rowStands, UNCHANGED, undoInput } from '../record.ts'
import { DEFAULT_CREDIT_LIMIT } from '../settings/index.ts'
import { keepLink, LINK_CHANGED, LINK_OF_OWNERS, lockLinked } from './link.ts'
import { lockCustomer } from './lock.ts'
import { CUSTOMER_JSON } from './projection.ts'
import { createInput, customer, editInput, oneInput, unmakeInput } from './schemas.ts'

const ANSWER = sql`(select ${CUSTOMER_JSON} from customers c where c.id = kept('customer'))`

/** Who has this name, or is linked to this person, already; a race is caught by the unique index and runs again. */
const TWIN = (self: string, named: string) => sql`(
    select json_build_object('existing', json_build_object('id', t.id, 'name', t.name)) from customers t
    where t.id is distinct from ${self}
      and ((${named} and t.archived_at is null and t.folded = n.folded) or t.user_id = n.user_id) order by t.id limit 1)`

const NO_SUCH_USER = `n.user_id is not null and not exists (select from users u where u.id = n.user_id and u.erased_at is null)
         then refuse('not_found', '{"errors": [{"path": "userId", "issue": "no_such"}]}')`

/** Owners alone set or change a limit; the role is the one they have now. */
const LIMIT_OF_OWNERS = `@limited::boolean and not exists (select from users u where u.id = @actor::bigint and u.role = 'owner')
         then refuse('forbidden', '{"role": "owner"}')`

const create = step(
  'customers.create',
  sql`with n as (select * from jsonb_populate_record(null::customers, @fields::jsonb)),
   ruled as (
     select case
       when ${NO_SUCH_USER}
       when ${LIMIT_OF_OWNERS}
       when ${LINK_OF_OWNERS('null::bigint', 'n.user_id')}
       when twin is not null then refuse('duplicate', twin)
       end as refusal
     from (select n.*, ${TWIN('null::bigint', 'true')} as twin from n) n),
   raised as (
     update users u set rev = u.rev + 1 from n, ruled r where u.id = n.user_id and r.refusal is null)
   insert into customers (name, folded, phone, note, user_id, credit_limit)
   select name, folded, phone, note, user_id, case when @limited::boolean then credit_limit else ${DEFAULT_CREDIT_LIMIT} end from n, ruled where refusal is null
   returning keep('customer', id), ${keepLink('null::bigint', 'user_id')}`,
)

type Fields = { [K in keyof z.infer<typeof createInput>]?: z.infer<typeof createInput>[K] | undefined }

/** Columns by name, as JSON; a note that is empty is none. */
export function columnsOf({ name, note, userId, creditLimit, phone }: Fields): string {
  return JSON.stringify({
    ...(name === undefined ? {} : { name, folded: fold(name) }),
    ...(phone === undefined ? {} : { phone }),
    ...(note === undefined ? {} : { note: note || null }),
    ...(userId === undefined ? {} : { user_id: userId }),
    ...(creditLimit === undefined ? {} : { credit_limit: creditLimit }),
  })
}

export const customersCreate = defineWrite({
  name: 'customers.create',
  role: 'admin',
  input: createInput,
  output: customer,
  entity: 'customer',
  entityId: `kept('customer')`,
  undo: sql`jsonb_build_object('operation', 'customers.unmake', 'input', jsonb_build_object('id', kept('customer'), 'version', 1))`,
  events: [customerEvent(`'customer.created'`, `c.id = kept('customer')`), linkEvent(LINK_CHANGED)],
  answer: ANSWER,
  plan: (_, input): Plan => ({
    values: {
      fields: columnsOf(input),
      limited: input.creditLimit !== undefined,
      linked: input.userId ?? null,
      customer: null,
    },
    locks: input.userId ? [lockLinked] : [],
    steps: [create],
  }),
})

/** What people edit of the row, `archived` told apart where it comes from elsewhere. */
const EDITED = (
  row: string,
) => sql`jsonb_build_object('name', ${row}.name, 'phone', ${row}.phone, 'note', ${row}.note,
             'userId', ${row}.user_id, 'creditLimit', ${row}.credit_limit)`
const WITH_ARCHIVED = (row: string, archivedAt: string) =>
  sql`${EDITED(row)} || jsonb_build_object('archived', ${archivedAt} is not null)`

const edit = step(
  'customers.edit',
  sql`with c as (select * from customers where id = kept('customer')),
   n as (
     select x.*, case when @archived::boolean then coalesce(q.archived_at, acted_at()) when not @archived::boolean then null else q.archived_at end as archived
     from customers q cross join lateral jsonb_populate_record(q, @change::jsonb) x where q.id = kept('customer')),
   ruled as (
     select case
       when c.id is null then refuse('not_found', '{}')
       when c.erased_at is not null then refuse('wrong_state', '{"state": "erased"}')
       when ${NO_SUCH_USER}
       when ${LIMIT_OF_OWNERS}
       when ${LINK_OF_OWNERS('c.user_id', 'n.user_id')}
       when n.archived is not null and c.archived_at is null and (c.due > 0 or c.credit > 0) then refuse('wrong_state', '{"state": "open"}')
       when c.version <> @version::int then ${stale('c', CUSTOMER_JSON)}
       when t.twin is not null then refuse('duplicate', t.twin)
       end as refusal
     from (select) one left join c on true left join n on true
     left join lateral (select ${TWIN('n.id', 'n.archived is null')} as twin) t on true),
   edited as (
     update customers u set name = n.name, folded = n.folded, phone = n.phone, note = n.note, user_id = n.user_id,
       credit_limit = n.credit_limit, archived_at = n.archived, version = u.version + 1, rev = u.rev + 1,
       edits = ${editedBy('u', WITH_ARCHIVED('c', 'c.archived_at'), WITH_ARCHIVED('n', 'n.archived'))}
     from n, c, ruled where u.id = n.id and ruled.refusal is null
     returning u.*),
   raised as (
     update users u set rev = u.rev + 1 from edited e join c on c.id = e.id
     where e.user_id is distinct from c.user_id and u.id in (c.user_id, e.user_id))
   select ${keepLink('c.user_id', 'e.user_id')},
     keep_json('changes', ${changesOf(WITH_ARCHIVED('c', 'c.archived_at'), WITH_ARCHIVED('e', 'e.archived_at'))}), keep('version', e.version)
   from ruled left join (edited e join c on c.id = e.id) on true -- the rules are read whatever was edited`,
)

/** As in link.ts: who is no owner may not unlink, but link again who is a user. */
const MAY_LINK_BACK = `e.user_id is null and exists (select from users u where u.id = ${undoInput('userId')} and u.role = 'user')`

export const customersEdit = defineWrite({
  name: 'customers.edit',
  role: 'admin',
  input: editInput,
  output: customer,
  stands: rowStands(
    'customer',
    `${UNCHANGED} and (@owner::boolean or not w.input ? 'creditLimit' and (not w.input ? 'userId' or ${MAY_LINK_BACK}))`,
  ),
  entity: 'customer',
  entityId: `kept('customer')`,
  // What the fields held that have changed, as an edit of the version that now is.
  undoInWords: sql`jsonb_build_object('operation', 'customers.edit', 'input',
    jsonb_build_object('id', kept('customer'), 'version', kept('version')) || ${BEFORE(`kept_json('changes')`)})`,
  changes: `kept_json('changes')`,
  events: [customerEvent(`'customer.changed'`, `c.id = kept('customer')`), linkEvent(LINK_CHANGED)],
  answer: ANSWER,
  plan: (_, { id, version, archived, ...change }): Plan => ({
    values: {
      customer: id,
      version,
      archived: archived ?? null,
      change: columnsOf(change),
      limited: change.creditLimit !== undefined,
      linked: change.userId ?? null,
    },
    locks: change.userId === undefined ? [lockCustomer] : [lockLinked, lockCustomer],
    steps: [edit],
  }),
})

const HISTORY = sql`(exists (select from sales s where s.customer_id = c.id) or exists (select from payments p where p.customer_id = c.id)
    or exists (select from openings o where o.customer_id = c.id))`

/** Removes who has no history, archives who has; refused while money is open. */
const remove = step(
  'customers.remove',
  sql`with ruled as (
     select c.id, c.rev, c.name, c.user_id, ${HISTORY} as kept, case
       when c.id is null then refuse('not_found', '{}')
       when not ${HISTORY} and ${LINK_OF_OWNERS('c.user_id', 'null::bigint')}
       when c.archived_at is not null then refuse('wrong_state', '{"state": "archived"}')
       when c.due > 0 or c.credit > 0 then refuse('wrong_state', '{"state": "open"}')
       when @made::int <> c.version then refuse('version_conflict', json_build_object('current', ${CUSTOMER_JSON}))
       when @made::int is not null and ${HISTORY} then refuse('wrong_state', '{"state": "in_use"}')
       end as refusal
     from (select) one left join customers c on c.id = kept('customer')),
   archived as (
     update customers u set archived_at = acted_at(), version = u.version + 1, rev = u.rev + 1, edits = ${markedBy('u', `array['archived']`)}
     from ruled r where u.id = r.id and r.kept and r.refusal is null returning u.version),
   removed as (
     delete from customers d using ruled r where d.id = r.id and not r.kept and r.refusal is null returning d.id, d.user_id),
   raised as (
     update users u set rev = u.rev + 1 from removed where u.id = removed.user_id),
   told as (
     insert into events (topic, name, entity, entity_id, rev, data, customer_id, staff_only, actor_id)
     select 'customers', 'customer.changed', 'customer', r.id, r.rev + 1, jsonb_build_object('name', r.name, 'due', 0, 'credit', 0, 'removed', true),
       r.id, true, @actor::bigint from ruled r join removed on removed.id = r.id)
   select keep('version', coalesce((select version from archived), 0)), ${keepLink('removed.user_id', 'null::bigint')}
   from ruled r left join removed on true`,
)

const declareRemove = <N extends string, I extends { id: number; version?: number }>(
  name: N,
  input: z.ZodType<I>,
) => {
  return defineWrite({
    name,
    role: 'admin',
    input,
    output: customer.nullable(),
    stands: rowStands(
      'customer',
      `${UNCHANGED} and (@owner::boolean or e.user_id is null) and not exists (select from sales s where s.customer_id = e.id)
        and not exists (select from payments y where y.customer_id = e.id) and not exists (select from openings o where o.customer_id = e.id)`,
    ),
    entity: 'customer',
    entityId: `kept('customer')`,
    undo: sql`case when kept('version') > 0 then jsonb_build_object('operation', 'customers.edit',
      'input', jsonb_build_object('id', kept('customer'), 'version', kept('version'), 'archived', false)) end`,
    events: [customerEvent(`'customer.changed'`, `c.id = kept('customer')`), linkEvent(LINK_CHANGED)],
    answer: `coalesce(${ANSWER}, 'null'::json)`,
    plan: (_, given): Plan => ({
      values: { customer: given.id, made: given.version ?? null, linked: null },
      locks: [lockLinked, lockCustomer],
      steps: [remove],
    }),
  })
}

export const customersRemove = declareRemove('customers.remove', oneInput)
/** The opposite of making a customer, for undo alone. */
export const customersUnmake = declareRemove('customers.unmake', unmakeInput)
