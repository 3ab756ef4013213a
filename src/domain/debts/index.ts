// Debts' operations that stand below sales; what shows a customer's open sales is sales' (account.ts).
import { byName } from '../operation.ts'
import { paymentsCreate } from './pay.ts'
import { paymentsPix } from './pix.ts'
import { customersPromise, debtsPromise } from './promise.ts'
import { debtsList, paymentsGet, paymentsList } from './queries.ts'
import { debtsRemind } from './remind.ts'
import { paymentsUnpay, paymentsVoid } from './void-payment.ts'

export const debts = byName(
  paymentsCreate,
  paymentsList,
  paymentsGet,
  paymentsPix,
  paymentsVoid,
  paymentsUnpay,
  debtsList,
  debtsRemind,
  debtsPromise,
  customersPromise,
)

export { dueAgain } from './due-again.ts'
export { pruneReminders } from './prune.ts'
export { debtorsFrom, debtsList } from './queries.ts'
export { reminding, remindPreview, remindSent } from './schemas.ts'
