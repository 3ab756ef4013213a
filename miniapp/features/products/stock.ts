// A product's lots and movements, held and followed.
import type { Lots, Movements, Product } from '../../client/api-types.ts'
import type { LiveEvent } from '../../client/live.ts'
import { pagedResourceByKey } from '../../client/paged-resource.ts'
import { newer, resourceByKey } from '../../client/resource.ts'
import { getProduct, listLots, listMovements } from './calls.ts'
import { products } from './shelf.ts'

const moved = ({ name, entityId }: LiveEvent, productId: number) =>
  name === 'stock.changed' && entityId === productId

/** One that need not be on the shelf. */
export const productOf = resourceByKey<number, Product>((id) => ({
  load: () => getProduct(id),
  merge: newer,
  hear: (held, { entity, entityId, rev }) =>
    entity === 'product' && entityId === id && rev > held.rev ? null : held,
}))

/** Those with something left, in the order they go. */
export const lotsOf = pagedResourceByKey<number, Lots>((productId) => ({
  load: (page) => listLots(productId, page),
  hear: (held, event) => (moved(event, productId) ? null : held),
  keepAs: `lots/${productId}`,
}))

/** Newest first. */
export const movementsOf = pagedResourceByKey<number, Movements>((productId) => ({
  load: (page) => listMovements(productId, page),
  hear: (held, event) => (moved(event, productId) ? null : held),
  keepAs: `movements/${productId}`,
}))

/** Enough to know the usual sizes and the last cost. */
const RECEIPTS = 10

export const receiptsOf = resourceByKey<number, Movements>((productId) => ({
  load: () => listMovements(productId, { kind: 'receipt', cursor: undefined, limit: RECEIPTS }),
  hear: (held, event) => (moved(event, productId) ? null : held),
  keepAs: `receipts/${productId}`,
}))

/** After a write of one's own about a product's stock: what shows it is read afresh. */
export async function refreshStockOf(productId: number): Promise<void> {
  await Promise.all([
    products.refresh(),
    lotsOf(productId).refresh(),
    movementsOf(productId).refresh(),
    receiptsOf(productId).refresh(),
  ])
}
