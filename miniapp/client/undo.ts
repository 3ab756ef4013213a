// What a person can still take back, asked of the server, and taking it back.
import { LIMIT_MAX } from '#lib/limits.ts'
import { newKey } from './api.ts'
import type { Page } from './api-types.ts'
import type { Write } from './invalidation.ts'
import { api } from './session.ts'
import { writing } from './writing.ts'

interface Offer {
  readonly id: number
  readonly operation: string
  readonly entityId: number
  readonly until: string
}

/** `of`: the write that is taken back. */
export const undo = (id: number, of: Write) =>
  writing(of, api({ method: 'POST', path: `/api/undo/${id}`, key: newKey() }))

/** Of one act of theirs; null where nothing is offered. */
export async function offerOf(operation: string, entityId: number): Promise<Offer | null> {
  const { data } = await api<Page<Offer>>({ path: '/api/undo', query: { limit: LIMIT_MAX } })
  return data.items.find((one) => one.operation === operation && one.entityId === entityId) ?? null
}
