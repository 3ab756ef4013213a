// What people type: commands, and answers to what is asked. A line that is not their own, typed here and now, acts by a tap alone.
import { Composer } from 'grammy'
import type { Message as Received } from 'grammy/types'
import { answerDraft, type Outcome, run, sayRefusal } from '#commands/index.ts'
import { commandNamed } from '#commands/registry.ts'
import { DomainError } from '#domain/errors.ts'
import type { About, Hand, ShopContext } from '../context.ts'
import { menuFor } from '../menu.ts'

export const lines = new Composer<ShopContext>()

lines.on('message', async ({ hand, message }) => {
  const text = (message.text ?? message.caption ?? '').trim()
  try {
    if (!text) hand.say({ text: hand.words.t.textOnly })
    else if (!text.startsWith('/')) await answer(hand, text)
    else if (isOwnWord(message)) await command(hand, text)
    else await handedOn(hand, text)
  } catch (error) {
    refuse(hand, error)
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
function refuse(hand: Hand, error: unknown): void {
  if (error instanceof DomainError && error.code === 'unavailable') throw error
  const text = sayRefusal(error, hand.words)
  if (text === undefined) throw error
  hand.say({ text })
}

async function command(hand: Hand, text: string): Promise<void> {
  const { runtime, actor, chatId, question } = hand
  const { t } = hand.words
  const named = commandNamed(/^\/([\p{L}\p{M}_]+)/u.exec(text)?.[1] ?? '')
  // A prompt stays until answered, cancelled, or another command.
  if (question) hand.ended = named?.name === 'cancel' ? 'cancelled' : 'left'
  if (named?.name === 'cancel') return hand.say({ text: question ? t.cancelled : t.nothingOpen })
  if (named?.name === 'start') hand.calls.push(...menuFor(chatId, actor.role, actor.language))
  await tell(hand, await run(runtime, actor, text, { source: 'chat', intentKey: `tg:${hand.updateId}` }))
}

/** Shows what the line would store, for the one tap that stores it; what is open here stays so until something is asked. */
async function handedOn(hand: Hand, text: string): Promise<void> {
  const { runtime, actor } = hand
  const { t } = hand.words
  const named = commandNamed(/^\/([\p{L}\p{M}_]+)/u.exec(text)?.[1] ?? '')
  if (named?.name === 'cancel') return hand.say({ text: t.notCancelled })
  const outcome = await run(runtime, actor, text, {
    source: 'chat',
    intentKey: `tg:${hand.updateId}`,
    asks: true,
  })
  const asks = outcome.status !== 'said' || outcome.message.buttons?.flat().some(acts)
  const message = asks
    ? { ...outcome.message, text: `${t.handedOn}\n\n${outcome.message.text}` }
    : outcome.message
  await tell(hand, { ...outcome, message })
}

const acts = ({ action }: { readonly action: { readonly do: string } }) => action.do !== 'page'

async function answer(hand: Hand, text: string): Promise<void> {
  const { runtime, actor, question } = hand
  if (!question) return hand.say({ text: hand.words.t.notUnderstood })
  const outcome = await answerDraft(runtime, actor, question.draft, text, {
    source: 'chat',
    intentKey: `intent:${question.id}`,
  })
  if (outcome.status !== 'needs_input') hand.ended = 'answered'
  return tell(hand, outcome, question)
}

/** The outcome as a new message; a question is kept, and its buttons name it. */
async function tell(hand: Hand, outcome: Outcome, earlier?: About): Promise<void> {
  if (outcome.status !== 'needs_input') return hand.say(outcome.message)
  hand.say(outcome.message, await hand.ask(outcome, earlier))
}
