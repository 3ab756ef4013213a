// What a handler has in hand: who writes, in which chat, the draft that is open there, and what goes out when it is done.

import type { ConversationFlavor } from '@grammyjs/conversations'
import type { Context } from 'grammy'
import { type DraftBody, isShared, type Message, type Outcome, wordsOf } from '#commands/index.ts'
import { type Asks, type Change, type Done, type Draft, type Ended, newDraftId } from '#domain/chat/index.ts'
import type { Actor } from '#domain/operation.ts'
import type { Runtime } from '#domain/runtime.ts'
import { Replies } from './replies.ts'

type Needed = Extract<Outcome, { status: 'needs_input' }>
type Finished = Exclude<Outcome, Needed>
/** A draft as read, or as it goes on with this update. */
export type OpenDraft = Draft<DraftBody>

interface Of {
  readonly runtime: Runtime
  /** Where the MiniApp is; null where it has no address of its own. */
  readonly appUrl: string | null
  readonly chatId: number
  readonly updateId: number
  readonly actor: Actor
  readonly draft: OpenDraft | null
}

export class UpdateContext extends Replies implements Done {
  readonly runtime: Runtime
  readonly updateId: number
  readonly actor: Actor
  /** Something was stored. */
  acted = false
  /** Said in a group and handed over: no answer to what is asked here. */
  fromGroup = false
  /** What was said aloud, in place of typed words: nothing acts on it without a tap. */
  heard: string | undefined
  /** In hand in this chat; goes on with what is asked. */
  draft: OpenDraft | null
  /** What the conversations plugin waits with; stored with the draft. */
  waiting: unknown
  readonly #changes = new Map<number, Change>()

  constructor({ runtime, appUrl, chatId, updateId, actor, draft }: Of) {
    super(chatId, appUrl)
    this.runtime = runtime
    this.updateId = updateId
    this.actor = actor
    this.draft = draft
    this.waiting = draft?.waiting ?? null
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
    const { kind } = body.form
    const card = withHeard(message, this.heard === undefined ? heardOf(from) : this.lead)
    this.#changes.set(id, { is: 'saved', id, read, userId, kind, body, asks: kept, card, waiting: null })
    const { messageId = null, waiting = null } = from ?? {}
    this.draft = { id, userId, rev: read + 1, body, card, messageId: tapped ?? messageId, waiting }
    this.show(this.draft, this.led(card), tapped, from)
  }

  /** The card as it stands: in place of the message that was tapped, or below. */
  showAgain(draft: OpenDraft, tapped?: number): void {
    this.show(draft, draft.card as Message, tapped, draft)
  }

  /** Says why not, and the question again under it: a refusal ends nothing. */
  refuse(text: string, personal = false): void {
    const { draft } = this
    if (!draft?.card || this.#changes.has(draft.id)) return this.say({ text, personal })
    const card = draft.card as Message
    const said = { ...card, text: `${text}\n\n${card.text}`, personal: personal || card.personal === true }
    this.show(draft, this.led(said), undefined, draft)
  }

  /** Ends a draft: what it came to stands in place of its card, or below what was typed, and the card goes. */
  end(draft: OpenDraft, ended: Ended, message: Message, tapped?: number): void {
    this.acted ||= ended === 'answered'
    this.#changes.set(draft.id, { is: 'ended', id: draft.id, read: this.#readOf(draft), ended })
    if (this.draft?.id === draft.id) this.draft = null
    this.showEnd(draft, withHeard(message, heardOf(draft)), tapped)
  }

  /** Ends a draft that was answered; what is asked next stands below what it came to. */
  async finish(draft: OpenDraft, outcome: Finished, tapped?: number): Promise<void> {
    this.end(draft, 'answered', outcome.message, tapped)
    if (outcome.status !== 'done' || !outcome.following) return
    const { message } = outcome.following
    await this.ask({ ...outcome.following, message: withHeard(message, heardOf(draft)) })
  }

  /** Puts a draft aside: its card stays, and can be gone on with. */
  park(draft: OpenDraft): void {
    this.#changes.set(draft.id, { is: 'parked', id: draft.id, read: this.#readOf(draft) })
    if (this.draft?.id === draft.id) this.draft = null
  }

  /** The revision that was read, however often it goes on in this update; 0 for one that begins. */
  #readOf = (draft: OpenDraft | undefined) => (draft ? (this.#changes.get(draft.id)?.read ?? draft.rev) : 0)
}

/** What was heard that a draft came of: it stays above its card, and above what it came to. */
const heardOf = (draft: OpenDraft | undefined): string | undefined => (draft?.card as Message | null)?.lead
const withHeard = <M extends Message>(message: M, lead: string | undefined): M =>
  lead === undefined ? message : { ...message, lead }

export type ShopContext = ConversationFlavor<Context> & { context: UpdateContext }
