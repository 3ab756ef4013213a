// A product's last receipts: its usual sizes, and what it cost last.
import type { Movements } from '../../client/api-types.ts'
import { resourceByKey } from '../../client/resource.ts'
import { listMovements } from './calls.ts'

/** Enough to know the usual sizes and the last cost. */
const RECEIPTS = 10

export const receiptsOf = resourceByKey<number, Movements>((productId) => ({
  load: () => listMovements(productId, { kind: 'receipt', cursor: undefined, limit: RECEIPTS }),
  name: `receipts/${productId}`,
  keepAs: `receipts/${productId}`,
}))
