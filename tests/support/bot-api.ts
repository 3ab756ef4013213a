// What the Bot API refuses, as far as the shop could ask for it: unknown methods and fields, bounds of texts and buttons, messages
// that are gone or the same; and what an older server, or a group, does not have.
export interface Button {
  readonly text: string
  callback_data: string
  readonly url?: string
  readonly style?: string
  readonly copy_text?: { readonly text: string }
  readonly web_app?: { readonly url: string }
  readonly disabled?: object
}
export interface Poll {
  readonly id: string
  readonly question: string
  readonly options: readonly { readonly text: string; voter_count: number }[]
  readonly is_anonymous: boolean
  readonly allows_multiple_answers: boolean
}
export interface Shown {
  readonly id: number
  text: string
  buttons: Button[]
  /** The table it came as. */
  rich?: object
  /** The picture above its text, as it was sent. */
  photo?: Buffer | undefined
  /** What is marked in its text. */
  readonly entities?: readonly object[]
  poll?: Poll
  readonly repliesTo?: number
  /** Who alone sees it. */
  readonly seenBy?: number
}
export type Payload = Record<string, unknown> & { chat_id?: number; text?: string; message_id?: number }
export interface Refusal {
  readonly code: number
  readonly description: string
  readonly parameters?: object
}

/** What a server may lack. */
export type Lacks =
  | 'photo'
  | 'rich'
  | 'style'
  | 'copy_text'
  | 'disabled'
  | 'web_app'
  | 'reaction'
  | 'ephemeral'

export interface World {
  readonly lacks: ReadonlySet<Lacks>
  readonly chats: ReadonlyMap<number, readonly Shown[]>
  /** Chats where it is an administrator. */
  readonly administers: ReadonlySet<number>
  /** Why nothing can be sent there. */
  readonly closed: ReadonlyMap<number, string>
  /** Groups that have another id. */
  readonly moved: ReadonlyMap<number, number>
}

const SENT = 'chat_id message_thread_id reply_parameters reply_markup ephemeral_message_parameters'
const FIELDS: Readonly<Record<string, string>> = {
  sendMessage: `${SENT} text entities link_preview_options`,
  /** What it does not know it leaves out, as it does everywhere: words beside a table. */
  sendRichMessage: `${SENT} rich_message text`,
  editMessageText: 'chat_id message_id text entities link_preview_options reply_markup rich_message',
  editMessageReplyMarkup: 'chat_id message_id reply_markup',
  deleteMessage: 'chat_id message_id',
  setMessageReaction: 'chat_id message_id reaction is_big',
  sendChatAction: 'chat_id message_thread_id action',
  sendDocument: 'chat_id document caption reply_markup',
  sendPhoto: `${SENT} photo caption caption_entities`,
  sendPoll: `${SENT} question options is_anonymous allows_multiple_answers`,
  editMessageMedia: 'chat_id message_id media reply_markup',
  answerCallbackQuery: 'callback_query_id text show_alert',
  answerInlineQuery: 'inline_query_id results cache_time is_personal next_offset button',
  setMyCommands: 'commands scope language_code',
  deleteMyCommands: 'scope language_code',
  setChatMenuButton: 'chat_id menu_button',
  getMe: '',
  getFile: 'file_id',
  getUpdates: 'offset limit timeout allowed_updates',
  setWebhook: 'url secret_token allowed_updates max_connections',
  deleteWebhook: 'drop_pending_updates',
}
const NEEDS_CHAT = /^(send|edit|delete(?!My|Webhook)|setMessage)/

const bad = (what: string): Refusal => ({ code: 400, description: `Bad Request: ${what}` })
const forbidden = (what: string): Refusal => ({ code: 403, description: `Forbidden: ${what}` })

/** Why the call is refused; undefined for one that is taken. */
export function refusalOf(method: string, payload: Payload, world: World): Refusal | undefined {
  const fields = FIELDS[method]
  const missing =
    fields === undefined ||
    (world.lacks.has('photo') && method === 'sendPhoto') ||
    (world.lacks.has('rich') && method === 'sendRichMessage') ||
    (world.lacks.has('reaction') && method === 'setMessageReaction')
  if (missing) return { code: 404, description: 'Not Found: method not found' }
  const unknown = Object.keys(payload).find((key) => !fields.split(' ').includes(key))
  if (unknown) return bad(`there is no field ${unknown} in ${method}`)
  return (
    (NEEDS_CHAT.test(method) ? ofChat(payload, world) : undefined) ??
    ofText(method, payload) ??
    ofEntities(payload) ??
    ofPoll(method, payload) ??
    ofButtons(payload, world) ??
    ofMessage(method, payload, world) ??
    ofInline(method, payload)
  )
}

function ofChat({ chat_id: chat, ...payload }: Payload, world: World): Refusal | undefined {
  if (!Number.isSafeInteger(chat) || chat === undefined || chat === 0) return bad('chat not found')
  const to = world.moved.get(chat)
  if (to !== undefined)
    return {
      ...bad('group chat was upgraded to a supergroup chat'),
      parameters: { migrate_to_chat_id: to },
    }
  const why = world.closed.get(chat)
  if (why) return forbidden(why)
  if (payload['ephemeral_message_parameters'] === undefined) return undefined
  if (world.lacks.has('ephemeral')) return bad('ephemeral messages are not supported')
  if (chat > 0) return bad('ephemeral messages can be sent only to groups and supergroups')
  return world.administers.has(chat)
    ? undefined
    : forbidden('only administrators can send ephemeral messages here')
}

function ofText(method: string, payload: Payload): Refusal | undefined {
  const { text } = payload
  const caption = payload['caption'] ?? (payload['media'] as { caption?: unknown } | undefined)?.caption
  if (typeof caption === 'string' && caption.length > 1024) return bad('message caption is too long')
  if (method === 'answerCallbackQuery') return (text ?? '').length > 200 ? bad('MESSAGE_TOO_LONG') : undefined
  if (method !== 'sendMessage' && method !== 'editMessageText') return undefined
  if (method === 'editMessageText' && payload['rich_message'] !== undefined) return undefined
  if (typeof text !== 'string' || !text.trim()) return bad('message text is empty')
  return text.length > 4096 ? bad('message is too long') : undefined
}

const MARKS = 'bold italic underline strikethrough spoiler code blockquote text_link bot_command'.split(' ')

function ofEntities(payload: Payload): Refusal | undefined {
  const marks = (payload['entities'] ?? payload['caption_entities'] ?? []) as {
    type: string
    offset: number
    length: number
    url?: string
  }[]
  const unknown = marks.find(({ type }) => !MARKS.includes(type))
  if (unknown) return bad(`can't parse MessageEntity: Unsupported type ${unknown.type} specified`)
  return marks.every(({ offset, length }) => offset >= 0 && length > 0)
    ? undefined
    : bad("can't parse MessageEntity: wrong offset or length")
}

function ofPoll(method: string, payload: Payload): Refusal | undefined {
  if (method !== 'sendPoll') return undefined
  const { question, options } = payload as { question?: string; options?: { text: string }[] }
  if (!question?.trim() || question.length > 300) return bad('poll question length must not exceed 300')
  if (!options || options.length < 2) return bad('poll must have at least 2 option')
  if (options.length > 10) return bad("poll can't have more than 10 options")
  return options.every(({ text }) => text.trim() && text.length <= 100)
    ? undefined
    : bad('poll options length must not exceed 100')
}

const KINDS = ['callback_data', 'url', 'copy_text', 'web_app', 'disabled'] as const
const COMMON = ['text', 'style']

function ofButtons(payload: Payload, world: World): Refusal | undefined {
  const markup = payload['reply_markup'] as { inline_keyboard?: Button[][] } | undefined
  const rows = markup?.inline_keyboard ?? []
  const all = rows.flat()
  if (all.length > 100 || rows.some((row) => row.length > 8)) return bad('REPLY_MARKUP_TOO_LONG')
  for (const button of all) {
    const refusal = ofButton(button, Number(payload.chat_id), world)
    if (refusal) return refusal
  }
  return undefined
}

function ofButton(button: Button, chat: number, { lacks }: World): Refusal | undefined {
  const parse = (why: string) => bad(`can't parse inline keyboard button: ${why}`)
  const kinds = KINDS.filter((kind) => button[kind] !== undefined)
  const known = kinds.filter((kind) => !lacks.has(kind as Lacks))
  if (!button.text.trim()) return parse('Field "text" must be of type String')
  const unknown = Object.keys(button).find((key) => ![...COMMON, ...KINDS].includes(key))
  if (unknown) return parse(`there is no field ${unknown}`)
  if (!known.length) return parse('Text buttons are unallowed in the inline keyboard')
  if (kinds.length > 1) return parse('a button has one type')
  const { callback_data: data, copy_text: copy, web_app: app, url, style } = button
  if (data !== undefined && !within(Buffer.byteLength(data), 64)) return bad('BUTTON_DATA_INVALID')
  if (copy && !within(copy.text.length, 256)) return bad('BUTTON_COPY_TEXT_INVALID')
  if (app && chat < 0) return bad('BUTTON_TYPE_INVALID')
  if (app && !app.url.startsWith('https://'))
    return bad('Web App URL is invalid: Only HTTPS links are allowed')
  if (url !== undefined && !/^(https?|tg):\/\//.test(url)) return bad('BUTTON_URL_INVALID')
  if (style === undefined) return undefined
  return lacks.has('style') || !['danger', 'success', 'primary'].includes(style)
    ? bad('button style is invalid')
    : undefined
}

const within = (length: number, most: number) => length >= 1 && length <= most

function ofMessage(method: string, payload: Payload, world: World): Refusal | undefined {
  const found = world.chats.get(payload.chat_id ?? 0)?.find((one) => one.id === payload.message_id)
  if (method === 'deleteMessage' && !found) return bad('message to delete not found')
  if (!method.startsWith('edit')) return undefined
  if (!found) return bad('message to edit not found')
  if (method === 'editMessageText' && found.photo) return bad('there is no text in the message to edit')
  if (method === 'editMessageMedia')
    return world.lacks.has('photo') ? bad('there is no media in the message to edit') : undefined
  const now = { text: payload.text, buttons: buttonsIn(payload), rich: payload['rich_message'] }
  const { text, buttons, rich } = found
  const before = method === 'editMessageText' ? { text, buttons, rich } : { text: undefined, buttons }
  return JSON.stringify(before) === JSON.stringify(now)
    ? bad('message is not modified: specified new message content and reply markup are exactly the same')
    : undefined
}

export const buttonsIn = (payload: Payload): Button[] =>
  ((payload['reply_markup'] as { inline_keyboard?: Button[][] } | undefined)?.inline_keyboard ?? []).flat()

function ofInline(method: string, payload: Payload): Refusal | undefined {
  if (method !== 'answerInlineQuery') return undefined
  const results = payload['results'] as { id: string }[]
  if (results.length > 50) return bad('RESULTS_TOO_MUCH')
  if (new Set(results.map(({ id }) => id)).size < results.length) return bad('RESULT_ID_DUPLICATE')
  return results.every(({ id }) => within(Buffer.byteLength(id), 64)) ? undefined : bad('RESULT_ID_INVALID')
}
