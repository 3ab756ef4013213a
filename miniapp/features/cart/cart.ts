// The sale at hand, from the first screen that asks for it: it survives Back, other tabs and closing the app, by person. Arithmetic is draft.ts.
import { computed, effect, signal } from '@preact/signals'
import type { Method, Sale } from '../../client/api-types.ts'
import { person } from '../../client/session.ts'
import { keeps, NotKept, recallDevice, writeDevice } from '../../platform/device-storage.ts'
import { haptic } from '../../platform/telegram.ts'
import {
  beyond,
  type Draft,
  emptyDraft,
  type Goods,
  type Line,
  sumsOf,
  withLines,
  withQuantity,
} from './draft.ts'

const METHOD: Method = 'cash'

export const draft = signal<Draft>(emptyDraft(METHOD))
export const sums = computed(() => sumsOf(draft.value))
export const quantities = computed(
  () => new Map(draft.value.lines.map((line) => [line.productId, line.quantity])),
)

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

/** Minor units; `shelfPrice` where the person has seen that the shelf's is another one now. */
export function setPrice(productId: number, unitPrice: number, shelfPrice?: number): void {
  const lines = draft
    .peek()
    .lines.map(
      (line): Line =>
        line.productId === productId
          ? { ...line, unitPrice, shelfPrice: shelfPrice ?? line.shelfPrice }
          : line,
    )
  change({ lines, given: null })
}

/** A new sale, paid the way the last one was; what was put in while that one went out is in it. */
export function clearCart(sold: readonly Line[]): void {
  const { method, lines, held } = draft.peek()
  draft.value = { ...emptyDraft(method), lines: beyond(lines, sold), held: held ?? null }
}

/** Whose cart it is; null while it is being brought back. */
export const cartOf = signal<number | null>(null)
/** Was it looked for on the device? Until then what lies there is not overwritten. */
let isRead = false
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
    if (!keeps.value || owner === null) return
    if (isRead) void writeDevice(owner, 'cart', now)
    else void bringBack(owner)
  })
}

/** A device that does not say whether there is one is asked again when it answers; until then the sale is made without it. */
async function bringBack(id: number): Promise<void> {
  const kept = await recallDevice<Draft>(id, 'cart').catch((error: unknown) => {
    if (error instanceof NotKept) return undefined
    throw error
  })
  if (who.peek() !== id || isRead) return
  isRead = kept !== undefined
  const { lines } = draft.peek()
  const isBegun = cartOf.peek() === id && lines.length > 0
  if (kept && !isBegun) draft.value = withLines({ ...emptyDraft(METHOD), ...kept }, lines)
  cartOf.value = id
}

keepCart()
