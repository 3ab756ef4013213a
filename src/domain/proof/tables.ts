// Histories as hash chains: how far each goes, its lines, and the salts of the texts that lines stand for.

import { sql } from 'drizzle-orm'
import { integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { moment, reference } from '../columns.ts'
import type { Personal } from '../personal.ts'

/** One for each thing that has a history, once something of it was sealed. */
export const chains = pgTable(
  'chains',
  {
    /** What it is of: see sources.ts. */
    subject: text().notNull(),
    subjectId: reference().notNull(),
    /** Its last line, and the hash of that. */
    n: integer().notNull(),
    hash: text().notNull(),
    /** Up to which row of each stream it has gone, by the stream's name. */
    marks: jsonb().notNull(),
    sealedAt: moment().notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.subject, t.subjectId] })],
)

/** Append-only: as they are exported. */
export const chainLines = pgTable(
  'chain_lines',
  {
    subject: text().notNull(),
    subjectId: reference().notNull(),
    n: integer().notNull(),
    /** What it tells of, where no stream has a mark of it: each once. */
    about: text(),
    line: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.subject, t.subjectId, t.n] }),
    uniqueIndex('chain_lines_once').on(t.subject, t.subjectId, t.about).where(sql`about is not null`),
  ],
)

/** With a text and its salt anybody can show that a line stands for it; both go when the text does. */
export const chainSalts = pgTable(
  'chain_salts',
  {
    subject: text().notNull(),
    subjectId: reference().notNull(),
    n: integer().notNull(),
    salt: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.subject, t.subjectId, t.n] })],
)

export const PERSONAL: readonly Personal[] = [
  { table: 'chains', plain: ['subject', 'hash', 'marks'] },
  { table: 'chain_lines', plain: ['subject', 'about', 'line'] },
  {
    table: 'chain_salts',
    people: ['salt'],
    plain: ['subject'],
    erase: `
      delete from chain_salts x where x.subject = 'customer' and x.subject_id = any(their_customers);
      delete from chain_salts x using disputes d, chain_lines l
      where d.id = any(their_disputes) and x.subject = 'customer' and x.subject_id = d.customer_id
        and l.subject = x.subject and l.subject_id = x.subject_id and l.n = x.n and (l.line::jsonb->>'disputeId')::bigint = d.id;`,
  },
]
