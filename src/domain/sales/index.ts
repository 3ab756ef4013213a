// Sales' operations, and what shows a customer's open sales.
import { byName } from '../operation.ts'
import { customersStatement, debtsGet, debtsMine } from './account.ts'
import { salesGet, salesList } from './queries.ts'
import { salesCreate } from './sell.ts'
import { salesUnsell, salesVoid } from './void-sale.ts'

export const sales = byName(
  salesCreate,
  salesList,
  salesGet,
  salesVoid,
  salesUnsell,
  customersStatement,
  debtsGet,
  debtsMine,
)

export { salesList } from './queries.ts'
export type { Sale } from './schemas.ts'
export { catchUp, keepTally } from './tally.ts'
