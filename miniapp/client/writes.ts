// The writes of one's own that make something stale, each with what it is about.
import type { OperationName } from '#domain/operations.ts'

export interface OfContract {
  readonly code: string
}

/** What a write is about, as far as this table asks. */
export interface Writes {
  readonly 'stock.receive': { readonly productId: number }
  readonly 'stock.count': { readonly productId: number }
  readonly 'stock.adjust': { readonly productId: number }
  readonly 'imports.commit': object
  readonly 'counts.open': object
  readonly 'counts.line': { readonly id: number }
  readonly 'counts.close': { readonly id: number }
  readonly 'counts.remove': { readonly id: number }
  readonly 'products.create': object
  readonly 'products.edit': { readonly id: number }
  readonly 'customers.create': object
  readonly 'customers.edit': { readonly id: number }
  readonly 'customers.remove': { readonly id: number }
  readonly 'customers.promise': { readonly id: number }
  readonly 'debts.promise': object
  readonly 'debts.remind': object
  readonly 'payments.create': { readonly customerId: number }
  readonly 'payments.void': { readonly id: number; readonly customerId: number }
  /** Without an id it is nobody's, or somebody's who is new. */
  readonly 'sales.create': { readonly customerId?: number | undefined }
  readonly 'sales.void': { readonly id: number; readonly customerId?: number | undefined }
  readonly 'sales.confirm': { readonly id: number }
  readonly 'payments.confirm': { readonly id: number }
  readonly 'sales.dispute': { readonly id: number }
  readonly 'disputes.answer': { readonly id: number }
  readonly 'disputes.resolve': { readonly id: number }
  readonly 'approvals.create': object
  readonly 'approvals.grant': { readonly id: number }
  readonly 'approvals.refuse': { readonly id: number }
  readonly 'approvals.withdraw': { readonly id: number }
  readonly 'users.edit': { readonly id: number }
  readonly 'users.remove': { readonly id: number }
  readonly 'me.leave': object
  readonly 'me.stay': object
  readonly 'users.bulk': object
  readonly 'users.endSession': { readonly id: number }
  readonly 'users.endSessions': { readonly id: number }
  readonly 'invites.create': object
  readonly 'invites.revoke': object
  readonly 'invites.grant': object
  readonly 'links.grant': { readonly customerId: number }
  readonly 'links.refuse': { readonly customerId: number }
  readonly 'sessions.end': object
  readonly 'sessions.endOthers': object
  readonly 'preferences.edit': object
  readonly 'settings.edit': object
  readonly 'notifications.read': object
  readonly 'broadcasts.create': object
  readonly 'broadcasts.stop': { readonly id: number }
  readonly 'contracts.create': object
  readonly 'contracts.edit': OfContract
  readonly 'contracts.propose': OfContract
  readonly 'contracts.accept': OfContract
  readonly 'contracts.decline': OfContract
  readonly 'contracts.cancel': OfContract
  readonly 'contracts.complete': OfContract
  readonly 'transactions.create': OfContract
  readonly 'transactions.confirm': OfContract
  readonly 'transactions.reject': OfContract
  readonly 'transactions.withdraw': OfContract
  readonly 'transactions.remind': OfContract
  /** A line of Comando may do whatever is done at a counter. */
  readonly 'commands.execute': object
}
export type Written = Extract<keyof Writes, OperationName | 'commands.execute'>
export type Write = { [Name in Written]: { readonly operation: Name } & Writes[Name] }[Written]
