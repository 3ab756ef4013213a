// Units and levels in SQL, as `lib` has them: what is counted by the piece, what is low, and which units are turned into
// each other, by how much, and when that would not be exact.
import { sql } from '#database/sql.ts'
import { COUNTED_UNITS } from '#lib/counted-units.ts'
import { SCALES } from '#lib/quantity.ts'

const listed = (units: readonly string[]) => units.map((unit) => `'${unit}'`).join(', ')

/** Whole numbers alone. */
export const COUNTED = (unit: string) => `${unit} in (${listed(COUNTED_UNITS)})`

/** Of a product: it may run out. */
export const HAS_MINIMUM = 'min_stock > 0'

/** Of the product `p`: at or below its minimum, where it has one. */
export const LOW = `p.${HAS_MINIMUM} and p.stock <= p.min_stock`

const scaled = Object.entries(SCALES).map(([unit, [kind, scale]]) => ({ unit, kind, scale }))
const LARGE = scaled.filter(({ scale }) => scale === 1000).map(({ unit }) => unit)

/** How many of its smallest unit one is. */
export const SCALE = (unit: string) => sql`case when ${unit} in (${listed(LARGE)}) then 1000 else 1 end`

const PAIRS = scaled.flatMap(({ unit, kind }) =>
  scaled
    .filter((other) => other.kind === kind && other.unit !== unit)
    .map((other) => `(${listed([unit, other.unit])})`),
)

/** Kilograms and grams, litres and millilitres. */
export const CONVERTIBLE = (one: string, other: string) => `(${one}, ${other}) in (${PAIRS.join(', ')})`

/** Something has moved or was sold, of the product `p`. */
export const HISTORY = (p: string) =>
  sql`(exists (select from movements m where m.product_id = ${p}.id) or exists (select from sale_lines l where l.product_id = ${p}.id))`

/**
 * What stands of the product `p`, or may yet come back of it by an undo, is no three decimals of the unit `to`. Judged by
 * document and receipt: what was parted for its cost comes back together.
 */
export const STOCK_NOT_EXACT = (p: string, to: string) => `(${SCALE(to)} > ${SCALE(`${p}.unit`)} and exists (
  select from movements m join lots l on l.id = m.lot_id
  where m.product_id = ${p}.id and coalesce(l.unit, ${p}.unit) = ${p}.unit
  group by m.source_type, m.source_id, l.received_at having sum(m.quantity) <> trunc(sum(m.quantity))))`
