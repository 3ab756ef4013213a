// Selling: rules, lines, first in first out, payments and the charge, in one trip. The rules stand beside their SQL.
import { routine } from '#database/routine.ts'
import { fold } from '#lib/fold.ts'
import { BACKDATE_DAYS_MAX, TOTAL_MAX } from '#lib/limits.ts'
import { lockOrder, lockProducts } from '../catalog/lock.ts'
import { lockCustomer, lockCustomerByName, noCustomer } from '../customers/lock.ts'
import { settle } from '../debts/ledger.ts'
import { customerEvent, paymentEvent, saleEvent, stockChanged } from '../events.ts'
import { defineWrite, type Plan } from '../operation.ts'
import { record } from '../record.ts'
import { SALE_FROM, saleJson } from './projection.ts'
import { type SellInput, sale, sellInput } from './shapes.ts'

/** The lines as asked, beside the products as they are: what they come to, and what is wrong with them. */
const WEIGH = `
    select array_agg(i.id order by i.n), array_agg(i.quantity order by i.n), array_agg(x.price order by i.n),
      array_agg(half_even(i.quantity * x.price) order by i.n), coalesce(sum(half_even(i.quantity * x.price)), 0),
      bool_or(p.archived_at is not null), bool_or(i.quantity > p.stock) or count(*) > count(distinct i.id),
      json_agg(json_build_object('path', 'items.' || i.n - 1 || '.productId', 'issue', 'no_such') order by i.n)
        filter (where p.id is null),
      json_agg(json_build_object('path', 'items.' || i.n - 1 || '.quantity', 'issue', 'not_whole') order by i.n)
        filter (where p.unit in ('un', 'dz', 'pct', 'cx') and i.quantity <> trunc(i.quantity))
    into ids, quantities, prices, gross, subtotal, archived, may_be_short, unknown, broken
    from rows from (jsonb_to_recordset(@items::jsonb) as ("productId" bigint, quantity numeric, "unitPrice" bigint))
      with ordinality as i (id, quantity, asked, n)
    left join products p on p.id = i.id
    cross join lateral (select coalesce(i.asked, p.price) as price) x;
    select coalesce(sum((y->>'amount')::bigint), 0) into paid from jsonb_array_elements(@payments::jsonb) y;
    select * into customer from customers where id = kept('customer');
    total := subtotal - @discount::bigint;
    owed := total - least(coalesce(customer.credit, 0), total);
    day := coalesce(@on::date, current_date);
    if may_be_short then -- repeated products are summed before stock is checked
      select json_agg(json_build_object('productId', p.id, 'name', p.name, 'requested', trim_scale(d.requested),
        'available', trim_scale(p.stock)) order by p.id) into shortages
      from (select l.id, sum(l.quantity) as requested from unnest(ids, quantities) l (id, quantity) group by l.id) d
      join products p on p.id = d.id where d.requested > p.stock;
    end if;`

/** Each rule in the contract's order: 404, 400, 403, then 409 of archived, stock, overpayment, limit. */
const RULES = `
    perform case
      when @customer::bigint is not null and customer.id is null
        then refuse('not_found', '{"errors": [{"path": "customerId", "issue": "no_such"}]}')
      when unknown is not null then refuse('not_found', json_build_object('errors', unknown))
      when broken is not null then refuse('invalid_input', json_build_object('errors', broken))
      when day > current_date
        then refuse('invalid_input', '{"errors": [{"path": "on", "issue": "day_too_late"}]}')
      when day < current_date - ${BACKDATE_DAYS_MAX}
        then refuse('invalid_input', '{"errors": [{"path": "on", "issue": "day_too_early", "values": {"days": ${BACKDATE_DAYS_MAX}}}]}')
      when @dueOn::date < day
        then refuse('invalid_input', '{"errors": [{"path": "dueOn", "issue": "before_the_sale"}]}')
      when @discount::bigint > subtotal
        then refuse('invalid_input', '{"errors": [{"path": "discount", "issue": "above_subtotal"}]}')
      when total > ${TOTAL_MAX}
        then refuse('invalid_input', '{"errors": [{"path": "items", "issue": "total_too_big"}]}')
      when customer.id is null and paid < total
        then refuse('invalid_input', '{"errors": [{"path": "customerId", "issue": "needs_customer"}]}')
      when @overrideCredit::boolean and not exists (select from users u where u.id = @actor::bigint and u.role = 'owner')
        then refuse('forbidden', '{"role": "owner"}')
      when archived or customer.archived_at is not null then refuse('wrong_state', '{"state": "archived"}')
      when shortages is not null then refuse('insufficient_stock', json_build_object('shortages', shortages))
      when paid > owed then refuse('overpayment', json_build_object('owed', owed))
      when owed > paid and customer.due + owed - paid > customer.credit_limit and not @overrideCredit::boolean
        then refuse('credit_limit', json_build_object('limit', customer.credit_limit, 'due', customer.due,
          'exceedsBy', customer.due + owed - paid - customer.credit_limit))
      end;`

/** The whole part of each line's share of the discount; what the division leaves is dealt out by the largest rest. */
const SHARE = `
    select array_agg((whole + (rank <= @discount::numeric - dealt)::int)::bigint order by n) into discounts
    from (
      select n, whole, sum(whole) over () as dealt, row_number() over (order by rest desc, n) as rank
      from (
        select n, coalesce(div(@discount::numeric * g, nullif(subtotal, 0)), 0) as whole, mod(@discount::numeric * g, nullif(subtotal, 0)) as rest
        from unnest(gross) with ordinality l (g, n)) parts) shares;`

/** First in, first out, product by product; levels fall once a product, lines keep what their takes cost. */
const TAKE = `
    for place in select n from unnest(ids) with ordinality l (id, n) order by l.id, l.n loop
      if ids[place] is distinct from product then
        update products set stock = level, rev = rev + 1 where id = product;
        product := ids[place];
        select stock into level from products where id = product;
      end if;
      wanted := quantities[place];
      cost := 0;
      for lot in select l.id, l.remaining, l.unit_cost from lots l where l.product_id = product and l.remaining > 0 order by l.id loop
        taken := least(lot.remaining, wanted);
        wanted := wanted - taken;
        level := level - taken;
        cost := cost + taken * lot.unit_cost;
        update lots set remaining = remaining - taken, rev = rev + 1 where id = lot.id;
        insert into movements (product_id, lot_id, kind, quantity, level, unit_cost, actor_id, source_type, source_id, line)
        values (product, lot.id, 'sale', -taken, level, lot.unit_cost, @actor::bigint, 'sale', sale, place - 1);
        exit when wanted = 0;
      end loop;
      if wanted > 0 then raise 'the lots of product % hold less than its level', product; end if;
      costs[place] := half_even(cost);
    end loop;
    update products set stock = level, rev = rev + 1 where id = product;`

const sell = routine('sales.create', {
  declare: `
    ids bigint[]; quantities numeric[]; prices bigint[]; gross bigint[]; discounts bigint[]; costs bigint[];
    subtotal bigint; total bigint; paid bigint; owed bigint; day date;
    archived boolean; may_be_short boolean; unknown json; broken json; shortages json;
    customer customers; sale bigint;
    place int; product bigint; level numeric; wanted numeric; taken numeric; cost numeric; lot record;`,
  body: `${WEIGH} ${RULES}
    insert into sales (customer_id, seller_id, subtotal, discount, total, "on", due_on, note, override_credit)
    values (customer.id, @actor::bigint, subtotal, @discount::bigint, total, day, @dueOn::date, @note::text, @overrideCredit::boolean)
    returning id into sale;
    ${SHARE} ${TAKE}
    insert into sale_lines (sale_id, n, product_id, name, emoji, unit, quantity, unit_price, discount, total, cost)
    select sale, l.n - 1, p.id, p.name, p.emoji, p.unit, l.quantity, l.price, l.off, l.gross - l.off, l.cost
    from unnest(ids, quantities, prices, gross, discounts, costs) with ordinality l (id, quantity, price, gross, off, cost, n)
    join products p on p.id = l.id order by l.n;
    insert into payments (customer_id, sale_id, amount, method, "on", actor_id, allocated)
    select customer.id, sale, y.amount, y.method, day, @actor::bigint, case when customer.id is null then y.amount else 0 end
    from rows from (jsonb_to_recordset(@payments::jsonb) as (amount bigint, method text)) with ordinality y (amount, method, n) order by y.n;
    if customer.id is not null and total > 0 then
      insert into charges (customer_id, source, source_id, "on", due_on, amount)
      values (customer.id, 'sale', sale, day, @dueOn::date, total);
    end if;
    perform keep('sale', sale), keep('charged', total), keep('received', paid);
    return null;`,
})

const recorded = record({
  operation: 'sales.create',
  entity: 'sale',
  entityId: `kept('sale')`,
  amount: `(select total from sales where id = kept('sale'))`,
  undo: `jsonb_build_object('operation', 'sales.unsell', 'input', jsonb_build_object('id', kept('sale')))`,
  events: [
    saleEvent(`'sale.created'`, `s.id = kept('sale')`),
    saleEvent(`'sale.changed'`, `s.id in (select touched('sales'))`),
    stockChanged(`p.id in (select product_id from sale_lines where sale_id = kept('sale'))`),
    paymentEvent(
      `p.id in (select touched('payments') union select id from payments where sale_id = kept('sale'))`,
    ),
    customerEvent(
      `case when kept_or_0('customer_made') = 1 then 'customer.created' else 'customer.changed' end`,
      `c.id = kept('customer')`,
    ),
  ],
  answer: `(select ${saleJson({ costs: true })} from ${SALE_FROM} where s.id = kept('sale'))`,
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
  plan(_, input): Plan {
    const named = input.customerId !== undefined || input.customerName !== undefined
    return {
      values: {
        customer: input.customerId ?? null,
        customerName: input.customerName ?? null,
        customerFolded: input.customerName === undefined ? null : fold(input.customerName),
        products: lockOrder(input.items.map((item) => item.productId)),
        items: JSON.stringify(input.items),
        payments: JSON.stringify(input.payments),
        discount: input.discount,
        dueOn: input.dueOn ?? null,
        on: input.on ?? null,
        note: input.note || null,
        overrideCredit: input.overrideCredit,
        first: [],
      },
      locks: [...lockFor(input), lockProducts],
      steps: named ? [sell, settle] : [sell],
      record: recorded,
    }
  },
})
