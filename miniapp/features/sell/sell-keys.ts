// Vender from a keyboard: 1 to 9 take the first tiles, + and − correct the one in focus, a reader's burst is a code wherever focus is.

import { isCovered, isTyping } from '../../platform/focus.ts'
import styles from './sell.module.css'

export interface SellKeys {
  readonly takeCode: (code: string) => void
  readonly takeNumber: (index: number) => unknown
  /** One more, or one less, of the tile in focus. */
  readonly step: (index: number, by: 1 | -1) => unknown
}

/** Readers type a character every few milliseconds; people do not. */
const BURST_MS = 40
const CODE_MIN = 4
const STEPS: Readonly<Record<string, 1 | -1>> = { '+': 1, '=': 1, '-': -1, '−': -1 }

/** Until it is called off; `keys` is asked anew at each press. */
export function bindKeys(keys: () => SellKeys): () => void {
  let burst = ''
  let pause: ReturnType<typeof setTimeout> | undefined
  const settle = () => {
    if (/^[1-9]$/.test(burst)) keys().takeNumber(Number(burst) - 1)
    const by = STEPS[burst]
    if (by) keys().step(focusedTile(), by)
    burst = ''
  }
  const press = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target))
      return
    if (event.key === 'Enter' && burst.length >= CODE_MIN) {
      event.preventDefault()
      clearTimeout(pause)
      keys().takeCode(burst)
      burst = ''
    } else if (event.key.length === 1) {
      burst += event.key
      clearTimeout(pause)
      pause = setTimeout(settle, BURST_MS)
    }
  }
  document.addEventListener('keydown', press)
  return () => {
    clearTimeout(pause)
    document.removeEventListener('keydown', press)
  }
}

/** Typing belongs to the field or the sheet that has it. */
const isBusy = (target: EventTarget | null) => isTyping(target) || isCovered()

/** Its place among those drawn; -1: none is in focus. */
const focusedTile = () =>
  [...document.querySelectorAll(`.${styles.tiles} > li`)].findIndex((tile) =>
    tile.contains(document.activeElement),
  )
