// Sends the sale at hand, once: the key stays with the draft until an answer settles it.
import { signal } from '@preact/signals'
import { ApiError, newKey } from '../../client/api.ts'
import type { SaleInput } from '../../client/api-types.ts'
import { place, replace } from '../../client/router.ts'
import { onAuthError } from '../../client/session.ts'
import { isSame } from '../../client/unanswered.ts'
import { words } from '../../client/words.ts'
import { haptic } from '../../platform/telegram.ts'
import { dismissToast, showToast } from '../../ui/toast.ts'
import { change, clearCart, draft, setQuantity, stored, sums } from '../cart/cart.ts'
import { changeOf } from '../cart/paid-by.ts'
import { saleOf } from '../cart/sale-of.ts'
import { recent } from '../customers/customers.ts'
import { getCustomer } from '../debts/calls.ts'
import { productById } from '../products/shelf.ts'
import { enqueueSale, isCut, justQueued, mustWait } from '../queue/outbox.ts'
import { isBuyerChosen } from './buyer-of-link.ts'
import { createSale } from './calls.ts'

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
  if (!(await isBuyerChosen())) {
    busy.value = false
    haptic('error')
    return showToast({ text: words('checkout').checkout.linkUnknown })
  }
  const intent = draft.peek().key ?? newKey()
  const input = saleOf(draft.peek(), sums.peek(), overrideCredit)
  const { tries } = draft.peek()
  change({ key: intent })
  try {
    // What is made now never overtakes what waits.
    if (await mustWait()) await keepInQueue(overrideCredit)
    else {
      const before = tries.filter((one) => !isSame(one, input))
      change({ tries: [...before, input] })
      await sendOrFind(input, intent, before)
    }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    if (error.status === 0 && isCut()) await keepInQueue(overrideCredit)
    else await settleRefusal(error, tries.length > 0)
  } finally {
    busy.value = false
  }
}

/** `before`: what else went out under the key. If one of those is stored, its own words bring back its answer. */
async function sendOrFind(input: SaleInput, key: string, before: readonly SaleInput[]): Promise<void> {
  try {
    await send(input, key)
  } catch (error) {
    const last = before.at(-1)
    if (!(error instanceof ApiError) || error.code !== 'idempotency_mismatch' || !last) throw error
    await sendOrFind(last, key, before.slice(0, -1))
    showToast({ text: words('checkout').checkout.hadGone })
  }
}

async function send(input: SaleInput, key: string): Promise<void> {
  const { buyer, lines } = draft.peek()
  const back = changeOf(draft.peek(), sums.peek().paidNow)
  const { data, undoId } = await createSale(input, key)
  const owedBefore = buyer?.id ? buyer.due : 0
  stored.value = { sale: data, undoId, storedAt: Date.now(), change: Math.max(0, back), owedBefore }
  justQueued.value = null
  clearCart(lines)
  haptic('success')
  showDone()
}

/** Goes by itself once there is a network; the key is the same, so what was tried already never goes in twice. */
export async function keepInQueue(overrideCredit: boolean): Promise<void> {
  const now = draft.peek()
  const input = saleOf(now, sums.peek(), overrideCredit)
  if (
    now.key &&
    (await enqueueSale(now.key, input, { ...now, key: null, tries: [] }, now.tries.length > 0))
  ) {
    stored.value = null
    refusal.value = null
    haptic('success')
    showDone()
  } else {
    refusal.value = new ApiError(0, null)
    showToast({ text: words('queue').queue.notKept })
  }
}

function showDone(): void {
  // What was said of it while it was made: a way back of that sale, not of the next.
  dismissToast()
  if (place.peek().screen === 'sell' || place.peek().screen === 'checkout') replace('/sell/done')
}

/** A refusal leaves its key free; what was never answered keeps it, and what went out under it. */
async function settleRefusal(error: ApiError, wasOpen: boolean): Promise<void> {
  haptic('error')
  onAuthError(error)
  refusal.value = error
  if (error.isOpen || (wasOpen && error.isEarly)) return
  change({ tries: [] })
  const { buyer } = draft.peek()
  if (buyer?.id) await refreshBuyer(buyer.id)
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
