// Sends the sale at hand, once: the key stays with the draft until an answer settles it.
import { signal } from '@preact/signals'
import { type ApiError, newKey } from '../../client/api.ts'
import type { Sale, SaleInput } from '../../client/api-types.ts'
import { place, replace } from '../../client/router.ts'
import { type Ended, type Note, sendOnce } from '../../client/send-once.ts'
import { onAuthError, person } from '../../client/session.ts'
import { words } from '../../client/words.ts'
import { fetchCode } from '../../platform/fetch-code.ts'
import { haptic } from '../../platform/telegram.ts'
import { dismissToast, showToast } from '../../ui/toast.ts'
import { cartKept, change, draft, setQuantity, stored, sums } from '../cart/cart.ts'
import type { Draft } from '../cart/draft.ts'
import { saleOf } from '../cart/sale-of.ts'
import { clearCart } from '../cart/sold.ts'
import { recent } from '../customers/held.ts'
import { getCustomer } from '../debts/calls.ts'
import { productById } from '../products/held.ts'
import { enqueueSale, isCut, justQueued, mustWait } from '../queue/outbox.ts'
import { isBuyerChosen } from './buyer-of-link.ts'
import { createSale } from './calls.ts'

/** How a draft ends that nothing came of. */
const ENDED = new Set(['cancelled', 'expired'])

export const busy = signal(false)
/** Why the last try did not go in; any change of the sale may settle it, so it goes with the next try. */
export const refusal = signal<ApiError | null>(null)

/** A form that opens has its intent; one that was left half-way keeps its own. */
export function openIntent(): void {
  refusal.value = null
  if (!draft.peek().key) change({ key: newKey() })
  const { buyer } = draft.peek()
  if (buyer?.id) void refreshBuyer(buyer.id)
  void recent.refresh()
}

export async function submit(overrideCredit: boolean): Promise<void> {
  if (busy.peek()) return
  busy.value = true
  refusal.value = null
  try {
    if (await isBuyerChosen()) await sell(overrideCredit)
    else {
      haptic('error')
      showToast({ text: words('checkout').checkout.linkUnknown })
    }
  } finally {
    busy.value = false
  }
}

async function sell(overrideCredit: boolean): Promise<void> {
  const owner = person.peek()?.id
  const key = draft.peek().key ?? newKey()
  change({ key })
  // As it stands now: what is put in while it is under way is another sale's.
  const sale = draft.peek()
  const input = saleOf(sale, sums.peek(), overrideCredit)
  const ended = await sendOnce(input, {
    note: cartNote(key),
    send: createSale,
    // What is made now never overtakes what waits.
    queue: async (_, { tried }) => {
      if (!(await mustWait()) || draft.peek().key !== key) return 'goes'
      return (await enqueueSale(key, input, sale, tried)) ? 'waits' : 'lost'
    },
  })
  if (person.peek()?.id !== owner) return
  if (ended.is === 'waits') showKept()
  else if (ended.is === 'stored') showStored(sale, ended)
  // Whose sale is at hand by now is told nothing of it.
  else if (ended.is === 'refused' && draft.peek().key === key) await showRefusal(ended.error)
}

/** The sale at hand, for as long as it is this one: what went out lies with the cart. */
const cartNote = (key: string): Note<SaleInput> => {
  const isHere = () => draft.peek().key === key
  return {
    read: () => Promise.resolve(isHere() ? { key, inputs: draft.peek().tries } : undefined),
    write: async ({ inputs }) => {
      if (!isHere()) return false
      change({ tries: inputs })
      await cartKept()
      return isHere()
    },
    end: (_, { items }) => {
      if (isHere()) clearCart(items)
      return Promise.resolve()
    },
  }
}

function showStored({ given, buyer }: Draft, ended: Extract<Ended<SaleInput, Sale>, { is: 'stored' }>): void {
  const { answer, earlier } = ended
  const { data: sale, undoId } = answer
  // Of what was stored, whatever was to be sold with it meanwhile.
  const cash = sale.payments.reduce((sum, { amount, method }) => sum + (method === 'cash' ? amount : 0), 0)
  const back = given === null || cash === 0 ? 0 : Math.max(0, given - cash)
  const owedBefore = buyer?.id ? buyer.due : 0
  stored.value = { sale, undoId, storedAt: Date.now(), change: back, owedBefore }
  justQueued.value = null
  showDone()
  if (earlier) showToast({ text: words('checkout').checkout.hadGone })
}

/** Goes by itself once there is a network; the key is the same, so what was tried already never goes in twice. */
export async function keepInQueue(): Promise<void> {
  const now = draft.peek()
  const input = saleOf(now, sums.peek(), now.tries.at(-1)?.overrideCredit ?? false)
  if (now.key && (await enqueueSale(now.key, input, now, now.tries.length > 0))) showKept()
  else showToast({ text: words('queue').queue.notKept })
}

function showKept(): void {
  stored.value = null
  refusal.value = null
  showDone()
}

function showDone(): void {
  haptic('success')
  // What was said of it while it was made: a way back of that sale, not of the next.
  dismissToast()
  if (place.peek().screen === 'sell' || place.peek().screen === 'checkout') replace('/sell/done')
}

/** Of a draft that is kept no more there is nobody's answer either, under its key. */
const isGone = ({ code, body }: ApiError) =>
  code === 'wrong_state' ? ENDED.has(body?.state ?? '') : code === 'not_found' && draft.peek().shared

async function showRefusal(error: ApiError): Promise<void> {
  haptic('error')
  onAuthError(error)
  refusal.value = error
  // Given up in the chat, or too old there: nothing went in under its key, and the next try is this screen's own.
  if (isGone(error)) change({ key: newKey(), shared: null })
  // Sold there, and other goods than here: those of it leave, the others are to be sold yet.
  const { shared } = draft.peek()
  if (error.code === 'idempotency_mismatch' && shared) {
    refusal.value = null
    const isHere = () => draft.peek().shared?.id === shared.id
    const code = await fetchCode(() => import('../drafts/end.ts'), isHere)
    return code?.endShared('answered')
  }
  if (error.status === 0 && isCut()) showToast({ text: words('queue').queue.notKept })
  const { buyer } = draft.peek()
  if (!error.isOpen && buyer?.id) await refreshBuyer(buyer.id)
}

async function refreshBuyer(id: number): Promise<void> {
  const buyer = await getCustomer(id).catch(() => null)
  if (buyer && draft.peek().buyer?.id === id) change({ buyer })
}

/** Takes each line down to what there is. */
export function adjustToStock(error: ApiError): void {
  for (const { productId, available } of error.body?.shortages ?? []) {
    const product = productById.peek().get(productId)
    if (product) setQuantity(product, available)
  }
  refusal.value = null
}
