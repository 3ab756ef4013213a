// Reading sales: the history and one sale; a customer sees their own, without costs, notes and reasons.
import { z } from 'zod'
import { step } from '#database/step.ts'
import { customersByName } from '../customers/index.ts'
import { id, page, period, search } from '../input.ts'
import { type Filter, list } from '../list.ts'
import { one } from '../one.ts'
import { defineRead, mayAct } from '../operation.ts'
import { idsNamed } from '../search.ts'
import { SALE_FROM, SALE_STATUS, saleJson } from './projection.ts'
import { sale } from './shapes.ts'

const MINE = 's.customer_id = (select id from customers where user_id = @reader::bigint)'

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
    return one(runtime, found, { id: input.id, reader: actor.userId })
  },
})

const salesInput = z.strictObject({
  q: search.optional(),
  customerId: id.optional(),
  productId: id.optional(),
  sellerId: id.optional(),
  status: z.enum(['open', 'partial', 'paid', 'voided']).optional(),
  ...period,
  ...page,
})
type SalesInput = z.infer<typeof salesInput>

/** Sales whose charge is not paid in full: few, and found by the index of those, however many sales there are. */
const OWING = (paid: string) =>
  `s.id in (select source_id from charges where source = 'sale' and allocated < amount and voided_at is null and ${paid})`

/** Statuses as the partial indexes and the charge know them. */
const STATUS: Record<NonNullable<SalesInput['status']>, string> = {
  voided: 's.voided_at is not null',
  open: OWING('allocated = 0'),
  partial: OWING('allocated > 0'),
  paid: `${SALE_STATUS} = 'paid'`,
}

/** Who and what is meant is found first: sales are then looked up by whom they were made to and what was sold. */
const NAMED = `s.customer_id = any(@customers::bigint[])
  or exists (select from sale_lines l where l.sale_id = s.id and l.product_id = any(@products::bigint[]))`
const AREAS = [customersByName, { table: 'products', as: 'p' }] as const

const filtersOf = (input: SalesInput, staff: boolean): Filter[] => [
  !staff && MINE,
  input.q !== undefined && NAMED,
  input.customerId !== undefined && 's.customer_id = @customerId::bigint',
  input.productId !== undefined &&
    'exists (select from sale_lines l where l.sale_id = s.id and l.product_id = @productId::bigint)',
  input.sellerId !== undefined && 's.seller_id = @sellerId::bigint',
  input.status !== undefined && STATUS[input.status],
  input.from !== undefined && 's.on >= @from::date',
  input.to !== undefined && 's.on <= @to::date',
]

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
    const [customers = [], products = []] =
      input.q === undefined ? [] : await idsNamed(runtime, input.q, AREAS)
    const filters = filtersOf(input, staff)
    const matching = filters
      .filter((one) => typeof one === 'string')
      .map((one) => `and (${one})`)
      .join(' ')
    return list(
      runtime,
      {
        name: 'sales.list',
        from: SALE_FROM,
        json: saleJson({ costs: staff }),
        order: 's.id desc',
        keys: 'json_build_array(s.id)',
        after: 's.id < @k0::bigint',
        also: 's.on as day',
        members: {
          // Whole days' sums of what matches and stands, for the days on this page.
          days: `select coalesce(jsonb_agg(jsonb_build_object('on', d.on, 'count', d.count, 'total', d.total) order by d.on desc), '[]')
            from (select p.day as "on", sums.count, sums.total
                  from (select distinct day from page where n <= @limit::int) p -- day by day, so that the index is used
                  cross join lateral (
                    select count(*) as count, sum(s.total) as total
                    from sales s left join charges h on h.source = 'sale' and h.source_id = s.id
                    where s.on = p.day and s.voided_at is null ${matching}) sums
                  where sums.count > 0) d`,
        },
      },
      input,
      filters,
      {
        reader: actor.userId,
        customers,
        products,
        customerId: input.customerId ?? null,
        productId: input.productId ?? null,
        sellerId: input.sellerId ?? null,
        from: input.from ?? null,
        to: input.to ?? null,
      },
    )
  },
})
