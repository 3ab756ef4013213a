// What is sent and is neither text, a voice note nor a photo: each kind has a short answer that says what to do instead.
import { Composer } from 'grammy'
import type { Document, Message } from 'grammy/types'
import type { wordsOf } from '#commands/index.ts'
import { mayAct, type Role } from '#domain/operation.ts'
import type { ShopContext } from '../context.ts'

interface Asked {
  readonly t: ReturnType<typeof wordsOf>['t']
  readonly role: Role
  readonly hears: boolean
  readonly document: Document | undefined
}
type Kind = keyof Message

const ofTeam = ({ role }: Asked) => mayAct(role, 'admin')
const sound = ({ t, hears }: Asked) => (hears ? t.sent.sound : t.voice.off)

/** The first that the message has: a moving picture is a document too, a venue a place. */
const ANSWERS: readonly (readonly [kinds: readonly Kind[], answer: (asked: Asked) => string])[] = [
  [['sticker', 'animation', 'dice', 'game'], ({ t }) => t.sent.sticker],
  [['video_note', 'audio'], sound],
  [['video', 'live_photo', 'story'], ({ t }) => t.sent.video],
  [
    ['document'],
    ({ t, role, document }) => (isList(document) && mayAct(role, 'owner') ? t.sent.prices : t.sent.file),
  ],
  [['contact'], (asked) => (ofTeam(asked) ? asked.t.sent.contact : asked.t.sent.ownContact)],
  [['venue', 'location'], (asked) => (ofTeam(asked) ? asked.t.sent.place : asked.t.sent.ownPlace)],
  [['poll', 'checklist'], ({ t }) => t.sent.poll],
]

/** What Telegram notes in a chat by itself: nobody has said it, and nobody waits for an answer. */
const NOTED: readonly Kind[] = [
  'pinned_message',
  'message_auto_delete_timer_changed',
  'write_access_allowed',
  'connected_website',
  'chat_background_set',
  'boost_added',
  'proximity_alert_triggered',
  'paid_message_price_changed',
  'checklist_tasks_done',
  'checklist_tasks_added',
]

const LIST_TYPE =
  /^(?:text\/(?:csv|tab-separated-values)|application\/(?:csv|vnd\.ms-excel|vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet|vnd\.oasis\.opendocument\.spreadsheet))$/
const isList = (document: Document | undefined) =>
  LIST_TYPE.test(document?.mime_type ?? '') || /\.(?:csv|tsv|xlsx?|ods)$/i.test(document?.file_name ?? '')

/** `hears`: whether voice notes are heard here. */
export function attachments(hears: boolean): Composer<ShopContext> {
  const feature = new Composer<ShopContext>()
  feature.chatType('private').on('message', ({ context, message }, next) => {
    const has = (kinds: readonly Kind[]) => kinds.some((kind) => message[kind] !== undefined)
    if (has(NOTED)) return undefined
    const { document } = message
    // A line below it is read, but for a list: that is what it is sent for.
    if (message.text !== undefined || (message.caption && !isList(document))) return next()
    const [, answer] = ANSWERS.find(([kinds]) => has(kinds)) ?? []
    if (!answer) return next()
    const { t } = context.words
    return context.refuse(answer({ t, role: context.actor.role, hears, document }))
  })
  return feature
}
