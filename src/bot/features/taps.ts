// What people tap: every button answers, however old; two taps are one, and an older card changes nothing.
import { Composer } from 'grammy'
import {
  askAgain,
  type Draft,
  type Message,
  type Outcome,
  sayRefusal,
  settleDraft,
  showPage,
  undoOne,
} from '#commands/index.ts'
import { howEnded, type Question } from '#domain/chat/index.ts'
import { DomainError } from '#domain/errors.ts'
import { shortened } from '#locales/format.ts'
import type { About, Hand, ShopContext } from '../context.ts'
import { readTap } from '../keyboard.ts'

/** What Telegram shows over the chat at most, in UTF-16 units. */
const TOAST_MAX = 200

export const taps = new Composer<ShopContext>()

taps.on('callback_query', async (ctx) => {
  const { hand } = ctx
  const messageId = ctx.callbackQuery.message?.message_id
  const text = await tapped(hand, ctx.callbackQuery.data, messageId).catch((error: unknown) =>
    sayOr(hand, error),
  )
  // Straight out and never waited for: an answer that comes late is refused, and no harm is done.
  ctx.answerCallbackQuery(text ? { text: shortened(text, TOAST_MAX) } : {}).catch(() => {})
})

/** A refusal goes over the chat; what is none, or passes, goes on to the worker, which tries again. */
function sayOr(hand: Hand, error: unknown): string {
  const passes = error instanceof DomainError && error.code === 'unavailable'
  const text = passes ? undefined : sayRefusal(error, hand.words)
  if (text === undefined) throw error
  return text
}

/** Does what the button says; gives a word to show over the chat, if there is one. */
async function tapped(
  hand: Hand,
  data: string | undefined,
  messageId: number | undefined,
): Promise<string | undefined> {
  const { t } = hand.words
  const tap = readTap(data)
  switch (tap.is) {
    case 'undo': {
      const outcome = await undoOne(hand.runtime, hand.actor, tap.id, {
        source: 'chat',
        intentKey: `tg:${hand.updateId}`,
      })
      show(hand, outcome.message, messageId)
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
  const { question } = hand
  if (question?.id !== tap.question) return goneTapped(hand, tap.question, messageId)
  // Of an older card, whose question went on: what it says there may mean something else here.
  if (question.rev !== tap.rev) {
    if (question.card) show(hand, question.card as Message, messageId, question)
    else await showAnew(hand, question, messageId)
    return hand.words.t.cardChanged
  }
  if (tap.is !== 'cancel') {
    await settle(hand, question, tap, messageId)
    return undefined
  }
  hand.ended = 'cancelled'
  if (messageId !== undefined) hand.replace(messageId, { text: hand.words.t.cancelled })
  return hand.words.t.cancelled
}

/** One that the release before asked: its card was not kept, so it is made again, with buttons that can be read. */
async function showAnew(hand: Hand, question: Question<Draft>, messageId: number | undefined): Promise<void> {
  const outcome = await askAgain(hand.runtime, hand.actor, question.draft)
  if (outcome.status !== 'needs_input') return
  show(hand, outcome.message, messageId, await hand.ask(outcome, question))
}

async function settle(
  hand: Hand,
  question: Question<Draft>,
  tap: Exclude<QuestionTap, { is: 'cancel' }>,
  messageId: number | undefined,
): Promise<void> {
  const chosen = 'key' in tap ? { key: tap.key, value: tap.value } : 'confirm'
  const outcome = await settleDraft(hand.runtime, hand.actor, question.draft, chosen, {
    source: 'chat',
    intentKey: `intent:${question.id}`,
    request: { question: question.id },
  })
  if (outcome.status === 'needs_input') {
    return show(hand, outcome.message, messageId, await hand.ask(outcome, question))
  }
  hand.ended = 'answered'
  return show(hand, outcome.message, messageId)
}

/** A question that is not open: how it ended; buttons that can mean nothing any more are taken away. */
async function goneTapped(hand: Hand, id: number, messageId: number | undefined): Promise<string> {
  const { t } = hand.words
  const ended = await howEnded(hand.runtime.database, hand.chatId, id)
  // What was answered has become its result, which has buttons of its own.
  if (ended !== 'answered' && messageId !== undefined) hand.bare(messageId)
  return ended ? t.questionEnded[ended] : t.buttonGone
}

function show(hand: Hand, message: Outcome['message'], messageId: number | undefined, about?: About): void {
  if (messageId === undefined) hand.say(message, about)
  else hand.replace(messageId, message, about)
}
