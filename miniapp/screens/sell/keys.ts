// Vender from a keyboard: `/` searches, 1 to 9 take the first tiles, and a reader's burst is a code wherever focus is.
import { useEffect, useRef } from 'preact/hooks'

interface SellKeys {
  readonly takeCode: (code: string) => void
  readonly takeNumber: (index: number) => unknown
}

/** Readers type a character every few milliseconds; people do not. */
const BURST_MS = 40
const CODE_MIN = 4

export function useSellKeys(keys: SellKeys): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    let burst = ''
    let pause: ReturnType<typeof setTimeout> | undefined
    const settle = () => {
      if (/^[1-9]$/.test(burst)) latest.current.takeNumber(Number(burst) - 1)
      if (burst === '/') document.getElementById('search')?.focus()
      burst = ''
    }
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target)) return
      if (event.key === 'Enter' && burst.length >= CODE_MIN) {
        event.preventDefault()
        clearTimeout(pause)
        latest.current.takeCode(burst)
        burst = ''
      } else if (event.key.length === 1) {
        if (event.key === '/') event.preventDefault()
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
  }, [])
}

/** Typing belongs to the field or the sheet that has it. */
const isBusy = (target: EventTarget | null) =>
  (target instanceof HTMLInputElement && target.type !== 'radio') ||
  document.querySelector('dialog[open]') !== null
