// What is owed, what was paid, and which money paid what.
import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { actedAt, actor, cents, day, id, moment, reference, rev } from '../columns.ts'
import { customers } from '../customers/tables.ts'
import type { Personal } from '../personal.ts'

const OPEN = sql`allocated < amount and voided_at is null`
const DUE = sql`coalesce(due_on, "on" + due_after)`

/** One for each sale to somebody with a total above 0, paid ones too, and for each opening debt: `source` says which `sourceId` is. */
export const charges = pgTable(
  'charges',
  {
    id: id(),
    customerId: reference()
      .notNull()
      .references(() => customers.id),
    source: text().notNull(),
    sourceId: reference().notNull(),
    on: day().notNull(),
    dueOn: day(),
    /** Without a due date it is due so many days after its day: the shop's, while it is open (see due-again.ts). */
    dueAfter: integer().notNull().default(30),
    amount: cents().notNull(),
    allocated: cents().notNull().default(0),
    voidedAt: moment(),
  },
  (t) => [
    uniqueIndex('charges_of_source').on(t.source, t.sourceId),
    // What is open is little, however much was ever charged: by customer, by the day it is due, by sale. The first two
    // hold all that debts are summed from.
    index('charges_open_of_customer')
      .on(t.customerId, DUE, t.id, t.dueOn, t.on, t.amount, t.allocated)
      .where(OPEN),
    index('charges_open_by_due')
      .on(DUE, t.customerId, t.id, t.dueOn, t.on, t.amount, t.allocated)
      .where(OPEN),
    index('charges_open_by_source').on(t.sourceId).where(OPEN),
    check('charges_allocated_in_bounds', sql`allocated >= 0 and allocated <= amount`),
  ],
)

/** What somebody owed before there was this shop, as their notebook had it; one at most that stands. */
export const openings = pgTable(
  'openings',
  {
    id: id(),
    customerId: reference()
      .notNull()
      .references(() => customers.id),
    amount: cents().notNull(),
    /** Since when it is owed. */
    on: day().notNull(),
    /** The list that it came with. */
    importId: reference().notNull(),
    actorId: actor(),
    createdAt: actedAt(),
    voidedAt: moment(),
  },
  (t) => [
    uniqueIndex('openings_one_stands').on(t.customerId).where(sql`voided_at is null`),
    index('openings_of_customer_by_moment').on(t.customerId, t.createdAt, t.id),
    index('openings_of_import').on(t.importId),
    check('openings_above_zero', sql`amount > 0`),
  ],
)

export const payments = pgTable(
  'payments',
  {
    id: id(),
    /** Null: the payment of a sale to nobody. */
    customerId: reference().references(() => customers.id),
    /** The sale it was made in; null when it came later. */
    saleId: reference(),
    amount: cents().notNull(),
    method: text().notNull(),
    on: day().notNull(),
    note: text(),
    allocated: cents().notNull().default(0),
    actorId: actor(),
    createdAt: actedAt(),
    voidedAt: moment(),
    voidReason: text(),
    rev: rev(),
  },
  (t) => [
    index('payments_of_customer').on(t.customerId, t.id),
    index('payments_of_customer_by_moment')
      .on(t.customerId, t.createdAt, t.id)
      .where(sql`customer_id is not null`),
    index('payments_voided_of_customer').on(t.customerId, t.voidedAt, t.id).where(sql`voided_at is not null`),
    index('payments_of_sale').on(t.saleId),
    index('payments_by_day').on(t.on, t.id),
    index('payments_free')
      .on(t.customerId, t.id)
      .where(sql`allocated < amount and voided_at is null and customer_id is not null`),
    check('payments_allocated_in_bounds', sql`amount > 0 and allocated >= 0 and allocated <= amount`),
  ],
)

/** Append-only; a negative row takes back. */
export const allocations = pgTable(
  'allocations',
  {
    id: id(),
    paymentId: reference()
      .notNull()
      .references(() => payments.id),
    chargeId: reference()
      .notNull()
      .references(() => charges.id),
    amount: cents().notNull(),
    at: actedAt(),
    /** Whose payment it is; null: it was made before this was written down. */
    customerId: reference(),
  },
  (t) => [
    index('allocations_of_payment').on(t.paymentId),
    index('allocations_of_charge').on(t.chargeId),
    index('allocations_of_customer').on(t.customerId, t.id).where(sql`customer_id is not null`),
    index('allocations_of_unnamed').on(t.id).where(sql`customer_id is null`),
  ],
)

/** Reminders that were asked for together: to whom each went stands in `reminders`. */
export const reminderRuns = pgTable(
  'reminder_runs',
  {
    id: id(),
    actorId: actor(),
    /** What was typed for it; null: the shop's own text, or they have been told by now. */
    text: text(),
    /** The shop took Pix then: its usual text says so. */
    byPix: boolean().notNull(),
    createdAt: actedAt(),
  },
  (t) => [index('reminder_runs_with_text').on(t.createdAt).where(sql`text is not null`)],
)

/** Who was reminded, and when: by its index once a day, whoever sends. */
export const reminders = pgTable(
  'reminders',
  {
    id: id(),
    runId: reference()
      .notNull()
      .references(() => reminderRuns.id),
    customerId: reference()
      .notNull()
      .references(() => customers.id),
    on: day().notNull(),
    createdAt: actedAt(),
  },
  (t) => [
    uniqueIndex('reminders_one_a_day').on(t.customerId, t.on),
    index('reminders_of_run').on(t.runId, t.customerId),
  ],
)

/** By when somebody means to pay what they owe; the newest of a customer counts. */
export const promises = pgTable(
  'promises',
  {
    id: id(),
    customerId: reference()
      .notNull()
      .references(() => customers.id),
    on: day().notNull(),
    note: text(),
    /** What was owed then, and of what was open the charge that came last. */
    due: cents().notNull(),
    chargeId: reference().notNull(),
    actorId: actor(),
    createdAt: actedAt(),
  },
  (t) => [index('promises_of_customer').on(t.customerId, t.id)],
)

export const PERSONAL: readonly Personal[] = [
  {
    table: 'promises',
    people: ['note'],
    erase: `
      update promises p set note = null where p.customer_id = any(their_customers) and p.note is not null;`,
  },
  {
    table: 'reminder_runs',
    people: ['text'],
    // What went to many names none of them.
    erase: `
      update reminder_runs r set text = null
      where r.text is not null and exists (select from reminders m where m.run_id = r.id and m.customer_id = any(their_customers))
        and not exists (select from reminders m where m.run_id = r.id and m.customer_id <> all(their_customers));`,
  },
  {
    table: 'payments',
    people: ['note', 'void_reason'],
    plain: ['method'],
    erase: `
      their_payments := array(
        select p.id from payments p where p.customer_id = any(their_customers) and (p.note is not null or p.void_reason is not null));
      update payments p set note = null, void_reason = null, rev = p.rev + 1 where p.id = any(their_payments);`,
  },
  { table: 'charges', plain: ['source'] },
]
