// Selling: lines, first in first out, payments and the charge, in one trip. What it may be refused for stands in rules.ts.

import { block } from '#database/routine.ts'
import { sql } from '#database/sql.ts'
import { fold } from '#lib/fold.ts'
import { UNSPOKEN } from '../confirmations/standing.ts'
import { lockCustomer, lockCustomerByName, noCustomer } from '../customers/lock.ts'
import { DUE_AFTER } from '../debts/due-again.ts'
import { ALLOCATED, allocateSale } from '../debts/ledger.ts'
import { allocatedEvent, paymentEvent, saleEvent, soldEvent, stockSold } from '../events.ts'
import { defineWrite, type Plan } from '../operation.ts'
import { LIMITS } from '../settings/index.ts'
import { takeInTurn } from '../stock/lots.ts'
import { lineJson, paymentsOf, saleJson, takeJson } from './projection.ts'
import { judge, weigh } from './rules.ts'
import { type SellInput, sale, sellInput } from './schemas.ts'

/** The whole part of each line's share of the discount; what the division leaves is dealt out by the largest rest. */
const SHARE = `
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
      takes := '{}';${takeInTurn(
        'product.id',
        sql`
        cost := cost + taken * lot.unit_cost;
        left_over := left_over - taken;
        insert into movements (product_id, lot_id, kind, quantity, level, unit_cost, actor_id, source_type, source_id, line)
        values (product.id, lot.id, 'sale', -taken, left_over, lot.unit_cost, @actor::bigint, 'sale', sale.id, place - 1);
        takes := takes || ${takeJson('lot.id', 'taken', 'lot.unit_cost', 'costs')};`,
      )}
      if wanted > 0 then raise 'the lots of product % hold less than its level', product.id; end if;
      insert into sale_lines (sale_id, n, product_id, name, emoji, unit, quantity, unit_price, discount, total, cost)
      values (sale.id, place - 1, product.id, product.name, product.emoji, product.unit, @quantities[place], prices[place],
        coalesce(discounts[place], 0), gross[place] - coalesce(discounts[place], 0), half_even(cost))
      returning * into line;
      items[place] := ${lineJson('line', { lots: 'array_to_json(takes)', shown: 'costs' })};
    end loop;
    ${LEVEL_FALLS}`

const sell = block('sales.create', {
  declare: `
    ${LIMITS.declare} costs boolean;
    total bigint; owed bigint; day date; paid constant bigint := @paid::bigint; wrong json; lowered numeric; discounts bigint[];
    sale sales; line sale_lines; charge charges; sold products[]; items json[]; takes json[];
    lot record; left_over numeric; wanted numeric; taken numeric; cost numeric;`,
  body: `
    ${LIMITS.read}
    costs := caller.role = 'owner' or bounds.sees_costs;
    total := subtotal - @discount::bigint;
    owed := total - least(coalesce(customer.credit, 0), total);
    day := coalesce(@on::date, current_date);
    ${SHARE} ${judge}
    insert into sales (customer_id, seller_id, subtotal, discount, total, "on", due_on, note, override_credit)
    values (customer.id, @actor::bigint, subtotal, @discount::bigint, total, day, @dueOn::date, @note::text, @overrideCredit::boolean)
    returning * into sale;
    ${TAKE}
    if paid > 0 then
      insert into payments (customer_id, sale_id, amount, method, "on", actor_id, allocated)
      select customer.id, sale.id, y.amount, y.method, day, @actor::bigint, case when customer.id is null then y.amount else 0 end
      from rows from (jsonb_to_recordset(@payments::jsonb) as (amount bigint, method text))
        with ordinality y (amount, method, n) order by y.n;
    end if;
    if customer.id is not null and total > 0 then
      insert into charges (customer_id, source, source_id, "on", due_on, due_after, amount)
      values (customer.id, 'sale', sale.id, day, @dueOn::date, ${DUE_AFTER}, total)
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
  passed: 'passed',
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
      confirmation: UNSPOKEN,
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
