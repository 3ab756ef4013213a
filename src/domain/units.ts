// Units in SQL: which of them are turned into each other, by how much, and when that would not be exact.

/** How many of its smallest unit one is. */
export const SCALE = (unit: string) => `case when ${unit} in ('kg', 'l') then 1000 else 1 end`

/** Kilograms and grams, litres and millilitres. */
export const CONVERTIBLE = (one: string, other: string) =>
  `(${one}, ${other}) in (('kg', 'g'), ('g', 'kg'), ('l', 'ml'), ('ml', 'l'))`

/** Something has moved or was sold, of the product `p`. */
export const HISTORY = (p: string) =>
  `(exists (select from movements m where m.product_id = ${p}.id) or exists (select from sale_lines l where l.product_id = ${p}.id))`

/**
 * What stands of the product `p`, or may yet come back of it by an undo, is no three decimals of the unit `to`. Judged by
 * document and receipt: what was parted for its cost comes back together.
 */
export const STOCK_NOT_EXACT = (p: string, to: string) => `(${SCALE(to)} > ${SCALE(`${p}.unit`)} and exists (
  select from movements m join lots l on l.id = m.lot_id
  where m.product_id = ${p}.id and coalesce(l.unit, ${p}.unit) = ${p}.unit
  group by m.source_type, m.source_id, l.received_at having sum(m.quantity) <> trunc(sum(m.quantity))))`
