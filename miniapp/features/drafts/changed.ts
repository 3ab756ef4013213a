// What was changed in the chat while the sale was at hand here: the last of it, until it is answered.
import { computed, signal } from '@preact/signals'
import { draft } from '../cart/cart.ts'
import type { Change } from './input.ts'

export const changes = signal<readonly Change[]>([])

/** Those that still are as the chat left them. */
export const standing = computed(() => {
  const { lines, shared } = draft.value
  if (!shared) return []
  return changes.value.filter(
    ({ productId, now }) => (lines.find((line) => line.productId === productId)?.quantity ?? null) === now,
  )
})
