// What people type: commands, and answers to what is asked.
import { Composer } from 'grammy'
import { answerDraft, type Draft, type Outcome, run, sayRefusal, wordsOf } from '#commands/index.ts'
import { commandNamed } from '#commands/registry.ts'
import { closeQuestion, currentQuestion, openQuestion, updateQuestion } from '#domain/chat/index.ts'
import { DomainError } from '#domain/errors.ts'
import type { Hand, ShopContext } from '../context.ts'
import { menuFor } from '../menu.ts'

export const lines = new Composer<ShopContext>()

lines.on('message:text', async ({ hand, message }) => {
  const text = message.text.trim()
  try {
    if (text.startsWith('/')) await command(hand, text)
    else await answer(hand, text)
  } catch (error) {
    refuse(hand, error)
  }
})
lines.on('message', ({ hand }) => hand.say({ text: wordsOfHand(hand).t.textOnly }))

export const wordsOfHand = ({ actor, runtime }: Hand) => wordsOf(actor.language, runtime.shop.currency)

/** Says what a refusal means; what is none goes on to the worker, which tries again. */
export function refuse(hand: Hand, error: unknown): void {
  const words = wordsOfHand(hand)
  if (error instanceof DomainError && error.code === 'unavailable') throw error
  const text = sayRefusal(error, words)
  if (text === undefined) throw error
  hand.say({ text })
}

async function command(hand: Hand, text: string): Promise<void> {
  const { runtime, actor, chatId } = hand
  const { t } = wordsOfHand(hand)
  const named = commandNamed(/^\/([\p{L}\p{M}_]+)/u.exec(text)?.[1] ?? '')
  // A prompt stays until answered, cancelled, or another command.
  const wasOpen = await closeQuestion(runtime.database, chatId)
  if (named?.name === 'cancel') return hand.say({ text: wasOpen ? t.cancelled : t.nothingOpen })
  if (named?.name === 'start') hand.calls.push(...menuFor(chatId, actor.role, actor.language))
  await tell(hand, await run(runtime, actor, text, { source: 'chat', intentKey: `tg:${hand.updateId}` }))
}

async function answer(hand: Hand, text: string): Promise<void> {
  const { runtime, actor, chatId } = hand
  const question = await currentQuestion<Draft>(runtime.database, chatId)
  if (!question) return hand.say({ text: wordsOfHand(hand).t.notUnderstood })
  const outcome = await answerDraft(runtime, actor, question.draft, text, {
    source: 'chat',
    intentKey: `intent:${question.id}`,
  })
  if (outcome.status === 'needs_input') {
    await updateQuestion(runtime.database, question.id, outcome.draft)
    return hand.say(outcome.message, question.id)
  }
  hand.questionId = question.id
  return tell(hand, outcome)
}

/** The outcome as a new message; a question is kept, and its buttons name it. */
export async function tell(hand: Hand, outcome: Outcome): Promise<void> {
  if (outcome.status !== 'needs_input') return hand.say(outcome.message)
  hand.say(
    outcome.message,
    await openQuestion(hand.runtime.database, hand.chatId, hand.actor.userId, outcome.draft),
  )
}
