// Ids of sales along the indexes that end with them, newest first: what finds a page without passing the rest.
import { sql } from '#database/sql.ts'

/** SQL of ids; `within` bounds one, `most` limits how many come of each place. */
export type Stream = (within: (id: string) => string, most: string) => string

/** All of them, each id once. */
export const together =
  (streams: readonly Stream[]): Stream =>
  (within, most) =>
    streams.map((stream) => stream(within, most)).join(' union ') || 'select 0::bigint as id where false'

const CHARGED = sql`left join charges h on h.source = 'sale' and h.source_id = s.id`

/** SQL of arrays of ids. */
export interface Ids {
  readonly customers: string
  readonly products: string
}

/** By customers and by products; `rest` is asked of s and h. */
export const byNames =
  (names: Ids, rest: string): Stream =>
  (within, most) => {
    // Where nothing is asked of the sale, the lines' index alone will do.
    const sale = rest === 'true' ? '' : `join sales s on s.id = l.sale_id ${CHARGED}`
    return sql`
      select m.id from unnest(${names.customers}) as buyer (id) cross join lateral (
        select s.id from sales s ${CHARGED}
        where s.customer_id = buyer.id and ${within('s.id')} and ${rest} order by s.id desc ${most}) m
      union
      select m.id from unnest(${names.products}) as good (id) cross join lateral (
        select l.sale_id as id from sale_lines l ${sale}
        where l.product_id = good.id and ${within('l.sale_id')} and ${rest}
        group by l.sale_id order by l.sale_id desc ${most}) m`
  }

/** Whoever made a sale of @total: each is the next behind the last by the index, which has few to go through. */
const SELLERS = sql`(
        with recursive next (id) as (
          select min(s.seller_id) from sales s where s.total = @total::bigint
          union all
          select (select min(s.seller_id) from sales s where s.total = @total::bigint and s.seller_id > next.id)
          from next where next.id is not null)
        select id from next where id is not null)`

/** Of @total, seller by seller, so that one of them is found as soon as all; `rest` is asked of s and h. */
export const byTotal =
  (ofSeller: boolean, rest: string): Stream =>
  (within, most) =>
    sql`
      select m.id from ${ofSeller ? '(select @sellerId::bigint as id)' : SELLERS} as seller cross join lateral (
        select s.id from sales s ${CHARGED}
        where s.total = @total::bigint and s.seller_id = seller.id and ${within('s.id')} and ${rest}
        order by s.id desc ${most}) m`

/** The one of @number; `rest` is asked of s and h. */
export const byNumber =
  (rest: string): Stream =>
  (within) =>
    sql`
      select s.id from sales s ${CHARGED} where s.id = @number::bigint and ${within('s.id')} and ${rest}`
