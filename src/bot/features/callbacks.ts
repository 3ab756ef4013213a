// What people tap: every button answers, however old; two taps are one, and an older card changes nothing.
import { Composer } from 'grammy'
import {
  askAgain,
  type Button,
  begin,
  type DraftBody,
  type Outcome,
  type Settling,
  sayRefusal,
  settleDraft,
  showPage,
  undoOne,
} from '#commands/index.ts'
import { draftById, howEnded, lapsedDraft } from '#domain/chat/index.ts'
import { DomainError } from '#domain/errors.ts'
import { shortened } from '#locales/format.ts'
import type { OpenDraft, ShopContext, UpdateContext } from '../context.ts'
import { readTap } from '../keyboard.ts'
import { giveUp } from './give-up.ts'

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
  const { runtime, actor, updateId } = context
  const how = { source: 'chat', intentKey: `tg:${updateId}` }
  const tap = readTap(data)
  switch (tap.is) {
    case 'undo': {
      const { message } = await undoOne(runtime, actor, tap.id, how)
      if (messageId === undefined) context.say(message)
      else context.replace(messageId, message)
      return undefined
    }
    case 'page': {
      const page = await showPage(runtime, actor, tap.list, tap.page, tap.of)
      if (page && tap.below) context.say(page)
      else if (page && messageId !== undefined) context.replace(messageId, page)
      return page ? undefined : t.buttonGone
    }
    case 'begin': {
      const outcome = await begin(runtime, actor, tap.name, tap.id, how)
      const here = tap.here ? messageId : undefined
      if (outcome?.status === 'needs_input') await context.ask(outcome, undefined, here)
      else if (outcome?.status === 'done' && here !== undefined) context.replace(here, outcome.message)
      else if (outcome) context.say(outcome.message)
      return outcome ? undefined : t.buttonGone
    }
    case 'unknown':
      return t.buttonGone
    default:
      return draftTapped(context, tap, messageId)
  }
}

type DraftTap = Extract<ReturnType<typeof readTap>, { draft: number }>

async function draftTapped(
  context: UpdateContext,
  tap: DraftTap,
  messageId: number | undefined,
): Promise<string | undefined> {
  const { runtime, chatId, actor, words } = context
  const { t } = words
  const draft =
    context.draft?.id === tap.draft
      ? context.draft
      : await draftById<DraftBody>(runtime.database, chatId, tap.draft)
  if (!draft && tap.is === 'restart') return restart(context, tap.draft, messageId)
  if (!draft) return goneTapped(context, tap.draft, messageId)
  if (draft.userId !== actor.userId) return t.buttonGone
  if (tap.is === 'resume' || tap.is === 'restart') {
    await showAsItIs(context, draft)
    return undefined
  }
  // Of an older card, whose draft went on: what it says there may mean something else here.
  if (draft.rev !== tap.rev) {
    if (draft.card && context.draft?.id === draft.id) context.showAgain(draft, messageId)
    else await showAsItIs(context, draft, messageId)
    return t.cardChanged
  }
  if (tap.is === 'cancel') return giveUp(context, draft, messageId)
  return showOutcome(context, draft, await settle(context, draft, settlingOf(tap)), messageId)
}

const settlingOf = (tap: DraftTap): Settling => {
  if (tap.is === 'settle') return { key: tap.key, value: tap.value }
  if (tap.is === 'step') return { step: tap.key }
  return tap.is === 'back' ? 'back' : 'confirm'
}

const settle = ({ runtime, actor }: UpdateContext, { id, body }: OpenDraft, chosen: Settling) =>
  settleDraft(runtime, actor, body, chosen, {
    source: 'chat',
    intentKey: `intent:${id}`,
    request: { draft: id },
  })

/** At today's prices, as a new revision; from now on in hand. */
async function showAsItIs(context: UpdateContext, draft: OpenDraft, messageId?: number): Promise<void> {
  const outcome = await askAgain(context.runtime, context.actor, draft.body)
  await showOutcome(context, draft, outcome, messageId)
}

async function showOutcome(
  context: UpdateContext,
  draft: OpenDraft,
  outcome: Outcome,
  messageId: number | undefined,
): Promise<undefined> {
  if (outcome.status === 'needs_input') await context.ask(outcome, draft, messageId)
  else await context.finish(draft, outcome, messageId)
  return undefined
}

/** What nobody finished within its day, as a draft of its own at today's prices: nothing is done by that tap alone. */
async function restart(
  context: UpdateContext,
  id: number,
  messageId: number | undefined,
): Promise<string | undefined> {
  const { runtime, actor, chatId, words } = context
  const lapsed = await lapsedDraft<DraftBody>(runtime.database, chatId, id)
  if (lapsed?.userId !== actor.userId) return words.t.buttonGone
  const outcome = await askAgain(runtime, actor, lapsed.body)
  if (outcome.status === 'needs_input') await context.ask(outcome, undefined, messageId)
  return undefined
}

/** A draft that is not open: how it ended; buttons that can mean nothing any more are taken away. */
async function goneTapped(
  context: UpdateContext,
  id: number,
  messageId: number | undefined,
): Promise<string> {
  const { t } = context.words
  const ended = await howEnded(context.runtime.database, context.chatId, id)
  const lapsed =
    ended === 'expired' && (await lapsedDraft<DraftBody>(context.runtime.database, context.chatId, id))
  if (lapsed && lapsed.userId === context.actor.userId && messageId !== undefined) {
    const again: Button = { label: t.restartButton, action: { do: 'restart', id } }
    context.replace(messageId, { text: t.expired, buttons: [[again]] })
    return t.expired
  }
  // What was answered has become its result, which has buttons of its own.
  if (ended !== 'answered' && messageId !== undefined) context.bare(messageId)
  return ended ? t.questionEnded[ended] : t.buttonGone
}
