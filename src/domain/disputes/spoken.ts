// What a customer speaks of: a sale or a payment of the account that is theirs now; found, held, and refused for.
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { lastWordOf, type Spoken } from '../confirmations/standing.ts'
import { lockCustomerOf } from '../customers/lock.ts'
import { paymentEvent, saleEvent } from '../events.ts'

interface Thing {
  readonly entity: Spoken
  /** SQL of its table, whose rows have a customer, `voided_at` and `rev`. */
  readonly table: string
  /** It is told again. */
  readonly event: string
}

export const THINGS = {
  sale: { entity: 'sale', table: 'sales', event: saleEvent(`'sale.changed'`, 's.id = @id::bigint') },
  payment: { entity: 'payment', table: 'payments', event: paymentEvent('p.id = @id::bigint') },
} as const satisfies Record<Spoken, Thing>

/** Whose it is never changes: what is said of it waits behind all else about their money. */
export const lockCustomerOfThing = ({ table }: Thing) =>
  lockCustomerOf(`(select t.customer_id from ${table} t where t.id = @id::bigint)`)

/**
 * Keeps `spoken`, the thing, and `open`, the dispute about it or 0. Nobody speaks for the customer: staff are told so, to others it is not
 * there. `rule`: SQL of the arms of a `case` that refuses, over `w`, what was said last.
 */
export const judgeSpoken = (name: string, { entity, table }: Thing, rule: string) =>
  step(
    `${name}:rules`,
    sql`with ruled as (
       select t.id, w.dispute_id, w.state, case
         when t.id is null then refuse('not_found', '{}')
         when c.user_id is distinct from @actor::bigint then case
           when exists (select from users u where u.id = @actor::bigint and u.role <> 'user') then refuse('forbidden', '{"role": "user"}')
           else refuse('not_found', '{}') end
         when t.voided_at is not null then refuse('already_voided', '{}')
         ${rule} end as refusal
       from (select) one
       left join ${table} t on t.id = @id::bigint
       left join customers c on c.id = t.customer_id
       left join lateral (${lastWordOf(`'${entity}'`, 't.id')}) w on true)
     select keep('spoken', id), keep('open', case when state = 'disputed' then dispute_id else 0 end) from ruled where refusal is null`,
  )

/** The thing itself has changed: it says how it stands. */
export const raise = ({ table }: Thing) =>
  step(`disputes.raise:${table}`, sql`update ${table} set rev = rev + 1 where id = kept('spoken')`)
