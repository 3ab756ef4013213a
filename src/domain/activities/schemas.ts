// What goes into and comes out of the list of who did what.

import { z } from 'zod'
import { OPERATION_MAX } from '#lib/limits.ts'
import { ENTITIES, type Entity } from '../entities.ts'
import { id, page, period, search } from '../input.ts'

const entity = z.enum(Object.keys(ENTITIES) as [Entity, ...Entity[]])

/** What a group of acts is about; each is some operations. */
export const ABOUT = ['prices', 'money', 'stock', 'people'] as const
export type About = (typeof ABOUT)[number]

export const activitiesInput = z.strictObject({
  /** Names of people, accounts or goods: what they did, and what was done to them. */
  q: search.optional(),
  actorId: id.optional(),
  operation: z.string().max(OPERATION_MAX).optional(),
  about: z.enum(ABOUT).optional(),
  entity: entity.optional(),
  entityId: id.optional(),
  refused: z.boolean().optional(),
  ...period,
  ...page,
})
export type ActivitiesInput = z.infer<typeof activitiesInput>

const person = z.object({ id, name: z.string() })

export const activity = z.object({
  id,
  at: z.string(),
  actor: person,
  operation: z.string(),
  entity,
  entityId: id.nullable(),
  /** As it is called now; of what was refused, who it was for. */
  name: z.string().nullable(),
  amount: z.int().nullable(),
  /** Before and after; nulls where it was somebody's and they were forgotten. */
  changes: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])).nullable(),
  source: z.enum(['chat', 'bridge', 'http', 'rule', 'system']),
  address: z.string().nullable(),
  client: z.string().nullable(),
  requestId: z.string().nullable(),
  refused: z.string().nullable(),
  /** Numbers that tell why: a limit that stood against it, or that an owner went beyond. */
  details: z.record(z.string(), z.unknown()).nullable(),
  /** While it can be taken back. */
  undoUntil: z.string().nullable(),
  undoneBy: person.nullable(),
})

export const activities = z.object({
  items: z.array(activity),
  /** Of the days on this page: whole days' counts of what matches. */
  days: z.array(z.object({ on: z.string(), count: z.int(), refused: z.int() })),
  /** `q` is in more names than acts are looked for by: these are of the nearest. */
  moreNames: z.boolean(),
  nextCursor: z.string().nullable(),
})
