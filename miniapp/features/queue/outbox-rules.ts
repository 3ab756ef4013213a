// What waits to be sent, and the rules by which it goes: in order, never twice, none lost. Pure; outbox.ts runs it here.
import { addDays } from '#lib/days.ts'
import { BACKDATE_DAYS_MAX } from '#lib/limits.ts'
import type { ProblemBody } from '../../client/api.ts'
import type { CountInput, Dispute, PaymentInput, Role, SaleInput, Unit } from '../../client/api-types.ts'
import type { Draft } from '../cart/draft.ts'
import { sharedKey } from '../cart/shared-key.ts'

interface Made {
  /** Settles what was answered and lost: it goes out with every try. */
  readonly key: string
  /** When it was made, and on which day of the shop. */
  readonly at: string
  readonly on: string
}
export interface SaleIntent extends Made {
  readonly kind: 'sale'
  /** Prices as shown. */
  readonly input: SaleInput
  /** As it stood in Cobrar, to be shown, and to be sold in part. */
  readonly draft: Draft
}
interface PaymentIntent extends Made {
  readonly kind: 'payment'
  readonly input: PaymentInput
  readonly customer: { readonly id: number; readonly name: string }
}
export interface CountIntent extends Made {
  readonly kind: 'count'
  /** As it goes while there is a network. */
  readonly input: CountInput
  /** What it says beside that from here: when it was counted, what this device had sold and not sent, and in which unit. */
  readonly late: Required<Pick<CountInput, 'at' | 'unsent' | 'unit'>>
  readonly product: { readonly name: string; readonly emoji: string | null; readonly unit: Unit }
  /** What this device said there was. */
  readonly expected: number
}
/** What a customer says of a purchase or a payment of theirs. */
export interface WordIntent extends Made {
  readonly kind: 'word'
  readonly about: {
    readonly entity: Dispute['entity']
    readonly id: number
    /** What it comes to, minor units. */
    readonly amount: number
    /** It was disputed when this was said: what is right then ends the talk. */
    readonly disputed: boolean
  }
  /** Why they do not recognise it; null: it is right. */
  readonly reason: string | null
}
export type Intent = SaleIntent | PaymentIntent | CountIntent | WordIntent

/** Customers send what they say of their own; all else is the team's. */
export const maySend = ({ kind }: Intent, role: Role): boolean => kind === 'word' || role !== 'user'

/** Whether it stands in a day's sums, and so is dated back where that day is over. */
const isOfDay = ({ kind }: Intent) => kind === 'sale' || kind === 'payment'

interface Refusal {
  readonly status: number
  readonly body: ProblemBody | null
}

export interface Entry {
  /** Its place in the queue, and its address; its name is the intent's key. */
  readonly seq: number
  readonly intent: Intent
  /** It went out once, and may be stored though no answer came. */
  readonly tried: boolean
  /** How often the server failed at it. */
  readonly faults: number
  /** Set aside: the person decides. */
  readonly refusal: Refusal | null
  /** It is too old to be dated back; the person said that it may go as today's. */
  readonly asToday: boolean
}

export const entryOf = (seq: number, intent: Intent, tried = false): Entry => ({
  seq,
  intent,
  tried,
  faults: 0,
  refusal: null,
  asToday: false,
})

/** What came of sending one. `unknown`: it may be stored or not; `shut`: this person may not sell any more. */
export type Outcome =
  /** `since`: when a sale was stored, which may be long before this try. */
  | { readonly is: 'stored'; readonly since?: string | undefined }
  | { readonly is: 'mismatch' | 'shut' }
  | { readonly is: 'unknown'; readonly waitMs: number | null }
  | { readonly is: 'fault'; readonly refusal: Refusal }
  | { readonly is: 'refused'; readonly refusal: Refusal }

/** Why the sending ended. */
export type Ended =
  | { readonly why: 'empty' | 'shut'; readonly stored: number; readonly refused: number }
  | {
      readonly why: 'waits'
      readonly waitMs: number | null
      readonly stored: number
      readonly refused: number
    }

/** Where the queue lives, handed in. */
export interface World {
  /** All of this person's, in order. */
  readonly list: () => Promise<readonly Entry[]>
  /** In one step, if it is still there; null takes it out. `others`: what becomes of each of the others in that step. Gives what it is now. */
  readonly change: (
    key: string,
    to: (entry: Entry) => Entry | null,
    others?: (entry: Entry) => Entry,
  ) => Promise<Entry | null>
  /** `late`: it says when it was made. */
  readonly send: (intent: Intent, late: boolean) => Promise<Outcome>
  readonly today: () => string
  /** Is this person still the one who is in? */
  readonly isMine: () => boolean
}

/** A server that fails at one intent again and again must not hold the others. */
const FAULTS_MAX = 3

/** Too old to be dated back: the person is asked before it goes. */
export const isTooOld = ({ intent, asToday, refusal }: Entry, today: string) =>
  refusal === null && !asToday && isOfDay(intent) && intent.on < addDays(today, -BACKDATE_DAYS_MAX)

/** Goes by itself as soon as there is a way. */
export const isWaiting = (entry: Entry, today: string) => entry.refusal === null && !isTooOld(entry, today)

/** Surely not stored, and its key free: it never went out, or a rule refused it. A 403 may come before anybody looked at the key. */
export const isFree = ({ tried, refusal }: Entry) =>
  refusal ? refusal.body !== null && refusal.status < 500 && refusal.status !== 403 : !tried

/** The sale as it stands in Cobrar again, where it gets another key; null where it may be stored, or is none. */
export const reopened = (entry: Entry): Draft | null =>
  entry.intent.kind === 'sale' && isFree(entry)
    ? { ...entry.intent.draft, key: sharedKey(entry.intent.draft), tries: [] }
    : null

/** Does it say when it was made? What was counted says the moment, all else the day where that is over. */
const isLate = ({ intent, asToday }: Entry, today: string) =>
  intent.kind === 'count' || (isOfDay(intent) && intent.on < today && !asToday)

/** Sends what waits, the oldest first, until there is nothing left or no way on. One at a time may do so. */
export async function drain(world: World): Promise<Ended> {
  let stored = 0
  let refused = 0
  for (;;) {
    const today = world.today()
    const next = (await world.list()).find((entry) => isWaiting(entry, today))
    if (!next) return { why: 'empty', stored, refused }
    if (!world.isMine()) return { why: 'shut', stored, refused }
    // Taken out meanwhile? Then it never goes.
    const entry = await world.change(next.intent.key, (one) => ({ ...one, tried: true }))
    if (!entry) continue
    const outcome = await sendEntry(world, entry, isLate(entry, today))
    if (outcome.is === 'shut') return { why: 'shut', stored, refused }
    if (outcome.is === 'unknown') return { why: 'waits', waitMs: outcome.waitMs, stored, refused }
    if (outcome.is === 'stored') {
      await world.change(entry.intent.key, () => null, withoutStored(entry, outcome.since))
      stored++
      continue
    }
    const aside = outcome.is === 'fault' && entry.faults + 1 < FAULTS_MAX ? null : refusalOf(outcome)
    await world.change(entry.intent.key, (one) => ({
      ...one,
      faults: outcome.is === 'fault' ? one.faults + 1 : 0,
      refusal: aside,
    }))
    if (!aside) return { why: 'waits', waitMs: null, stored, refused }
    refused++
  }
}

/**
 * A sale whose answer was lost may have been in before something was counted after it: the level of that moment is without its goods
 * already, and they are unsent no more. What went out once goes again as it was.
 */
const withoutStored =
  ({ intent: sale }: Entry, since?: string) =>
  (other: Entry): Entry => {
    const { intent, tried } = other
    if (tried || sale.kind !== 'sale' || intent.kind !== 'count') return other
    let { at = '', unsent = 0 } = intent.late
    // Both are written to the millisecond.
    if (!since || at < since) return other
    for (const line of sale.draft.lines)
      if (line.productId === intent.input.productId) unsent -= line.quantity
    unsent = Math.max(0, Math.round(unsent * 1000) / 1000)
    return { ...other, intent: { ...intent, late: { ...intent.late, unsent } } }
  }

/** The key was used for this intent in its other spelling, or before it was changed: its own first words find its answer. */
async function sendEntry(world: World, entry: Entry, late: boolean): Promise<Outcome> {
  const outcome = await world.send(entry.intent, late)
  if (outcome.is !== 'mismatch') return outcome
  return world.send(entry.intent, !late)
}

/** Both spellings met another request: something of it is stored, and a person must look. */
const refusalOf = (outcome: Outcome): Refusal =>
  outcome.is === 'refused' || outcome.is === 'fault' ? outcome.refusal : { status: 409, body: null }
