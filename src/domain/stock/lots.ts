// First in, first out, in SQL: which lots goods are taken from, and in which order. Many products at once for adjustments and counts; one
// at a time for a sale, which has each at hand.

/** Lots `l` of products that still hold something; `of`: which products. */
const open = (of: string) => `lots l where l.product_id ${of} and l.remaining > 0`
const OLDEST_FIRST = 'l.id'

/**
 * What is wanted and the open lots are laid end to end, and a take is where they overlap: CTEs `open` and `take` after a CTE
 * `wanted (product_id, n, quantity, high)`, where `high` is the running sum of quantity within the product.
 * `take (product_id, n, lot_id, quantity, unit_cost)`. The products' rows are locked by an earlier step: this statement's snapshot
 * then has every lot.
 */
export const FIRST_IN_FIRST_OUT = `
  open as (
    select l.id, l.product_id, l.remaining, l.unit_cost,
      sum(l.remaining) over (partition by l.product_id order by ${OLDEST_FIRST}) as high
    from ${open('in (select product_id from wanted)')}),
  take as (
    select w.product_id, w.n, o.id as lot_id, o.unit_cost,
      least(w.high, o.high) - greatest(w.high - w.quantity, o.high - o.remaining) as quantity
    from wanted w
    join open o on o.product_id = w.product_id and o.high > w.high - w.quantity and o.high - o.remaining < w.high)`

/** What takes do to lots and products; after `take`. */
export const TAKE_FROM_LOTS = `
  lessened as (
    update lots l set remaining = l.remaining - t.quantity, rev = l.rev + 1
    from (select lot_id, sum(quantity) as quantity from take group by lot_id) t where l.id = t.lot_id),
  lowered as (
    update products p set stock = p.stock - t.quantity, rev = p.rev + 1
    from (select product_id, sum(quantity) as quantity from take group by product_id) t where p.id = t.product_id)`

/**
 * PL/pgSQL: takes what is `wanted` of a product, whose row is locked, from its lots in their turn; `each` follows on each, with the
 * variables `lot` (id, remaining before, unit_cost) and `taken`. What is still `wanted` afterwards there was not.
 */
export const takeInTurn = (product: string, each: string) => `
      for lot in select l.id, l.remaining, l.unit_cost from ${open(`= ${product}`)} order by ${OLDEST_FIRST} loop
        taken := least(lot.remaining, wanted);
        wanted := wanted - taken;
        update lots set remaining = remaining - taken, rev = rev + 1 where id = lot.id;${each}
        exit when wanted = 0;
      end loop;`
