// What a handler has in hand: who writes, in which chat, the draft that is open there, and what goes out when it is done.

import type { ConversationFlavor } from '@grammyjs/conversations'
import type { Context } from 'grammy'
import { type DraftBody, isShared, type Message, type Outcome, wordsOf } from '#commands/index.ts'
import {
  type Asks,
  type Change,
  type Done,
  type Draft,
  type Ended,
  newDraftId,
  type Outgoing,
} from '#domain/chat/index.ts'
import type { Actor } from '#domain/operation.ts'
import type { Runtime } from '#domain/runtime.ts'
import { type About, keyboardOf, payloadOf } from './keyboard.ts'

type Needed = Extract<Outcome, { status: 'needs_input' }>
type Finished = Exclude<Outcome, Needed>
/** A draft as read, or as it goes on with this update. */
export type OpenDraft = Draft<DraftBody>

/** A call that goes out with the update's end; `personal`: not before others. */
export interface Call extends Outgoing {
  readonly personal?: boolean
}

interface Of {
  readonly runtime: Runtime
  /** Where the MiniApp is; null where it has no address of its own. */
  readonly appUrl: string | null
  readonly chatId: number
  readonly updateId: number
  readonly actor: Actor
  readonly draft: OpenDraft | null
}

export class UpdateContext implements Done {
  readonly runtime: Runtime
  readonly chatId: number
  readonly updateId: number
  readonly actor: Actor
  readonly calls: Call[] = []
  /** Something was stored. */
  acted = false
  /** Said in a group and handed over: no answer to what is asked here. */
  fromGroup = false
  /** What was said aloud, in place of typed words: nothing acts on it without a tap. */
  heard: string | undefined
  /** What all begins with that is said of this update. */
  lead: string | undefined
  /** In hand in this chat; goes on with what is asked. */
  draft: OpenDraft | null
  /** What the conversations plugin waits with; stored with the draft. */
  waiting: unknown
  /** Where the MiniApp is; null where it has no address of its own. */
  readonly appUrl: string | null
  readonly #changes = new Map<number, Change>()

  constructor({ runtime, appUrl, chatId, updateId, actor, draft }: Of) {
    this.runtime = runtime
    this.chatId = chatId
    this.updateId = updateId
    this.actor = actor
    this.draft = draft
    this.waiting = draft?.waiting ?? null
    this.appUrl = appUrl
  }

  get words() {
    const { currency, timeZone } = this.runtime.shop
    return wordsOf(this.actor.language, currency, timeZone)
  }

  get changes(): readonly Change[] {
    return [...this.#changes.values()].map((one) =>
      one.is === 'saved' && one.id === this.draft?.id ? { ...one, waiting: this.waiting ?? null } : one,
    )
  }

  /** Sends, when the update is done. */
  say(message: Message): void {
    this.#send('sendMessage', this.#led(message))
  }

  /** In place of a message of ours that is no card; sent anew where that cannot be. */
  replace(messageId: number, message: Message): void {
    this.#send('editMessageText', message, { message_id: messageId })
  }

  /** Takes the buttons of a message of ours away. */
  bare(messageId: number): void {
    const payload = { message_id: messageId, ...keyboardOf({ text: '' }, undefined, this.appUrl) }
    this.#call('editMessageReplyMarkup', payload)
  }

  /**
   * Asks what the outcome lacks: `from` goes on, or a draft begins and what was in hand is put aside. `tapped`: the message
   * that becomes its card; else the card comes below what was typed, and the older one goes.
   */
  async ask({ draft: body, message, ...asks }: Needed, from?: OpenDraft, tapped?: number): Promise<void> {
    if (this.draft && this.draft.id !== from?.id) this.park(this.draft)
    const id = from?.id ?? (await newDraftId(this.runtime.database))
    const read = this.#readOf(from)
    const { operation, input, missing, choices } = asks
    const kept: Asks = { operation, input, missing, choices, ...(isShared(body) ? {} : { alone: true }) }
    const { userId } = this.actor
    const kind = body.form.kind
    this.#changes.set(id, {
      is: 'saved',
      id,
      read,
      userId,
      kind,
      body,
      asks: kept,
      card: message,
      waiting: null,
    })
    const { messageId = null, waiting = null } = from ?? {}
    this.draft = { id, userId, rev: read + 1, body, card: message, messageId: tapped ?? messageId, waiting }
    this.#show(this.draft, this.#led(message), tapped, from)
  }

  /** The card as it stands: in place of the message that was tapped, or below. */
  showAgain(draft: OpenDraft, tapped?: number): void {
    this.#show(draft, draft.card as Message, tapped, draft)
  }

  /** Says why not, and the question again under it: a refusal ends nothing. */
  refuse(text: string, personal = false): void {
    const { draft } = this
    if (!draft?.card || this.#changes.has(draft.id)) return this.say({ text, personal })
    const card = draft.card as Message
    const said = { ...card, text: `${text}\n\n${card.text}`, personal: personal || card.personal === true }
    this.#show(draft, this.#led(said), undefined, draft)
  }

  /** Ends a draft: what it came to stands in place of its card, or below what was typed, and the card goes. */
  end(draft: OpenDraft, ended: Ended, message: Message, tapped?: number): void {
    this.acted ||= ended === 'answered'
    this.#changes.set(draft.id, { is: 'ended', id: draft.id, read: this.#readOf(draft), ended })
    if (this.draft?.id === draft.id) this.draft = null
    if (tapped === undefined) {
      this.#call('deleteMessage', {}, draft.id)
      return this.say(message)
    }
    if (draft.messageId !== null && draft.messageId !== tapped) this.#take(draft.messageId)
    this.replace(tapped, message)
  }

  /** Ends a draft that was answered; what is asked next stands below what it came to. */
  async finish(draft: OpenDraft, outcome: Finished, tapped?: number): Promise<void> {
    this.end(draft, 'answered', outcome.message, tapped)
    if (outcome.status === 'done' && outcome.following) await this.ask(outcome.following)
  }

  /** Puts a draft aside: its card stays, and can be gone on with. */
  park(draft: OpenDraft): void {
    this.#changes.set(draft.id, { is: 'parked', id: draft.id, read: this.#readOf(draft) })
    if (this.draft?.id === draft.id) this.draft = null
  }

  /** The revision that was read, however often it goes on in this update; 0 for one that begins. */
  #readOf = (draft: OpenDraft | undefined) => (draft ? (this.#changes.get(draft.id)?.read ?? draft.rev) : 0)

  #show(draft: OpenDraft, card: Message, tapped: number | undefined, from: OpenDraft | undefined): void {
    const about = { id: draft.id, rev: draft.rev }
    if (tapped !== undefined) {
      if (from?.messageId && from.messageId !== tapped) this.#take(from.messageId)
      return this.#send('editMessageText', card, { message_id: tapped }, about)
    }
    if (from) this.#call('deleteMessage', {}, draft.id)
    this.#send('sendMessage', card, {}, about)
  }

  #take(messageId: number): void {
    this.#call('deleteMessage', { message_id: messageId })
  }

  #send(method: string, message: Message, more: Record<string, unknown> = {}, about?: About): void {
    this.#call(method, { ...more, ...payloadOf(message, about, this.appUrl) }, about?.id, message.personal)
  }

  #led = (message: Message): Message =>
    this.lead === undefined ? message : { ...message, text: `${this.lead}\n\n${message.text}` }

  #call(method: string, payload: Record<string, unknown>, draft?: number, personal?: boolean): void {
    const { chatId } = this
    this.calls.push({
      chatId,
      method,
      payload: { chat_id: chatId, ...payload },
      ...(draft === undefined ? {} : { draft }),
      ...(personal ? { personal } : {}),
    })
  }
}

export type ShopContext = ConversationFlavor<Context> & { context: UpdateContext }
