// Which sales match, by the index that finds them: of a long history only what a page needs is read.

import type { z } from 'zod'
import { sql } from '#database/sql.ts'
import { invariant } from '#lib/invariant.ts'
import { minorDigitsOf } from '#lib/money.ts'
import { type SaleFigures, saleFigures } from '#lib/sale-figures.ts'
import type { Language } from '../actor.ts'
import { customersByName } from '../customers/index.ts'
import { newestOfDays, ofDays } from '../period.ts'
import type { Runtime } from '../runtime.ts'
import { NAMED_MAX, type Named, namedIn } from '../search.ts'
import { salesByHour } from '../tallied.ts'
import { SALE_FROM, SALE_JOINS, SALE_STATUS } from './projection.ts'
import type { salesInput } from './schemas.ts'
import { byNames, byNumber, byTotal, type Ids, type Stream, together } from './streams.ts'

type SalesInput = z.infer<typeof salesInput>

/** What a text means: customers and products that it names, the figures of a sale that it may be. */
interface Meant {
  readonly customers: Named
  readonly products: Named
  readonly figures: SaleFigures
}

const AREAS = [customersByName, { table: 'products', as: 'p' }] as const
/** And what the SQL of it binds. Figures are read as whoever typed them writes numbers. */
export async function meantBy(runtime: Runtime, q: string, language: Language) {
  const figures = saleFigures(q, language, minorDigitsOf(runtime.shop.currency))
  const { named, values } = await namedIn(runtime, q, AREAS)
  const [customers, products] = named
  invariant(customers && products, 'each area has its names')
  return { meant: { customers, products, figures }, values: { ...values, ...figures } }
}

const OPEN = `h.allocated < h.amount and h.voided_at is null`
/** Most sales are paid, which the planner is told by saying what they are not: of `= 'paid'` it expects next to none, and sorts all there are. */
const STATUS: Record<NonNullable<SalesInput['status']>, string> = {
  voided: 's.voided_at is not null',
  open: `${OPEN} and h.allocated = 0`,
  partial: `${OPEN} and h.allocated > 0`,
  paid: ['open', 'partial', 'voided'].map((other) => `${SALE_STATUS} <> '${other}'`).join(' and '),
}
/** The account of the person who reads. */
const OWN = '(select id from customers where user_id = @reader::bigint)'
export const MINE = `s.customer_id = ${OWN}`
const OF_PRODUCT =
  'exists (select from sale_lines l where l.sale_id = s.id and l.product_id = @productId::bigint)'
const ofNames = ({ customers, products }: Meant) => `(${customers.is('s.customer_id')}
     or exists (select from sale_lines l where l.sale_id = s.id and ${products.is('l.product_id')}))`
const namesNone = ({ customers, products }: Meant) =>
  customers.ids?.length === 0 && products.ids?.length === 0
const ofMeaning = (meant: Meant) => {
  const { number, total } = meant.figures
  const ways = [
    !namesNone(meant) && ofNames(meant),
    number !== null && 's.id = @number::bigint',
    total !== null && 's.total = @total::bigint',
  ]
  return `(${ways.filter((way) => way !== false).join(' or ') || 'false'})`
}

/** Over sales s and their charges h; each is or is not asked for. */
const conditions = (input: SalesInput, staff: boolean, meant: Meant | null) => ({
  mine: !staff && MINE,
  customer: input.customerId !== undefined && 's.customer_id = @customerId::bigint',
  meaning: meant !== null && ofMeaning(meant),
  product: input.productId !== undefined && OF_PRODUCT,
  seller: input.sellerId !== undefined && 's.seller_id = @sellerId::bigint',
  status: input.status !== undefined && STATUS[input.status],
  days: ofDays('sales', 's', input),
})
type Conditions = ReturnType<typeof conditions>

const all = (filters: readonly (string | false)[]) =>
  filters.filter((filter) => filter !== false).join(' and ') || 'true'

/** As namedIn binds them; null where they are too many to be looked up one by one: those are found soon among the newest sales. */
function fewOf({ customers, products }: Meant): Ids | null {
  if (customers.ids === null || products.ids === null) return null
  if (customers.ids.length + products.ids.length > NAMED_MAX) return null
  return { customers: '@named0::bigint[]', products: '@named1::bigint[]' }
}
const BY_PRODUCT: Ids = { customers: `'{}'::bigint[]`, products: 'array[@productId::bigint]' }

export interface Found {
  readonly from: string
  /** What the page's rows are, in SQL. */
  readonly where: string
  readonly order: string
  readonly after: string
  /** SQL: what those of each day on the page that stand come to, as (on, count, total). */
  readonly days: string
}

/** The days on the page. */
const DAYS = 'array(select distinct p.day from page p where p.n <= @limit::int)'
const SUMS = 'count(*) as count, sum(s.total) as total'
/** Whole days' sums of what stands, day by day: each is gone through by the index of days. */
const eachDay = (from: string, where: string) => sql`
    select d.day as "on", t.count, t.total from unnest(${DAYS}) as d (day) cross join lateral (
      select ${SUMS} from ${from} where s."on" = d.day and s.voided_at is null and ${where}) t`
/** SQL of the first or last sale of each day on the page. */
const ofEach = (order: 'asc' | 'desc') => `unnest(${DAYS}) as d (day)
        cross join lateral (select f.id from sales f where f."on" = d.day order by f.id ${order} limit 1) e`
/**
 * The same along an index that ends with sales' ids: between the ends that `inDays` says. A page has all between its own ends, so
 * what is before it is of days up to that on which its oldest was made, and only behind a cursor is there anything after it.
 */
const daysWithin = (from: string, where: string, behind: boolean) => sql`
    with ends as materialized (
      select
        (select min(e.id) from ${ofEach('asc')}
         where d.day <= (select min(p.made) + 2 from page p where p.n <= @limit::int)) as first,
        ${behind ? sql`(select max(e.id) from ${ofEach('desc')})` : '9e18::bigint'} as last)
    select s."on", ${SUMS} from ${from}
    where s."on" = any(${DAYS}) and s.voided_at is null and ${where} group by s."on"`
const inDays = (id: string) => `${id} between (select first from ends) and (select last from ends)`

/** Few of many are open: the page goes along those. */
const openOnes = (where: string, behind: boolean): Found => {
  const open = `h.source = 'sale' and ${OPEN} and ${where}`
  return {
    from: `charges o join sales s on s.id = o.source_id ${SALE_JOINS}`,
    where: `o.source = 'sale' and o.allocated < o.amount and o.voided_at is null and ${where}`,
    order: 'o.source_id desc',
    after: 'o.source_id < @k0::bigint',
    days: daysWithin(
      'charges h join sales s on s.id = h.source_id',
      `${open} and ${inDays('h.source_id')}`,
      behind,
    ),
  }
}

/** The newest of each stream, put together. */
const streamed = (ids: Stream, behind: boolean): Found => ({
  from: SALE_FROM,
  where: `s.id = any(array(
      select id from (${ids((id) => (behind ? `${id} < @k0::bigint` : 'true'), 'limit @limit::int + 1')}) e
      order by id desc limit @limit::int + 1))`,
  order: 's.id desc',
  after: 's.id < @k0::bigint',
  days: daysWithin('sales s', `s.id = any(array(${ids(inDays, '')}))`, behind),
})

const newestOnes = (where: string, days: string): Found => ({
  from: SALE_FROM,
  where,
  order: 's.id desc',
  after: 's.id < @k0::bigint',
  days,
})
const CHARGED = `sales s left join charges h on h.source = 'sale' and h.source_id = s.id`

/**
 * Of one customer, or of one seller, in the order of their own index: by ids alone the planner goes through everybody's, which finds
 * soon who is there often, and who is seldom at the end of all.
 */
const ofOne = (
  column: 's.customer_id' | 's.seller_id',
  who: string,
  rest: string,
  behind: boolean,
): Found => ({
  from: SALE_FROM,
  where: `(${column}, s.id) > (${who}, 0) and (${column}, s.id) < (${who}, 9e18::bigint) and ${rest}`,
  order: `${column} desc, s.id desc`,
  after: `(${column}, s.id) < (${who}, @k0::bigint)`,
  days: daysWithin(CHARGED, `${column} = ${who} and ${rest} and ${inDays('s.id')}`, behind),
})

/** All of them: what they come to is counted. */
const allOnes = (where: string) =>
  newestOnes(
    where,
    sql`select t."on", sum(t.count) as count, sum(t.total) as total from ${salesByHour(DAYS)} t group by t."on"`,
  )

/** Nothing that was voided stands. */
const NOTHING = 'select null::date as "on", 0 as count, 0 as total'

export function foundBy(input: SalesInput, staff: boolean, meant: Meant | null): Found {
  const found = indexFor(input, staff, meant)
  return input.status === 'voided' ? { ...found, days: NOTHING } : found
}

/** What is sold, and what a text means, each by its own index; null where that says nothing, or too much. */
function streamsFor(asked: Conditions, meant: Meant | null): Stream | null {
  const { product, seller, status, days } = asked
  const few = meant && fewOf(meant)
  if (!product && !few) return null
  const { number, total } = meant?.figures ?? { number: null, total: null }
  const names = meant !== null && ofNames(meant)
  const streams = [
    // What names nothing is of no product either.
    product && !(meant && namesNone(meant)) && byNames(BY_PRODUCT, all([names, seller, status, days])),
    !product && few && byNames(few, all([seller, status, days])),
    total !== null && byTotal(Boolean(seller), all([product, status, days])),
    number !== null && byNumber(all([product, seller, status, days])),
  ]
  return together(streams.filter((stream) => typeof stream === 'function'))
}

function indexFor(input: SalesInput, staff: boolean, meant: Meant | null): Found {
  const asked = conditions(input, staff, meant)
  const { mine, customer, meaning, product, seller, status, days } = asked
  const where = all([mine, customer, meaning, product, seller, status, days])
  const behind = input.cursor !== undefined
  const ofCustomer = all([meaning, product, seller, status, days])
  if (mine) return ofOne('s.customer_id', OWN, all([customer, ofCustomer]), behind)
  if (customer) return ofOne('s.customer_id', '@customerId::bigint', ofCustomer, behind)
  if (input.status === 'open' || input.status === 'partial') return openOnes(where, behind)
  const streams = streamsFor(asked, meant)
  if (streams) return streamed(streams, behind)
  if (seller) return ofOne('s.seller_id', '@sellerId::bigint', all([meaning, status, days]), behind)
  if (meaning || status) return newestOnes(where, eachDay(CHARGED, where))
  const ids = newestOfDays('sales', input, behind)
  return allOnes(ids === null ? where : `s.id = any(${ids})`)
}
