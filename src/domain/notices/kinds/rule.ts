// What a kind of notice is: whom an event tells, what changes with what was told, whose it stays, and what the feed and the chat say of it.
import type { NoticeKind } from '#lib/notice-kinds.ts'
import { headOf } from '../../proof/index.ts'

/** Every member is SQL. `fresh`: the events of this reading, with their order `n`; `o`: a notice; `u`: its person; `r`: a notice that is about to be said. */
export interface NoticeRule {
  readonly kind: NoticeKind
  /** Named queries that the others read: `name as (…)`. */
  readonly queries?: readonly string[]
  /**
   * Selects of (n, user_id, entity, entity_id, data), one row a notice; of what is due by the clock and no event, with 0 as
   * `n`. `data` holds numbers and codes alone; `byId` in it is who did it, given as a name.
   */
  readonly told: readonly string[]
  /** The same, for the feed alone unless a person has chosen their chat too. */
  readonly shown?: readonly string[]
  /** Selects of (id, says, done_by) of notices that change: `says`: something else now; `done_by`: who has done what it asks for, or null. */
  readonly turned?: readonly string[]
  /** Whether it still concerns its person, as they and the thing are now. */
  readonly stands?: string
  /** Whether it passes the person's quiet hours: an answer to their own act, or of their access. */
  readonly passes?: string
  /** Object: what the feed says of the thing as it is now. */
  readonly now?: string
  /** Object {operation, input}: what can be done about it, while nobody has; or null. */
  readonly action?: string
  /** Object: what the chat says it from; read as `facts`. */
  readonly facts?: string
  /** Of the outbox: an earlier lane never waits for a later one. */
  readonly lane: 0 | 1 | 2
}

/** SQL: whose a notice is when the thing with the id `customer` (SQL) is a customer's. */
export const isOwnAccount = (customer: string): string =>
  `exists (select from customers c where c.id = ${customer} and c.user_id = o.user_id)`

export interface AccountFacts {
  readonly id: number
  readonly name: string
  readonly due: number
  readonly credit: number
  /** The account is the person's who is told. */
  readonly own: boolean
  /** The last line of their history, as people compare it; null: nothing is sealed yet. */
  readonly seal: string | null
}

/** SQL object, AccountFacts of the customer with the id `customer` (SQL), as it is now. */
export const accountFacts = (customer: string): string =>
  `(select jsonb_build_object('id', c.id, 'name', c.name, 'due', c.due, 'credit', c.credit, 'own', c.user_id = r.user_id,
        'seal', ${headOf('customer', 'c.id')})
      from customers c where c.id = ${customer})`
