// The sale at hand, from the first screen that asks for it: it survives Back, other tabs and closing the app, by person. Arithmetic is draft.ts.
import { computed, effect, signal } from '@preact/signals'
import type { Method, Sale } from '../../client/api-types.ts'
import { person } from '../../client/session.ts'
import { keeps, recallDevice, writeDevice } from '../../platform/device-storage.ts'
import { fetchCode } from '../../platform/fetch-code.ts'
import { haptic } from '../../platform/telegram.ts'
import {
  type Draft,
  emptyDraft,
  type Goods,
  type Line,
  quantitiesOf,
  sumsOf,
  withLines,
  withQuantity,
} from './draft.ts'
import { isOne } from './merged.ts'

const METHOD: Method = 'cash'

export const draft = signal<Draft>(emptyDraft(METHOD))
export const sums = computed(() => sumsOf(draft.value))
export const quantities = computed(() => quantitiesOf(draft.value.lines))

/** The sale just stored, for the page that shows it. */
export interface Stored {
  readonly sale: Sale
  readonly undoId: number | null
  /** Milliseconds by this device's clock. */
  readonly storedAt: number
  /** Cash to hand back, minor units. */
  readonly change: number
  /** What the customer owed before, minor units. */
  readonly owedBefore: number
}
export const stored = signal<Stored | null>(null)

export const change = (part: Partial<Draft>) => {
  draft.value = { ...draft.peek(), ...part }
}

/** Sets how much of a product is being sold; 0 takes it out. */
export function setQuantity(product: Goods, quantity: number): void {
  haptic('selection')
  const exact = Math.round(quantity * 1000) / 1000
  change({ lines: withQuantity(draft.peek().lines, product, exact), given: null })
}

/** The same of one line: there may be another of its product, at another price. */
export function setLine(line: Line, quantity: number): void {
  haptic('selection')
  const exact = Math.round(quantity * 1000) / 1000
  const lines = draft
    .peek()
    .lines.flatMap((one) => (!isOne(one, line) ? one : exact > 0 ? { ...one, quantity: exact } : []))
  change({ lines, given: null })
}

/** Whose cart it is; null while it is being brought back. */
export const cartOf = signal<number | null>(null)
/** Was it looked for on the device? Until then what lies there is not overwritten. */
let isRead = false
let kept: Promise<unknown> = Promise.resolve()
/** Done once it lies on the device as it is now, or cannot. */
export const cartKept = () => kept
const who = computed(() => person.value?.id ?? null)

/** Brings back what this person had begun on this device, and keeps it from then on. */
function keepCart(): void {
  effect(() => {
    const id = who.value
    cartOf.value = null
    isRead = false
    if (id === null) return
    draft.value = emptyDraft(METHOD)
    stored.value = null
    void bringBack(id)
  })
  effect(() => {
    const now = draft.value
    const owner = cartOf.value
    if (keeps.value && owner !== null && isRead) kept = writeDevice(owner, 'cart', now)
  })
}

/** What is tapped while it is on its way is put into it. A device that does not say is asked until it does, and a sale made without it. */
async function bringBack(id: number): Promise<void> {
  const isMine = () => who.peek() === id
  const take = (cart: Draft) => {
    if (!isMine() || isRead) return
    isRead = true
    draft.value = cart
    cartOf.value = id
  }
  const found = await recallDevice<Draft>(id, 'cart').catch(() => undefined)
  if (found !== undefined)
    return take(found ? withLines({ ...emptyDraft(METHOD), ...found }, draft.peek().lines) : draft.peek())
  if (isMine()) cartOf.value = id
  const late = await fetchCode(() => import('./late-cart.ts'), isMine)
  await late?.takeLateCart(id, () => draft.peek(), take)
}

keepCart()
