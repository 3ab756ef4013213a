// The same request again: how one is told from another, and what it was answered.
import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Database } from '#database/pool.ts'
import { step } from '#database/step.ts'
import { DomainError } from './errors.ts'

/** Over the operation and the request as read: spelling, order of fields and blanks do not matter. */
export const hashOf = (operation: string, request: unknown) =>
  createHash('sha256')
    .update(`${operation}\n${canonicalize(request)}`)
    .digest('base64url')

const find = step(
  'replay.find',
  `select json_build_object('operation', operation, 'hash', input_hash, 'undoId', undo_id, 'answer', answer, 'telling', telling)::text
   from requests where actor_id = @actor::bigint and key = @key::text and answer is not null`,
)

interface Kept {
  readonly operation: string
  readonly hash: string
  readonly undoId: number | null
  readonly answer: unknown
  readonly telling: unknown
}

export interface Repeated {
  readonly operation: string
  readonly value: unknown
  readonly undoId: number | null
  /** As it was given along the first time, or null. */
  readonly telling: unknown
}

/**
 * What this key did before, for a request that is read by what was known then, and so must not be read again: a line,
 * whose names may mean others by now. Undefined when it did nothing. Throws `idempotency_mismatch` for another request.
 */
export async function repeated(
  database: Database,
  { actorId, key, request }: { actorId: number; key: string; request: unknown },
): Promise<Repeated | undefined> {
  const kept = await database.json<Kept>(find, { actor: actorId, key })
  if (!kept) return undefined
  if (kept.hash !== hashOf(kept.operation, request)) throw new DomainError('idempotency_mismatch')
  return { operation: kept.operation, value: kept.answer, undoId: kept.undoId, telling: kept.telling }
}
