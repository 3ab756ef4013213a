// Photos: of goods, with what they are and cost below them, by an owner; the picture itself is not kept, and that is said.
import { Composer } from 'grammy'
import type { Message } from 'grammy/types'
import { runPictured } from '#commands/index.ts'
import { mayAct } from '#domain/operation.ts'
import type { ShopContext, UpdateContext } from '../context.ts'
import { refusing, tell } from './messages.ts'

export const pictures = new Composer<ShopContext>()

pictures.chatType('private').on('message', async ({ context, message }, next) => {
  if (!isPicture(message)) return next()
  const { t } = context.words
  const isOwner = mayAct(context.actor.role, 'owner')
  const caption = (message.caption ?? '').trim()
  const isFirst = isFirstOf(message.media_group_id, context.updateId)
  if (!caption) {
    if (isFirst) context.refuse(isOwner ? t.sent.goods : t.sent.photo)
    return undefined
  }
  context.lead = t.sent.caption
  // Whoever sells no goods by pictures, or writes a command, has written a line like any other.
  if (!isOwner || caption.startsWith('/')) return next()
  return goods(context, caption)
})

const isPicture = ({ photo, document }: Message) =>
  photo !== undefined || (document?.mime_type?.startsWith('image/') ?? false)

async function goods(context: UpdateContext, caption: string): Promise<void> {
  const { runtime, actor, updateId } = context
  const options = { source: 'chat', intentKey: `tg:${updateId}` }
  await refusing(context, async () => tell(context, await runPictured(runtime, actor, caption, options)))
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
