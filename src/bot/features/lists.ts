// Price lists sent as a file, by an owner: fetched beside what acts, then shown with the one tap that carries them out.
import { Composer } from 'grammy'
import type { Document, Message } from 'grammy/types'
import { runListed } from '#commands/index.ts'
import { type Heard, keepRecording } from '#domain/chat/index.ts'
import { mayAct } from '#domain/operation.ts'
import { LIST_BYTES_MAX } from '#lib/limits.ts'
import type { ShopContext, UpdateContext } from '../context.ts'
import type { Ears } from '../speech/ears.ts'
import { refusing, tell } from './messages.ts'

/** So many of a chat. */
const MOST = { waiting: 5, hourly: 60 }

/** `ears`: who fetches. */
export function lists(ears: Pick<Ears, 'wake'>): Composer<ShopContext> {
  const feature = new Composer<ShopContext>()
  feature.chatType('private').on('message:document', ({ context, message }, next) => {
    if (!isCsv(message.document) || !mayAct(context.actor.role, 'owner')) return next()
    const { heard } = message as Message & { readonly heard?: Heard }
    // Numbers below zero are ours.
    if (context.updateId < 0 && heard) return fetched(context, heard)
    return keep(context, message, message.document, ears)
  })
  return feature
}

const CSV_TYPE = /^(?:text\/(?:csv|tab-separated-values)|application\/csv)$/
const isCsv = ({ mime_type: type = '', file_name: name = '' }: Document) =>
  /\.(?:csv|tsv)$/i.test(name) || (CSV_TYPE.test(type) && !/\.(?:xlsx?|ods)$/i.test(name))

async function keep(
  context: UpdateContext,
  { message_id, date, from, chat, document }: Message,
  { file_id: fileId, file_size: bytes = 0 }: Document,
  ears: Pick<Ears, 'wake'>,
): Promise<void> {
  const { runtime, actor, words } = context
  if (bytes > LIST_BYTES_MAX) return context.refuse(words.t.list.tooLarge)
  const note = {
    message: { message_id, date, from, chat, document },
    isList: true,
    fileId,
    language: actor.language,
  }
  const is = await keepRecording(runtime.database, context, note, MOST)
  if (is !== 'kept') return context.refuse(words.t.list[is])
  ears.wake()
}

/** It is here, or will not come. */
async function fetched(context: UpdateContext, heard: Heard): Promise<void> {
  const { runtime, actor, updateId, words } = context
  if (!('list' in heard))
    return context.refuse(
      'why' in heard && heard.why === 'tooLarge' ? words.t.list.tooLarge : words.t.list.away,
    )
  await refusing(context, async () => {
    const options = { source: 'chat', intentKey: `tg:${updateId}` } as const
    return tell(context, await runListed(runtime, actor, heard.list, options))
  })
}
