// Waiting for what people say next: the plugin only waits, the draft's row holds what is known, and both are stored with the update's end.
import { type Conversation, conversations, createConversation } from '@grammyjs/conversations'
import { Composer, type Context } from 'grammy'
import type { ShopContext } from '../context.ts'
import { hear } from './messages.ts'

/** Raised when what is waited for changes: what waited before is let go, and the next words begin it anew from the draft. */
const VERSION = 1

type Talk = Conversation<ShopContext>

/** One wait, however long the dialogue: there is nothing to replay, and no step to version. Nothing is sent or caught in here. */
async function ask(talk: Talk): Promise<void> {
  const start = talk.checkpoint()
  const { message } = await talk.waitFor('message')
  const isOpen = await talk.external(({ context }) => hear(context, message))
  if (isOpen) await talk.rewind(start)
}

export const waiting = new Composer<ShopContext>()
waiting.use(
  conversations<ShopContext, Context>({
    storage: {
      type: 'context',
      version: VERSION,
      adapter: {
        // A fresh copy each time, of what the draft in hand waits with.
        read: ({ context }) =>
          structuredClone(context.draft ? (context.waiting ?? undefined) : undefined) as never,
        write: ({ context }, state) => void (context.waiting = state),
        delete: ({ context }) => void (context.waiting = null),
      },
    },
  }),
  createConversation<ShopContext, Context>(ask, 'ask'),
)
// Nothing waits: a first line, a wait that was let go, a draft that a button or the MiniApp began.
waiting.on('message', async (ctx) => {
  if (await hear(ctx.context, ctx.message)) await ctx.conversation.enter('ask')
})
