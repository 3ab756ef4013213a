// Selling: rules, lines, first in first out, payments and the charge, in one trip. The rules stand beside their SQL.

import { block } from '#database/routine.ts'
import { sql } from '#database/sql.ts'
import { fold } from '#lib/fold.ts'
import { BACKDATE_DAYS_MAX, DUE_DAYS_MAX, TOTAL_MAX } from '#lib/limits.ts'
import { lockCustomer, lockCustomerByName, noCustomer } from '../customers/lock.ts'
import { ALLOCATED, allocateSale } from '../debts/ledger.ts'
import { allocatedEvent, paymentEvent, saleEvent, soldEvent, stockSold } from '../events.ts'
import { defineWrite, type Plan } from '../operation.ts'
import { COUNTED } from '../units.ts'
import { lineJson, paymentsOf, saleJson, takeJson } from './projection.ts'
import { type SellInput, sale, sellInput } from './schemas.ts'

/**
 * Takes hold of the products, in the order of their ids, and weighs the lines against them as they are then. Each row is read as it
 * is locked, and is at hand in `rows` by its place: the parts after this one need not read it again.
 */
const weigh = block('sales.weigh', {
  declare: `
    product products; rows products[]; prices bigint[]; gross bigint[]; subtotal bigint := 0; place int;
    unknown boolean := false; broken boolean := false; archived boolean := false; may_be_short boolean := @repeated::boolean;`,
  body: `
    foreach place in array @byProduct::int[] loop
      select * into product from products where id = (@ids::bigint[])[place] for no key update;
      rows[place] := product;
      prices[place] := coalesce((@asked::bigint[])[place], product.price);
      gross[place] := half_even((@quantities::numeric[])[place] * prices[place]);
      subtotal := subtotal + gross[place];
      unknown := unknown or product.id is null;
      broken := broken or ${COUNTED('product.unit')} and @quantities[place] <> trunc(@quantities[place]);
      archived := archived or product.archived_at is not null;
      may_be_short := may_be_short or @quantities[place] > product.stock;
    end loop;`,
})

/** Issues at the lines for which `wrong` holds: over l (id, quantity, n) and its product p. */
const atLines = (field: string, issue: string, wrong: string) => sql`(
      select json_build_object('errors', json_agg(json_build_object('path', 'items.' || l.n - 1 || '.${field}', 'issue', '${issue}') order by l.n))
      from unnest(@ids, @quantities) with ordinality l (id, quantity, n) left join products p on p.id = l.id where ${wrong})`

/** Repeated products are summed before stock is checked; what is missing is named for all at once. */
const SHORTAGES = sql`(
        select json_agg(json_build_object('productId', p.id, 'name', p.name, 'requested', trim_scale(d.requested),
          'available', trim_scale(p.stock)) order by p.id)
        from (select l.id, sum(l.quantity) as requested from unnest(@ids, @quantities) l (id, quantity) group by l.id) d
        join products p on p.id = d.id where d.requested > p.stock)`

const refuseIf = (rule: string, code: string, details: string) =>
  `if ${rule} then perform refuse('${code}', ${details}); end if;`
const issueIf = (rule: string, code: string, path: string, issue: string, values = '') =>
  refuseIf(rule, code, `'{"errors": [{"path": "${path}", "issue": "${issue}"${values}}]}'`)

/** Each rule in the contract's order: 404, 400, 403, then 409 of archived, stock, overpayment, limit. */
const RULES = [
  issueIf(`@customer::bigint is not null and customer.id is null`, 'not_found', 'customerId', 'no_such'),
  refuseIf('unknown', 'not_found', atLines('productId', 'no_such', 'p.id is null')),
  refuseIf(
    'broken',
    'invalid_input',
    atLines('quantity', 'not_whole', `${COUNTED('p.unit')} and l.quantity <> trunc(l.quantity)`),
  ),
  issueIf('day > current_date', 'invalid_input', 'on', 'day_too_late'),
  issueIf(
    `day < current_date - ${BACKDATE_DAYS_MAX}`,
    'invalid_input',
    'on',
    'day_too_early',
    `, "values": {"days": ${BACKDATE_DAYS_MAX}}`,
  ),
  issueIf('@dueOn::date < day', 'invalid_input', 'dueOn', 'before_the_sale'),
  issueIf(
    `@dueOn::date > day + ${DUE_DAYS_MAX}`,
    'invalid_input',
    'dueOn',
    'due_too_late',
    `, "values": {"days": ${DUE_DAYS_MAX}}`,
  ),
  issueIf('@discount::bigint > subtotal', 'invalid_input', 'discount', 'above_subtotal'),
  issueIf(`total > ${TOTAL_MAX}`, 'invalid_input', 'items', 'total_too_big'),
  issueIf('customer.id is null and paid < total', 'invalid_input', 'customerId', 'needs_customer'),
  `if @overrideCredit::boolean then
     ${refuseIf(sql`not exists (select from users u where u.id = @actor::bigint and u.role = 'owner')`, 'forbidden', `'{"role": "owner"}'`)}
   end if;`,
  refuseIf('archived or customer.archived_at is not null', 'wrong_state', `'{"state": "archived"}'`),
  sql`if may_be_short then
     shortages := ${SHORTAGES};
     ${refuseIf('shortages is not null', 'insufficient_stock', sql`json_build_object('shortages', shortages)`)}
   end if;`,
  refuseIf('paid > owed', 'overpayment', sql`json_build_object('owed', owed)`),
  refuseIf(
    `owed > paid and customer.due + owed - paid > customer.credit_limit and not @overrideCredit::boolean`,
    'credit_limit',
    sql`json_build_object('limit', customer.credit_limit, 'due', customer.due, 'exceedsBy', customer.due + owed - paid - customer.credit_limit)`,
  ),
].join('\n    ')

/** The whole part of each line's share of the discount; what the division leaves is dealt out by the largest rest. */
const SHARE = `
    discounts := array_fill(0::bigint, array[cardinality(@ids)]);
    if @discount::bigint > 0 then
    select array_agg((whole + (rank <= @discount::numeric - dealt)::int)::bigint order by n) into discounts
    from (
      select n, whole, sum(whole) over () as dealt, row_number() over (order by rest desc, n) as rank
      from (
        select n, coalesce(div(@discount::numeric * g, nullif(subtotal, 0)), 0) as whole, mod(@discount::numeric * g, nullif(subtotal, 0)) as rest
        from unnest(gross) with ordinality l (g, n)) parts) shares;
    end if;`

const LEVEL_FALLS = sql`
        update products set stock = left_over, rev = rev + 1 where id = product.id returning * into product;
        sold := sold || product;`

/** First in, first out, product by product: a level falls once, and a line keeps what its takes cost. The product at hand is the last that was weighed. */
const TAKE = `
    left_over := product.stock;
    foreach place in array @byProduct::int[] loop
      if product.id <> @ids[place] then
        if taken is not null then ${LEVEL_FALLS}
        end if;
        product := rows[place];
        left_over := product.stock;
      end if;
      wanted := @quantities[place];
      cost := 0;
      takes := '{}';
      for lot in select l.id, l.remaining, l.unit_cost from lots l
                 where l.product_id = product.id and l.remaining > 0 order by l.id loop
        taken := least(lot.remaining, wanted);
        wanted := wanted - taken;
        cost := cost + taken * lot.unit_cost;
        left_over := left_over - taken;
        update lots set remaining = remaining - taken, rev = rev + 1 where id = lot.id;
        insert into movements (product_id, lot_id, kind, quantity, level, unit_cost, actor_id, source_type, source_id, line)
        values (product.id, lot.id, 'sale', -taken, left_over, lot.unit_cost, @actor::bigint, 'sale', sale.id, place - 1);
        takes := takes || ${takeJson('lot.id', 'taken', 'lot.unit_cost')};
        exit when wanted = 0;
      end loop;
      if wanted > 0 then raise 'the lots of product % hold less than its level', product.id; end if;
      insert into sale_lines (sale_id, n, product_id, name, emoji, unit, quantity, unit_price, discount, total, cost)
      values (sale.id, place - 1, product.id, product.name, product.emoji, product.unit, @quantities[place], prices[place],
        discounts[place], gross[place] - discounts[place], half_even(cost))
      returning * into line;
      items[place] := ${lineJson('line', 'array_to_json(takes)')};
    end loop;
    ${LEVEL_FALLS}`

const sell = block('sales.create', {
  declare: `
    total bigint; owed bigint; day date; paid constant bigint := @paid::bigint; shortages json; discounts bigint[];
    sale sales; line sale_lines; charge charges; sold products[]; items json[]; takes json[];
    lot record; left_over numeric; wanted numeric; taken numeric; cost numeric;`,
  body: `
    total := subtotal - @discount::bigint;
    owed := total - least(coalesce(customer.credit, 0), total);
    day := coalesce(@on::date, current_date);
    ${RULES}
    insert into sales (customer_id, seller_id, subtotal, discount, total, "on", due_on, note, override_credit)
    values (customer.id, @actor::bigint, subtotal, @discount::bigint, total, day, @dueOn::date, @note::text, @overrideCredit::boolean)
    returning * into sale;
    ${SHARE} ${TAKE}
    if paid > 0 then
      insert into payments (customer_id, sale_id, amount, method, "on", actor_id, allocated)
      select customer.id, sale.id, y.amount, y.method, day, @actor::bigint, case when customer.id is null then y.amount else 0 end
      from rows from (jsonb_to_recordset(@payments::jsonb) as (amount bigint, method text))
        with ordinality y (amount, method, n) order by y.n;
    end if;
    if customer.id is not null and total > 0 then
      insert into charges (customer_id, source, source_id, "on", due_on, amount)
      values (customer.id, 'sale', sale.id, day, @dueOn::date, total)
      returning * into charge;
    end if;
    _kept := keep('sale', sale.id) || keep('charged', total) || keep('received', paid);`,
})

/** Where money paid it, the charge and what paid are read as they are now; else nothing was paid. */
const payments = block('sales.paid', {
  declare: `money json := '[]';`,
  body: sql`
    if paid > 0 or ${ALLOCATED} then
      select * into charge from charges where id = charge.id;
      money := ${paymentsOf('sale', 'charge')};
    end if;`,
})

const lockFor = (input: SellInput) => {
  if (input.customerName !== undefined) return lockCustomerByName
  return [input.customerId === undefined ? noCustomer : lockCustomer]
}

export const salesCreate = defineWrite({
  name: 'sales.create',
  role: 'admin',
  input: sellInput,
  output: sale,
  entity: 'sale',
  entityId: 'sale.id',
  amount: 'sale.total',
  undo: sql`jsonb_build_object('operation', 'sales.unsell', 'input', jsonb_strip_nulls(jsonb_build_object('id', sale.id, 'came', nullif(kept_or_0('customer_came'), 0))))`,
  events: [
    { when: ALLOCATED, select: saleEvent(`'sale.changed'`, `s.id = any(array(select touched('sales')))`) },
    {
      when: `${ALLOCATED} or paid > 0`,
      select: paymentEvent(
        `p.id = any(array(select touched('payments') union select id from payments where sale_id = sale.id))`,
      ),
    },
    [
      soldEvent('sale', 'charge'),
      stockSold('sold'),
      allocatedEvent(
        sql`case when kept_or_0('customer_made') = 1 then 'customer.created' else 'customer.changed' end`,
      ),
    ].join(' union all '),
  ],
  answer: saleJson(
    { costs: true },
    {
      s: 'sale',
      h: 'charge',
      customer: sql`case when customer.id is not null then json_build_object('id', customer.id, 'name', customer.name) end`,
      seller: sql`json_build_object('id', caller.id, 'name', caller.name)`,
      voidedBy: 'null::json',
      items: () => 'array_to_json(items)',
      payments: 'money',
    },
  ),
  plan(_, input): Plan {
    const ids = input.items.map((item) => item.productId)
    const named = input.customerId !== undefined || input.customerName !== undefined
    return {
      values: {
        customer: input.customerId ?? null,
        customerName: input.customerName ?? null,
        customerFolded: input.customerName === undefined ? null : fold(input.customerName),
        ids,
        quantities: input.items.map((item) => item.quantity),
        asked: input.items.map((item) => item.unitPrice ?? null),
        byProduct: ids
          .map((id, n) => ({ id, place: n + 1 }))
          .sort((a, b) => a.id - b.id || a.place - b.place)
          .map(({ place }) => place),
        repeated: new Set(ids).size < ids.length,
        payments: JSON.stringify(input.payments),
        paid: input.payments.reduce((sum, { amount }) => sum + amount, 0),
        discount: input.discount,
        dueOn: input.dueOn ?? null,
        on: input.on ?? null,
        note: input.note || null,
        overrideCredit: input.overrideCredit,
        first: [],
      },
      locks: [...lockFor(input), weigh],
      steps: [sell, ...(named ? [allocateSale] : []), payments],
    }
  },
})
