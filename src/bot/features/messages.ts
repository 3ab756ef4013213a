// What people type: commands, and answers to what is asked. A line that is not their own, typed here and now, acts by a tap alone.
import { Composer } from 'grammy'
import type { Message as Received } from 'grammy/types'
import { answerDraft, CommandError, isNo, type Outcome, run, runSpoken, sayRefusal } from '#commands/index.ts'
import { commandNamed } from '#commands/registry.ts'
import { DomainError } from '#domain/errors.ts'
import type { About, ShopContext, UpdateContext } from '../context.ts'
import { menuFor } from '../menu.ts'

export const messages = new Composer<ShopContext>()

messages.on('message', async ({ context, message }) => {
  const text = (message.text ?? message.caption ?? '').trim()
  try {
    if (!text) context.say({ text: context.words.t.textOnly })
    else if (!text.startsWith('/')) await answer(context, text)
    else if (isOwnWord(message)) await command(context, text)
    else await handedOn(context, text)
  } catch (error) {
    refuse(context, error)
  }
})

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
function refuse(context: UpdateContext, error: unknown): void {
  if (error instanceof DomainError && error.code === 'unavailable') throw error
  const text = sayRefusal(error, context.words)
  if (text === undefined) throw error
  context.say({ text })
}

async function command(context: UpdateContext, text: string): Promise<void> {
  const { runtime, actor, chatId, question } = context
  const { t } = context.words
  const named = commandNamed(/^\/([\p{L}\p{M}_]+)/u.exec(text)?.[1] ?? '')
  // A prompt stays until answered, cancelled, or another command.
  if (question) context.ended = named?.name === 'cancel' ? 'cancelled' : 'left'
  if (named?.name === 'cancel') return context.say({ text: question ? t.cancelled : t.nothingOpen })
  if (named?.name === 'start') context.calls.push(...menuFor(chatId, actor.role, actor.language))
  await tell(
    context,
    await run(runtime, actor, text, { source: 'chat', intentKey: `tg:${context.updateId}` }),
  )
}

/** Shows what the line would store, for the one tap that stores it; what is open here stays so until something is asked. */
async function handedOn(context: UpdateContext, text: string): Promise<void> {
  const { runtime, actor } = context
  const { t } = context.words
  const named = commandNamed(/^\/([\p{L}\p{M}_]+)/u.exec(text)?.[1] ?? '')
  if (named?.name === 'cancel') return context.say({ text: t.notCancelled })
  const outcome = await run(runtime, actor, text, {
    source: 'chat',
    intentKey: `tg:${context.updateId}`,
    asks: true,
  })
  const asks = outcome.status !== 'said' || outcome.message.buttons?.flat().some(acts)
  const message = asks
    ? { ...outcome.message, text: `${t.handedOn}\n\n${outcome.message.text}` }
    : outcome.message
  await tell(context, { ...outcome, message })
}

const acts = ({ action }: { readonly action: { readonly do: string } }) => action.do !== 'page'

/** What answers the open question; else what people say, which begins another or is answered beside it. */
async function answer(context: UpdateContext, text: string): Promise<void> {
  const { runtime, actor, question } = context
  const { t } = context.words
  if (!question) return tell(context, await spoken(context, text, { offers: true }))
  if (isNo(text)) {
    context.ended = 'cancelled'
    return context.say({ text: t.cancelled })
  }
  try {
    const outcome = await answerDraft(runtime, actor, question.draft, text, {
      source: 'chat',
      intentKey: `intent:${question.id}`,
    })
    if (outcome.status !== 'needs_input') context.ended = 'answered'
    return await tell(context, outcome, question)
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    const outcome = await spoken(context, text).catch((other: unknown) => {
      throw other instanceof CommandError ? error : other
    })
    if (outcome.status !== 'said') context.ended = 'left'
    return tell(context, outcome)
  }
}

const spoken = (
  { runtime, actor, updateId }: UpdateContext,
  text: string,
  { offers = false } = {},
): Promise<Outcome> =>
  runSpoken(runtime, actor, text, { source: 'chat', intentKey: `tg:${updateId}`, offers })

/** The outcome as a new message; a question is kept, and its buttons name it. */
async function tell(context: UpdateContext, outcome: Outcome, earlier?: About): Promise<void> {
  if (outcome.status !== 'needs_input') return context.say(outcome.message)
  context.say(outcome.message, await context.ask(outcome, earlier))
}
