// A product's lots and movements, held and followed.
import type { Lots, Movements, Product } from '../../client/api-types.ts'
import { pagedResourceByKey } from '../../client/paged-resource.ts'
import { newer, resourceByKey, unlessOld } from '../../client/resource.ts'
import { getProduct, listLots, listMovements } from './calls.ts'

/** One that need not be on the shelf. */
export const productOf = resourceByKey<number, Product>((id) => ({
  load: () => getProduct(id),
  merge: newer,
  name: `product/${id}`,
  patch: unlessOld,
}))

/** Those with something left, in the order they go. */
export const lotsOf = pagedResourceByKey<number, Lots>((productId) => ({
  load: (page) => listLots(productId, page),
  name: `lots/${productId}`,
  keepAs: `lots/${productId}`,
}))

/** Newest first. */
export const movementsOf = pagedResourceByKey<number, Movements>((productId) => ({
  load: (page) => listMovements(productId, page),
  name: `movements/${productId}`,
  keepAs: `movements/${productId}`,
}))
