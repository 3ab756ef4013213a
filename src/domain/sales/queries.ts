// Reading sales: the history and one sale; a customer sees their own, without costs, notes and reasons.

import { z } from 'zod'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { getOne } from '../get-one.ts'
import { id } from '../input.ts'
import { list } from '../list.ts'
import { defineRead, mayAct } from '../operation.ts'
import { foundBy, MINE, meantBy } from './found.ts'
import { SALE_FROM, saleJson } from './projection.ts'
import { sale, salesInput } from './schemas.ts'

const anySale = step(
  'sales.get',
  sql`select ${saleJson({ costs: true })}::text from ${SALE_FROM} where s.id = @id::bigint`,
)
const ownSale = step(
  'sales.get:own',
  sql`select ${saleJson({ costs: false })}::text from ${SALE_FROM} where s.id = @id::bigint and ${MINE}`,
)

export const salesGet = defineRead({
  name: 'sales.get',
  role: 'user',
  input: z.strictObject({ id }),
  output: sale,
  read(runtime, input, actor) {
    const found = mayAct(actor.role, 'admin') ? anySale : ownSale
    return getOne(runtime, found, { id: input.id, reader: actor.userId, actor: actor.userId })
  },
})

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
    const { meant = null, values = {} } =
      input.q === undefined ? {} : await meantBy(runtime, input.q, actor.language)
    const found = foundBy(input, staff, meant)
    return list(
      runtime,
      {
        name: 'sales.list',
        from: found.from,
        json: saleJson({ costs: staff }),
        order: found.order,
        keys: 'json_build_array(s.id)',
        after: found.after,
        also: 's.on as day, s.created_at::date as made',
        members: {
          // Whole days' sums of what matches and stands, for the days on this page.
          days: sql`select coalesce(jsonb_agg(jsonb_build_object('on', d.on, 'count', d.count, 'total', d.total) order by d.on desc), '[]')
            from (${found.days}) d where d.count > 0`,
        },
      },
      input,
      [found.where],
      {
        ...values,
        reader: actor.userId,
        actor: actor.userId,
        customerId: input.customerId ?? null,
        productId: input.productId ?? null,
        sellerId: input.sellerId ?? null,
        from: input.from ?? null,
        to: input.to ?? null,
      },
    )
  },
})
