// A vote in a poll that somebody was sent: kept, and answered by nothing.
import type { Update } from 'grammy/types'
import { keepVote } from '#domain/broadcasts/index.ts'
import type { Done } from '#domain/chat/index.ts'
import type { Runtime } from '#domain/runtime.ts'

const POLL_ID_MAX = 64

/** What becomes of an update that is a vote; undefined for others. */
export async function voted(runtime: Runtime, { poll_answer: answer }: Update): Promise<Done | undefined> {
  if (!answer) return undefined
  const { poll_id: pollId, user, option_ids: options } = answer
  const isFit =
    typeof pollId === 'string' && pollId.length <= POLL_ID_MAX && Array.isArray(options) && user !== undefined
  if (isFit) await keepVote(runtime, { pollId, telegramId: user.id, options })
  return { calls: [] }
}
