// One sale put aside for another, and the cart emptied; what may be stored already stays until its answer is here.
import { place, replace } from '../../client/router.ts'
import { words } from '../../client/words.ts'
import { haptic } from '../../platform/telegram.ts'
import { showToast } from '../../ui/toast.ts'
import { draft } from '../cart/cart.ts'
import { type Draft, emptyDraft } from '../cart/draft.ts'
import { sharedKey } from '../cart/shared-key.ts'
import { busy, openIntent } from './submit.ts'

/** Puts the sale at hand aside and takes up the one that was there, or an empty cart. */
export function putAside(): void {
  if (mayBeStored()) return
  const { held, ...now } = draft.peek()
  const aside = now.lines.length ? { ...now, key: sharedKey(now) } : null
  take({ ...(held ?? emptyDraft(now.method)), held: aside })
}

/** A toast brings it back, unless another one was begun meanwhile. */
export function emptyCart(): void {
  if (mayBeStored()) return
  const before = draft.peek()
  const bringBack = () => {
    const { lines, tries, held } = draft.peek()
    if (!lines.length && !tries.length) draft.value = { ...before, held: held ?? null }
  }
  take({ ...emptyDraft(before.method), held: before.held ?? null })
  const { undo } = words('frame').miniapp
  showToast({ text: words('checkout').checkout.emptied, action: { label: undo, press: bringBack } })
}

function take(next: Draft): void {
  haptic('selection')
  draft.value = next
  openIntent()
  if (!next.lines.length && place.peek().screen === 'checkout') replace('/sell')
}

function mayBeStored(): boolean {
  const may = busy.peek() || draft.peek().tries.length > 0
  if (may) showToast({ text: words('checkout').checkout.finishFirst })
  return may
}
