// Every kind of notice that is told, a file each.
import type { NoticeKind } from '#lib/notice-kinds.ts'
import { type ApprovalFacts, approval } from './approval.ts'
import { type ClosingFacts, closing } from './closing.ts'
import { type ContractFacts, contract } from './contract.ts'
import { type DisputeFacts, dispute } from './dispute.ts'
import { type LowStockFacts, lowStock } from './low-stock.ts'
import { type PaymentFacts, payment } from './payment.ts'
import { type PromiseFacts, promise } from './promise.ts'
import { type ReminderFacts, reminder } from './reminder.ts'
import type { NoticeRule } from './rule.ts'
import { type SaleFacts, sale } from './sale.ts'
import { type SecurityFacts, security } from './security.ts'

export const RULES: readonly NoticeRule[] = [
  approval,
  sale,
  payment,
  dispute,
  lowStock,
  reminder,
  promise,
  security,
  contract,
  closing,
]

/** What the chat says each kind from. */
export interface NoticeFacts {
  readonly approval: ApprovalFacts
  readonly sale: SaleFacts
  readonly payment: PaymentFacts
  readonly dispute: DisputeFacts
  readonly lowStock: LowStockFacts
  readonly reminder: ReminderFacts
  readonly promise: PromiseFacts
  readonly security: SecurityFacts
  readonly contract: ContractFacts
  readonly closing: ClosingFacts
}

/** SQL: of the kind of the row, what its rule says in this member; `otherwise` where it says nothing. */
export const byKind = (
  row: string,
  member: 'stands' | 'passes' | 'now' | 'action' | 'facts',
  otherwise: string,
): string => {
  const cases = RULES.flatMap((rule) => (rule[member] ? [`when '${rule.kind}' then ${rule[member]}`] : []))
  return `(case ${row}.kind ${cases.join('\n    ')} else ${otherwise} end)`
}

export const LANES: { readonly [Kind in NoticeKind]?: 0 | 1 | 2 } = Object.fromEntries(
  RULES.map(({ kind, lane }) => [kind, lane]),
)
