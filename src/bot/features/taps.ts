// What people tap: every button answers, however old; two taps are one.
import { Composer } from 'grammy'
import { type Draft, type Outcome, sayRefusal, settleDraft, showPage, undoOne } from '#commands/index.ts'
import { questionOf, updateQuestion } from '#domain/chat/index.ts'
import type { Hand, ShopContext } from '../context.ts'
import { readTap } from '../keyboard.ts'
import { wordsOfHand } from './lines.ts'

export const taps = new Composer<ShopContext>()

taps.on('callback_query', async (ctx) => {
  const { hand } = ctx
  const messageId = ctx.callbackQuery.message?.message_id
  const text = await tapped(hand, ctx.callbackQuery.data, messageId).catch((error: unknown) =>
    sayOr(hand, error),
  )
  // Straight out and never waited for: an answer that comes late is refused, and no harm is done.
  ctx.answerCallbackQuery(text ? { text: text.slice(0, 190) } : {}).catch(() => {})
})

/** A refusal goes over the chat; what is none goes on to the worker. */
function sayOr(hand: Hand, error: unknown): string {
  const text = sayRefusal(error, wordsOfHand(hand))
  if (text === undefined) throw error
  return text
}

/** Does what the button says; gives a word to show over the chat, if there is one. */
async function tapped(
  hand: Hand,
  data: string | undefined,
  messageId: number | undefined,
): Promise<string | undefined> {
  const { t } = wordsOfHand(hand)
  const tap = readTap(data)
  switch (tap.is) {
    case 'undo': {
      const outcome = await undoOne(hand.runtime, hand.actor, tap.id, {
        source: 'chat',
        intentKey: `tg:${hand.updateId}`,
      })
      show(hand, outcome, messageId)
      return undefined
    }
    case 'page': {
      const page = await showPage(hand.runtime, hand.actor, tap.list, tap.page)
      if (page && messageId !== undefined) hand.replace(messageId, page)
      return page ? undefined : t.buttonGone
    }
    case 'unknown':
      return t.buttonGone
    default:
      return questionTapped(hand, tap, messageId)
  }
}

type QuestionTap = Extract<ReturnType<typeof readTap>, { question: number }>

async function questionTapped(
  hand: Hand,
  tap: QuestionTap,
  messageId: number | undefined,
): Promise<string | undefined> {
  const { runtime, actor, chatId } = hand
  const { t } = wordsOfHand(hand)
  const question = await questionOf<Draft>(runtime.database, chatId, tap.question)
  if (!question) return t.buttonGone
  if (!question.open) return question.settled ? t.alreadySettled : t.questionGone
  if (tap.is === 'cancel') {
    hand.questionId = question.id
    if (messageId !== undefined) hand.replace(messageId, { text: t.cancelled })
    return t.cancelled
  }
  const settle = tap.is === 'settle' ? { key: tap.key, value: tap.value } : 'confirm'
  const outcome = await settleDraft(runtime, actor, question.draft, settle, {
    source: 'chat',
    intentKey: `intent:${question.id}`,
  })
  if (outcome.status === 'needs_input') await updateQuestion(runtime.database, question.id, outcome.draft)
  else hand.questionId = question.id
  show(hand, outcome, messageId, question.id)
  return undefined
}

function show(hand: Hand, outcome: Outcome, messageId: number | undefined, question?: number): void {
  if (messageId === undefined) hand.say(outcome.message, question)
  else hand.replace(messageId, outcome.message, question)
}
