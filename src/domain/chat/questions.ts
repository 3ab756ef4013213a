// Questions open in chats: what is known so far, for a day; one a chat. A revision tells its newest buttons from older ones.

import type { Database } from '#database/pool.ts'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'

/** So long one waits for its answer. */
export const QUESTION_HOURS = 24

export interface Question<Draft> {
  readonly id: number
  readonly rev: number
  readonly draft: Draft
  /** Its message as last shown; null for one of the release before. */
  readonly card: unknown
}

/** How a question ended; `expired`: a day went by. */
export type Ended = 'answered' | 'cancelled' | 'left' | 'expired'

/** What is asked from now on: a new question (`rev` 1), or one further on. */
export interface Asked {
  readonly id: number
  readonly rev: number
  readonly userId: number
  readonly draft: unknown
  readonly card: unknown
}

/** SQL: the chat's open question, as JSON. */
export const OPEN_QUESTION = (chat: string) =>
  sql`select json_build_object('id', q.id, 'rev', q.rev, 'draft', q.draft, 'card', q.card) from questions q
   where q.chat_id = ${chat} and q.settled_at is null and q.until > now() order by q.id desc limit 1`

const reserve = step(
  'questions.reserve',
  sql`select nextval(pg_get_serial_sequence('questions', 'id'))::text`,
)
/** An id for a question that is about to be asked: its buttons name it. */
export const newQuestionId = async (database: Database): Promise<number> =>
  Number(await database.run([reserve], {}))

const ended = step(
  'questions.ended',
  sql`select case when settled_at is null then 'expired' else coalesce(ended, 'answered') end
   from questions where id = @id::bigint and chat_id = @chat::bigint`,
)
/** How a question that is not open ended; null where this chat never had it. */
export const howEnded = async (database: Database, chatId: number, id: number) =>
  (await database.run([ended], { id, chat: chatId })) as Ended | null
