// What the team answers to who asks for an account: the first word counts. And who asks still.

import { z } from 'zod'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { keepLink, LINK_CHANGED, LINK_OF_OWNERS } from '../customers/link.ts'
import { lockCustomer } from '../customers/lock.ts'
import { markedBy } from '../edits.ts'
import { customerEvent, linkEvent } from '../events.ts'
import { id, page } from '../input.ts'
import { list } from '../list.ts'
import { defineRead, defineWrite } from '../operation.ts'
import { GRANTABLE, LINK_JSON, link, linkTold } from './projection.ts'

const input = z.strictObject({ id })

/** What never changes of it. */
interface Known {
  readonly userId: number
  readonly customerId: number
}
const find = step(
  'links.find',
  sql`select json_build_object('userId', user_id, 'customerId', customer_id)::text from links where id = @link::bigint`,
)

/** Whoever it is about, before the account: their role stands still, and they are given one account alone. */
const lockPeople = step(
  'links.lock_people',
  sql`select id from users
   where id in (@person::bigint, (select user_id from customers where id = @customer::bigint)) order by id for no key update`,
)
const lockLink = step('links.lock', sql`select id from links where id = @link::bigint for no key update`)

const NOT_OPEN = sql`
       when l.id is null then refuse('not_found', '{}')
       when l.answered_at is not null then refuse('wrong_state', '{"state": "answered"}')`

const grant = step(
  'links.grant',
  sql`with ruled as (
     select l.id, c.id as customer_id, asks.id as user_id, case ${NOT_OPEN}
       when not ${GRANTABLE} then refuse('wrong_state', '{"state": "taken"}')
       when ${LINK_OF_OWNERS('null::bigint', 'asks.id')}
       end as refusal
     from (select) one left join links l on l.id = @link::bigint
     left join customers c on c.id = l.customer_id left join users asks on asks.id = l.user_id),
   answered as (
     update links l set answered_at = acted_at(), answered_by_id = @actor::bigint, granted = true, rev = l.rev + 1
     from ruled r where l.id = r.id and r.refusal is null),
   raised as (
     update users u set rev = u.rev + 1 from ruled r where u.id = r.user_id and r.refusal is null),
   linked as (
     update customers c set user_id = r.user_id, edits = ${markedBy('c', `array['userId']`)}, version = c.version + 1, rev = c.rev + 1
     from ruled r where c.id = r.customer_id and r.refusal is null returning c.user_id, c.version)
   select keep('version', k.version), ${keepLink('null::bigint', 'k.user_id')} from ruled left join linked k on true`,
)

/** They see the account from now on. Rights are as in linking: who is staff is linked by an owner. */
export const linksGrant = defineWrite({
  name: 'links.grant',
  role: 'admin',
  input,
  output: link,
  entity: 'customer',
  entityId: '@customer::bigint',
  // Unlinking another is an owner's.
  undo: sql`case when exists (select from users o where o.id = @actor::bigint and o.role = 'owner') then
    jsonb_build_object('operation', 'customers.edit', 'input',
      jsonb_build_object('id', @customer::bigint, 'version', kept('version'), 'userId', null)) end`,
  changes: sql`jsonb_build_object('userId', jsonb_build_array(null, @person::bigint))`,
  things: sql`select 'user', @person::bigint union all select 'link', @link::bigint`,
  events: [
    linkTold('link.answered', 'l.id = @link::bigint'),
    customerEvent(`'customer.changed'`, 'c.id = @customer::bigint'),
    linkEvent(LINK_CHANGED),
  ],
  answer: sql`(select ${LINK_JSON} from links l where l.id = @link::bigint)`,
  async plan({ database }, { id: asked }) {
    const known = await database.json<Known>(find, { link: asked })
    return {
      values: { link: asked, person: known?.userId ?? 0, customer: known?.customerId ?? 0 },
      locks: [lockPeople, lockCustomer, lockLink],
      steps: [grant],
    }
  },
})

const refuseIt = step(
  'links.refuse',
  sql`with ruled as (
     select l.id, case ${NOT_OPEN} end as refusal from (select) one left join links l on l.id = @link::bigint)
   update links l set answered_at = acted_at(), answered_by_id = @actor::bigint, granted = false, rev = l.rev + 1
   from ruled r where l.id = r.id and r.refusal is null
   returning keep('customer', l.customer_id)`,
)

/** Nothing changes, and who asked is told nothing. */
export const linksRefuse = defineWrite({
  name: 'links.refuse',
  role: 'admin',
  input,
  output: link,
  entity: 'link',
  entityId: '@link::bigint',
  things: sql`select 'customer', kept('customer')`,
  events: [linkTold('link.answered', 'l.id = @link::bigint')],
  answer: sql`(select ${LINK_JSON} from links l where l.id = @link::bigint)`,
  plan: (_, { id: asked }) => ({ values: { link: asked }, locks: [lockLink], steps: [refuseIt] }),
})

const NEWEST = {
  name: 'links.list',
  from: 'links l',
  json: LINK_JSON,
  order: 'l.id desc',
  keys: 'json_build_array(l.id)',
  after: 'l.id < @k0::bigint',
}

/** Who asks still and can be given it, the newest first; of one account, or of all. */
export const linksList = defineRead({
  name: 'links.list',
  role: 'admin',
  input: z.strictObject({ customerId: id.optional(), ...page }),
  output: z.object({ items: z.array(link), nextCursor: z.string().nullable() }),
  read: (runtime, { customerId, ...asked }) =>
    list(
      runtime,
      NEWEST,
      asked,
      ['l.answered_at is null', GRANTABLE, customerId !== undefined && 'l.customer_id = @customerId::bigint'],
      { customerId: customerId ?? null },
    ),
})
