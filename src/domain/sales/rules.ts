// What a sale may be refused for: its lines are weighed as their products are locked, and each rule stands in the contract's order.
import { block } from '#database/routine.ts'
import { sql } from '#database/sql.ts'
import { BACKDATE_DAYS_MAX, DUE_DAYS_MAX, TOTAL_MAX } from '#lib/limits.ts'
import type { StaffLimit } from '../errors.ts'
import { LIMITS, MAY_PASS, stopAt } from '../settings/index.ts'
import { FIRST_IN_FIRST_OUT } from '../stock/lots.ts'
import { COUNTED } from '../units.ts'

/**
 * Takes hold of the products, in the order of their ids, and weighs the lines against them as they are then. Each row is read as it
 * is locked, and is at hand in `rows` by its place: the parts after this one need not read it again. `doubtful`: some line
 * may not be sold so; which, and why, is looked up only then.
 */
export const weigh = block('sales.weigh', {
  declare: `
    product products; rows products[]; prices bigint[]; gross bigint[]; subtotal bigint := 0; place int; doubtful boolean := @repeated::boolean;`,
  body: `
    foreach place in array @byProduct::int[] loop
      select * into product from products where id = (@ids::bigint[])[place] for no key update;
      rows[place] := product;
      prices[place] := coalesce((@asked::bigint[])[place], product.price);
      gross[place] := half_even((@quantities::numeric[])[place] * prices[place]);
      subtotal := subtotal + gross[place];
      doubtful := doubtful or product.id is null or product.archived_at is not null or @quantities[place] > product.stock
        or ${COUNTED('product.unit')} and @quantities[place] <> trunc(@quantities[place]);
    end loop;`,
})

/** Where `when` holds (an expression over variables), `verdict` says no, or looks closer. */
interface Rule {
  readonly when: string
  readonly verdict: string
}

const refuse = (code: string, details: string) => `perform refuse('${code}', ${details});`
const no = (when: string, code: string, details: string): Rule => ({ when, verdict: refuse(code, details) })
const issue = (when: string, code: string, path: string, said: string, values = '') =>
  no(when, code, `'{"errors": [{"path": "${path}", "issue": "${said}"${values}}]}'`)

/** `wrong`: SQL of what is wrong with the lines, as JSON; null for nothing. */
const found = (code: string, member: string, wrong: string): Rule => ({
  when: 'doubtful',
  verdict: `wrong := (${wrong});
      if wrong is not null then ${refuse(code, `json_build_object('${member}', wrong)`)} end if;`,
})

/** Issues at the lines for which `which` holds: over l (id, quantity, n) and its product p. */
const atLines = (code: string, field: string, said: string, which: string) =>
  found(
    code,
    'errors',
    sql`
        select json_agg(json_build_object('path', 'items.' || l.n - 1 || '.${field}', 'issue', '${said}') order by l.n)
        from unnest(@ids, @quantities) with ordinality l (id, quantity, n) left join products p on p.id = l.id where ${which}`,
  )

/** Repeated products are summed before stock is checked; what is missing is named for all at once. */
const SHORTAGES = sql`
        select json_agg(json_build_object('productId', p.id, 'name', p.name, 'requested', trim_scale(d.requested),
          'available', trim_scale(p.stock)) order by p.id)
        from (select l.id, sum(l.quantity) as requested from unnest(@ids, @quantities) l (id, quantity) group by l.id) d
        join products p on p.id = d.id where d.requested > p.stock`

const ARCHIVED = sql`customer.archived_at is not null or exists (select from unnest(rows) p where p.archived_at is not null)`

const limit = (name: StaffLimit, beyond: (limit: string) => string, asked: string): Rule => ({
  when: beyond(LIMITS.of(name)),
  verdict: stopAt(name, asked),
})

/** The largest part of its price that a line is sold for less, in percent. */
const LOWERED = `(select max((p.price - w.price) * 100.0 / p.price)
        from unnest(rows) with ordinality p join unnest(prices) with ordinality w (price, n) on w.n = p.ordinality where p.price > 0)`

/** Whether a line brings less than its lots cost, first in, first out; short of stock the shortage says no. */
const BELOW_COST = sql`exists (
        with line as (
          select l.n, l.id, l.quantity, w.gross - coalesce(d.discount, 0) as total
          from unnest(@ids, @quantities) with ordinality l (id, quantity, n)
          join unnest(gross) with ordinality w (gross, n) on w.n = l.n
          left join unnest(discounts) with ordinality d (discount, n) on d.n = l.n),
        wanted as (
          select id as product_id, n, quantity, sum(quantity) over (partition by id order by n) as high from line),
        ${FIRST_IN_FIRST_OUT}
        select from line l where l.total < (
          select half_even(sum(t.quantity * t.unit_cost)) from take t where t.product_id = l.id and t.n = l.n))`

/** Beyond what staff may; a part of a hundred is told to the next hundredth, never as what is still allowed. */
const OF_STAFF: readonly Rule[] = [
  limit(
    'discountPercent',
    (is) => `@discount::bigint * 100 > ${is} * subtotal`,
    `ceil(@discount::bigint * 10000.0 / subtotal) / 100`,
  ),
  {
    when: `${LIMITS.of('priceOverridePercent')} is not null`,
    verdict: `lowered := ${LOWERED};
      if lowered > ${LIMITS.of('priceOverridePercent')} then ${stopAt('priceOverridePercent', 'ceil(lowered * 100) / 100')} end if;`,
  },
  limit('backdateDays', (is) => `current_date - day > ${is}`, 'current_date - day'),
  {
    when: `not ${LIMITS.of('belowCost')}`,
    verdict: `if ${BELOW_COST} then ${stopAt('belowCost', 'true')} end if;`,
  },
]

/** In the contract's order: 404, 400, 403, then 409 of archived, stock, overpayment, limit. */
const RULES: readonly Rule[] = [
  issue('@customer::bigint is not null and customer.id is null', 'not_found', 'customerId', 'no_such'),
  atLines('not_found', 'productId', 'no_such', 'p.id is null'),
  atLines(
    'invalid_input',
    'quantity',
    'not_whole',
    `${COUNTED('p.unit')} and l.quantity <> trunc(l.quantity)`,
  ),
  issue('day > current_date', 'invalid_input', 'on', 'day_too_late'),
  issue(
    `day < current_date - ${BACKDATE_DAYS_MAX}`,
    'invalid_input',
    'on',
    'day_too_early',
    `, "values": {"days": ${BACKDATE_DAYS_MAX}}`,
  ),
  issue('@dueOn::date < day', 'invalid_input', 'dueOn', 'before_the_sale'),
  issue(
    `@dueOn::date > day + ${DUE_DAYS_MAX}`,
    'invalid_input',
    'dueOn',
    'due_too_late',
    `, "values": {"days": ${DUE_DAYS_MAX}}`,
  ),
  issue('@discount::bigint > subtotal', 'invalid_input', 'discount', 'above_subtotal'),
  issue(`total > ${TOTAL_MAX}`, 'invalid_input', 'items', 'total_too_big'),
  issue('customer.id is null and paid < total', 'invalid_input', 'customerId', 'needs_customer'),
  {
    when: '@overrideCredit::boolean',
    verdict: sql`if not ${MAY_PASS} then
        ${refuse('forbidden', `'{"role": "owner"}'`)}
      end if;`,
  },
  ...OF_STAFF,
  {
    when: 'doubtful or customer.archived_at is not null',
    verdict: `if ${ARCHIVED} then ${refuse('wrong_state', `'{"state": "archived"}'`)} end if;`,
  },
  found('insufficient_stock', 'shortages', SHORTAGES),
  no('paid > owed', 'overpayment', sql`json_build_object('owed', owed)`),
  no(
    'owed > paid and customer.due + owed - paid > customer.credit_limit and not @overrideCredit::boolean',
    'credit_limit',
    sql`json_build_object('limit', customer.credit_limit, 'due', customer.due, 'exceedsBy', customer.due + owed - paid - customer.credit_limit)`,
  ),
]

/**
 * All rules, in PL/pgSQL that declares `wrong json` and `lowered numeric`, and knows each line's share of the discount. Whether any says no is one expression: each costs the server as much as a small
 * lookup, and hardly a sale is refused.
 */
export const judge = `
    if ${RULES.map(({ when }) => `(${when})`).join('\n      or ')} then
      ${RULES.map(({ when, verdict }) => `if ${when} then ${verdict} end if;`).join('\n      ')}
    end if;`
