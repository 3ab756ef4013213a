// Refusals that an owner may want to know of, beside what was done: for a role, for a limit. Told outside of what was refused.

import { LOCKS } from '#database/locks.ts'
import { block, routine } from '#database/routine.ts'
import { sql } from '#database/sql.ts'
import type { Actor } from './actor.ts'
import type { Entity } from './entities.ts'
import { DomainError, type ErrorCode, type ErrorDetails } from './errors.ts'
import { FROM_WHERE, whence } from './record.ts'
import type { Runtime } from './runtime.ts'

/** A role that is too small, or a limit of the staff's; a customer's limit. */
const TOLD: ReadonlySet<ErrorCode> = new Set(['forbidden', 'credit_limit'])

/** Of one person in an hour, and the same one again: whoever tries on and on fills no table. Each stands in the log. */
const HOURLY_MAX = 60
const SAME_AFTER = `interval '1 minute'`

/** One at a time of one person, so that the next sees the one before. */
const gate = block('refusal.gate', {
  body: `perform pg_advisory_xact_lock(${LOCKS.refusal}, (@actor::bigint % 2147483647)::int);`,
})

const note = block('refusal.note', {
  declare: 'the_origin bigint; lately record;',
  body: sql`
    select count(*) as told, coalesce(bool_or(l.operation = @operation::text and l.refused = @refused::text and l.at > now() - ${SAME_AFTER}), false) as same
    into lately
    from (
      select a.operation, a.refused, a.at from activities a
      where a.actor_id = @actor::bigint and a.refused is not null order by a.id desc limit ${HOURLY_MAX}) l
    where l.at > now() - interval '1 hour';
    if lately.told < ${HOURLY_MAX} and not lately.same then
      ${FROM_WHERE}
      insert into activities (actor_id, operation, entity, entity_id, source, refused, details, origin_id, request_id)
      values (@actor::bigint, @operation::text, @entity::text, @entityId::bigint, @source::text, @refused::text, @details::jsonb,
        the_origin, @requestId::uuid);
    end if;`,
})

/** What was to be done. */
export interface Asked {
  readonly kind: 'read' | 'write'
  readonly name: string
  readonly entity?: Entity
}

interface Tried {
  readonly actor: Actor
  readonly input: unknown
  readonly source: string
}

/** Notes that a write was refused, where it was for a role or a limit. Never throws: the refusal is what is to be told. */
export async function noteRefusal(
  { database, log }: Runtime,
  operation: Asked,
  { actor, input, source }: Tried,
  error: unknown,
): Promise<void> {
  if (operation.kind !== 'write' || !operation.entity) return
  if (!(error instanceof DomainError && TOLD.has(error.code))) return
  const values = {
    actor: actor.userId,
    operation: operation.name,
    entity: operation.entity,
    entityId: idIn(input, 'id'),
    source,
    refused: error.code,
    details: JSON.stringify({ ...why(error.details), ...of(idIn(input, 'customerId')) }),
    ...whence(actor),
  }
  await database
    .run([routine('refusal', [gate, note])], values)
    .catch((failure: unknown) => log.warn({ err: failure, user: actor.userId }, 'a refusal was not noted'))
}

const why = ({ role, limit, due, exceedsBy }: ErrorDetails) => ({ role, limit, due, exceedsBy })

const of = (customerId: number | null) => (customerId === null ? {} : { customerId })

/** An id as the input has it, read or not yet. */
function idIn(input: unknown, field: string): number | null {
  const id: unknown = typeof input === 'object' && input !== null ? Reflect.get(input, field) : undefined
  return typeof id === 'number' && Number.isSafeInteger(id) && id > 0 ? id : null
}
