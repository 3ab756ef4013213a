// Photos: of goods, by an owner: fetched beside what acts, then shown by the product that they are of.
import { Composer } from 'grammy'
import type { Message, PhotoSize } from 'grammy/types'
import {
  asksForPhoto,
  asksWhatToTell,
  type DraftBody,
  hasPhoto,
  runPictured,
  settleDraft,
} from '#commands/index.ts'
import { commandNamed } from '#commands/registry.ts'
import { draftById, type Heard, keepRecording } from '#domain/chat/index.ts'
import { mayAct } from '#domain/operation.ts'
import type { OpenDraft, ShopContext, UpdateContext } from '../context.ts'
import type { Ears } from '../speech/ears.ts'
import type { Note } from '../speech/note.ts'
import type { WhyNoPhoto } from '../speech/unheard.ts'
import { refusing, tell } from './messages.ts'
import { marksOf, tell as tellMany } from './told.ts'

/** So many of a chat: who takes a picture of the whole shelf. */
const MOST = { waiting: 60, hourly: 600 }
/** What a bot may fetch at all. */
const FETCHED_MAX = 20_000_000

/** `draft`: that asked for it when it was sent, as it stood then. */
type Pictured = Message & { readonly heard?: Heard; readonly draft?: Pick<OpenDraft, 'id' | 'rev'> }

/** `ears`: who fetches. */
export function pictures(ears: Pick<Ears, 'wake'>): Composer<ShopContext> {
  const feature = new Composer<ShopContext>()
  feature.chatType('private').on('message', async ({ context, message }, next) => {
    if (!isPicture(message)) return next()
    const { t } = context.words
    const { heard } = message as Pictured
    const isFirst = isFirstOf(message.media_group_id, context.updateId)
    const isOwner = mayAct(context.actor.role, 'owner')
    const said = saidOf(message)
    if (!isOwner || !said) {
      context.lead = t.sent.caption
      if (message.caption) return next()
      return isFirst ? context.refuse(t.sent.photo) : undefined
    }
    // Numbers below zero are ours.
    if (context.updateId < 0 && heard) return fetched(context, message, heard)
    if (said.caption || isFirst) return keep(context, message, ears)
    return undefined
  })
  return feature
}

const isPicture = ({ photo, document }: Message) =>
  photo !== undefined || (document?.mime_type?.startsWith('image/') ?? false)

/** What is said of the goods that it shows; undefined where a command stands there that is about something else. */
function saidOf({ caption = '' }: Message): { caption: string; commanded: boolean } | undefined {
  const [, name, rest] = /^\/([\p{L}\p{M}_]+)(?:@\w+)?(?:\s+([\s\S]*))?$/u.exec(caption.trim()) ?? []
  if (name === undefined) return caption.trim().startsWith('/') ? undefined : { caption, commanded: false }
  return commandNamed(name)?.name === 'product' ? { caption: rest ?? '', commanded: true } : undefined
}

/** Nothing is said of one that is kept: the chat shows that something is done, until it is answered. */
async function keep(context: UpdateContext, message: Message, ears: Pick<Ears, 'wake'>): Promise<void> {
  const { runtime, actor, words, draft: open } = context
  const file = message.document ?? largest(message.photo ?? [])
  if (!file || (file.file_size ?? 0) > FETCHED_MAX) return context.refuse(words.t.picture.tooLarge)
  const {
    message_id,
    date,
    from,
    chat,
    caption = '',
    caption_entities,
    photo,
    document,
    forward_origin,
  } = message
  const isMeant = open && (asksWhatToTell(open.body) || (!caption.trim() && asksForPhoto(open.body)))
  const draft = isMeant ? { id: open.id, rev: open.rev } : undefined
  const kept = {
    message_id,
    date,
    from,
    chat,
    caption,
    caption_entities,
    photo,
    document,
    forward_origin,
    draft,
  }
  const note = { message: kept, isPhoto: true, fileId: file.file_id, language: actor.language } as Note
  const is = await keepRecording(runtime.database, context, note, MOST)
  if (is !== 'kept') return context.refuse(words.t.picture[is])
  ears.wake()
}

const largest = (sizes: readonly PhotoSize[]) =>
  sizes.toSorted((one, other) => other.width * other.height - one.width * one.height)[0]

/** It is here, or will not come: what it was sent for is done, or asked. */
async function fetched(context: UpdateContext, message: Pictured, heard: Heard): Promise<void> {
  const { runtime, actor, updateId, words } = context
  const { t } = words
  if (!('photo' in heard))
    return context.refuse(t.picture['why' in heard ? (heard.why as WhyNoPhoto) : 'away'])
  const said = saidOf(message) ?? { caption: '', commanded: false }
  await refusing(context, async () => {
    const draft = await askedFor(context, message)
    if (draft && asksWhatToTell(draft.body)) return sendOn(context, draft, message, heard.photo)
    if (draft) return answer(context, draft, heard.photo)
    const options = {
      source: 'chat',
      intentKey: `tg:${updateId}`,
      asks: message.forward_origin !== undefined,
    }
    const outcome = await runPictured(runtime, actor, { ...said, photo: heard.photo }, options)
    if (!hasPhoto(outcome)) context.lead = t.sent.caption
    return tell(context, outcome)
  })
}

/** The draft that it was sent for, also where it was put aside; undefined where that is over, or went on to something else. */
async function askedFor({ runtime, chatId, actor }: UpdateContext, { draft: then }: Pictured) {
  const now = then && (await draftById<DraftBody>(runtime.database, chatId, then.id))
  return now?.userId === actor.userId && now.rev === then?.rev ? now : undefined
}

/** What is told to many. */
const sendOn = (
  context: UpdateContext,
  draft: OpenDraft,
  message: Pictured,
  media: string,
): Promise<void> => {
  const { caption, caption_entities: entities } = message
  const marked = marksOf(entities)
  return tellMany(context, draft, {
    media,
    ...(caption ? { text: caption } : {}),
    ...(caption && marked.length ? { entities: marked } : {}),
  })
}

/** What a product waits for. */
async function answer(context: UpdateContext, draft: OpenDraft, photo: string): Promise<void> {
  const { runtime, actor } = context
  const outcome = await settleDraft(
    runtime,
    actor,
    draft.body,
    { key: 'photo', value: photo },
    { source: 'chat', intentKey: `intent:${draft.id}`, request: { draft: draft.id } },
  )
  if (outcome.status === 'needs_input') return context.ask(outcome, draft)
  return context.finish(draft, outcome)
}

const ALBUMS_MAX = 200
const albums = new Map<string, number>()

/** Of an album, whose pictures come one by one, one alone is answered: the same one when it comes again. */
function isFirstOf(album: string | undefined, updateId: number): boolean {
  if (album === undefined) return true
  const first = albums.get(album) ?? updateId
  albums.set(album, first)
  for (const old of albums.keys()) if (albums.size > ALBUMS_MAX) albums.delete(old)
  return first === updateId
}
