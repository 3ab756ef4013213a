// What staff have asked an owner to free: the act that waits, and what was answered.
import { sql } from 'drizzle-orm'
import { bigint, boolean, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { actedAt, actor, cents, id, moment, reference, rev } from '../columns.ts'
import { isAbout, type Personal } from '../personal.ts'

export const approvals = pgTable(
  'approvals',
  {
    id: id(),
    /** Who asks, and whose act it will be. */
    byId: actor(),
    /** Which limit stands in the way. */
    kind: text().notNull(),
    /** As it was asked; null: somebody whom it told of was erased. */
    input: jsonb(),
    /** What each line costs one of, as it was shown to who asked: that is what it is sold at. */
    prices: bigint({ mode: 'number' }).array(),
    /** It goes beyond the customer's limit. */
    overrideCredit: boolean().notNull().default(false),
    /** Numbers that tell how far it goes beyond what. */
    beyond: jsonb().notNull(),
    /** Over the operation and its input: nobody asks the same again while it waits. */
    asked: text().notNull(),
    /** No key: what it names may go. */
    customerId: reference(),
    /** Of a void: the sale, or the payment. */
    saleId: reference(),
    paymentId: reference(),
    amount: cents().notNull(),
    createdAt: actedAt(),
    expiresAt: moment().notNull(),
    decidedAt: moment(),
    decidedById: reference(),
    /** What was decided. */
    granted: boolean(),
    /** What the owner says to it. */
    reason: text(),
    /** The sale that came of it, or what was voided. */
    resultId: reference(),
    rev: rev(),
  },
  (t) => [
    index('approvals_of_person').on(t.byId, t.id),
    // What nobody answered stays undecided for ever: by its newest, and what still waits by its end.
    index('approvals_waiting').on(t.id).where(sql`decided_at is null`),
    index('approvals_waiting_by_end').on(t.expiresAt).where(sql`decided_at is null`),
    index('approvals_waiting_of_person').on(t.byId, t.expiresAt).where(sql`decided_at is null`),
    index('approvals_of_customer').on(t.customerId, t.id),
    index('approvals_decided').on(t.granted, t.id).where(sql`decided_at is not null`),
  ],
)

const THEIRS = `(a.by_id = leaver.id or a.customer_id = any(their_customers) or ${isAbout('a.input')})`

export const PERSONAL: readonly Personal[] = [
  {
    table: 'approvals',
    people: ['input', 'reason'],
    plain: ['kind', 'prices', 'beyond', 'asked'],
    words: `select a.input->>'customerName' from approvals a where a.customer_id = any(their_customers) and a.input ? 'customerName'`,
    // What waits is done for nobody any more.
    erase: `
      update approvals a set decided_at = acted_at(), granted = false, rev = a.rev + 1 where a.decided_at is null and ${THEIRS};
      update approvals a set input = null where a.input is not null and ${THEIRS};
      update approvals a set reason = null where a.reason is not null and (a.decided_by_id = leaver.id or a.by_id = leaver.id or a.customer_id = any(their_customers));`,
  },
]
