// Talks as they are held: each by itself, and those that are open.
import type { Dispute, Page, Sale } from '../../client/api-types.ts'
import { pagedResourceByKey } from '../../client/paged-resource.ts'
import { newer, resource, resourceByKey } from '../../client/resource.ts'
import {
  getDispute,
  getDisputedSale,
  getKnown,
  type Known,
  listDisputes,
  listOpen,
  listOpenOf,
} from './calls.ts'

export const oneDispute = resourceByKey<number, Dispute>((id) => ({
  load: () => getDispute(id),
  merge: newer,
  name: `dispute/${id}`,
}))

export const openDisputes = resource<readonly Dispute[]>({ load: listOpen, name: 'disputes/open' })

/** Those of one customer. */
export const openOf = resourceByKey<number, readonly Dispute[]>((id) => ({
  load: () => listOpenOf(id),
  name: `disputes/of/${id}`,
}))

export const disputesBy = pagedResourceByKey<'open' | 'resolved', Page<Dispute>>((state) => ({
  load: (page) => listDisputes({ ...page, state }),
  name: `disputes/all/${state}`,
}))

/** What the shop knows of it. */
export const knownOf = resourceByKey<number, Known>((id) => ({
  load: () => getKnown(id),
  name: `disputes/known/${id}`,
}))

/** That a talk is about. */
export const disputedSale = resourceByKey<number, Sale>((id) => ({
  load: () => getDisputedSale(id),
  merge: newer,
  name: `sale/${id}`,
}))
