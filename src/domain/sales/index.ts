// Sales' operations.
import { byName } from '../operation.ts'
import { salesGet, salesList } from './queries.ts'
import { salesCreate } from './sell.ts'
import { salesUnsell, salesVoid } from './void-sale.ts'

export const sales = byName(salesCreate, salesList, salesGet, salesVoid, salesUnsell)

export { afterSale, likelyBuyers } from './at-hand.ts'
export { salesList } from './queries.ts'
export type { Sale } from './schemas.ts'
export { catchUp, keepTally } from './tally.ts'
