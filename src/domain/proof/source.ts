// What has a history: of what it is told, and which of that is not sealed yet.

export interface Source {
  readonly subject: 'customer' | 'contract'
  /** Whose ids are the subjects. */
  readonly table: string
  /** SQL over an event `e`: the id of the subject that may have something new; null: none. */
  readonly whose: string
  /**
   * SQL of a select over the chain `c` (id, marks): what it does not hold yet, in columns (at, rank, id, stream, about, body, text),
   * the first @each::int of each kind in its order. `at` and `rank` order the lines; `body` is their jsonb of kind, ids and numbers;
   * `text` are words that the line stands for, or null. A `stream` is of rows whose ids rise as they happen to one subject: how far it was
   * sealed is kept as its mark. What rises in no such order has a null `stream`, and is `about` something of which there is one line.
   */
  readonly facts: string
  /** SQL over the entry `e` (kind, data) that a line of the subject `e.subject_id` says: the words that it stands for, as they are kept now. */
  readonly words: string
}

/** SQL: up to which id of the stream chain `c` is sealed. */
export const mark = (stream: string) => `coalesce((c.marks->>'${stream}')::bigint, 0)`

/** SQL: chain `c` has no line about it yet (SQL of a text). */
export const untold = (subject: Source['subject'], about: string) => `not exists (
      select from chain_lines l where l.subject = '${subject}' and l.subject_id = c.id and l.about = ${about})`
