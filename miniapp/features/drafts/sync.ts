// The sale at hand and the draft that it is: what is changed here goes there, what is changed there comes here, and who ends it ends both.
import { effect } from '@preact/signals'
import { ApiError } from '../../client/api.ts'
import type { SharedDraft } from '../../client/api-types.ts'
import { loadWords } from '../../client/words.ts'
import { haptic } from '../../platform/telegram.ts'
import { change, draft } from '../cart/cart.ts'
import { type Draft, type Shared, sumsOf } from '../cart/draft.ts'
import { getDraft, putDraft } from '../shared-form/calls.ts'
import { openDrafts } from '../shared-form/held.ts'
import { changes } from './changed.ts'
import { endShared } from './end.ts'
import { isSame, saidHere, saidThere, together } from './input.ts'
import { saleIn } from './take.ts'

/** What is tapped in a row goes as one. */
const SENT_AFTER_MS = 400
const AGAIN_MS = 5000
const AGAIN_MAX_MS = 60_000

/** The draft of the sale at hand, unless that went out already: then its answer says how it is. */
const sharedNow = (): Shared | null => {
  const { shared, tries } = draft.peek()
  return shared && !tries.length ? shared : null
}
const setShared = (id: number, seen: Partial<Shared>) => {
  const { shared } = draft.peek()
  if (shared?.id === id) change({ shared: { ...shared, ...seen } })
}

let timer: ReturnType<typeof setTimeout> | undefined
function sendIn(ms: number): void {
  clearTimeout(timer)
  timer = setTimeout(() => void send(), ms)
}

let pauses = 0
/** Ever more seldom, until one has gone. */
const sendLater = () => sendIn(Math.min(AGAIN_MAX_MS, AGAIN_MS * 2 ** pauses++))

let sent: Promise<boolean> = Promise.resolve(true)
/** One after another: each goes on from the version that the one before has made; what one stumbles over holds up no other. */
function inTurn(step: () => Promise<boolean>): Promise<boolean> {
  sent = sent.catch(() => false).then(step)
  return sent
}

/** Done once the draft says what the sale does; `chat`: and its card is sent to the chat. False where it could not be said. */
export const send = (chat = false) => inTurn(() => sendNow(chat))

async function sendNow(chat: boolean): Promise<boolean> {
  const shared = sharedNow()
  if (!shared) return false
  const said = saidHere(draft.peek())
  if (!chat && isSame(said, shared.said)) return true
  try {
    const { id, version } = shared
    const now = await putDraft(id, { version, input: said, ...(chat ? { chat } : {}) })
    pauses = 0
    setShared(id, { version: now.version, said, inChat: now.chat })
    openDrafts.put((open) => ({ ...open, items: open.items.map((one) => (one.id === id ? now : one)) }))
    return true
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return notSent(error, chat)
  }
}

/** What is there by now is taken in, and then it goes; what has no answer goes later; what is over there is said by its end. */
async function notSent(error: ApiError, chat: boolean): Promise<boolean> {
  if (error.code === 'version_conflict') {
    if (await takeIn(error.body?.current as SharedDraft)) return sendNow(chat)
    sendLater()
  } else if (error.code === 'not_found') void openDrafts.refresh()
  else if (error.isOpen || error.isEarly) sendLater()
  return false
}

/** What the draft says by now, with what was changed here since. False: nothing of it, as where its goods cannot be read now. */
async function takeIn(theirs: SharedDraft): Promise<boolean> {
  for (;;) {
    const before = draft.peek()
    const shared = sharedNow()
    if (shared?.id !== theirs.id || theirs.version <= shared.version) return false
    const there = saidThere(theirs)
    const both = together(shared.said, saidHere(before), there)
    const sale = await saleIn(both.said)
    if (!sale) return false
    // Touched meanwhile: once more, from what it is by then.
    if (draft.peek() !== before) continue
    if (both.changes.length) {
      haptic('selection')
      changes.value = both.changes
    }
    const seen = {
      version: theirs.version,
      said: there,
      isOpen: both.said.payments === undefined,
      inChat: theirs.chat,
    }
    draft.value = { ...merged(before, sale, seen.isOpen), shared: { ...shared, ...seen } }
    return true
  }
}

/** The sale as both have it; what the draft has no place for stays as it is here, and how it is paid while nobody has said so (`isOpen`). */
function merged(here: Draft, both: Draft, isOpen: boolean): Draft {
  const lines = both.lines.map((line) => {
    const ofIt = here.lines.filter(({ productId }) => productId === line.productId)
    const known = ofIt.find(({ unitPrice }) => unitPrice === line.unitPrice) ?? ofIt[0]
    return known ? { ...known, quantity: line.quantity, unitPrice: line.unitPrice } : line
  })
  const { buyer, dueOn, on = null, note = null } = both
  const next = { ...here, lines, buyer, dueOn, on, note }
  const discount = sumsOf(next).discount === sumsOf(both).discount ? here.discount : both.discount
  const paid = { way: both.way, method: both.method, others: both.others ?? [], part: both.part, given: null }
  const isPaidSo = isSame(
    { payments: saidHere({ ...next, discount }).payments },
    { payments: saidHere({ ...both, shared: null }).payments },
  )
  return { ...next, discount, ...(isPaidSo || isOpen ? {} : paid) }
}

/** Somebody ended it elsewhere: the sale at hand is over, or goes on by itself. */
function end(id: number, how: string): void {
  if (sharedNow()?.id === id) endShared(how)
}

/** The list that was read when one of its drafts was last asked for. */
let askedOf: unknown = null
/** One that is in no list ended while nobody heard it, or began since: it says so itself. What has no answer is asked with the next list. */
async function askFor(id: number, list: unknown): Promise<void> {
  if (askedOf === list) return
  askedOf = list
  await loadWords('checkout')
  const error: unknown = await getDraft(id).then(
    () => null,
    (reason: unknown) => reason,
  )
  if (error instanceof ApiError && error.body?.state) end(id, error.body.state)
}

/** From its first reading on, for as long as the app is open. */
effect(() => {
  const { shared } = draft.value
  if (shared && !isSame(saidHere(draft.value), shared.said)) sendIn(SENT_AFTER_MS)
})
effect(() => {
  const open = openDrafts.value.value
  const { shared } = draft.value
  if (!open || !shared) return
  const how = open.ended[shared.id]
  if (how !== undefined) return void loadWords('checkout').then(() => end(shared.id, how))
  const theirs = open.items.find(({ id }) => id === shared.id)
  if (!theirs && sharedNow()) void askFor(shared.id, open)
  if (theirs && theirs.version > shared.version) void inTurn(() => takeIn(theirs))
})
