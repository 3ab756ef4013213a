// What can still be taken back, and taking it back: the opposite operation kept on the activity, once, for some minutes.

import { z } from 'zod'
import { block } from '#database/routine.ts'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { UNDO_MINUTES } from '#lib/limits.ts'
import { labelOf } from './entities.ts'
import { DomainError } from './errors.ts'
import { parseInput } from './execute.ts'
import { id, page } from './input.ts'
import { type List, list } from './list.ts'
import { defineRead, mayAct, type Operation, type Plan, type WriteOperation } from './operation.ts'
import { WAY_BACK } from './record.ts'
import type { Runtime } from './runtime.ts'

export const UNDO_FOR = `interval '${UNDO_MINUTES} minutes'`

/** Operations by name, and the smallest role each needs; handed in at start, for undo stands below no area. */
export type OperationsByName = Readonly<Record<string, Operation<unknown, unknown>>>

interface Taken {
  readonly operation: string
  readonly entity: string
  readonly entityId: number
  readonly actorId: number
  /** The opposite; null where there is none. Its `input` is null once it is too old. */
  readonly back: { readonly operation: string; readonly input: Record<string, unknown> | null } | null
}

const find = step(
  'undo.find',
  sql`select json_build_object('operation', a.operation, 'entity', a.entity, 'entityId', a.entity_id, 'actorId', a.actor_id,
     'back', case when w.operation is not null then json_build_object('operation', w.operation, 'input', w.input) end)::text
   from activities a ${WAY_BACK} where a.id = @id::bigint`,
)

/** The claim that makes it once; whoever comes second waits here and is told. */
const claim = step(
  'undo.claim',
  sql`with claimed as (
     insert into undos (activity_id, actor_id, at) values (@undoId::bigint, @actor::bigint, clock_timestamp())
     on conflict do nothing returning activity_id)
   select case
     when not exists (select from claimed) then refuse('wrong_state', '{"state": "undone"}')
     when (select at from activities where id = @undoId::bigint) < now() - ${UNDO_FOR} then refuse('wrong_state', '{"state": "expired"}')
   end`,
)

/** Whoever repeats it under its key has been told before that it was done. */
const tooLate = step('undo.too_late', sql`select refuse('wrong_state', '{"state": "expired"}')`)

/** The opposite's answer becomes `result`, in what is stored for repeats too, with the role that it is for. */
const wrap = block('undo.wrap', {
  declare: 'wrapped text;',
  body: sql`
    update requests set answer = ('{"operation":' || to_json(@taken::text) || ',"entity":' || to_json(@takenEntity::text) || ',"result":' || answer || '}')::json,
      needed = @needed::text
    where actor_id = @actor::bigint and key = @key::text
    returning answer::text into wrapped;`,
  answer: `'{"undoId":null,"answer":' || wrapped || '}'`,
})

const undone = z.object({ operation: z.string(), entity: z.string(), result: z.unknown() })
const undoInput = z.strictObject({ id })

/**
 * Taking back runs the opposite's own locks, rules, steps and record as the caller; its answer is `result`. Refused:
 * 404 who neither did it nor is an owner, and for a change to oneself; 403 by the role one has now.
 */
export const declareUndo = (
  operations: () => OperationsByName,
): WriteOperation<z.infer<typeof undoInput>, z.infer<typeof undone>> & { readonly name: 'undo.run' } => ({
  kind: 'write',
  name: 'undo.run',
  role: 'user',
  input: undoInput,
  output: undone,
  async plan(runtime, input, actor): Promise<Plan> {
    const taken = await runtime.database.json<Taken>(find, { id: input.id })
    if (!taken?.back || (taken.actorId !== actor.userId && actor.role !== 'owner'))
      throw new DomainError('not_found')
    if (taken.entity === 'user' && taken.entityId === actor.userId) throw new DomainError('not_found')
    const opposite = operations()[taken.back.operation]
    if (opposite?.kind !== 'write') throw new Error(`no operation ${taken.back.operation} to undo with`)
    if (!mayAct(actor.role, opposite.role)) throw new DomainError('forbidden', { role: opposite.role })
    // Another's act is an owner's to take back, and whether one is that is judged in the transaction.
    const needs = taken.actorId === actor.userId ? opposite.role : 'owner'
    const about = { undoId: input.id, taken: taken.operation, takenEntity: taken.entity }
    if (taken.back.input === null) return { needs, values: about, locks: [], steps: [tooLate] }
    const { record: recorded = opposite.record, ...plan } = await opposite.plan(
      runtime,
      parseInput(opposite, taken.back.input),
      actor,
    )
    return {
      ...plan,
      needs,
      values: { ...plan.values, ...about },
      steps: [claim, ...plan.steps, recorded],
    }
  },
  record: wrap,
})

const undoItem = z.object({
  id,
  operation: z.string(),
  entity: z.string(),
  entityId: id,
  name: z.string().nullable(),
  amount: z.int().nullable(),
  until: z.string(),
})

/** The last that a person did before `id`; in the order of their index, for by ids alone who seldom acts is looked for among all. */
const lastBefore = (id: string) => sql`select * from activities
        where (actor_id, id) > (@actor::bigint, 0) and (actor_id, id) < (@actor::bigint, ${id})
        order by actor_id desc, id desc limit 1`

/** Acts that a page is looked for among: more than anybody does in those minutes, but programs. */
const LOOKED_AT_MAX = 1000

/**
 * What one person did in the last minutes before `id`, newest first, found along the index of what they did until one is older: an act
 * of some seconds has its moment from their beginning.
 */
const latestBefore = (id: string) => sql`(
    with recursive latest as (
      (${lastBefore(id)})
      union all
      select b.* from latest l cross join lateral (
        ${lastBefore('l.id')}) b
      where l.at > now() - ${UNDO_FOR} - interval '10 seconds')
    select * from latest limit ${LOOKED_AT_MAX})`

const recent = (behind: boolean): List => ({
  name: 'undo.list',
  from: `${latestBefore(behind ? '@k0::bigint' : '9e18::bigint')} a ${WAY_BACK}`,
  json: sql`json_build_object('id', a.id, 'operation', a.operation, 'entity', a.entity, 'entityId', a.entity_id,
    'name', ${labelOf('a')}, 'amount', a.amount, 'until', utc(a.at + ${UNDO_FOR}))`,
  order: 'a.id desc',
  keys: 'json_build_array(a.id)',
  after: 'a.id < @k0::bigint',
})

/** What the opposite would be refused for is not put forth: each says itself, by `stands`, what it asks of the world. */
export const stillCan = (operations: OperationsByName) =>
  sql`case w.operation ${Object.values(operations)
    .flatMap((one) => (one.kind === 'write' && one.stands ? `when '${one.name}' then ${one.stands}` : []))
    .join('\n      ')} else true end`

export const declareUndoList = (operations: () => OperationsByName) =>
  defineRead({
    name: 'undo.list',
    role: 'user',
    input: z.strictObject({ ...page }),
    output: z.object({ items: z.array(undoItem), nextCursor: z.string().nullable() }),
    read: (runtime: Runtime, input, actor) =>
      list(
        runtime,
        recent(input.cursor !== undefined),
        input,
        [
          `a.actor_id = @actor::bigint and w.input is not null and a.at > now() - ${UNDO_FOR}`,
          sql`not exists (select from undos d where d.activity_id = a.id)`,
          `not (a.entity = 'user' and a.entity_id = @actor::bigint)`,
          `w.operation = any(@allowed::text[])`,
          stillCan(operations()),
        ],
        {
          actor: actor.userId,
          owner: actor.role === 'owner',
          allowed: Object.values(operations())
            .filter((operation) => mayAct(actor.role, operation.role))
            .map((operation) => operation.name),
        },
      ),
  })
