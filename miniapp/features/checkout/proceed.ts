// Goes on with the sale as it stands: asks for what is missing, else sends it.
import { person } from '../../client/session.ts'
import { haptic } from '../../platform/telegram.ts'
import { change, draft, sums } from '../cart/cart.ts'
import { changeOf, onlyWhatWasGiven } from '../cart/paid-by.ts'
import { submit } from './submit.ts'

/** `ask`: whose it is. */
export function proceed(ask: () => void): void {
  const { subtotal, discount, onTab, overLimit, paidNow } = sums.peek()
  const tooMuch = discount > subtotal
  haptic(tooMuch ? 'error' : 'selection')
  if (tooMuch) return
  if (onTab > 0 && !draft.peek().buyer) ask()
  else if (changeOf(draft.peek(), paidNow) < 0) change(onlyWhatWasGiven(draft.peek(), paidNow))
  else void submit(overLimit > 0 && person.peek()?.role === 'owner')
}
