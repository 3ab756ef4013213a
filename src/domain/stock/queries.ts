// Reading levels, lots and movements.
import { list } from '../list.ts'
import { defineRead } from '../operation.ts'
import { search } from '../search.ts'
import { LOW } from '../units.ts'
import { LEVEL_FROM, LEVEL_JSON, LOT_JSON, MOVEMENT_FROM, MOVEMENT_JSON } from './projection.ts'
import { listInput, listOf, lot, lotsInput, movement, movementsInput, stockLine } from './schemas.ts'

const levels = {
  name: 'stock.list',
  from: LEVEL_FROM,
  json: LEVEL_JSON,
  order: 'p.folded, p.id',
  keys: 'json_build_array(p.folded, p.id)',
  after: '(p.folded, p.id) > (@k0::text, @k1::bigint)',
}

export const stockList = defineRead({
  name: 'stock.list',
  role: 'admin',
  input: listInput,
  output: listOf(stockLine),
  read: (runtime, input, actor) =>
    search(runtime, {
      area: { table: 'products', as: 'p', codes: ['search_barcode', 'search_sku'] },
      q: input.q,
      page: input,
      list: levels,
      where: ['p.archived_at is null', input.low === true && LOW, input.low === false && `not (${LOW})`],
      values: { actor: actor.userId },
    }),
})

const lots = {
  name: 'stock.lots',
  from: 'lots l',
  json: LOT_JSON,
  order: 'l.id',
  keys: 'json_build_array(l.id)',
  after: 'l.id > @k0::bigint',
}

export const stockLots = defineRead({
  name: 'stock.lots',
  role: 'admin',
  input: lotsInput,
  output: listOf(lot),
  read: (runtime, input, actor) =>
    list(
      runtime,
      lots,
      input,
      [
        input.productId !== undefined && 'l.product_id = @productId::bigint',
        input.open === true && 'l.remaining > 0',
        input.open === false && 'l.remaining = 0',
      ],
      { productId: input.productId ?? null, actor: actor.userId },
    ),
})

const movements = {
  name: 'stock.movements',
  from: MOVEMENT_FROM,
  json: MOVEMENT_JSON,
  order: 'm.id desc',
  keys: 'json_build_array(m.id)',
  after: 'm.id < @k0::bigint',
}

export const stockMovements = defineRead({
  name: 'stock.movements',
  role: 'admin',
  input: movementsInput,
  output: listOf(movement),
  read: (runtime, input, actor) =>
    list(
      runtime,
      movements,
      input,
      [
        input.productId !== undefined && 'm.product_id = @productId::bigint',
        // One of the schema's own words, said in the text: the index of what is rare is found by it.
        input.kind !== undefined && `m.kind = '${input.kind}'`,
        // A day is the shop's: the session's time zone is the shop's own.
        input.from !== undefined && 'm.at >= @from::date::timestamptz',
        input.to !== undefined && 'm.at < (@to::date + 1)::timestamptz',
      ],
      {
        productId: input.productId ?? null,
        from: input.from ?? null,
        to: input.to ?? null,
        actor: actor.userId,
      },
    ),
})
