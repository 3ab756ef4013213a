// A call about a draft's card, or another message that stands already: which message that is, and what becomes of it. Pure.
import { GrammyError } from 'grammy'
import type { Waiting } from '#domain/chat/index.ts'

/** Without its picture. */
export function inWords(call: Waiting): Waiting {
  const { qr: _, ...payload } = call.payload
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

/** The call about a draft's live message, once that is known; undefined for one that takes away what was never shown. */
export function ofItsDraft(call: Waiting): Waiting | undefined {
  const { method, payload, draft, live } = call
  if (draft === null || draft === undefined || 'message_id' in payload || method === 'sendMessage')
    return call
  if (live !== null) return { ...call, payload: { ...payload, message_id: live } }
  return method === 'editMessageText' ? { ...call, method: 'sendMessage' } : undefined
}

/** Where the draft is shown after a call. */
export function showingIn({ method, payload, draft }: Waiting, result: unknown): { live?: number | null } {
  if (draft === null || draft === undefined) return {}
  if (method === 'deleteMessage') return { live: null }
  if (method === 'editMessageText') return { live: Number(payload['message_id']) }
  const sent = (result as { message_id?: unknown } | undefined)?.message_id
  return typeof sent === 'number' ? { live: sent } : {}
}
