// Questions open in chats: what is known so far, for a day; one a chat.
import type { Database } from '#database/pool.ts'
import { step } from '#database/step.ts'

export interface Question<Draft> {
  readonly id: number
  readonly draft: Draft
}

const open = step(
  'questions.open',
  `with closed as (
     update questions set settled_at = now() where chat_id = @chat::bigint and settled_at is null)
   insert into questions (chat_id, user_id, draft, until) values (@chat::bigint, @user::bigint, @draft::jsonb, now() + interval '24 hours')
   returning id::text`,
)

/** Asks; whatever was asked before in this chat is closed. Gives the question's id. */
export async function openQuestion(
  database: Database,
  chatId: number,
  userId: number,
  draft: unknown,
): Promise<number> {
  return Number(await database.run([open], { chat: chatId, user: userId, draft: JSON.stringify(draft) }))
}

const update = step(
  'questions.update',
  `update questions set draft = @draft::jsonb where id = @id::bigint and settled_at is null`,
)
/** The same question, further on. */
export async function updateQuestion(database: Database, id: number, draft: unknown): Promise<void> {
  await database.run([update], { id, draft: JSON.stringify(draft) })
}

const current = step(
  'questions.current',
  `select json_build_object('id', id, 'draft', draft)::text from questions
   where chat_id = @chat::bigint and settled_at is null and until > now() order by id desc limit 1`,
)
export const currentQuestion = <D>(database: Database, chatId: number) =>
  database.json<Question<D>>(current, { chat: chatId })

const one = step(
  'questions.one',
  `select json_build_object('id', id, 'draft', draft, 'open', settled_at is null and until > now(), 'settled', settled_at is not null)::text
   from questions where id = @id::bigint and chat_id = @chat::bigint`,
)
export const questionOf = <D>(database: Database, chatId: number, id: number) =>
  database.json<Question<D> & { readonly open: boolean; readonly settled: boolean }>(one, {
    id,
    chat: chatId,
  })

const close = step(
  'questions.close',
  `update questions set settled_at = now() where chat_id = @chat::bigint and settled_at is null returning id::text`,
)
/** True when one was open. */
export const closeQuestion = async (database: Database, chatId: number) =>
  (await database.run([close], { chat: chatId })) !== null
