// Every operation, by name, in plain sight: what is not here does not exist.
import {
  categoriesList,
  declareEdit,
  productsCreate,
  productsGet,
  productsList,
  productsRemove,
  productsUnmake,
} from './catalog/index.ts'
import {
  customersCreate,
  customersEdit,
  customersGet,
  customersList,
  customersRemove,
  customersUnmake,
} from './customers/index.ts'
import {
  debtsList,
  paymentsCreate,
  paymentsGet,
  paymentsList,
  paymentsPix,
  paymentsUnpay,
  paymentsVoid,
} from './debts/index.ts'
import { homeGet } from './home/index.ts'
import {
  customersStatement,
  debtsGet,
  debtsMine,
  salesCreate,
  salesGet,
  salesList,
  salesUnsell,
  salesVoid,
} from './sales/index.ts'
import {
  convertProduct,
  stockAdjust,
  stockCount,
  stockList,
  stockLots,
  stockMovements,
  stockReceive,
  stockUnadjust,
  stockUncount,
  stockUnreceive,
} from './stock/index.ts'
import { declareUndo, declareUndoList, type OperationsByName } from './undo.ts'
import {
  peopleList,
  preferencesEdit,
  preferencesGet,
  sessionsEnd,
  sessionsList,
  sessionsRenew,
  shopGet,
  usersEdit,
  usersGet,
  usersList,
} from './users/index.ts'

export const operations = {
  'users.list': usersList,
  'users.get': usersGet,
  'users.edit': usersEdit,
  'people.list': peopleList,
  'sessions.list': sessionsList,
  'sessions.renew': sessionsRenew,
  'sessions.end': sessionsEnd,
  'preferences.get': preferencesGet,
  'preferences.edit': preferencesEdit,
  'shop.get': shopGet,
  'products.list': productsList,
  'products.get': productsGet,
  'products.create': productsCreate,
  'products.edit': declareEdit(convertProduct),
  'products.remove': productsRemove,
  'products.unmake': productsUnmake,
  'categories.list': categoriesList,
  'stock.list': stockList,
  'stock.lots': stockLots,
  'stock.movements': stockMovements,
  'stock.receive': stockReceive,
  'stock.adjust': stockAdjust,
  'stock.count': stockCount,
  'stock.unreceive': stockUnreceive,
  'stock.unadjust': stockUnadjust,
  'stock.uncount': stockUncount,
  'customers.list': customersList,
  'customers.get': customersGet,
  'customers.create': customersCreate,
  'customers.edit': customersEdit,
  'customers.remove': customersRemove,
  'customers.unmake': customersUnmake,
  'customers.statement': customersStatement,
  'sales.create': salesCreate,
  'sales.list': salesList,
  'sales.get': salesGet,
  'sales.void': salesVoid,
  'sales.unsell': salesUnsell,
  'payments.create': paymentsCreate,
  'payments.list': paymentsList,
  'payments.get': paymentsGet,
  'payments.pix': paymentsPix,
  'payments.void': paymentsVoid,
  'payments.unpay': paymentsUnpay,
  'debts.list': debtsList,
  'debts.get': debtsGet,
  'debts.mine': debtsMine,
  'home.get': homeGet,
  'undo.list': declareUndoList(byName),
  'undo.run': declareUndo(byName),
} as const

export type OperationName = keyof typeof operations

/** For undo, which runs the opposite that an activity names. */
function byName(): OperationsByName {
  return operations as unknown as OperationsByName
}
