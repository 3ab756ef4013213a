// Approvals: what staff may not do by themselves, asked of an owner.
import { byName } from '../operation.ts'
import { approvalsGrant, approvalsRefuse, approvalsWithdraw } from './answer.ts'
import { approvalsCreate } from './ask.ts'
import { approvalsGet, approvalsList } from './queries.ts'

export type { Approval, ApprovalShown } from './schemas.ts'

export const approvals = byName(
  approvalsList,
  approvalsGet,
  approvalsCreate,
  approvalsGrant,
  approvalsRefuse,
  approvalsWithdraw,
)
