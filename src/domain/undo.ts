// What can still be taken back, and taking it back: the opposite operation kept on the activity, once, for five minutes.
import { z } from 'zod'
import { block } from '#database/routine.ts'
import { step } from '#database/step.ts'
import { DomainError } from './errors.ts'
import { parseInput } from './execute.ts'
import { id, page } from './input.ts'
import { list } from './list.ts'
import { defineRead, defineWrite, mayAct, type Operation, type Plan } from './operation.ts'
import { WAY_BACK } from './record.ts'
import type { Runtime } from './runtime.ts'
import { CONVERTIBLE, HISTORY, STOCK_NOT_EXACT } from './units.ts'

const UNDO_FOR = `interval '5 minutes'`

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
  `select json_build_object('operation', a.operation, 'entity', a.entity, 'entityId', a.entity_id, 'actorId', a.actor_id,
     'back', case when w.operation is not null then json_build_object('operation', w.operation, 'input', w.input) end)::text
   from activities a ${WAY_BACK} where a.id = @id::bigint`,
)

/** The claim that makes it once; whoever comes second waits here and is told. */
const claim = step(
  'undo.claim',
  `with claimed as (
     insert into undos (activity_id, actor_id, at) values (@undoId::bigint, @actor::bigint, clock_timestamp())
     on conflict do nothing returning activity_id)
   select case
     when not exists (select from claimed) then refuse('wrong_state', '{"state": "undone"}')
     when (select at from activities where id = @undoId::bigint) < now() - ${UNDO_FOR} then refuse('wrong_state', '{"state": "expired"}')
   end`,
)

/** Whoever repeats it under its key has been told before that it was done. */
const tooLate = step('undo.too_late', `select refuse('wrong_state', '{"state": "expired"}')`)

/** The opposite's answer becomes `result`, in what is stored for repeats too, with the role that it is for. */
const wrap = block('undo.wrap', {
  declare: 'wrapped text;',
  body: `
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
export const declareUndo = (operations: () => OperationsByName) =>
  defineWrite({
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
      if (taken.back.input === null)
        return { needs, values: about, locks: [], steps: [tooLate], record: wrap }
      const plan = await opposite.plan(runtime, parseInput(opposite, taken.back.input), actor)
      return {
        ...plan,
        needs,
        values: { ...plan.values, ...about },
        steps: [claim, ...plan.steps, plan.record],
        record: wrap,
      }
    },
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

/** What an act was about, by name: a product, a lot's product, a customer, a person. */
const NAME = `coalesce(
    (select p.name from products p where a.entity = 'product' and p.id = a.entity_id),
    (select p.name from lots l join products p on p.id = l.product_id where a.entity = 'lot' and l.id = a.entity_id),
    (select c.name from customers c where a.entity = 'customer' and c.id = a.entity_id),
    (select c.name from sales s join customers c on c.id = s.customer_id where a.entity = 'sale' and s.id = a.entity_id),
    (select c.name from payments y join customers c on c.id = y.customer_id where a.entity = 'payment' and y.id = a.entity_id),
    (select u.name from users u where a.entity = 'user' and u.id = a.entity_id))`

/** An id or a version that the opposite is to be run with. */
const input = (field: string) => `(w.input->>'${field}')::bigint`

/** The entity is as the act left it, as far as the opposite asks. What it would be refused for is not put forth. */
const STANDS = (table: string, kept = 'true') =>
  `exists (select from ${table} e where e.id = ${input('id')} and ${kept})`
const UNCHANGED = `e.version = ${input('version')}`
const STOCK_IS_THERE = (type: string) => `not exists (
      select from movements m join lots l on l.id = m.lot_id
      where m.source_type = '${type}' and m.source_id = ${input('id')} and m.kind <> 'void' and l.remaining < m.quantity)`

/** As in customers/link.ts: who is no owner may not unlink, but link again who is a user. */
const MAY_LINK_BACK = `e.user_id is null and exists (select from users u where u.id = ${input('userId')} and u.role = 'user')`
const UNIT_CAN_GO_BACK = `(not w.input ? 'unit' or w.input->>'unit' = e.unit or case when ${CONVERTIBLE('e.unit', `w.input->>'unit'`)}
      then not ${STOCK_NOT_EXACT('e', `w.input->>'unit'`)} else not ${HISTORY('e')} end)`

const STILL_CAN = `case w.operation
    when 'sales.unsell' then ${STANDS('sales', 'e.voided_at is null')}
    when 'payments.unpay' then ${STANDS('payments', 'e.voided_at is null')}
    when 'stock.unreceive' then ${STOCK_IS_THERE('lot')}
    when 'stock.unadjust' then ${STOCK_IS_THERE('adjustment')}
    when 'stock.uncount' then ${STOCK_IS_THERE('count')}
    when 'products.edit' then ${STANDS('products', `${UNCHANGED} and ${UNIT_CAN_GO_BACK}`)}
    when 'products.unmake' then ${STANDS('products', `${UNCHANGED} and not exists (select from movements m where m.product_id = e.id)`)}
    when 'customers.edit' then ${STANDS(
      'customers',
      `${UNCHANGED} and (@owner::boolean or not w.input ? 'creditLimit' and (not w.input ? 'userId' or ${MAY_LINK_BACK}))`,
    )}
    when 'customers.unmake' then ${STANDS(
      'customers',
      `${UNCHANGED} and (@owner::boolean or e.user_id is null) and not exists (select from sales s where s.customer_id = e.id) and not exists (select from payments y where y.customer_id = e.id)`,
    )}
    when 'users.edit' then ${STANDS('users', UNCHANGED)}
    else true end`

/**
 * What one person did in the last minutes, newest first, found along the index of what they did until one is older: an act of some
 * seconds has its moment from their beginning.
 */
const LATEST = `(
    with recursive latest as (
      (select * from activities where actor_id = @actor::bigint order by id desc limit 1)
      union all
      select b.* from latest l cross join lateral (
        select * from activities where actor_id = @actor::bigint and id < l.id order by id desc limit 1) b
      where l.at > now() - ${UNDO_FOR} - interval '10 seconds')
    select * from latest)`

const recent = {
  name: 'undo.list',
  from: `${LATEST} a ${WAY_BACK}`,
  json: `json_build_object('id', a.id, 'operation', a.operation, 'entity', a.entity, 'entityId', a.entity_id,
    'name', ${NAME}, 'amount', a.amount, 'until', utc(a.at + ${UNDO_FOR}))`,
  order: 'a.id desc',
  keys: 'json_build_array(a.id)',
  after: 'a.id < @k0::bigint',
}

export const declareUndoList = (operations: () => OperationsByName) =>
  defineRead({
    name: 'undo.list',
    role: 'user',
    input: z.strictObject({ ...page }),
    output: z.object({ items: z.array(undoItem), nextCursor: z.string().nullable() }),
    read: (runtime: Runtime, input, actor) =>
      list(
        runtime,
        recent,
        input,
        [
          `a.actor_id = @actor::bigint and w.input is not null and a.at > now() - ${UNDO_FOR}`,
          `not exists (select from undos d where d.activity_id = a.id)`,
          `not (a.entity = 'user' and a.entity_id = @actor::bigint)`,
          `w.operation = any(@allowed::text[])`,
          STILL_CAN,
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
