// What Telegram's own pickers give: one's own telephone, and who somebody is of the people one knows.
import { Composer } from 'grammy'
import type { Message } from 'grammy/types'
import { personPicked, phoneShown } from '#commands/link.ts'
import { mayAct } from '#domain/operation.ts'
import type { ShopContext, UpdateContext } from '../context.ts'
import { refusing } from './messages.ts'

/** Theirs, shown here and now: Telegram says whose it is, and what was handed on was somebody else's to show. */
const isOwn = ({ contact, from, forward_origin: origin, via_bot: via }: Message): boolean =>
  contact?.user_id !== undefined && contact.user_id === from?.id && !origin && !via

const howOf = ({ updateId }: UpdateContext) => ({ source: 'chat', intentKey: `tg:${updateId}` })

export const shared = new Composer<ShopContext>()

shared.chatType('private').on('message:contact', ({ context, message }, next) => {
  const { runtime, actor } = context
  if (mayAct(actor.role, 'admin') || !isOwn(message)) return next()
  return refusing(context, async () =>
    context.say(await phoneShown(runtime, actor, message.contact.phone_number, howOf(context))),
  )
})

shared.chatType('private').on('message:users_shared', ({ context, message }) => {
  const { runtime, actor } = context
  const { request_id: customerId, users } = message.users_shared
  const [one] = users
  return refusing(context, async () => {
    if (one && users.length === 1)
      context.say(await personPicked(runtime, actor, { customerId, telegramId: one.user_id }, howOf(context)))
  })
})
