// What is typed into a search, once the typing rests: each keystroke need not be asked.
import { useEffect, useState } from 'preact/hooks'

/** Milliseconds after the last key. */
export const PAUSE_MS = 150

/** Nothing typed counts at once. */
export function useDebounced(text: string): string {
  const [rested, setRested] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  return text && rested
}
