// What a table keeps of people, declared beside its columns, and how that goes once somebody is erased; put together in operations.ts, done in me/erase.ts.

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
  /** Statements of SQL that look through what is long, before anything is locked. */
  readonly find?: string
  /** Statements of SQL by which it goes; see `LEAVER` for what they read. */
  readonly erase?: string
}

/**
 * What `words`, `find` and `erase` read, beside their own tables: who goes, their accounts as customers, what they were called, the
 * same in small letters; as patterns for JSON as text: one of these words as a whole value, of a field of names, and of an object that
 * is them; whose answers by which keys told of them, and since when that is known; which sales, payments, links and disputes said
 * something of them, to be told that they do not any more; which contracts they had a part in.
 */
export const LEAVER = `leaver users; their_customers bigint[]; their_words text[]; their_small text[];
  their_values text; their_fields text; their_shape text; answer_actors bigint[]; answer_keys text[]; looked_at timestamptz;
  their_sales bigint[]; their_payments bigint[]; their_links bigint[]; their_disputes bigint[]; their_contracts bigint[];`

/** SQL: who `leaver` is, in every one of these ways; `words`: SQL of selects. */
export const knowing = (words: readonly string[]) => `
    their_customers := array(select c.id from customers c where c.user_id = leaver.id order by c.id);
    their_words := array(
      select distinct w.word from (
        ${words.join('\n        union all ')}) w (word)
      where char_length(w.word) > 1 order by 1);
    their_small := array(select lower(w) from unnest(their_words) w);
    their_values := (select '"(?:' || string_agg(${plain('substr(to_json(w)::text, 2, length(to_json(w)::text) - 2)')}, '|') || ')"' from unnest(their_words) w);
    their_fields := '("(?:name|phone|username|customerName)" ?: ?)' || their_values;
    their_shape := '"id" ?: ?(?:' || array_to_string(leaver.id || their_customers, '|') || ') ?, ?(?:"name" ?: ?' || their_values || '|"telegramId" ?:)';`

/** JSON: what stands for a stored answer that told of somebody who was erased. */
export const ANSWER_ERASED = '{"erased": true}'

/** SQL of a pattern: the text (SQL) as it is. */
const plain = (text: string) => `regexp_replace(${text}, '([^[:alnum:][:space:]])', '\\\\\\1', 'g')`

/** SQL of a pattern: the word (SQL), and no part of another. */
export const wordOf = (word: string) => `'(?<![[:alnum:]])' || ${plain(word)} || '(?![[:alnum:]])'`

/**
 * SQL: whether a form in jsonb is about them: it names their account, or calls somebody as they were called, whole, where no other id
 * stands beside it. A word that is a key, a method or a unit is nobody's name.
 */
export const isAbout = (json: string) => `exists (
          select from jsonb_path_query(${json}, '$.** ? (@.type() == "object")') o
          where o->>'customerId' = any(their_customers::text[])
            or o->>'is' in ('known', 'customer') and o->>'id' = any(their_customers::text[])
            or coalesce(o->>'id' = any((leaver.id || their_customers)::text[]), true)
              and array[lower(o->>'name'), lower(o->>'typed'), lower(o->>'customerName'), lower(o->>'username'), o->>'phone'] && their_small)`

/** SQL: nobody here has this private chat. */
export const isNobodys = (chat: string) =>
  `(${chat} > 0 and not exists (select from users n where n.telegram_id = ${chat}))`
