// What a person's feed takes and gives.
import { z } from 'zod'
import { LIMIT_MAX } from '#lib/limits.ts'
import { KINDS } from '#lib/notice-kinds.ts'
import { ENTITIES, type Entity } from '../entities.ts'
import { id, page } from '../input.ts'

const person = z.object({ id, name: z.string() })

const notice = z.object({
  id,
  at: z.string(),
  kind: z.enum(KINDS),
  entity: z.enum(Object.keys(ENTITIES) as [Entity, ...Entity[]]),
  entityId: id,
  /** Numbers, codes and names as they are now. */
  data: z.record(z.string(), z.unknown()),
  /** What can be done about it, as an operation with its input; null: nothing, or it is done. */
  action: z.object({ operation: z.string(), input: z.record(z.string(), z.unknown()) }).nullable(),
  readAt: z.string().nullable(),
  /** Of what was done, at whatever door; until then they are not there, and who did it not where nobody did. */
  doneBy: person.optional(),
  doneAt: z.string().optional(),
})

export const noticesInput = z.strictObject({ unread: z.boolean().optional(), ...page })
export const notices = z.object({
  items: z.array(notice),
  unread: z.int(),
  nextCursor: z.string().nullable(),
})

/** Those of these ids that are one's own; or all up to one. */
export const readInput = z
  .strictObject({ ids: z.array(id).min(1).max(LIMIT_MAX).optional(), upTo: id.optional() })
  .refine(({ ids, upTo }) => (ids === undefined) !== (upTo === undefined), {
    error: 'invalid',
    path: ['ids'],
  })
export const unread = z.object({ unread: z.int() })
