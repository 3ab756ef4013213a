// What is announced after a write: selects that the record step turns into event rows. Payloads hold ids, numbers and
// the entity's own name; of a product also `shownRev`, the revision that users get. Columns: topic, name, entity,
// entity_id, rev, data, customer_id, staff_only.
import { sql } from '#database/sql.ts'
import { confirmationOf, UNSPOKEN } from './confirmations/standing.ts'
import { LOW } from './units.ts'

/** Levels of `products` (what to read them from, as p); `turned` (SQL over p): whether it came or went out of stock with this write. */
const levels = (products: string, turned: string) => sql`
  select 'inventory', 'stock.changed', 'product', p.id, p.rev,
    jsonb_build_object('stock', trim_scale(p.stock), 'low', ${LOW}, 'inStock', p.stock > 0,
      'shownRev', p.shown_rev),
    null::bigint, p.hidden or p.archived_at is not null or not (${turned})
  from ${products}`

/**
 * Levels of the products that `where` names (alias p), which this write changed by `delta` (SQL over p). Users hear
 * `inStock` alone, and only when it turned: what leaves some on the shelf is the shop's business.
 */
export const stockChanged = (where: string, delta: string) =>
  levels(`products p where ${where}`, `(p.stock > 0) <> (p.stock - ${delta} > 0)`)
/** Of the array of products `sold`, as a sale left them. */
export const stockSold = (sold: string) => levels(`unnest(${sold}) p`, 'p.stock = 0')
/** What went back may have been counted in another unit since: all that this act moved. */
export const stockUnsold = stockChanged(
  `p.id = any(array(select product_id from sale_lines where sale_id = kept('sale')))`,
  sql`(select coalesce(sum(m.quantity), 0) from movements m where m.at = acted_at() and m.product_id = p.id)`,
)

/**
 * `name`: SQL that gives product.created, .changed or .archived. What is hidden or archived is the staff's, but that it has
 * just been hidden (`justHidden`: SQL over p) or archived: users are told that it is gone.
 */
export const productEvent = (name: string, where: string, justHidden = `kept_or_0('just_hidden') = 1`) => sql`
  select 'inventory', ${name}, 'product', p.id, p.rev,
    jsonb_build_object('name', p.name, 'price', p.price, 'inStock', p.stock > 0, 'hidden', p.hidden, 'shownRev', p.shown_rev),
    null::bigint, p.hidden and not (${justHidden}) or p.archived_at is not null and ${name} <> 'product.archived'
  from products p where ${where}`

/** Of the rows named `s` (sales) and `h` (its charge); `said`: what its customer says of it. */
const saleRow = (name: string, s: string, h: string, said: string) => sql`
  select 'sales', ${name}, 'sale', ${s}.id, ${s}.rev,
    jsonb_build_object('customerId', ${s}.customer_id, 'total', ${s}.total, 'on', ${s}.on,
      'paid', case when ${s}.voided_at is not null then 0 when ${s}.customer_id is null then ${s}.total else coalesce(${h}.allocated, 0) end,
      'due', case when ${s}.voided_at is not null then 0 else coalesce(${h}.amount - ${h}.allocated, 0) end,
      'confirmation', ${said}),
    ${s}.customer_id, false`

/** `name`: SQL that gives sale.changed or .voided (alias s). */
export const saleEvent = (name: string, where: string) =>
  `${saleRow(name, 's', 'h', confirmationOf('sale', 's.id'))} from sales s left join charges h on h.source = 'sale' and h.source_id = s.id where ${where}`
/** Of the variables `sale` and `charge`. */
export const soldEvent = (sale: string, charge: string) => saleRow(`'sale.created'`, sale, charge, UNSPOKEN)

/** Received, spent or voided: payment.received tells its present credit again when that changes (alias p). */
export const paymentEvent = (where: string) => sql`
  select 'payments', case when p.voided_at is null then 'payment.received' else 'payment.voided' end, 'payment', p.id, p.rev,
    jsonb_build_object('customerId', p.customer_id, 'saleId', p.sale_id, 'amount', p.amount, 'method', p.method,
      'credit', case when p.voided_at is null and p.customer_id is not null then p.amount - p.allocated else 0 end,
      'confirmation', ${confirmationOf('payment', 'p.id')}),
    p.customer_id, false
  from payments p where ${where}`

const customerRow = (name: string, c: string) => sql`
  select 'customers', ${name}, 'customer', ${c}.id, ${c}.rev,
    jsonb_build_object('name', ${c}.name, 'due', ${c}.due, 'credit', ${c}.credit), ${c}.id, true`

/** `name`: SQL that gives customer.created or .changed (alias c). */
export const customerEvent = (name: string, where: string) =>
  `${customerRow(name, 'c')} from customers c where ${where}`
/** Of the variable `customer`, which `allocate` left as the row stands; nothing of nobody. */
export const allocatedEvent = (name: string) =>
  `${customerRow(name, 'customer')} where customer.id is not null`

/** To owners, and to the person themselves (alias u). */
export const userEvent = (name: string, where: string) => sql`
  select topic, ${name}, 'user', u.id, u.rev,
    jsonb_build_object('name', u.name, 'role', u.role, 'disabled', u.disabled_at is not null), null::bigint, false
  from users u, (values ('users'), ('me')) t (topic) where ${where}`

/** To the person alone, for their other devices. `name` and `data`: SQL of which event of sessions, and what it says (alias u). */
export const sessionEvent = (name: string, data: string, where: string) => sql`
  select 'me', ${name}, 'user', u.id, u.rev, jsonb_build_object(${data}), null::bigint, false
  from users u where ${where}`

/** To the person alone, whatever door it was changed at: an act on its way went further, or came to its end (`d`: a row of drafts). */
export const draftChanged = (d: string, from = '') => sql`
  select 'me', 'draft.changed', 'user', u.id, u.rev,
    jsonb_build_object('draftId', ${d}.id, 'version', ${d}.rev, 'source', ${d}.source, 'ended', ${d}.ended), null::bigint, false
  from ${from}users u where u.id = ${d}.user_id`

/** As userEvent, where a link to a customer came or went: `customerId` is whose account they see now, or null (alias u). */
export const linkEvent = (where: string) => sql`
  select topic, 'user.changed', 'user', u.id, u.rev,
    jsonb_build_object('name', u.name, 'role', u.role, 'disabled', u.disabled_at is not null,
      'customerId', (select c.id from customers c where c.user_id = u.id)), null::bigint, false
  from users u, (values ('users'), ('me')) t (topic) where ${where}`

/** To staff: a count of many products went further, or came to its end (alias s). */
export const countEvent = (state: 'open' | 'closed' | 'undone', where: string) => sql`
  select 'inventory', 'count.changed', 'count', s.id, s.rev, jsonb_build_object('state', '${state}'), null::bigint, true
  from count_sessions s where ${where}`

/** To everybody, who may read afresh what they see of it (alias s). */
export const settingsEvent = (where: string) => sql`
  select 'shop', 'settings.changed', 'settings', s.id, s.rev, jsonb_build_object('name', coalesce(s.shop_name, @ownName::text)),
    null::bigint, false
  from settings s where ${where}`

/** To owners, and to the person themselves: they were erased (alias u). */
export const userErased = (where: string) => sql`
  select topic, 'user.changed', 'user', u.id, u.rev,
    jsonb_build_object('name', u.name, 'role', u.role, 'disabled', true, 'erased', true), null::bigint, false
  from users u, (values ('users'), ('me')) t (topic) where ${where}`
/** The same of their account as a customer (alias c). */
export const customerErased = (where: string) => sql`
  select 'customers', 'customer.changed', 'customer', c.id, c.rev,
    jsonb_build_object('name', c.name, 'due', c.due, 'credit', c.credit, 'erased', true), c.id, true
  from customers c where ${where}`

/** To staff: somebody was reminded of what they owe (alias m, of reminders). */
export const remindedEvent = (where: string) => sql`
  select 'customers', 'customer.reminded', 'customer', c.id, c.rev, jsonb_build_object('reminderId', m.id), c.id, true
  from reminders m join customers c on c.id = m.customer_id where ${where}`

/** To staff and to whose it is: a day was promised (alias p, of promises). */
export const promiseEvent = (where: string) => sql`
  select 'payments', 'customer.promised', 'customer', c.id, c.rev, jsonb_build_object('promiseId', p.id, 'on', p."on"), c.id, false
  from promises p join customers c on c.id = p.customer_id where ${where}`
