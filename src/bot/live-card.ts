// A call about a draft's card, a notice's message, or another that stands already: which message that is, and what becomes of it. Pure.
import { GrammyError } from 'grammy'
import type { Waiting } from '#domain/chat/index.ts'

/** Without its picture. */
export function inWords(call: Waiting): Waiting {
  const { qr: _, shows: __, ...payload } = call.payload
  return { ...call, payload }
}

/** In place, words take no picture's place, nor a picture theirs where a server is older. */
export const isOfOtherKind = ({ method }: Waiting, error: unknown): boolean =>
  method === 'editMessageText' &&
  error instanceof GrammyError &&
  /there is no (?:text|media|caption) in the message/i.test(error.description)

/**
 * Whether it stands already as the call would have it: the same text; a message gone, or too old, whose buttons or self were
 * to be taken away.
 */
export const isSo = ({ method }: Waiting, error: string): boolean =>
  /not modified/.test(error) ||
  method === 'deleteMessage' ||
  (method === 'editMessageReplyMarkup' && /not found|can't be /.test(error))

const about = ({ draft, notice }: Waiting) => (draft ?? notice ?? null) !== null

/** The call about a draft's or a notice's live message, once that is known; undefined for one that takes away what was never shown. */
export function ofItsDraft(call: Waiting): Waiting | undefined {
  const { method, payload, live } = call
  if (!about(call) || 'message_id' in payload || method === 'sendMessage') return call
  if (live !== null) return { ...call, payload: { ...payload, message_id: live } }
  return method === 'editMessageText' ? { ...call, method: 'sendMessage' } : undefined
}

/**
 * The card that still stands elsewhere when this call shows its draft in the message that was tapped: known only now, for it may
 * have been on its way when somebody tapped the older one.
 */
export const standsElsewhere = ({ method, draft, payload, live }: Waiting): number | undefined =>
  method === 'editMessageText' && (draft ?? null) !== null && live !== null && payload['message_id'] !== live
    ? live
    : undefined

/** Where the draft is shown after a call. */
export function showingIn(call: Waiting, result: unknown): { live?: number | null } {
  const { method, payload } = call
  if (!about(call)) return {}
  if (method === 'deleteMessage') return { live: null }
  if (method === 'editMessageText') return { live: Number(payload['message_id']) }
  const sent = (result as { message_id?: unknown } | undefined)?.message_id
  return typeof sent === 'number' ? { live: sent } : {}
}

/** The poll that a call has sent, as Telegram numbers it. */
export function pollIn(result: unknown): { poll?: string } {
  const { poll } = (result ?? {}) as { poll?: { readonly id?: unknown } }
  return typeof poll?.id === 'string' ? { poll: poll.id } : {}
}
