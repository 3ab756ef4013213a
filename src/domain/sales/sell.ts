// Selling: rules, lines, first in first out, payments and the charge, in one trip. The rules stand beside their SQL.
import { step } from '#database/step.ts'
import { fold } from '#lib/fold.ts'
import { BACKDATE_DAYS_MAX, TOTAL_MAX } from '#lib/limits.ts'
import { lockOrder, lockProducts } from '../catalog/lock.ts'
import { lockCustomer, lockCustomerByName, noCustomer } from '../customers/lock.ts'
import { settle } from '../debts/ledger.ts'
import { customerEvent, paymentEvent, saleEvent, stockChanged } from '../events.ts'
import { defineWrite, type Plan } from '../operation.ts'
import { record } from '../record.ts'
import { FIRST_IN_FIRST_OUT, TAKE_FROM_LOTS } from '../stock/lots.ts'
import { SALE_FROM, saleJson } from './projection.ts'
import { type SellInput, sale, sellInput } from './shapes.ts'

/** Lines as asked, beside the products as they are; n counts from 1. */
const LINES = `
  item as (
    select i.n, i.product_id, i.quantity, p.id, p.name, p.emoji, p.unit, p.stock, p.archived_at,
      coalesce(i.asked, p.price) as unit_price, half_even(i.quantity * coalesce(i.asked, p.price)) as gross
    from rows from (jsonb_to_recordset(@items::jsonb) as ("productId" bigint, quantity numeric, "unitPrice" bigint))
      with ordinality as i (product_id, quantity, asked, n)
    left join products p on p.id = i.product_id),
  -- The whole part of each line's share of the discount; what the division leaves is dealt out by the largest rest.
  share as (
    select item.*, sum(gross) over () as subtotal,
      div(@discount::numeric * gross, nullif(sum(gross) over (), 0)) as whole,
      mod(@discount::numeric * gross, nullif(sum(gross) over (), 0)) as rest
    from item),
  line as (
    select share.*, coalesce(whole + (row_number() over (order by rest desc, n) <= @discount::numeric - sum(whole) over ())::int, 0)::bigint as off
    from share)`

/** Each rule in the contract's order: 404, 400, 403, then 409 of archived, stock, overpayment, limit. */
const RULES = `
  asked as (
    select coalesce(sum(gross), 0) as subtotal, coalesce(sum(gross), 0) - @discount::bigint as total,
      (select coalesce(sum((y->>'amount')::bigint), 0) from jsonb_array_elements(@payments::jsonb) y) as paid,
      coalesce(@on::date, current_date) as "on",
      bool_or(archived_at is not null) as archived,
      json_agg(json_build_object('path', 'items.' || n - 1 || '.productId', 'issue', 'no_such') order by n)
        filter (where id is null) as unknown,
      json_agg(json_build_object('path', 'items.' || n - 1 || '.quantity', 'issue', 'not_whole') order by n)
        filter (where unit in ('un', 'dz', 'pct', 'cx') and quantity <> trunc(quantity)) as broken
    from item),
  short as (
    select json_agg(json_build_object('productId', id, 'name', name, 'requested', trim_scale(requested), 'available', trim_scale(stock)) order by id) as list
    from (select id, name, stock, sum(quantity) as requested from item group by id, name, stock) d where requested > stock),
  weighed as (
    select a.*, c.id as customer_id, c.archived_at as customer_archived, c.due, c.credit_limit, short.list as shortages,
      a.total - least(coalesce(c.credit, 0), a.total) as owed
    from asked a cross join short left join customers c on c.id = kept('customer')),
  ruled as (
    select w.*, case
      when @customer::bigint is not null and customer_id is null
        then refuse('not_found', '{"errors": [{"path": "customerId", "issue": "no_such"}]}')
      when unknown is not null then refuse('not_found', json_build_object('errors', unknown))
      when broken is not null then refuse('invalid_input', json_build_object('errors', broken))
      when "on" > current_date
        then refuse('invalid_input', '{"errors": [{"path": "on", "issue": "day_too_late"}]}')
      when "on" < current_date - ${BACKDATE_DAYS_MAX}
        then refuse('invalid_input', '{"errors": [{"path": "on", "issue": "day_too_early", "values": {"days": ${BACKDATE_DAYS_MAX}}}]}')
      when @dueOn::date < "on"
        then refuse('invalid_input', '{"errors": [{"path": "dueOn", "issue": "before_the_sale"}]}')
      when @discount::bigint > subtotal
        then refuse('invalid_input', '{"errors": [{"path": "discount", "issue": "above_subtotal"}]}')
      when total > ${TOTAL_MAX}
        then refuse('invalid_input', '{"errors": [{"path": "items", "issue": "total_too_big"}]}')
      when customer_id is null and paid < total
        then refuse('invalid_input', '{"errors": [{"path": "customerId", "issue": "needs_customer"}]}')
      when @overrideCredit::boolean and not exists (select from users u where u.id = @actor::bigint and u.role = 'owner')
        then refuse('forbidden', '{"role": "owner"}')
      when archived or customer_archived is not null then refuse('wrong_state', '{"state": "archived"}')
      when shortages is not null then refuse('insufficient_stock', json_build_object('shortages', shortages))
      when paid > owed then refuse('overpayment', json_build_object('owed', owed))
      when owed > paid and due + owed - paid > credit_limit and not @overrideCredit::boolean
        then refuse('credit_limit', json_build_object('limit', credit_limit, 'due', due, 'exceedsBy', due + owed - paid - credit_limit))
      end as refusal
    from weighed w)`

const sell = step(
  'sales.create',
  `with ${LINES}, ${RULES},
  sale as ( -- reading refusal is what runs the rules
    insert into sales (customer_id, seller_id, subtotal, discount, total, "on", due_on, note, override_credit)
    select customer_id, @actor::bigint, subtotal, @discount::bigint, total, "on", @dueOn::date, @note::text, @overrideCredit::boolean
    from ruled where refusal is null
    returning id, customer_id, total, "on", due_on),
  wanted as (
    select l.product_id, l.n, l.quantity, sum(l.quantity) over (partition by l.product_id order by l.n) as high
    from line l, sale),
  ${FIRST_IN_FIRST_OUT},
  lines as (
    insert into sale_lines (sale_id, n, product_id, name, emoji, unit, quantity, unit_price, discount, total, cost)
    select sale.id, l.n - 1, l.product_id, l.name, l.emoji, l.unit, l.quantity, l.unit_price, l.off, l.gross - l.off,
      (select half_even(sum(t.quantity * t.unit_cost)) from take t where t.n = l.n)
    from line l, sale order by l.n),
  moved as (
    insert into movements (product_id, lot_id, kind, quantity, level, unit_cost, actor_id, source_type, source_id, line)
    select t.product_id, t.lot_id, 'sale', -t.quantity,
      p.stock - sum(t.quantity) over (partition by t.product_id order by t.n, t.lot_id),
      t.unit_cost, @actor::bigint, 'sale', sale.id, t.n - 1
    from take t join products p on p.id = t.product_id, sale order by t.n, t.lot_id),
  ${TAKE_FROM_LOTS},
  paid as (
    insert into payments (customer_id, sale_id, amount, method, "on", actor_id, allocated)
    select sale.customer_id, sale.id, (y->>'amount')::bigint, y->>'method', sale."on", @actor::bigint,
      case when sale.customer_id is null then (y->>'amount')::bigint else 0 end
    from sale, jsonb_array_elements(@payments::jsonb) with ordinality as e (y, n) order by n),
  charged as (
    insert into charges (customer_id, source, source_id, "on", due_on, amount)
    select customer_id, 'sale', id, "on", due_on, total from sale where customer_id is not null and total > 0)
  select keep('sale', id), keep('charged', total), keep('received', ruled.paid::bigint),
    case when (select sum(quantity) from take) is distinct from (select sum(quantity) from wanted) then refuse('internal', '{}') end
  from sale, (select paid from ruled) ruled`,
)

const recorded = record({
  operation: 'sales.create',
  entity: 'sale',
  entityId: `kept('sale')`,
  amount: `(select total from sales where id = kept('sale'))`,
  undo: `jsonb_build_object('operation', 'sales.unsell', 'input', jsonb_strip_nulls(jsonb_build_object('id', kept('sale'), 'came', nullif(kept_or_0('customer_came'), 0))))`,
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
