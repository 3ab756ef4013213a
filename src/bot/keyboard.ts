// Buttons as Telegram takes them, and what a tapped one says: at most 64 bytes.
import type { InlineKeyboardButton } from 'grammy/types'
import type { Action, Button, Keyboard, Message } from '#commands/index.ts'
import { shortened } from '#locales/format.ts'
import { shareLink } from './links.ts'
import { richOf } from './rich.ts'

/** What buttons are about. */
export interface About {
  readonly id: number
  readonly rev: number
}

/** What Telegram takes as a button's data. */
const DATA_BYTES_MAX = 64

/** What is read of a label, in UTF-16 units. */
const LABEL_MAX = 60

/** What Telegram copies at most, in UTF-16 units. */
const COPY_MAX = 256

type Tapping = Exclude<Action, { do: 'screen' | 'copy' | 'share' }>

/**
 * `d:<draft>:<revision>:<verb>[:<value>]`, `u:<activity>`, `p:<list>:<page>[:<of>]`, `b:<what begins>:<about>`; `q` and `h` are
 * a page below its message, and what begins in place of it.
 */
function dataOf(action: Tapping, about: About | undefined): string {
  const draft = `d:${about?.id}:${about?.rev}`
  switch (action.do) {
    case 'settle':
      return `${draft}:set:${action.key}:${action.value}`
    case 'step':
      return `${draft}:step:${action.key}`
    case 'confirm':
    case 'back':
    case 'cancel':
      return `${draft}:${action.do}`
    case 'resume':
    case 'restart':
      return `d:${action.id}:0:${action.do}`
    case 'undo':
      return `u:${action.id}`
    case 'page':
      return `${action.below ? 'q' : 'p'}:${action.list}:${action.page}${action.of === undefined ? '' : `:${action.of}`}`
    case 'begin':
      return `${action.here ? 'h' : 'b'}:${action.name}:${action.id}`
  }
}

const fits = (data: string) => Buffer.byteLength(data) <= DATA_BYTES_MAX

/** A page of the MiniApp: named behind the `#`, where Telegram adds its own words to ours. */
function pageOf(appUrl: string, path: string): string {
  const url = new URL(appUrl)
  if (path) url.hash = `/${path}`
  return url.href
}

/** As Telegram takes it; undefined for one whose data would be too long, or that has nowhere to lead to. */
function asTelegram(
  { label, action, style }: Button,
  about: About | undefined,
  appUrl: string | null,
): InlineKeyboardButton | undefined {
  const said = { text: shortened(label, LABEL_MAX), ...(style ? { style } : {}) }
  if (action.do === 'copy')
    return action.text.length <= COPY_MAX ? { ...said, copy_text: { text: action.text } } : undefined
  if (action.do === 'share') return { ...said, url: shareLink(action.link) }
  if (action.do === 'screen') {
    if (appUrl === null) return undefined
    const draft = action.of === 'draft' && about ? `?draft=${about.id}` : ''
    return { ...said, web_app: { url: pageOf(appUrl, action.path + draft) } }
  }
  const data = dataOf(action, about)
  return fits(data) ? { ...said, callback_data: data } : undefined
}

/**
 * The message's buttons as reply_markup; an empty keyboard takes old ones away. One that Telegram would refuse the whole
 * message for is left out: what it says can be typed.
 */
export const keyboardOf = (
  { buttons = [] }: Message,
  about: About | undefined,
  appUrl: string | null = null,
) => ({
  reply_markup: {
    inline_keyboard: buttons
      .map((row) => row.flatMap((button) => asTelegram(button, about, appUrl) ?? []))
      .filter((row) => row.length),
  },
})

const asked = (one: Exclude<Keyboard, 'gone'>) =>
  one.asks === 'phone'
    ? { text: one.label, request_contact: true }
    : { text: one.label, request_users: { request_id: one.id, user_is_bot: false, max_quantity: 1 } }

/** The same below where people type; it goes once it was used. */
const belowOf = (keyboard: Keyboard) => ({
  reply_markup:
    keyboard === 'gone'
      ? { remove_keyboard: true }
      : { keyboard: [[asked(keyboard)]], resize_keyboard: true, one_time_keyboard: true },
})

/** What Telegram takes in one message, in UTF-16 units. */
const TEXT_MAX = 4096

/** A message as Telegram takes it, but for its chat. */
export const payloadOf = (message: Message, about: About | undefined, appUrl: string | null) => ({
  text: shortened([message.lead, message.text].filter(Boolean).join('\n\n'), TEXT_MAX),
  ...richOf(message),
  ...(message.qr ? { qr: message.qr } : {}),
  ...(message.shows ? { shows: message.shows } : {}),
  ...(message.keyboard ? belowOf(message.keyboard) : keyboardOf(message, about, appUrl)),
  link_preview_options: { is_disabled: true },
})

/** Of a draft: `rev` is the revision of the card that was tapped. */
type DraftTap = { readonly draft: number; readonly rev: number } & (
  | { readonly is: 'settle'; readonly key: string; readonly value: string | number }
  | { readonly is: 'step'; readonly key: string }
  | { readonly is: 'confirm' | 'cancel' | 'back' | 'resume' | 'restart' }
)

type Tapped =
  | DraftTap
  | { readonly is: 'undo'; readonly id: number }
  | {
      readonly is: 'page'
      readonly list: string
      readonly page: number
      readonly of?: number
      readonly below?: true
    }
  | { readonly is: 'begin'; readonly name: string; readonly id: number; readonly here?: true }
  | { readonly is: 'unknown' }

/** Plain digits of a number that is exact; undefined for all else. */
function whole(text: string | undefined): number | undefined {
  const number = text !== undefined && /^\d{1,16}$/.test(text) ? Number(text) : undefined
  return Number.isSafeInteger(number) ? number : undefined
}

const UNKNOWN = { is: 'unknown' } as const
/** How the release before wrote what is now a verb. */
const VERBS_BEFORE: Readonly<Record<string, string>> = { s: 'set', c: 'confirm', x: 'cancel' }

/** What a button says; one of another time is unknown. */
export function readTap(data: string | undefined): Tapped {
  const [kind = '', first = '', ...rest] = fits(data ?? '') ? (data ?? '').split(':') : []
  const before = VERBS_BEFORE[kind]
  if (before) return readDraftTap(first, [rest[0] ?? '0', before, ...rest.slice(1)])
  if (kind === 'd') return readDraftTap(first, rest)
  if (kind === 'u') {
    const id = rest.length ? undefined : whole(first)
    return id === undefined ? UNKNOWN : { is: 'undo', id }
  }
  const [number, of] = rest.map(whole)
  if (number === undefined || rest.length > 2 || (rest.length === 2 && of === undefined)) return UNKNOWN
  if (kind === 'p' || kind === 'q')
    return {
      is: 'page',
      list: first,
      page: number,
      ...(of === undefined ? {} : { of }),
      ...(kind === 'q' ? { below: true } : {}),
    }
  const begins = (kind === 'b' || kind === 'h') && of === undefined
  return begins ? { is: 'begin', name: first, id: number, ...(kind === 'h' ? { here: true } : {}) } : UNKNOWN
}

const PLAIN = ['confirm', 'cancel', 'back', 'resume', 'restart'] as const
const isPlain = (verb: string | undefined): verb is (typeof PLAIN)[number] =>
  PLAIN.some((one) => one === verb)

function readDraftTap(id: string, [revision, verb, ...rest]: readonly string[]): Tapped {
  const [draft, rev] = [whole(id), whole(revision) ?? 0]
  if (draft === undefined) return UNKNOWN
  if (isPlain(verb)) return { is: verb, draft, rev }
  const [key = '', ...values] = rest
  if (verb === 'step') return { is: 'step', draft, rev, key }
  if (verb !== 'set') return UNKNOWN
  const value = values.join(':')
  return { is: 'settle', draft, rev, key, value: whole(value) ?? value }
}
