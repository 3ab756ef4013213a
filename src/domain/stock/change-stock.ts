// Receiving, adjusting and counting one product, and what takes each of them back.
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { stockChanged } from '../events.ts'
import { defineWrite } from '../operation.ts'
import { lockProducts } from '../products/lock.ts'
import { undoInput } from '../record.ts'
import { COST_IN_PRESENT_UNIT, convertReturned } from './convert.ts'
import { FIRST_IN_FIRST_OUT, TAKE_FROM_LOTS } from './lots.ts'
import { LOT_JSON, MOVEMENT_FROM, MOVEMENT_JSON } from './projection.ts'
import { productRules } from './rules.ts'
import {
  adjusted,
  adjustInput,
  counted,
  countInput,
  lot,
  receiveInput,
  sourceInput,
  takenBack,
} from './schemas.ts'
import { takeBack } from './take-back.ts'

/** `delta`: SQL of what the write changed the level by. */
const levelChanged = (delta: string) => stockChanged(`p.id = kept('product')`, delta)

const receive = step(
  'stock.receive',
  sql`with ruled as (
     select p.id, p.stock, case ${productRules('quantity', '@quantity::numeric')} end as refusal
     from (select) one left join products p on p.id = @productId::bigint),
   lot as (
     insert into lots (product_id, quantity, remaining, unit_cost, expires_on, note)
     select id, @quantity::numeric, @quantity::numeric, @unitCost::bigint, @expiresOn::date, @note::text
     from ruled where refusal is null returning id, product_id),
   moved as (
     insert into movements (product_id, lot_id, kind, quantity, level, unit_cost, actor_id, source_type, source_id)
     select lot.product_id, lot.id, 'receipt', @quantity::numeric, ruled.stock + @quantity::numeric, @unitCost::bigint,
       @actor::bigint, 'lot', lot.id from lot, ruled),
   raised as (
     update products p set stock = p.stock + @quantity::numeric, rev = p.rev + 1 from lot where p.id = lot.product_id)
   select keep('source', id), keep('product', product_id) from lot`,
)

const undoOf = (operation: string) =>
  sql`jsonb_build_object('operation', '${operation}', 'input', jsonb_build_object('id', kept('source')))`

export const stockReceive = defineWrite({
  name: 'stock.receive',
  role: 'admin',
  input: receiveInput,
  output: lot,
  entity: 'lot',
  entityId: `kept('source')`,
  undo: undoOf('stock.unreceive'),
  events: [levelChanged('@quantity::numeric')],
  answer: sql`(select ${LOT_JSON} from lots l where l.id = kept('source'))`,
  plan: (_, input) => ({
    values: {
      ...input,
      expiresOn: input.expiresOn ?? null,
      note: input.note || null,
      products: [input.productId],
    },
    locks: [lockProducts],
    steps: [receive],
  }),
})

/**
 * Changes the level by `delta` (SQL over CTE `ruled` with id, stock, refusal, delta): less is taken from the oldest
 * lots; more is a lot at the cost of the newest lot that is not voided, else 0. `document` inserts and returns id.
 */
const change = (kind: 'adjustment' | 'count', document: string, reason: string) => `
   document as (${document}),
   wanted as (
     select r.id as product_id, 1 as n, -r.delta as quantity, -r.delta as high from ruled r, document where r.delta < 0),
   ${FIRST_IN_FIRST_OUT},
   lessened_by as (
     insert into movements (product_id, lot_id, kind, quantity, level, unit_cost, actor_id, source_type, source_id, reason)
     select t.product_id, t.lot_id, '${kind}', -t.quantity, r.stock - sum(t.quantity) over (order by t.lot_id),
       t.unit_cost, @actor::bigint, '${kind}', document.id, ${reason}
     from take t, ruled r, document order by t.lot_id),
   ${TAKE_FROM_LOTS},
   found as (
     insert into lots (product_id, quantity, remaining, unit_cost)
     select r.id, r.delta, r.delta, coalesce(
       (select ${COST_IN_PRESENT_UNIT} from lots l join products p on p.id = l.product_id
        where l.product_id = r.id and l.voided_at is null order by l.id desc limit 1), 0)
     from ruled r, document where r.delta > 0 returning id, product_id, quantity, unit_cost),
   raised_by as (
     insert into movements (product_id, lot_id, kind, quantity, level, unit_cost, actor_id, source_type, source_id, reason)
     select f.product_id, f.id, '${kind}', f.quantity, r.stock + f.quantity, f.unit_cost,
       @actor::bigint, '${kind}', document.id, ${reason} from found f, ruled r, document),
   raised as (
     update products p set stock = p.stock + f.quantity, rev = p.rev + 1 from found f where p.id = f.product_id)`

const adjust = step(
  'stock.adjust',
  sql`with ruled as (
     select p.id, p.stock, @delta::numeric as delta, case ${productRules('delta', '@delta::numeric')}
       when p.stock + @delta::numeric < 0 then refuse('insufficient_stock', json_build_object('shortages', json_build_array(
         json_build_object('productId', p.id, 'name', p.name, 'requested', trim_scale(-@delta::numeric), 'available', trim_scale(p.stock)))))
       end as refusal
     from (select) one left join products p on p.id = @productId::bigint),
   ${change(
     'adjustment',
     sql`insert into adjustments (product_id, delta, reason, actor_id)
      select id, delta, @reason::text, @actor::bigint from ruled where refusal is null returning id`,
     '@reason::text',
   )}
   select keep('source', document.id), keep('product', ruled.id) from document, ruled`,
)

const MOVEMENTS_OF_SOURCE = (type: string) => sql`(
  select json_agg(${MOVEMENT_JSON} order by m.id) from ${MOVEMENT_FROM}
  where m.source_type = '${type}' and m.source_id = kept('source') and m.kind <> 'void')`

export const stockAdjust = defineWrite({
  name: 'stock.adjust',
  role: 'admin',
  input: adjustInput,
  output: adjusted,
  entity: 'product',
  entityId: `kept('product')`,
  undo: undoOf('stock.unadjust'),
  events: [levelChanged('@delta::numeric')],
  answer: sql`(select json_build_object('movements', ${MOVEMENTS_OF_SOURCE('adjustment')}, 'stock', trim_scale(p.stock))
            from products p where p.id = kept('product'))`,
  plan: (_, input) => ({
    values: { ...input, products: [input.productId] },
    locks: [lockProducts],
    steps: [adjust],
  }),
})

const count = step(
  'stock.count',
  sql`with ruled as (
     select p.id, p.stock, @counted::numeric - p.stock as delta, case ${productRules('counted', '@counted::numeric')} end as refusal
     from (select) one left join products p on p.id = @productId::bigint),
   ${change(
     'count',
     sql`insert into counts (product_id, expected, counted, note, actor_id)
      select id, stock, @counted::numeric, @note::text, @actor::bigint from ruled where refusal is null returning id`,
     '@note::text',
   )},
   agreed as (
     insert into movements (product_id, lot_id, kind, quantity, level, unit_cost, actor_id, source_type, source_id, reason)
     select r.id, null, 'count', 0, r.stock, 0, @actor::bigint, 'count', document.id, @note::text
     from ruled r, document where r.delta = 0)
   select keep('source', document.id), keep('product', ruled.id) from document, ruled`,
)

export const stockCount = defineWrite({
  name: 'stock.count',
  role: 'admin',
  input: countInput,
  output: counted,
  entity: 'product',
  entityId: `kept('product')`,
  undo: sql`(select case when c.counted <> c.expected then ${undoOf('stock.uncount')} end from counts c where c.id = kept('source'))`,
  events: [
    stockChanged(
      `p.id = kept('product') and p.stock <> (select c.expected from counts c where c.id = kept('source'))`,
      sql`(select c.counted - c.expected from counts c where c.id = kept('source'))`,
    ),
  ],
  answer: sql`(select json_build_object('expected', trim_scale(c.expected), 'counted', trim_scale(c.counted),
              'difference', trim_scale(c.counted - c.expected), 'stock', trim_scale(p.stock))
            from counts c join products p on p.id = c.product_id where c.id = kept('source'))`,
  plan: (_, input) => ({
    values: { ...input, note: input.note || null, products: [input.productId] },
    locks: [lockProducts],
    steps: [count],
  }),
})

/**
 * An opposite that undo alone uses: no route leads to it, and nothing takes it back. `was`: SQL over the document d, what
 * it had changed the level by.
 */
const opposite = <N extends string>(
  name: N,
  type: 'lot' | 'adjustment' | 'count',
  table: string,
  was: string,
) => {
  const lock = step(
    `${name}:lock`,
    sql`select d.id from ${table} d join products p on p.id = d.product_id where d.id = @id::bigint for no key update of p`,
  )
  const find = step(
    `${name}:find`,
    sql`select keep('source', d.id), keep('product', d.product_id)
     from (select) one left join ${table} d on d.id = @id::bigint
     where case when d.id is null then refuse('not_found', '{}') end is null`,
  )

  return defineWrite({
    name,
    role: 'admin',
    input: sourceInput,
    output: takenBack,
    stands: sql`not exists (
      select from movements m join lots l on l.id = m.lot_id
      where m.source_type = '${type}' and m.source_id = ${undoInput('id')} and m.kind <> 'void' and l.remaining < m.quantity)`,
    entity: type === 'lot' ? 'lot' : 'product',
    entityId: type === 'lot' ? `kept('source')` : `kept('product')`,
    events: [levelChanged(`-(select ${was} from ${table} d where d.id = kept('source'))`)],
    answer: sql`(select json_build_object('id', kept('source'), 'productId', p.id, 'stock', trim_scale(p.stock))
              from products p where p.id = kept('product'))`,
    plan: (_, input) => ({
      values: { id: input.id, sourceType: type, reason: null },
      locks: [lock],
      steps: [find, takeBack, convertReturned],
    }),
  })
}

export const stockUnreceive = opposite('stock.unreceive', 'lot', 'lots', 'd.quantity')
export const stockUnadjust = opposite('stock.unadjust', 'adjustment', 'adjustments', 'd.delta')
export const stockUncount = opposite('stock.uncount', 'count', 'counts', 'd.counted - d.expected')
