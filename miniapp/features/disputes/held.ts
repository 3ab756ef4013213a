// Talks as they are held: each by itself, and those that are open.
import type { Dispute } from '../../client/api-types.ts'
import { newer, resource, resourceByKey } from '../../client/resource.ts'
import { getDispute, listOpen } from './calls.ts'

export const oneDispute = resourceByKey<number, Dispute>((id) => ({
  load: () => getDispute(id),
  merge: newer,
  name: `dispute/${id}`,
}))

export const openDisputes = resource<readonly Dispute[]>({ load: listOpen, name: 'disputes/open' })
