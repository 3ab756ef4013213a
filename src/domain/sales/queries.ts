// Reading sales: the history and one sale; a customer sees their own, without costs, notes and reasons.
import { z } from 'zod'
import { step } from '#database/step.ts'
import { getOne } from '../get-one.ts'
import { id } from '../input.ts'
import { list } from '../list.ts'
import { defineRead, mayAct } from '../operation.ts'
import { foundBy, MINE, type Named, namedBy } from './found.ts'
import { SALE_FROM, saleJson } from './projection.ts'
import { sale, salesInput } from './schemas.ts'

const anySale = step(
  'sales.get',
  `select ${saleJson({ costs: true })}::text from ${SALE_FROM} where s.id = @id::bigint`,
)
const ownSale = step(
  'sales.get:own',
  `select ${saleJson({ costs: false })}::text from ${SALE_FROM} where s.id = @id::bigint and ${MINE}`,
)

export const salesGet = defineRead({
  name: 'sales.get',
  role: 'user',
  input: z.strictObject({ id }),
  output: sale,
  read(runtime, input, actor) {
    const found = mayAct(actor.role, 'admin') ? anySale : ownSale
    return getOne(runtime, found, { id: input.id, reader: actor.userId })
  },
})

const NOBODY: Named = { customers: [], products: [] }

export const salesList = defineRead({
  name: 'sales.list',
  role: 'user',
  input: salesInput,
  output: z.object({
    items: z.array(sale),
    days: z.array(z.object({ on: z.string(), count: z.int(), total: z.int() })),
    nextCursor: z.string().nullable(),
  }),
  async read(runtime, input, actor) {
    const staff = mayAct(actor.role, 'admin')
    const named = input.q === undefined ? NOBODY : await namedBy(runtime, input.q)
    const found = foundBy(input, staff, named)
    return list(
      runtime,
      {
        name: 'sales.list',
        from: found.from,
        json: saleJson({ costs: staff }),
        order: found.order,
        keys: 'json_build_array(s.id)',
        after: found.after,
        also: 's.on as day',
        members: {
          // Whole days' sums of what matches and stands, for the days on this page; day by day, so that the index is used.
          days: `select coalesce(jsonb_agg(jsonb_build_object('on', d.on, 'count', d.count, 'total', d.total) order by d.on desc), '[]')
            from (select p.day as "on", sums.count, sums.total
                  from (select distinct day from page where n <= @limit::int) p
                  cross join lateral (${found.day}) sums
                  where sums.count > 0) d`,
        },
      },
      input,
      [found.where],
      {
        reader: actor.userId,
        customers: named.customers,
        products: named.products,
        customerId: input.customerId ?? null,
        productId: input.productId ?? null,
        sellerId: input.sellerId ?? null,
        from: input.from ?? null,
        to: input.to ?? null,
      },
    )
  },
})
