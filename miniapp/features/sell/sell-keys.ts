// Vender from a keyboard: 1 to 9 take the first tiles, + and − correct the one in focus. What a reader sends never comes here.
import { isCovered, isTyping } from '../../platform/focus.ts'
import styles from './sell.module.css'

export interface SellKeys {
  readonly takeNumber: (index: number) => unknown
  /** One more, or one less, of the tile in focus. */
  readonly step: (index: number, by: 1 | -1) => unknown
}

const STEPS: Readonly<Record<string, 1 | -1>> = { '+': 1, '=': 1, '-': -1, '−': -1 }

/** Until it is called off; `keys` is asked anew at each press. */
export function bindKeys(keys: () => SellKeys): () => void {
  const press = (event: KeyboardEvent) => {
    const { key, target, repeat } = event
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || repeat || isBusy(target))
      return
    if (/^[1-9]$/.test(key)) keys().takeNumber(Number(key) - 1)
    const by = STEPS[key]
    if (by) keys().step(focusedTile(), by)
  }
  document.addEventListener('keydown', press)
  return () => document.removeEventListener('keydown', press)
}

/** Typing belongs to the field or the sheet that has it. */
const isBusy = (target: EventTarget | null) => isTyping(target) || isCovered()

/** Its place among those drawn; -1: none is in focus. */
const focusedTile = () =>
  [...document.querySelectorAll(`.${styles.tiles} > li`)].findIndex((tile) =>
    tile.contains(document.activeElement),
  )
