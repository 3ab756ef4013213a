// Contracts between people: who is a party, what was agreed, and the steps by which it is carried out.
import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import {
  actedAt,
  actor,
  cents,
  day,
  edits,
  id,
  moment,
  reference,
  rev,
  searchText,
  version,
} from '../columns.ts'
import { type Personal, wordOf } from '../personal.ts'

export const contracts = pgTable(
  'contracts',
  {
    id: id(),
    /** What people call it by: capitals, digits and hyphens. */
    code: text().notNull(),
    title: text().notNull(),
    terms: text().notNull(),
    /** Of title and code, for searching. */
    folded: text().notNull(),
    /** One that is proposed is expired once its deadline is past, whether that was announced or not: see projection.ts. */
    state: text().notNull().default('draft'),
    quorum: integer().notNull(),
    deadline: moment().notNull(),
    byId: actor(),
    createdAt: actedAt(),
    proposedAt: moment(),
    activeAt: moment(),
    endedAt: moment(),
    /** Who ended it; null: nobody did, its deadline passed or a party is gone. */
    endedById: reference(),
    /** Why it was declined or cancelled. */
    reason: text(),
    edits: edits(),
    version: version(),
    rev: rev(),
    search: searchText(),
  },
  (t) => [
    uniqueIndex('contracts_by_code').on(t.code),
    index('contracts_in_state').on(t.state, t.id),
    index('contracts_waiting').on(t.deadline).where(sql`state = 'proposed'`),
    index('contracts_by').on(t.byId, t.id),
    index('contracts_ended_by').on(t.endedById, t.id).where(sql`ended_by_id is not null`),
  ],
)

/** Each is named in one of three ways; who it is then is who is behind that now. */
export const contractParties = pgTable(
  'contract_parties',
  {
    contractId: reference()
      .notNull()
      .references(() => contracts.id),
    n: integer().notNull(),
    userId: reference(),
    customerId: reference(),
    inviteId: reference(),
    role: text().notNull(),
    answer: text().notNull().default('waiting'),
    at: moment(),
    answeredById: reference(),
  },
  (t) => [
    primaryKey({ columns: [t.contractId, t.n] }),
    index('contract_parties_of_person').on(t.userId, t.contractId).where(sql`user_id is not null`),
    index('contract_parties_of_customer').on(t.customerId, t.contractId).where(sql`customer_id is not null`),
    index('contract_parties_of_invite').on(t.inviteId, t.contractId).where(sql`invite_id is not null`),
  ],
)

export const contractInstalments = pgTable(
  'contract_instalments',
  {
    contractId: reference()
      .notNull()
      .references(() => contracts.id),
    n: integer().notNull(),
    on: day().notNull(),
    amount: cents().notNull(),
    /** Into whose account it is paid; null: nobody's here. */
    customerId: reference(),
  },
  (t) => [
    primaryKey({ columns: [t.contractId, t.n] }),
    index('contract_instalments_of_customer')
      .on(t.customerId, t.contractId)
      .where(sql`customer_id is not null`),
  ],
)

/** What a party says was done: the others confirm it, or one of them rejects it. */
export const contractTransactions = pgTable(
  'contract_transactions',
  {
    id: id(),
    contractId: reference()
      .notNull()
      .references(() => contracts.id),
    kind: text().notNull(),
    text: text(),
    amount: cents(),
    /** Which instalment it pays. */
    instalment: integer(),
    state: text().notNull().default('waiting'),
    actorId: actor(),
    createdAt: actedAt(),
    endedAt: moment(),
    /** Why it was rejected, and by whom; null: nobody, its contract ended or who was awaited is gone. */
    reason: text(),
    endedById: reference(),
    /** What it posted to the ledger. */
    paymentId: reference(),
    /** The shop's day on which those whom it waits for were last reminded. */
    remindedOn: day(),
    rev: rev(),
  },
  (t) => [
    index('contract_transactions_of_contract').on(t.contractId, t.id),
    index('contract_transactions_in_state').on(t.state, t.id),
    index('contract_transactions_by').on(t.actorId, t.id),
    index('contract_transactions_ended_by').on(t.endedById, t.id).where(sql`ended_by_id is not null`),
    uniqueIndex('contract_transactions_of_payment').on(t.paymentId).where(sql`payment_id is not null`),
  ],
)

/** One a party: who proposed a step stands behind it too, until they take it back. */
export const contractAnswers = pgTable(
  'contract_answers',
  {
    transactionId: reference()
      .notNull()
      .references(() => contractTransactions.id),
    /** The party's number in its contract. */
    party: integer().notNull(),
    actorId: actor(),
    answer: text().notNull(),
    /** They were staff at that moment. */
    staff: boolean().notNull(),
    at: actedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.transactionId, t.party] }),
    index('contract_answers_of_person').on(t.actorId, t.transactionId),
  ],
)

/** Append-only: all that became of a contract, in ids, numbers and codes; of it the proof is made. */
export const contractEntries = pgTable(
  'contract_entries',
  {
    id: id(),
    contractId: reference()
      .notNull()
      .references(() => contracts.id),
    kind: text().notNull(),
    /** Null: nobody did it. */
    actorId: reference(),
    /** No words: what a line of the proof stands for is looked up when it is sealed. */
    data: jsonb().notNull(),
    at: actedAt(),
  },
  (t) => [index('contract_entries_in_order').on(t.contractId, t.id)],
)

/** SQL: the party `p` is whoever leaves. */
const THEIRS = `(p.user_id = leaver.id or p.customer_id = any(their_customers)
        or p.invite_id in (select i.id from invites i where i.used_by_id = leaver.id))`
/** SQL: the text without what they were called. */
const without = (column: string) =>
  `coalesce((select regexp_replace(${column}, string_agg(${wordOf('w')}, '|'), '•', 'gi') from unnest(their_words) w), ${column})`

export const PERSONAL: readonly Personal[] = [
  {
    table: 'contracts',
    people: ['title', 'terms', 'folded', 'reason'],
    plain: ['code', 'state', 'edits'],
    // What was agreed stays, without their name. Nothing that waits for them is waited for: see docs/decisions/contracts.md.
    erase: `
      their_contracts := array(
        select k.id from contracts k where k.by_id = leaver.id
        union select k.id from contracts k where k.ended_by_id = leaver.id
        union select p.contract_id from contract_parties p where p.user_id = leaver.id
        union select p.contract_id from contract_parties p where p.customer_id = any(their_customers)
        union select p.contract_id from invites i join contract_parties p on p.invite_id = i.id where i.used_by_id = leaver.id
        -- Of an account that was theirs: what they said there is theirs still.
        union select t.contract_id from contract_transactions t where t.actor_id = leaver.id
        union select t.contract_id from contract_transactions t where t.ended_by_id = leaver.id);
      update requests r set answer = '{"erased": true}'
      where r.answer is not null and (r.operation like 'contracts.%' and r.answer->>'id' = any(their_contracts::text[])
        or r.operation like 'transactions.%' and r.answer#>>'{contract,id}' = any(their_contracts::text[]));
      update contracts k set title = ${without('k.title')}, terms = ${without('k.terms')}, folded = ${without('k.folded')},
        reason = case when k.ended_by_id = leaver.id then null else ${without('k.reason')} end, rev = k.rev + 1
      where k.id = any(their_contracts);
      with gone as (
        update contracts k set state = 'cancelled', ended_at = acted_at()
        where k.id = any(their_contracts) and k.state = 'proposed' and k.deadline > acted_at() and (
          exists (select from contract_parties p where p.contract_id = k.id and p.role in ('seller', 'buyer') and ${THEIRS})
          or k.quorum > (select count(*) from contract_parties p where p.contract_id = k.id and (p.answer = 'accepted' or not ${THEIRS})))
        returning k.id)
      insert into contract_entries (contract_id, kind, data) select g.id, 'cancelled', '{}' from gone g;`,
  },
  { table: 'contract_parties', plain: ['role', 'answer'] },
  {
    table: 'contract_transactions',
    people: ['text', 'reason'],
    plain: ['kind', 'state'],
    erase: `
      update contract_transactions t set text = case when t.actor_id = leaver.id then null else ${without('t.text')} end,
        reason = case when t.ended_by_id = leaver.id then null else ${without('t.reason')} end, rev = t.rev + 1
      where t.contract_id = any(their_contracts) and (t.text is not null or t.reason is not null);
      with stuck as (
        update contract_transactions t set state = 'rejected', ended_at = acted_at(), rev = t.rev + 1
        where t.contract_id = any(their_contracts) and t.state = 'waiting' and not exists (
          select from contract_parties p where p.contract_id = t.contract_id and not ${THEIRS}
            and not exists (select from contract_answers a where a.transaction_id = t.id and a.party = p.n))
        returning t.contract_id, t.id)
      insert into contract_entries (contract_id, kind, data)
      select s.contract_id, 'rejected', jsonb_build_object('transactionId', s.id) from stuck s;
      delete from chain_salts x where x.subject = 'contract' and x.subject_id = any(their_contracts);`,
  },
  { table: 'contract_answers', plain: ['answer'] },
  { table: 'contract_entries', plain: ['kind', 'data'] },
]
