// Which sales match, by the index that finds them: of a long history only what a page needs is read.
import type { z } from 'zod'
import { customersByName } from '../customers/index.ts'
import { newestOfDays, ofDays } from '../period.ts'
import type { Runtime } from '../runtime.ts'
import { idsNamed } from '../search.ts'
import { salesByHour } from '../tallied.ts'
import { SALE_FROM, SALE_JOINS, SALE_STATUS } from './projection.ts'
import type { salesInput } from './schemas.ts'

type SalesInput = z.infer<typeof salesInput>

/** Customers and products that a text names. */
export interface Named {
  readonly customers: readonly number[]
  readonly products: readonly number[]
}
/** So many names are looked up one by one; what fits more is found soon by going through the newest sales. */
const NAMED_MAX = 200

const AREAS = [customersByName, { table: 'products', as: 'p' }] as const
export async function namedBy(runtime: Runtime, q: string): Promise<Named> {
  const [customers = [], products = []] = await idsNamed(runtime, q, AREAS)
  return { customers, products }
}

const OPEN = `h.allocated < h.amount and h.voided_at is null`
const STATUS: Record<NonNullable<SalesInput['status']>, string> = {
  voided: 's.voided_at is not null',
  open: `${OPEN} and h.allocated = 0`,
  partial: `${OPEN} and h.allocated > 0`,
  paid: `${SALE_STATUS} = 'paid'`,
}
/** Of the person who reads. */
export const MINE = 's.customer_id = (select id from customers where user_id = @reader::bigint)'
const OF_PRODUCT =
  'exists (select from sale_lines l where l.sale_id = s.id and l.product_id = @productId::bigint)'
const NAMED = `(s.customer_id = any(@customers::bigint[])
     or exists (select from sale_lines l where l.sale_id = s.id and l.product_id = any(@products::bigint[])))`

/** Over sales s and their charges h; each is or is not asked for. */
const conditions = (input: SalesInput, staff: boolean) => ({
  mine: !staff && MINE,
  customer: input.customerId !== undefined && 's.customer_id = @customerId::bigint',
  named: input.q !== undefined && NAMED,
  product: input.productId !== undefined && OF_PRODUCT,
  seller: input.sellerId !== undefined && 's.seller_id = @sellerId::bigint',
  status: input.status !== undefined && STATUS[input.status],
  days: ofDays('sales', 's', input),
})

const all = (filters: readonly (string | false)[]) =>
  filters.filter((filter) => filter !== false).join(' and ') || 'true'

/** SQL of arrays of ids. */
interface Names {
  readonly customers: string
  readonly products: string
}
const BY_TEXT: Names = { customers: '@customers::bigint[]', products: '@products::bigint[]' }
const BY_PRODUCT: Names = { customers: `'{}'::bigint[]`, products: 'array[@productId::bigint]' }

/** Ids of sales by customers and by products, newest first; `within` bounds e.id, `most` their number, `rest` is asked of s and h. */
const streams = (names: Names, within: string, most: string, rest: string) => {
  const charged = `left join charges h on h.source = 'sale' and h.source_id = s.id`
  // Where nothing is asked of the sale, the lines' index alone will do.
  const sale = rest === 'true' ? '' : `join sales s on s.id = l.sale_id ${charged}`
  return `
      select m.id from unnest(${names.customers}) as buyer (id) cross join lateral (
        select s.id from sales s ${charged}
        where s.customer_id = buyer.id and ${within.replaceAll('e.id', 's.id')} and ${rest} order by s.id desc ${most}) m
      union
      select m.id from unnest(${names.products}) as good (id) cross join lateral (
        select l.sale_id as id from sale_lines l ${sale}
        where l.product_id = good.id and ${within.replaceAll('e.id', 'l.sale_id')} and ${rest}
        group by l.sale_id order by l.sale_id desc ${most}) m`
}

export interface Found {
  readonly from: string
  /** What the page's rows are, in SQL. */
  readonly where: string
  readonly order: string
  readonly after: string
  /** SQL: one row (count, total) of the day p.day. */
  readonly day: string
}

/** Sums over what stands of the day p.day, by `from` and `where`; the day's ids bound what is looked at. */
const dayOf = (from: string, where: string) => `
    select count(*) as count, sum(s.total) as total from ${from}
    where s."on" = p.day and s.voided_at is null and ${where}`
const OF_DAY = (id: string) =>
  `${id} >= (select f.id from sales f where f."on" = p.day order by f.id limit 1)
      and ${id} <= (select f.id from sales f where f."on" = p.day order by f.id desc limit 1)`

/** Few of many are open: the page goes along those. */
const openOnes = (where: string): Found => {
  const charges = `charges h join sales s on s.id = h.source_id`
  const open = `h.source = 'sale' and ${OPEN} and ${where}`
  return {
    from: `charges o join sales s on s.id = o.source_id ${SALE_JOINS}`,
    where: `o.source = 'sale' and o.allocated < o.amount and o.voided_at is null and ${where}`,
    order: 'o.source_id desc',
    after: 'o.source_id < @k0::bigint',
    day: dayOf(charges, `${open} and ${OF_DAY('h.source_id')}`),
  }
}

/** The newest of each name, put together. */
const namedOnes = (names: Names, behind: boolean, rest: string): Found => ({
  from: SALE_FROM,
  where: `s.id = any(array(
      select id from (${streams(names, behind ? 'e.id < @k0::bigint' : 'true', 'limit @limit::int + 1', rest)}) e
      order by id desc limit @limit::int + 1))`,
  order: 's.id desc',
  after: 's.id < @k0::bigint',
  day: dayOf('sales s', `s.id in (${streams(names, OF_DAY('e.id'), '', rest)})`),
})

/** All of them, or of one customer or seller; or what fits so much that the newest will do. */
const newestOnes = (where: string, plain: boolean): Found => ({
  from: SALE_FROM,
  where,
  order: 's.id desc',
  after: 's.id < @k0::bigint',
  day: plain
    ? `select sum(t.count) as count, sum(t.total) as total from ${salesByHour('array[p.day]')} t`
    : dayOf(`sales s left join charges h on h.source = 'sale' and h.source_id = s.id`, where),
})

/** Nothing that was voided stands. */
const NOTHING = 'select 0 as count, 0 as total'

export function foundBy(input: SalesInput, staff: boolean, named: Named): Found {
  const found = indexFor(input, staff, named)
  return input.status === 'voided' ? { ...found, day: NOTHING } : found
}

function indexFor(input: SalesInput, staff: boolean, { customers, products }: Named): Found {
  const { mine, customer, named: byName, product, seller, status, days } = conditions(input, staff)
  const where = all([mine, customer, byName, product, seller, status, days])
  if (mine || customer) return newestOnes(where, false)
  if (input.status === 'open' || input.status === 'partial') return openOnes(where)
  const behind = input.cursor !== undefined
  if (product) return namedOnes(BY_PRODUCT, behind, all([byName, seller, status, days]))
  if (byName && customers.length + products.length <= NAMED_MAX)
    return namedOnes(BY_TEXT, behind, all([seller, status, days]))
  const plain = !byName && !seller && !status
  const ids = plain ? newestOfDays('sales', input, behind) : null
  return newestOnes(ids === null ? where : `s.id = any(${ids})`, plain)
}
