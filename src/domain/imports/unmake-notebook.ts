// The steps of taking back what the notebook did: its debts are gone, and whom it made with them; what it changed is as it was.
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { allocateEach, CHARGES_REVERSED } from '../debts/ledger.ts'
import { markedBy } from '../edits.ts'
import { DONE, DONE_OF } from './done.ts'

export const lockNotebook = step(
  'imports.unmake:lock_customers',
  sql`select c.id from customers c where c.id in (select d.id from ${DONE_OF('customers', '@id::bigint')} d) order by c.id for no key update`,
)

/**
 * SQL over an import's id: a customer of its list was edited since, who came with it has bought or paid, or something of a debt was
 * paid since, or is no longer paid by what it was paid by at once.
 */
export const NOTEBOOK_STANDS = (id: string) => sql`exists (
    select from ${DONE_OF('customers', id)} d left join customers c on c.id = d.id
    where c.id is null or c.version <> d.version or c.archived_at is not null
      or d.made and (exists (select from sales s where s.customer_id = c.id) or exists (select from payments p where p.customer_id = c.id)))
    or exists (
    select from openings o join charges h on h.source = 'opening' and h.source_id = o.id
    where o.import_id = ${id} and h.allocated <> (
      select coalesce(sum(a.amount), 0) from allocations a where a.charge_id = h.id and a.at = o.created_at))`

/** By opposite allocations: what they had been paid with at once is free again. */
const uncharge = step(
  'imports.unmake:uncharge',
  sql`with gone as (
     update openings o set voided_at = acted_at() where o.import_id = kept('import') and o.voided_at is null returning o.id),
   charge as (select h.id, h.customer_id from charges h join gone on h.source = 'opening' and h.source_id = gone.id),
   ${CHARGES_REVERSED}
   select keep_json('touched', jsonb_build_object('payments', (select coalesce(jsonb_agg(payment_id), '[]') from net)))`,
)

/** What was free is free again, and pays what else is open. */
const settle = allocateEach(
  'imports.unmake:settle',
  sql`select o.customer_id, x.freed - o.amount as charged, x.freed as received
    from openings o join charges h on h.source = 'opening' and h.source_id = o.id
    cross join lateral (
      select -coalesce(sum(a.amount), 0)::bigint as freed from allocations a where a.charge_id = h.id and a.at = h.voided_at) x
    where o.import_id = kept('import') and o.voided_at = acted_at() order by o.customer_id`,
)

/** What was changed is as it was; a field that was empty is empty again. */
const restore = step(
  'imports.unmake:restore_customers',
  sql`update customers c set phone = b.phone, note = b.note, credit_limit = b.credit_limit,
     edits = ${markedBy('c', 'd.edited')}, version = c.version + 1, rev = c.rev + 1
   from ${DONE('customers')} d join customers q on q.id = d.id cross join lateral jsonb_populate_record(q, d.before) b
   where c.id = d.id and not d.made and d.edited <> '{}'`,
)

/** Whoever came and never owed is gone; who did is archived: the statement stays. */
const remove = step(
  'imports.unmake:remove_customers',
  sql`with archived as (
     update customers c set archived_at = acted_at(), edits = ${markedBy('c', `array['archived']`)}, version = c.version + 1, rev = c.rev + 1
     from ${DONE('customers')} d where c.id = d.id and d.made and d.owes is not null returning c.id),
   removed as (
     delete from customers c using ${DONE('customers')} d where c.id = d.id and d.made and d.owes is null returning c.id, c.rev, c.name),
   told as (
     insert into events (topic, name, entity, entity_id, rev, data, customer_id, staff_only, actor_id)
     select 'customers', 'customer.changed', 'customer', r.id, r.rev + 1, jsonb_build_object('name', r.name, 'due', 0, 'credit', 0, 'removed', true),
       r.id, true, @actor::bigint from removed r)
   update imports i set undone_at = acted_at(), rev = i.rev + 1 where i.id = kept('import')`,
)

export const notebookBack = [uncharge, settle, restore, remove]
