// What people type: commands, and what people say. A line that is not their own, typed here and now, acts by a tap alone.
import { Composer } from 'grammy'
import type { Message as Received } from 'grammy/types'
import {
  answerDraft,
  type Button,
  CommandError,
  isNo,
  isPersonal,
  type Outcome,
  run,
  runSpoken,
  sayRefusal,
  type Texts,
} from '#commands/index.ts'
import { commandNamed } from '#commands/registry.ts'
import { DomainError } from '#domain/errors.ts'
import type { OpenDraft, ShopContext, UpdateContext } from '../context.ts'
import { menuFor } from '../menu.ts'
import { giveUp } from './give-up.ts'

/** Before anything waits: a command is no answer to what is asked. */
export const commands = new Composer<ShopContext>()
commands.on('message').filter(
  ({ message }) => textOf(message).startsWith('/'),
  ({ context, message }) => refusing(context, () => typedCommand(context, message)),
)

const textOf = (message: Received): string => (message.text ?? message.caption ?? '').trim()

/**
 * Typed by this person, here and now: not handed on, below a picture, by another bot, or sent for them. A Bot API server
 * of one's own may be of before 7.0: it tells what was handed on by a date alone.
 */
const isOwnWord = (message: Received): boolean =>
  message.text !== undefined &&
  !message.forward_origin &&
  !('forward_date' in message) &&
  !message.is_automatic_forward &&
  !message.via_bot &&
  !message.sender_chat &&
  !message.sender_business_bot &&
  !message.is_from_offline

/** Says what a refusal means; what is none, or passes, goes on to the worker, which tries again. */
export async function refusing(context: UpdateContext, act: () => Promise<unknown>): Promise<void> {
  try {
    await act()
  } catch (error) {
    if (error instanceof DomainError && error.code === 'unavailable') throw error
    const text = sayRefusal(error, context.words)
    if (text === undefined) throw error
    context.refuse(text, isPersonal(error))
  }
}

async function typedCommand(context: UpdateContext, message: Received): Promise<void> {
  const text = textOf(message)
  const named = commandNamed(/^\/([\p{L}\p{M}_]+)/u.exec(text)?.[1] ?? '')
  if (!isOwnWord(message)) return handedOn(context, text, named?.name)
  const { runtime, actor, chatId, updateId, draft, words } = context
  if (named?.name === 'cancel' && draft) return void (await giveUp(context, draft))
  if (named?.name === 'start')
    context.calls.push(...menuFor(chatId, actor.role, actor.language, context.appUrl))
  const outcome = await run(runtime, actor, text, { source: 'chat', intentKey: `tg:${updateId}` })
  context.acted ||= outcome.status === 'done'
  if (outcome.status === 'needs_input') return context.ask(outcome)
  // A prompt stays until answered, cancelled, or another command, which puts it aside; one that is refused is none.
  if (draft) context.park(draft)
  context.say(draft ? withWayBack(outcome.message, draft, words.t) : outcome.message)
}

/** The answer, and the way back to what was put aside for it. */
function withWayBack(message: Outcome['message'], { id, body }: OpenDraft, { resumeButton }: Texts) {
  const { kind } = body.form
  const label = kind === 'sale' || kind === 'payment' ? resumeButton[kind] : resumeButton.other
  const back: Button = { label, action: { do: 'resume', id } }
  return { ...message, buttons: [...(message.buttons ?? []), [back]] }
}

/** Shows what the line would store, for the one tap that stores it; what is open here stays so until something is asked. */
async function handedOn(context: UpdateContext, text: string, name: string | undefined): Promise<void> {
  const { runtime, actor, updateId } = context
  const { t } = context.words
  if (name === 'cancel') return context.say({ text: t.notCancelled })
  const outcome = await run(runtime, actor, text, {
    source: 'chat',
    intentKey: `tg:${updateId}`,
    asks: true,
  })
  const asks = outcome.status !== 'said' || outcome.message.buttons?.flat().some(acts)
  const said = { ...outcome.message, text: `${t.handedOn}\n\n${outcome.message.text}` }
  if (outcome.status === 'needs_input') return context.ask({ ...outcome, message: said })
  context.say(asks ? said : outcome.message)
}

const acts = ({ action }: { readonly action: { readonly do: string } }) => action.do !== 'page'

/** What is said without a slash; whether a draft is in hand then. */
export async function hear(context: UpdateContext, message: Received): Promise<boolean> {
  const text = context.heard ?? textOf(message)
  await refusing(context, async () => {
    if (!text) context.say({ text: context.words.t.textOnly })
    else if (context.draft && !context.fromGroup) await answer(context, context.draft, text)
    else await tell(context, await spoken(context, text, { offers: true }))
  })
  return context.draft !== null
}

/** What answers the open question; else what people say, which begins another or is answered beside it. */
async function answer(context: UpdateContext, draft: OpenDraft, text: string): Promise<void> {
  const { runtime, actor } = context
  if (isNo(text)) return void (await giveUp(context, draft))
  try {
    const outcome = await answerDraft(runtime, actor, draft.body, text, {
      source: 'chat',
      intentKey: `intent:${draft.id}`,
      request: { draft: draft.id },
      asks: context.heard !== undefined,
    })
    if (outcome.status === 'needs_input') return await context.ask(outcome, draft)
    return await context.finish(draft, outcome)
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    const outcome = await spoken(context, text).catch((other: unknown) => {
      throw other instanceof CommandError ? error : other
    })
    return tell(context, outcome)
  }
}

const spoken = (
  { runtime, actor, updateId }: UpdateContext,
  text: string,
  { offers = false } = {},
): Promise<Outcome> =>
  runSpoken(runtime, actor, text, { source: 'chat', intentKey: `tg:${updateId}`, offers })

/** The outcome as a new message; what lacks something becomes a draft. */
export async function tell(context: UpdateContext, outcome: Outcome): Promise<void> {
  if (outcome.status === 'needs_input') return context.ask(outcome)
  context.say(outcome.message)
}
