// Sales' operations, and what shows a customer's open sales.
export { customersStatement, debtsGet, debtsMine } from './account.ts'
export { salesGet, salesList } from './queries.ts'
export { salesCreate } from './sell.ts'
export type { Sale } from './shapes.ts'
export { catchUp, keepTally } from './tally.ts'
export { salesUnsell, salesVoid } from './void-sale.ts'
