// The queue at work: what this person made without the shop's answer, sent when there is a way. Its rules are outbox-rules.ts.
import { computed, effect, signal } from '@preact/signals'
import { newKey } from '../../client/api.ts'
import type { CountInput, PaymentInput, SaleInput } from '../../client/api-types.ts'
import { today } from '../../client/clock.ts'
import { live, offline } from '../../client/connectivity.ts'
import { resetEverything } from '../../client/resource.ts'
import { person } from '../../client/session.ts'
import { keeps, NotKept } from '../../platform/device-storage.ts'
import { type Draft, emptyDraft } from '../cart/draft.ts'
import { clearCart } from '../cart/sold.ts'
import { queuedGoods } from '../products/queued-goods.ts'
import { append, changeEntry, listQueue } from './outbox-device.ts'
import {
  type CountIntent,
  drain,
  type Ended,
  type Entry,
  entryOf,
  type Intent,
  isTooOld,
  isWaiting,
  maySend,
  type SaleIntent,
} from './outbox-rules.ts'

/** This person's, in order; nobody else's is ever read. */
export const queue = signal<readonly Entry[]>([])
/** The one just put there, for the page that shows it. */
export const justQueued = signal<Entry | null>(null)
export const waiting = computed(() => queue.value.filter((entry) => isWaiting(entry, today())))
/** Those of them that whoever is in may send. */
export const sendable = computed(() =>
  waiting.value.filter(({ intent }) => maySend(intent, person.value?.role ?? 'user')),
)
export const setAside = computed(() => queue.value.filter(({ refusal }) => refusal !== null))
export const tooOld = computed(() => queue.value.filter((entry) => isTooOld(entry, today())))

/** When it was made: now. */
export const made = () => ({ at: new Date().toISOString(), on: today() })

/** Whose queue has been read. */
let readOf: number | null = null

/** As it lies on this device now; as it was, where the device does not say. */
export async function readQueue(personId: number): Promise<void> {
  const entries = await listQueue(personId).catch(() => (readOf === personId ? queue.peek() : []))
  if (person.peek()?.id !== personId) return
  readOf = personId
  queue.value = entries
}

/** Keeps it whole on this device. Null: this device keeps nothing, and nothing has changed. */
async function enqueue(
  intent: Intent,
  tried: boolean,
  also?: Readonly<Record<string, unknown>>,
): Promise<Entry | null> {
  const owner = person.peek()?.id
  if (owner === undefined) return null
  const entry = await append(owner, intent, tried, also).catch(() => null)
  if (!entry) return null
  void navigator.storage?.persist?.().catch(() => false)
  await readQueue(owner)
  return entry
}

/** The sale at hand goes into the queue, and the cart is empty, in one step. `tried`: it may be stored already. */
export async function enqueueSale(
  key: string,
  input: SaleInput,
  draft: Draft,
  tried: boolean,
): Promise<boolean> {
  // The one put aside stays with the cart, the key and the day with the intent.
  const { held = null, ...now } = draft
  const sold: Draft = { ...now, key: null, tries: [] }
  const { on, ...sent } = input
  const at = made()
  const intent: SaleIntent = { kind: 'sale', key, input: sent, draft: sold, ...at, on: on ?? at.on }
  const entry = await enqueue(intent, tried, { cart: { ...emptyDraft(draft.method), held } })
  if (!entry) return false
  clearCart(draft.lines)
  justQueued.value = entry
  flushSoon(0)
  return true
}

/** At the end of the queue, to go as soon as there is a way. False: this device keeps nothing. */
export async function enqueueAndSend(intent: Intent, tried: boolean): Promise<boolean> {
  const entry = await enqueue(intent, tried)
  if (entry) flushSoon(0)
  return entry !== null
}

/** A payment taken without a network; the key is its form's. */
export const enqueuePayment = (
  input: PaymentInput,
  customer: { readonly id: number; readonly name: string },
  key: string,
  tried: boolean,
) => enqueueAndSend({ kind: 'payment', key, input, customer, ...made() }, tried)

/** What was counted without a network. */
export const enqueueCount = (
  input: CountInput,
  seen: Pick<CountIntent, 'late' | 'product' | 'expected'>,
  key: string,
  tried: boolean,
) => enqueueAndSend({ kind: 'count', key, input, ...seen, ...made() }, tried)

const change = async (key: string, to: (entry: Entry) => Entry | null): Promise<void> => {
  const owner = person.peek()?.id
  if (owner === undefined) return
  await changeEntry(owner, key, to).catch((error: unknown) => {
    // It stays as it is, and the notice says why.
    if (!(error instanceof NotKept)) throw error
  })
  await readQueue(owner)
}

/** Takes it out, unless it may be stored already. True when it is out. */
export async function discard(key: string): Promise<boolean> {
  await change(key, (entry) => (entry.tried && !entry.refusal ? entry : null))
  return !queue.peek().some(({ intent }) => intent.key === key)
}

/** The person decided: it goes again, under the key it has. */
export async function sendAgain(key: string, asToday = false): Promise<void> {
  await change(key, (entry) => ({ ...entry, refusal: null, faults: 0, asToday: entry.asToday || asToday }))
  await flush()
}

/** Another sale in place of a refused one: what of it can still be sold. */
export async function sendInstead(of: SaleIntent, input: SaleInput, draft: Draft): Promise<void> {
  const intent = { ...of, key: newKey(), input, draft }
  await change(of.key, ({ seq }) => entryOf(seq, intent))
  await flush()
}

// Sending

/** What a round came to, for who says so. */
type Listener = (ended: Ended) => void
let tell: Listener | null = null
/** What ended while nobody listened, as when a role changes: said to the next who does. */
let untold: { readonly personId: number; readonly ended: Ended } | null = null
let running: Promise<void> | null = null
let timer: ReturnType<typeof setTimeout> | undefined
let pauses = 0

const PAUSE_MS = 2000
const PAUSE_MAX_MS = 60_000

/** Sends what waits, now. */
const flush = (): Promise<void> => (running ??= round().finally(() => (running = null)))

function flushSoon(ms: number): void {
  clearTimeout(timer)
  timer = setTimeout(() => void flush(), ms)
}

async function round(): Promise<void> {
  const now = person.peek()
  if (!now || !navigator.onLine || !sendable.peek().length) return
  const ended = await alone(now.id, () =>
    drain({
      list: async () => (await listQueue(now.id)).filter(({ intent }) => maySend(intent, now.role)),
      change: async (key, to, others) => {
        const entry = await changeEntry(now.id, key, to, others)
        await readQueue(now.id)
        return entry
      },
      send: async (intent, late) => {
        // How it is sent comes once it is: Cobrar does not wait for that.
        const calls = await import('./calls.ts').catch(() => null)
        return calls ? calls.sendIntent(now.id, intent, late) : { is: 'unknown', waitMs: null }
      },
      today,
      // Who lost a role meanwhile sends nothing of it.
      isMine: () => person.peek()?.id === now.id && person.peek()?.role === now.role,
    }),
  ).catch(outOfReach)
  if (ended.why === 'waits') flushSoon(ended.waitMs ?? Math.min(PAUSE_MAX_MS, PAUSE_MS * 2 ** pauses++))
  else pauses = 0
  if (person.peek()?.id !== now.id) return
  // Another role meanwhile: what it may send goes on.
  if (person.peek()?.role !== now.role && sendable.peek().length) flushSoon(0)
  // Put there while the last one was going out.
  if (ended.why === 'empty' && sendable.peek().length) flushSoon(0)
  if (ended.stored) resetEverything()
  if (tell) tell(ended)
  else untold = { personId: now.id, ended }
}

/** The device gave no answer in the midst of it: what may have gone out is settled by its key. */
function outOfReach(error: unknown): Ended {
  if (error instanceof NotKept) return { why: 'waits', waitMs: null, stored: 0, refused: 0 }
  throw error
}

/** One page of one browser at a time; elsewhere the keys alone see to it that nothing goes in twice. */
const alone = <Result>(personId: number, work: () => Promise<Result>): Promise<Result> =>
  navigator.locks ? (navigator.locks.request(`outbox/${personId}`, work) as Promise<Result>) : work()

/** For as long as somebody is in: shows their queue, and sends it whenever a way opens. */
export function keepQueue(personId: number, told: Listener): () => void {
  tell = told
  if (untold?.personId === personId) told(untold.ended)
  untold = null
  void readQueue(personId).then(flush)
  const open = () => {
    pauses = 0
    void readQueue(personId).then(flush)
  }
  const seen = () => document.visibilityState === 'visible' && open()
  addEventListener('online', open)
  document.addEventListener('visibilitychange', seen)
  const heard = effect(() => {
    if (live.value && !offline.value && keeps.value) open()
  })
  const levels = effect(() => {
    queuedGoods.value = goodsOf(queue.value)
  })
  return () => {
    removeEventListener('online', open)
    document.removeEventListener('visibilitychange', seen)
    heard()
    levels()
    clearTimeout(timer)
    tell = null
    readOf = null
    queue.value = []
    justQueued.value = null
    queuedGoods.value = new Map()
  }
}

/** What is set aside takes nothing: its goods are for sale again. */
function goodsOf(entries: readonly Entry[]): ReadonlyMap<number, number> {
  const goods = new Map<number, number>()
  for (const { intent, refusal } of entries) {
    if (intent.kind !== 'sale' || refusal) continue
    for (const { productId, quantity } of intent.draft.lines)
      goods.set(productId, (goods.get(productId) ?? 0) + quantity)
  }
  return goods
}

/** Is there surely no way through now? Then what can wait goes into the queue at once. */
export const isCut = () => offline.peek() || !navigator.onLine

/** Before something is sent that must not overtake what waits: true once the queue is empty. */
async function isClear(): Promise<boolean> {
  const owner = person.peek()?.id
  if (owner !== undefined && readOf !== owner) await readQueue(owner)
  if (!sendable.peek().length) return true
  if (isCut()) return false
  await flush()
  return !sendable.peek().length
}

/** No way through now, or something waits that must not be overtaken; what lies out of reach overtakes nothing. */
export const mustWait = async () => isCut() || (!(await isClear()) && keeps.peek())
