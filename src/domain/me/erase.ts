// Erasing somebody, as they ask or as an owner does: what each table holds of them goes as it declares; what was sold and paid stays.

import { z } from 'zod'
import { block } from '#database/routine.ts'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { disputeEvent } from '../confirmations/ended.ts'
import { contractTold } from '../contracts/told.ts'
import { stale } from '../edits.ts'
import { customerErased, paymentEvent, saleEvent, userErased } from '../events.ts'
import { id, version } from '../input.ts'
import { linkTold } from '../links/projection.ts'
import { defineWrite, type Plan } from '../operation.ts'
import { knowing, LEAVER, type Personal } from '../personal.ts'
import type { Runtime } from '../runtime.ts'
import { marksOf } from '../users/erased.ts'
import { LAST_OWNER } from '../users/owners.ts'
import { USER_JSON } from '../users/projection.ts'

/** SQL: what user `u` owes, and what the shop owes them. */
export const MONEY = (which: 'due' | 'credit') =>
  sql`(select coalesce(sum(c.${which}), 0)::bigint from customers c where c.user_id = u.id)`

/** SQL: refused while money is open, either way. */
export const WHILE_OWING = sql`${MONEY('due')} + ${MONEY('credit')} > 0
         then refuse('wrong_state', json_build_object('state', 'owing', 'due', ${MONEY('due')}, 'credit', ${MONEY('credit')}))`
/** SQL: their own name, typed, is how they say that they mean it. */
export const NOT_CONFIRMED = sql`@confirm::text is not null and @confirm::text is distinct from u.name
         then refuse('invalid_input', '{"errors": [{"path": "confirm", "issue": "not_your_name"}]}')`

/** What is looked through and what goes, of all these tables. */
function blocksOf(held: readonly Personal[]) {
  const know = knowing(held.flatMap((one) => one.words ?? []))
  const find = held.flatMap((one) => one.find ?? []).join('\n')
  const statements = held.flatMap((one) => one.erase ?? [])
  return {
    /** What is long to look through is looked through before anybody is held; not for who would be refused. */
    look: block('me.look', {
      declare: LEAVER,
      body: sql`
    select u.* into leaver from users u
    where u.id = @person::bigint and u.erased_at is null and (@confirm::text is null or @confirm::text = u.name)
      and ${MONEY('due')} + ${MONEY('credit')} = 0;
    if found then ${know} ${find} end if;`,
    }),
    /** All of it or nothing, in this transaction; again it finds nothing to do. */
    erase: block('me.erase', {
      body: sql`
    select u.* into leaver from users u where u.id = kept('person');
    ${know}
    if looked_at is null then ${find} end if;
    perform pg_notify('access', leaver.id::text);
    ${statements.join('\n    ')}`,
    }),
  }
}

/**
 * Owners, where the person is one, the person, their account as a customer: in the order of all locks. The person for update, so that
 * what still ends in their chat (`holdPerson`) waits for the end of this, and then finds nobody.
 */
const locks = [
  step(
    'me.lock_owners',
    sql`select id from users where role = 'owner' and disabled_at is null
       and exists (select from users l where l.id = @person::bigint and l.role = 'owner') order by id for no key update`,
  ),
  step('me.lock_person', sql`select id from users where id = @person::bigint for update`),
  step(
    'me.lock_accounts',
    sql`select id from customers where user_id = @person::bigint order by id for no key update`,
  ),
]

const rules = step(
  'me.rules',
  sql`with ruled as (
     select u.id, case
       when u.id is null then refuse('not_found', '{}')
       when ${NOT_CONFIRMED}
       when @version::int is not null and u.version <> @version::int then ${stale('u', USER_JSON)}
       when ${LAST_OWNER} then refuse('last_owner', '{}')
       when ${WHILE_OWING}
       end as refusal
     from (select) one left join users u on u.id = @person::bigint and u.erased_at is null)
   select keep('person', id) from ruled where refusal is null`,
)

const ERASED = {
  entity: 'user',
  entityId: `kept('person')`,
  events: [
    saleEvent(`'sale.changed'`, 's.id = any(their_sales)'),
    paymentEvent('p.id = any(their_payments)'),
    linkTold('link.answered', 'l.id = any(their_links)'),
    disputeEvent('changed', 'd.id = any(their_disputes)', 'null'),
    contractTold('contract.changed', 'k.id = any(their_contracts)'),
    userErased(`u.id = kept('person')`),
    customerErased('c.id = any(their_customers)'),
  ],
  answer: 'null::json',
} as const

const telegramId = step(
  'me.telegram_id',
  sql`select telegram_id::text from users where id = @person::bigint and erased_at is null`,
)

interface Asked {
  readonly person: number
  readonly version: number | null
  readonly confirm: string | null
}

/** Somebody goes, as they ask or as an owner does. `held`: what each table has of people, in the order in which it goes. */
export function declareErasures(held: readonly Personal[]) {
  const { look, erase } = blocksOf(held)

  async function planOf(runtime: Runtime, asked: Asked): Promise<Plan> {
    const known = Number(await runtime.database.run([telegramId], { person: asked.person }))
    return {
      values: {
        ...asked,
        mark: marksOf(runtime, known)[0] ?? '',
        named: runtime.shop.ownerIds.includes(known),
      },
      locks: [look, ...locks],
      steps: [rules, erase],
      long: true,
    }
  }

  return [
    /** Oneself; refused while money is open, and for the last owner. */
    defineWrite({
      name: 'me.erase',
      role: 'user',
      input: z.strictObject({ confirm: z.string().max(200) }),
      output: z.null(),
      ...ERASED,
      plan: async (runtime, { confirm }, { userId }) => ({
        ...(await planOf(runtime, { person: userId, version: null, confirm })),
        fromNowhere: true,
      }),
    }),
    /** Anybody, by an owner. */
    defineWrite({
      name: 'users.remove',
      role: 'owner',
      input: z.strictObject({ id, version }),
      output: z.null(),
      ...ERASED,
      plan: async (runtime, asked, { userId }) => ({
        ...(await planOf(runtime, { person: asked.id, version: asked.version, confirm: null })),
        ...(asked.id === userId ? { fromNowhere: true as const } : {}),
      }),
    }),
  ] as const
}
