// What customers say of their sales and payments: each word of it, what they do not recognise, and how that is talked over.
import { sql } from 'drizzle-orm'
import { index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { actedAt, actor, id, moment, reference, rev, version } from '../columns.ts'
import { customers } from '../customers/tables.ts'
import type { Personal } from '../personal.ts'

/** Append-only, none for what nobody spoke of: the last of a sale or payment is how it stands. */
export const confirmations = pgTable(
  'confirmations',
  {
    id: id(),
    /** `sale` or `payment`, and which. No key: what sells is not to look after it. */
    entity: text().notNull(),
    entityId: reference().notNull(),
    customerId: reference()
      .notNull()
      .references(() => customers.id),
    /** `confirmed`, `disputed`, `resolved`. */
    state: text().notNull(),
    /** Of the last two: which. */
    disputeId: reference(),
    byId: actor(),
    at: actedAt(),
  },
  (t) => [
    index('confirmations_of_thing').on(t.entity, t.entityId, t.id),
    index('confirmations_of_customer').on(t.customerId, t.id),
  ],
)

export const disputes = pgTable(
  'disputes',
  {
    id: id(),
    entity: text().notNull(),
    entityId: reference().notNull(),
    customerId: reference()
      .notNull()
      .references(() => customers.id),
    createdAt: actedAt(),
    resolvedAt: moment(),
    /** Who ended it: staff, the customer who confirmed after all, whoever voided what it is about; null: it ended by itself. */
    resolvedById: reference(),
    /** `void` or `kept`; null while it is open. */
    outcome: text(),
    version: version(),
    rev: rev(),
  },
  (t) => [
    uniqueIndex('disputes_one_open').on(t.entity, t.entityId).where(sql`resolved_at is null`),
    index('disputes_open').on(t.id).where(sql`resolved_at is null`),
    index('disputes_of_customer').on(t.customerId, t.id),
    index('disputes_of_thing').on(t.entity, t.entityId, t.id),
  ],
)

/** The talk: the first line is why it began. */
export const disputeLines = pgTable(
  'dispute_lines',
  {
    id: id(),
    disputeId: reference()
      .notNull()
      .references(() => disputes.id),
    byId: actor(),
    /** Whose words these are, whatever became of the person: `customer` or `shop`. */
    side: text().notNull(),
    text: text().notNull(),
    at: actedAt(),
  },
  (t) => [index('dispute_lines_of_dispute').on(t.disputeId, t.id), index('dispute_lines_by').on(t.byId)],
)

/** What was said goes, on both sides, and of whoever had the account before: that something was said stays. Nobody is there to be answered. */
export const PERSONAL: readonly Personal[] = [
  { table: 'confirmations', plain: ['entity', 'state'] },
  {
    table: 'dispute_lines',
    people: ['text'],
    plain: ['side'],
    erase: `
      their_disputes := array(
        select d.id from disputes d where d.customer_id = any(their_customers)
        union select l.dispute_id from dispute_lines l where l.by_id = leaver.id and l.side = 'customer');
      update dispute_lines l set text = ''
      where l.dispute_id = any(array(select d.id from disputes d where d.customer_id = any(their_customers)))
        or l.by_id = leaver.id and l.side = 'customer';`,
  },
  {
    table: 'disputes',
    plain: ['entity', 'outcome'],
    erase: `
      with ended as (
        update disputes d set resolved_at = acted_at(), outcome = 'kept'
        where d.customer_id = any(their_customers) and d.resolved_at is null
        returning d.id, d.entity, d.entity_id, d.customer_id)
      insert into confirmations (entity, entity_id, customer_id, state, dispute_id, by_id)
      select e.entity, e.entity_id, e.customer_id, 'resolved', e.id, leaver.id from ended e;
      update disputes d set rev = d.rev + 1 where d.id = any(their_disputes);`,
  },
]
