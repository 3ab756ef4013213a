// The words that lines stand for, each with its salt: with them whoever holds a history can show what a line said.
import { sql } from '#database/sql.ts'
import type { Source } from './source.ts'
import { SOURCES } from './sources.ts'

/**
 * SQL of a select with columns (id, item), the later in a history the higher: the texts of the subjects whose ids `whose` (SQL) selects,
 * with what shows them. A text that is kept no more, or not as it was sealed, is not among them: it would show nothing.
 */
export const wordsOf = (whose: { readonly [Subject in Source['subject']]: string }): string =>
  SOURCES.map(
    ({ subject, words }) => sql`
      select w.n as id, json_build_object('subject', '${subject}', 'id', w.subject_id, 'n', w.n, 'text', w.text, 'salt', w.salt) as item
      from (
        select e.subject_id, e.n, e.salt, e.data, ${words} as text
        from (
          select x.subject_id, x.n, x.salt, l.line::jsonb as data, l.line::jsonb->>'kind' as kind
          from chain_salts x join chain_lines l on l.subject = x.subject and l.subject_id = x.subject_id and l.n = x.n
          where x.subject = '${subject}' and x.subject_id in (${whose[subject]})) e) w
      where encode(sha256(convert_to(w.salt || w.text, 'UTF8')), 'hex') = w.data->>'text'`,
  ).join('\n      union all')
