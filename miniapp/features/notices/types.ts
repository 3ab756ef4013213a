// What the server says of a person's feed.

import type { OutputOf } from '#domain/operation.ts'
import type { operations } from '#domain/operations.ts'
import type { AskedShort } from '../approvals/types.ts'

export type Feed = OutputOf<(typeof operations)['notifications.list']>
export type Notice = Feed['items'][number]

type AskState = 'waiting' | 'granted' | 'refused' | 'expired'
export type ContractState =
  | 'draft'
  | 'proposed'
  | 'active'
  | 'completed'
  | 'cancelled'
  | 'declined'
  | 'expired'

/** What it says beside its kind, by which of them apply; money in minor units. */
export interface Facts {
  readonly name?: string | null
  readonly total?: number
  /** Of a day: sales. */
  readonly count?: number
  readonly paid?: number
  readonly method?: 'pix' | 'cash' | 'card' | 'transfer' | 'other'
  readonly voided?: boolean
  readonly customerId?: number | null
  /** Whose act it was; of a payment owners alone are told. */
  readonly by?: string | null
  /** Of a talk: who is told, what it is about, and how it ended. */
  readonly to?: 'shop' | 'customer'
  readonly of?: 'sale' | 'payment'
  readonly ofId?: number
  readonly outcome?: 'void' | 'kept' | null
  /** Of a device that is new: what it says of itself. */
  readonly client?: string | null
  readonly sessionId?: number
  /** Of access, `role`, `joined` or `device`; of a talk, a contract or a step, what became of it. */
  readonly what?: string
  readonly role?: 'user' | 'admin' | 'owner'
  /** Of what was asked of owners; `asks`: it is them that are asked. */
  readonly asks?: true
  readonly beyond?: AskedShort['beyond']
  readonly asked?: 'creditLimit' | 'discount' | 'price' | 'void'
  readonly reason?: string | null
  readonly saleId?: number | null
  readonly stock?: number
  readonly minStock?: number | null
  readonly unit?: string
  /** Of a reminder or a promise: what is owed, and of it late; when it was kept. */
  readonly due?: number
  readonly overdue?: number
  readonly on?: string
  readonly keptAt?: string | null
  /** Of a contract and its step; `state` and `amount` of what was asked of owners too. */
  readonly code?: string
  readonly title?: string
  readonly state?: AskState | ContractState
  readonly deadline?: string
  readonly step?: 'note' | 'delivery' | 'instalment' | 'payment'
  readonly amount?: number | null
  readonly instalment?: number | null
  readonly emoji?: string | null
  readonly mediaUrl?: string | null
  readonly thumbUrl?: string | null
  readonly thumbHash?: string | null
}

export const factsOf = ({ data }: Notice): Facts => data
