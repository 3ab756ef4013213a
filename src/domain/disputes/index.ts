// What customers say of their sales and payments, and the talk about what they do not recognise.
import { byName } from '../operation.ts'
import { disputesAnswer } from './answer.ts'
import { paymentsConfirm, salesConfirm } from './confirm.ts'
import { paymentsDispute, salesDispute } from './dispute.ts'
import { disputesKnown } from './known.ts'
import { disputesGet, disputesList } from './queries.ts'
import { disputesResolve } from './resolve.ts'

export const disputes = byName(
  salesConfirm,
  paymentsConfirm,
  salesDispute,
  paymentsDispute,
  disputesList,
  disputesGet,
  disputesKnown,
  disputesAnswer,
  disputesResolve,
)

export type { Dispute } from './schemas.ts'
