// What people tap: every button answers, however old; two taps are one, and an older card changes nothing.
import { Composer } from 'grammy'
import {
  askAgain,
  type Draft,
  type Message,
  sayRefusal,
  settleDraft,
  showPage,
  undoOne,
} from '#commands/index.ts'
import { howEnded, type Question } from '#domain/chat/index.ts'
import { DomainError } from '#domain/errors.ts'
import { shortened } from '#locales/format.ts'
import type { About, ShopContext, UpdateContext } from '../context.ts'
import { readTap } from '../keyboard.ts'

/** What Telegram shows over the chat at most, in UTF-16 units. */
const TOAST_MAX = 200

export const callbacks = new Composer<ShopContext>()

callbacks.on('callback_query', async (ctx) => {
  const { context } = ctx
  const messageId = ctx.callbackQuery.message?.message_id
  const text = await tapped(context, ctx.callbackQuery.data, messageId).catch((error: unknown) =>
    sayOr(context, error),
  )
  // Straight out and never waited for: an answer that comes late is refused, and no harm is done.
  ctx.answerCallbackQuery(text ? { text: shortened(text, TOAST_MAX) } : {}).catch(() => {})
})

/** A refusal goes over the chat; what is none, or passes, goes on to the worker, which tries again. */
function sayOr(context: UpdateContext, error: unknown): string {
  const passes = error instanceof DomainError && error.code === 'unavailable'
  const text = passes ? undefined : sayRefusal(error, context.words)
  if (text === undefined) throw error
  return text
}

/** Does what the button says; gives a word to show over the chat, if there is one. */
async function tapped(
  context: UpdateContext,
  data: string | undefined,
  messageId: number | undefined,
): Promise<string | undefined> {
  const { t } = context.words
  const tap = readTap(data)
  switch (tap.is) {
    case 'undo': {
      const outcome = await undoOne(context.runtime, context.actor, tap.id, {
        source: 'chat',
        intentKey: `tg:${context.updateId}`,
      })
      show(context, outcome.message, messageId)
      return undefined
    }
    case 'page': {
      const page = await showPage(context.runtime, context.actor, tap.list, tap.page)
      if (page && messageId !== undefined) context.replace(messageId, page)
      return page ? undefined : t.buttonGone
    }
    case 'unknown':
      return t.buttonGone
    default:
      return questionTapped(context, tap, messageId)
  }
}

type QuestionTap = Extract<ReturnType<typeof readTap>, { question: number }>

async function questionTapped(
  context: UpdateContext,
  tap: QuestionTap,
  messageId: number | undefined,
): Promise<string | undefined> {
  const { question } = context
  if (question?.id !== tap.question) return goneTapped(context, tap.question, messageId)
  // Of an older card, whose question went on: what it says there may mean something else here.
  if (question.rev !== tap.rev) {
    if (question.card) show(context, question.card as Message, messageId, question)
    else await showAnew(context, question, messageId)
    return context.words.t.cardChanged
  }
  if (tap.is !== 'cancel') {
    await settle(context, question, tap, messageId)
    return undefined
  }
  context.ended = 'cancelled'
  if (messageId !== undefined) context.replace(messageId, { text: context.words.t.cancelled })
  return context.words.t.cancelled
}

/** One that the release before asked: its card was not kept, so it is made again, with buttons that can be read. */
async function showAnew(
  context: UpdateContext,
  question: Question<Draft>,
  messageId: number | undefined,
): Promise<void> {
  const outcome = await askAgain(context.runtime, context.actor, question.draft)
  if (outcome.status !== 'needs_input') return
  show(context, outcome.message, messageId, await context.ask(outcome, question))
}

async function settle(
  context: UpdateContext,
  question: Question<Draft>,
  tap: Exclude<QuestionTap, { is: 'cancel' }>,
  messageId: number | undefined,
): Promise<void> {
  const chosen = 'key' in tap ? { key: tap.key, value: tap.value } : 'confirm'
  const outcome = await settleDraft(context.runtime, context.actor, question.draft, chosen, {
    source: 'chat',
    intentKey: `intent:${question.id}`,
    request: { question: question.id },
  })
  if (outcome.status === 'needs_input') {
    return show(context, outcome.message, messageId, await context.ask(outcome, question))
  }
  context.ended = 'answered'
  return show(context, outcome.message, messageId)
}

/** A question that is not open: how it ended; buttons that can mean nothing any more are taken away. */
async function goneTapped(
  context: UpdateContext,
  id: number,
  messageId: number | undefined,
): Promise<string> {
  const { t } = context.words
  const ended = await howEnded(context.runtime.database, context.chatId, id)
  // What was answered has become its result, which has buttons of its own.
  if (ended !== 'answered' && messageId !== undefined) context.bare(messageId)
  return ended ? t.questionEnded[ended] : t.buttonGone
}

function show(context: UpdateContext, message: Message, messageId: number | undefined, about?: About): void {
  if (messageId === undefined) context.say(message, about)
  else context.replace(messageId, message, about)
}
