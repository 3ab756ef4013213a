// Every operation, by name, from its area: what is not here does not exist.
import { invariant } from '#lib/invariant.ts'
import { accounts } from './accounts/index.ts'
import { activitiesEdits, declareActivities, declareActivity } from './activities/index.ts'
import { approvals } from './approvals/index.ts'
import { broadcasts } from './broadcasts/index.ts'
import { declareDraftReads, draftsBegin, draftsEdit, draftsEnd, tellOwners } from './chat/index.ts'
import { contracts } from './contracts/index.ts'
import { counts } from './counts/index.ts'
import { customers } from './customers/index.ts'
import { debts, dueAgain } from './debts/index.ts'
import { disputes } from './disputes/index.ts'
import { home } from './home/index.ts'
import { imports } from './imports/index.ts'
import { invites } from './invites/index.ts'
import { links } from './links/index.ts'
import { me } from './me/index.ts'
import { notices } from './notices/index.ts'
import { byName } from './operation.ts'
import { declareEdit, declareReport, productsWith } from './products/index.ts'
import { proof } from './proof/index.ts'
import { sales } from './sales/index.ts'
import { declareSettingsEdit, settingsWith } from './settings/index.ts'
import { convertProduct, stock } from './stock/index.ts'
import { declareUndo, declareUndoList, type OperationsByName } from './undo.ts'
import { users } from './users/index.ts'

const settings = settingsWith(declareSettingsEdit(dueAgain))
const products = productsWith(declareEdit(convertProduct), declareReport(tellOwners))
const undo = byName(declareUndoList(all), declareUndo(all))
const activities = byName(declareActivities(all), declareActivity(all), activitiesEdits)
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
