// The same request again: how one is told from another, and what it was answered.

import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Database } from '#database/pool.ts'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { mayAct, type Role } from './actor.ts'
import { DomainError } from './errors.ts'
import { ANSWER_ERASED } from './personal.ts'

/**
 * Over the operation and the request as read, and the session where it is about that: spelling, order of fields and blanks do not
 * matter.
 */
export const hashOf = (operation: string, request: unknown, session?: number | null) =>
  createHash('sha256')
    .update(`${operation}\n${canonicalize(request)}${session === undefined ? '' : `\n${session}`}`)
    .digest('base64url')

const find = step(
  'replay.find',
  // What the release before has stored of taking back does not say which role it needs: the greatest.
  sql`select json_build_object('operation', r.operation, 'hash', r.input_hash, 'undoId', r.undo_id, 'erased', r.answer::text = '${ANSWER_ERASED}', 'answer', r.answer, 'text', r.answer::text, 'telling', r.telling,
     'needed', coalesce(r.needed, case r.operation when 'undo.run' then 'owner' end), 'role', u.role)::text
   from requests r join users u on u.id = r.actor_id
   where r.actor_id = @actor::bigint and r.key = @key::text and r.answer is not null`,
)

interface Kept {
  readonly operation: string
  readonly hash: string
  readonly undoId: number | null
  /** It told of somebody who is gone. */
  readonly erased: boolean
  readonly answer: unknown
  readonly text: string
  readonly telling: unknown
  /** Null: what the operation needs. */
  readonly needed: Role | null
  /** What the person is now. */
  readonly role: Role
}

export interface Repeated {
  readonly operation: string
  readonly value: unknown
  /** The same, as it was sent. */
  readonly text: string
  readonly undoId: number | null
  /** As it was given along the first time, or null. */
  readonly messageContext: unknown
}

/**
 * What this key did before, for a request that is read by what was known then, and so must not be read again: a line,
 * whose names may mean others by now. Undefined when it did nothing. Throws `forbidden` where the answer is for a role that
 * the person has no more (`needs`: an operation's), and `idempotency_mismatch` for another request.
 */
export async function repeated(
  database: Database,
  asked: { actorId: number; key: string; request: unknown; needs: (operation: string) => Role },
): Promise<Repeated | undefined> {
  const kept = await database.json<Kept>(find, { actor: asked.actorId, key: asked.key })
  if (!kept) return undefined
  const needed = kept.needed ?? asked.needs(kept.operation)
  if (!mayAct(kept.role, needed)) throw new DomainError('forbidden', { role: needed })
  if (kept.hash !== hashOf(kept.operation, asked.request)) throw new DomainError('idempotency_mismatch')
  if (kept.erased) throw new DomainError('wrong_state', { state: 'erased' })
  const { operation, answer: value, text, undoId, telling: messageContext } = kept
  return { operation, value, text, undoId, messageContext }
}
