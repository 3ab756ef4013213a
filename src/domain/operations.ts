// Of each area its operations, by name, and what its tables hold of people: what is not here does not exist.
import { invariant } from '#lib/invariant.ts'
import { accounts } from './accounts/index.ts'
import { activitiesEdits, declareActivities, declareActivity } from './activities/index.ts'
import { approvals } from './approvals/index.ts'
import { PERSONAL as approvalsHeld } from './approvals/tables.ts'
import { broadcasts } from './broadcasts/index.ts'
import { PERSONAL as broadcastsHeld } from './broadcasts/tables.ts'
import { declareDraftReads, draftsBegin, draftsEdit, draftsEnd, tellOwners } from './chat/index.ts'
import { PERSONAL as chatHeld } from './chat/tables.ts'
import { PERSONAL as confirmationsHeld } from './confirmations/tables.ts'
import { contracts } from './contracts/index.ts'
import { PERSONAL as contractsHeld } from './contracts/tables.ts'
import { counts } from './counts/index.ts'
import { PERSONAL as countsHeld } from './counts/tables.ts'
import { customers } from './customers/index.ts'
import { PERSONAL as customersHeld } from './customers/tables.ts'
import { debts, dueAgain } from './debts/index.ts'
import { PERSONAL as debtsHeld } from './debts/tables.ts'
import { disputes } from './disputes/index.ts'
import { home } from './home/index.ts'
import { imports } from './imports/index.ts'
import { PERSONAL as importsHeld } from './imports/tables.ts'
import { invites } from './invites/index.ts'
import { PERSONAL as invitesHeld } from './invites/tables.ts'
import { links } from './links/index.ts'
import { PERSONAL as linksHeld } from './links/tables.ts'
import { meWith } from './me/index.ts'
import { PERSONAL as mediaHeld } from './media/tables.ts'
import { notices } from './notices/index.ts'
import { PERSONAL as noticesHeld } from './notices/tables.ts'
import { byName } from './operation.ts'
import type { Personal } from './personal.ts'
import { declareEdit, declareReport, productsWith } from './products/index.ts'
import { PERSONAL as productsHeld } from './products/tables.ts'
import { proof } from './proof/index.ts'
import { PERSONAL as proofHeld } from './proof/tables.ts'
import { sales } from './sales/index.ts'
import { PERSONAL as salesHeld } from './sales/tables.ts'
import { declareSettingsEdit, settingsWith } from './settings/index.ts'
import { PERSONAL as settingsHeld } from './settings/tables.ts'
import { convertProduct, stock } from './stock/index.ts'
import { PERSONAL as stockHeld } from './stock/tables.ts'
import { PERSONAL as kernelHeld } from './tables.ts'
import { declareUndo, declareUndoList, type OperationsByName } from './undo.ts'
import { users } from './users/index.ts'
import { PERSONAL as usersHeld } from './users/tables.ts'

/** In the order in which it goes with somebody who is erased: each reads what `erase` of those before it has left. */
export const HELD: readonly Personal[] = [
  ...kernelHeld,
  ...chatHeld,
  ...importsHeld,
  ...invitesHeld,
  ...linksHeld,
  ...confirmationsHeld,
  ...approvalsHeld,
  ...contractsHeld,
  ...salesHeld,
  ...debtsHeld,
  ...stockHeld,
  ...countsHeld,
  ...productsHeld,
  ...mediaHeld,
  ...settingsHeld,
  ...proofHeld,
  ...customersHeld,
  ...broadcastsHeld,
  ...noticesHeld,
  ...usersHeld,
]

const settings = settingsWith(declareSettingsEdit(dueAgain))
const products = productsWith(declareEdit(convertProduct), declareReport(tellOwners))
const undo = byName(declareUndoList(all), declareUndo(all))
const activities = byName(declareActivities(all), declareActivity(all), activitiesEdits)
const me = meWith(HELD)
const drafts = byName(...declareDraftReads(all), draftsBegin, draftsEdit, draftsEnd)

export const operations = {
  ...users,
  ...settings,
  ...products,
  ...stock,
  ...counts,
  ...customers,
  ...invites,
  ...links,
  ...debts,
  ...sales,
  ...disputes,
  ...approvals,
  ...accounts,
  ...proof,
  ...home,
  ...imports,
  ...contracts,
  ...notices,
  ...broadcasts,
  ...me,
  ...drafts,
  ...undo,
  ...activities,
} as const
const declared = [
  users,
  settings,
  products,
  stock,
  counts,
  customers,
  invites,
  links,
  debts,
  sales,
  disputes,
  approvals,
  accounts,
  proof,
  home,
  imports,
  contracts,
  notices,
  broadcasts,
  me,
  drafts,
  undo,
  activities,
].flatMap(Object.keys)
invariant(declared.length === Object.keys(operations).length, 'two areas declare an operation of one name')

export type OperationName = keyof typeof operations

/** For undo, which runs the opposite that an activity names. */
function all(): OperationsByName {
  return operations as unknown as OperationsByName
}
