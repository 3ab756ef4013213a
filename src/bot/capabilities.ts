// What not every Telegram takes: tried at first use, latched off where it is refused for what it is, and then sent without.

import { GrammyError } from 'grammy'
import type { Outgoing } from '#domain/chat/index.ts'
import { CAPTION_MAX, MESSAGE_MAX } from '#lib/limits.ts'
import { shortened } from '#locales/format.ts'
import { type AnyButton, buttonsOf, withButtons } from './buttons.ts'
import { appLink, startOf } from './links.ts'

/** What Telegram copies by a button, in UTF-16 units. */
const COPY_MAX = 256

interface Refused {
  readonly code: number
  readonly says: string
}

interface Capability {
  readonly name: string
  uses(call: Outgoing): boolean
  /** Whether a refusal is about this: of a method or a field that the server does not know, or a chat that has it not. */
  isMeant(refused: Refused): boolean
  /** The call with all that it says, but for this; null where nothing of it is left. */
  without(call: Outgoing, botName: string | null): Outgoing | null
  /** Some chats take it, others do not. */
  readonly byChat?: boolean
  /** Refused for what the chat allows, not for what is in this call: only that says something of the next ones. All of them, where it does not say. */
  isLasting?(refused: Refused): boolean
  /** Never taken in such a call, so it is not tried. */
  isOut?(call: Outgoing): boolean
}

const isGroup = ({ chatId }: Outgoing) => chatId < 0
const noMethod = ({ code }: Refused) => code === 404
/** What is said of a chat that nothing arrives in, whatever it is. */
const NOBODY = /kicked|blocked|deactivated|not a member|can't initiate|chat not found|upgraded/i
/** What a server says of a kind of button that it has never heard of. */
const noButton = ({ says }: Refused) => /inline keyboard button|BUTTON_(TYPE_)?INVALID/i.test(says)

/** What is said where nobody, or not the bot, may send pictures. */
const NO_PICTURES = /(no|not enough) rights|CHAT_SEND_(MEDIA|PHOTOS)_FORBIDDEN/i

/** What is said of one message, or of the tap that it answers. */
const PASSED = /not found|query is too old|query[ _]id[ _](?:is )?invalid/i

const hasButton = (call: Outgoing, field: keyof AnyButton) =>
  buttonsOf(call).some((one) => one[field] !== undefined)

/** The call without the buttons that have this field, and with what they say below its text: it is cut before that is. */
function saidInstead(call: Outgoing, field: keyof AnyButton, say: (button: AnyButton) => string): Outgoing {
  const below = buttonsOf(call)
    .filter((one) => one[field] !== undefined)
    .map((one) => `\n\n${say(one)}`)
    .join('')
  const left = withButtons(call, (one) => (one[field] === undefined ? one : undefined))
  const { text } = left.payload
  if (typeof text !== 'string') return left
  return {
    ...left,
    payload: { ...left.payload, text: shortened(text, Math.max(1, MESSAGE_MAX - below.length)) + below },
  }
}

function stripped(call: Outgoing, field: string): Outgoing {
  const { [field]: _, ...payload } = call.payload
  return { ...call, payload }
}

/** A message that is a picture with its words below. */
const pictured = (name: 'qr' | 'shows'): Capability => ({
  name,
  uses: ({ payload }) => payload[name] !== undefined,
  // Whatever a picture is refused for, its words arrive; what is in the message, or was, says nothing of pictures.
  isMeant: ({ says }) => !NOBODY.test(says) && !/there is no|not modified|message is too long/i.test(says),
  without: (call) => stripped(call, name),
  byChat: true,
  isOut: ({ payload }) => String(payload['text']).length > CAPTION_MAX,
})

/** Of two that one refusal may be about, the newer first. */
const CAPABILITIES: readonly Capability[] = [
  pictured('qr'),
  // One photo may be too large or too narrow; the others are not.
  { ...pictured('shows'), isLasting: ({ says }) => NO_PICTURES.test(says) },
  {
    name: 'ephemeral',
    uses: ({ payload }) => payload['ephemeral_message_parameters'] !== undefined,
    isMeant: ({ code, says }) => code !== 404 && !NOBODY.test(says),
    without: (call) => stripped(call, 'ephemeral_message_parameters'),
    byChat: true,
  },
  {
    name: 'rich',
    uses: ({ payload }) => payload['rich_message'] !== undefined,
    isMeant: (refused) => noMethod(refused) || /rich|message text is empty/i.test(refused.says),
    without: (call) => stripped(call, 'rich_message'),
  },
  {
    name: 'disabled',
    uses: (call) => hasButton(call, 'disabled'),
    isMeant: (refused) => /disabled/i.test(refused.says) || noButton(refused),
    without: (call) => saidInstead(call, 'disabled', ({ text }) => text),
  },
  {
    name: 'style',
    uses: (call) => hasButton(call, 'style'),
    isMeant: ({ says }) => /style/i.test(says),
    // `undefined` is left out where it is sent.
    without: (call) => withButtons(call, (one) => ({ ...one, style: undefined })),
  },
  {
    name: 'copy_text',
    uses: (call) => hasButton(call, 'copy_text'),
    isMeant: (refused) => /copy/i.test(refused.says) || noButton(refused),
    without: (call) => saidInstead(call, 'copy_text', ({ copy_text: copy }) => copy?.text ?? ''),
    isOut: (call) => buttonsOf(call).some((one) => (one.copy_text?.text.length ?? 0) > COPY_MAX),
  },
  {
    name: 'web_app',
    uses: (call) => hasButton(call, 'web_app'),
    isMeant: (refused) => /web ?app/i.test(refused.says) || noButton(refused),
    without: (call, botName) =>
      withButtons(call, ({ web_app: app, ...one }) => {
        if (!app) return one
        return botName ? { ...one, url: appLink(botName, startOf(app.url)) } : undefined
      }),
    isOut: isGroup,
  },
  {
    name: 'reaction',
    uses: ({ method }) => method === 'setMessageReaction',
    isMeant: (refused) => noMethod(refused) || refused.code === 400,
    without: () => null,
    byChat: true,
  },
]

const has = (answer: unknown, field: string): boolean =>
  typeof answer === 'object' && answer !== null && field in answer

const keyOf = ({ name, byChat }: Capability, { chatId }: Outgoing) => (byChat ? `${name}:${chatId}` : name)

/** Chats that are remembered to have something not; a shop has few groups. */
const LATCHED_MAX = 1000

interface Attempt {
  /** Null: nothing of it is left to be sent. */
  readonly call: Outgoing | null
  /** What was taken out last. */
  readonly left?: string
}

/** One a process: what is latched off stays so until the next start. */
export class Capabilities {
  readonly #off = new Set<string>()
  readonly #botName: () => string | null

  /** `botName`: what the bot is called, once that is known; links lead there. */
  constructor(botName: () => string | null) {
    this.#botName = botName
  }

  /** The call without what is known not to be taken. */
  fitted(call: Outgoing): Outgoing | null {
    let fitting: Outgoing | null = call
    for (const capability of CAPABILITIES) {
      if (!fitting) return null
      const isOff = this.#off.has(keyOf(capability, fitting)) || capability.isOut?.(fitting)
      if (isOff && capability.uses(fitting)) fitting = capability.without(fitting, this.#botName())
    }
    return fitting
  }

  /** The call without what it was refused for; undefined where the refusal is about something else. */
  without(call: Outgoing, error: unknown): Attempt | undefined {
    if (!(error instanceof GrammyError)) return undefined
    const refused = { code: error.error_code, says: error.description }
    // A wrong token is a 404 too, of no method at all.
    if (![400, 403, 404].includes(refused.code) || refused.says === 'Not Found') return undefined
    const meant = CAPABILITIES.find((capability) => capability.uses(call) && capability.isMeant(refused))
    if (!meant) return undefined
    const less = meant.without(call, this.#botName())
    // A message that is gone, or a tap that is long ago, is no matter of what the server takes.
    const hasPassed = refused.code === 400 && PASSED.test(refused.says)
    return hasPassed || meant.isLasting?.(refused) === false
      ? { call: less }
      : { call: less, left: keyOf(meant, call) }
  }

  /**
   * A server that says yes to all that it does not know, by its answer: no table is in the message. The call without it; undefined where
   * the words have arrived, for they go along.
   */
  unanswered(call: Outgoing, result: unknown): Attempt | undefined {
    const rich = CAPABILITIES.find(({ name }) => name === 'rich')
    if (!rich?.uses(call) || has(result, 'rich_message')) return undefined
    const left = keyOf(rich, call)
    if (call.method !== 'sendMessage' || !has(result, 'message_id'))
      return { call: rich.without(call, null), left }
    this.latch(left)
    return undefined
  }

  /** It was the last to be taken out of a call that was taken then. */
  latch(left: string | undefined): void {
    if (left !== undefined && this.#off.size < LATCHED_MAX) this.#off.add(left)
  }
}
