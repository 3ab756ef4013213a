// What others need to know of each thing that the shop keeps: its table, what people call it, and what is announced of it to whom.
import { sql } from '#database/sql.ts'
import type { Role } from './actor.ts'

interface Known {
  /** Where its rows stand, by `id`; what is changed by people has a `version` too. */
  readonly table: string
  /** SQL of what people call it: of the row `e`. */
  readonly label: string
  /** The smallest role that is shown who else is at it; null: nobody is. */
  readonly presence: Role | null
}

const ofCustomer = '(select c.name from customers c where c.id = e.customer_id)'

export const ENTITIES = {
  product: { table: 'products', label: 'e.name', presence: 'admin' },
  lot: {
    table: 'lots',
    label: '(select p.name from products p where p.id = e.product_id)',
    presence: null,
  },
  customer: { table: 'customers', label: 'e.name', presence: 'admin' },
  sale: { table: 'sales', label: ofCustomer, presence: 'admin' },
  payment: { table: 'payments', label: ofCustomer, presence: 'admin' },
  user: { table: 'users', label: 'e.name', presence: 'owner' },
  count: { table: 'count_sessions', label: 'e.category', presence: 'admin' },
  settings: { table: 'settings', label: 'e.shop_name', presence: 'admin' },
  import: { table: 'imports', label: 'null::text', presence: null },
  session: { table: 'sessions', label: 'null::text', presence: null },
  invite: {
    table: 'invites',
    label: `coalesce(e.name, ${ofCustomer})`,
    presence: null,
  },
  link: { table: 'links', label: ofCustomer, presence: null },
  dispute: { table: 'disputes', label: ofCustomer, presence: null },
  approval: {
    table: 'approvals',
    label: `coalesce(${ofCustomer}, e.input->>'customerName')`,
    presence: null,
  },
  broadcast: {
    table: 'broadcasts',
    label: `left(regexp_replace(coalesce(nullif(e.text, ''), e.question, ''), ',? ?[{](nome|name)[}]', '', 'g'), 80)`,
    presence: null,
  },
  contract: { table: 'contracts', label: 'e.title', presence: 'owner' },
  transaction: {
    table: 'contract_transactions',
    label: '(select k.title from contracts k where k.id = e.contract_id)',
    presence: null,
  },
} as const satisfies Record<string, Known>

export type Entity = keyof typeof ENTITIES

/** Of which some are shown who else is at it. */
export const WITH_PRESENCE = (Object.keys(ENTITIES) as Entity[]).filter((entity) => ENTITIES[entity].presence)

/** SQL of what people call the entity that an activity or an event names (columns `entity` and `entity_id` of `row`). */
export const labelOf = (row: string) =>
  sql`(case ${row}.entity ${Object.entries(ENTITIES)
    .map(
      ([entity, { table, label }]) =>
        `when '${entity}' then (select ${label} from ${table} e where e.id = ${row}.entity_id)`,
    )
    .join('\n    ')} end)`

/** What an event says of its entity, by its name; money in minor units. `removed`: the row is gone. */
export interface Payloads {
  readonly 'product.created': ProductTold
  readonly 'product.changed': ProductTold
  readonly 'product.archived': ProductTold
  /** `stock` and `low` to staff alone. */
  readonly 'stock.changed': {
    readonly inStock: boolean
    readonly stock?: number
    readonly low?: boolean
  }
  readonly 'customer.created': CustomerTold
  readonly 'customer.changed': CustomerTold
  /** Was reminded of what they owe; a day was promised by which it is paid. */
  readonly 'customer.reminded': { readonly reminderId: number }
  readonly 'customer.promised': { readonly promiseId: number; readonly on: string }
  readonly 'sale.created': SaleTold
  readonly 'sale.changed': SaleTold
  readonly 'sale.voided': SaleTold
  readonly 'payment.received': PaymentTold
  readonly 'payment.voided': PaymentTold
  readonly 'user.created': UserTold
  readonly 'user.changed': UserTold
  readonly 'session.opened': SessionTold
  readonly 'session.ended': SessionTold
  /** All of a person's but one; null: all. */
  readonly 'sessions.ended': { readonly keptId: number | null }
  readonly 'draft.changed': DraftTold
  /** Something came into a person's feed, or what stands in it changed; of it was read. */
  readonly 'notification.created': NoticeTold
  readonly 'notification.read': NoticeTold
  /** `removed`: it was thrown away. */
  readonly 'count.changed': { readonly state: 'open' | 'closed' | 'undone' | 'removed' }
  readonly 'settings.changed': SettingsTold
  readonly 'invite.created': InviteTold
  readonly 'invite.changed': InviteTold
  /** Opened, and it waits for an owner's yes; answered by that, or by a no. */
  readonly 'invite.asked': InviteTold
  readonly 'invite.answered': InviteTold
  /** Somebody has shown a telephone that is one account's; answered by the team. */
  readonly 'link.asked': LinkTold
  readonly 'link.answered': LinkTold
  /** A customer does not recognise something; a word more in the talk; it is over. */
  readonly 'dispute.created': DisputeTold
  readonly 'dispute.changed': DisputeTold
  readonly 'dispute.resolved': DisputeTold
  /** An owner was asked to free what staff may not do; it came to its end. */
  readonly 'approval.created': ApprovalTold
  readonly 'approval.changed': ApprovalTold
  /** How far it is, or that somebody has answered its poll. */
  readonly 'broadcast.changed': BroadcastTold
  /** To owners and to its parties; of a draft to owners alone. */
  readonly 'contract.created': ContractTold
  readonly 'contract.changed': ContractTold
  readonly 'transaction.created': TransactionTold
  readonly 'transaction.changed': TransactionTold
}
export type EventName = keyof Payloads

interface ProductTold {
  readonly name: string
  readonly price: number
  readonly inStock: boolean
  readonly hidden?: boolean
  readonly removed?: true
}
interface CustomerTold {
  readonly name: string
  readonly due: number
  readonly credit: number
  readonly removed?: true
  /** Nothing personal is left of them: what was told before is to be forgotten. */
  readonly erased?: true
}
interface SaleTold {
  readonly customerId: number | null
  readonly total: number
  readonly on: string
  readonly paid: number
  readonly due: number
  readonly confirmation?: ConfirmationTold
}
interface PaymentTold {
  readonly customerId: number | null
  readonly saleId: number | null
  readonly amount: number
  readonly method: string
  readonly credit: number
  readonly confirmation?: ConfirmationTold
}
/** What the customer says of it. */
interface ConfirmationTold {
  readonly state: 'none' | 'confirmed' | 'disputed' | 'resolved'
  readonly at: string | null
}
/** `of`, `ofId`: what it is about. */
interface DisputeTold {
  readonly customerId: number
  readonly of: 'sale' | 'payment'
  readonly ofId: number
  readonly state: 'open' | 'resolved'
  readonly outcome: 'void' | 'kept' | null
  /** Whose word it was, and the last of the talk. */
  readonly side?: 'customer' | 'shop' | null
  readonly lineId?: number
}
interface UserTold {
  readonly name: string
  readonly role: Role
  readonly disabled: boolean
  /** Where a link came or went: whose account they see now. */
  readonly customerId?: number | null
  readonly erased?: true
}
/** An act on its way; `source`: the door, `ended`: null while it is open. */
interface DraftTold {
  readonly draftId: number
  readonly version: number
  readonly source: string
  readonly ended: string | null
}
/** The shop's name. */
interface SettingsTold {
  readonly name: string
}
interface InviteTold {
  readonly role: Role
  readonly state: string
}
/** What is unread now. */
interface NoticeTold {
  readonly unread: number
}
interface LinkTold {
  readonly customerId: number
  readonly state: string
}
interface ApprovalTold {
  readonly state: string
}
interface BroadcastTold {
  readonly state: 'sending' | 'done' | 'stopped'
  readonly sent: number
  readonly failed: number
  readonly waiting: number
}
interface ContractTold {
  readonly contractId: number
  readonly code: string
  readonly state: string
}
/** A step of a contract; `state`: its own. */
interface TransactionTold extends ContractTold {
  readonly transactionId: number
  /** Those whom it waits for are reminded, on this day. */
  readonly remindedOn?: string
}
interface SessionTold {
  readonly sessionId: number
}
