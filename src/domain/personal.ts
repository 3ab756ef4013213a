// What a table keeps of people, declared beside its columns, and how that goes once somebody is erased; put together in me/erase.ts.

/** Each column of words, JSON or Telegram's ids is in one of the three: `tests/domain/personal.test.ts` walks the schema. */
export interface Personal {
  readonly table: string
  /** Tells of people: nothing of it is left of whoever is erased. */
  readonly people?: readonly string[]
  /** The shop's own: its goods and rules, and what staff wrote of goods. */
  readonly shop?: readonly string[]
  /** Kinds, hashes, keys, ids and numbers: nobody's words. */
  readonly plain?: readonly string[]
  /** SQL of a select: what they were called, as text, to be looked for where words were copied to. */
  readonly words?: string
  /** Statements of SQL by which it goes; see `LEAVER` for what they read. */
  readonly erase?: string
}

/**
 * What `words` and `erase` read, beside their own tables: who goes, their accounts as customers, what they were called, the same as a
 * pattern for JSON as text (no part of another word, whatever its case), and objects of JSON that are them;
 * which sales and payments said something of them, to be told that they do not any more.
 */
export const LEAVER = `leaver users; their_customers bigint[]; their_words text[]; their_pattern text; their_shape text;
  their_sales bigint[]; their_payments bigint[];`

/** JSON: what stands for a stored answer that told of somebody who was erased. */
export const ANSWER_ERASED = '{"erased": true}'

/** SQL of a pattern: the word (SQL) as JSON has it, and no part of another. */
export const wordOf = (word: string) =>
  `'(?<![[:alnum:]])' || regexp_replace(substr(to_json(${word})::text, 2, length(to_json(${word})::text) - 2), '([^[:alnum:][:space:]])', '\\\\\\1', 'g') || '(?![[:alnum:]])'`

/** SQL: whether JSON, or a text, says what they were called. */
export const namesThem = (json: string) => `${json}::text ~* their_pattern`

/** SQL: nobody here has this private chat. */
export const isNobodys = (chat: string) =>
  `(${chat} > 0 and not exists (select from users n where n.telegram_id = ${chat}))`
