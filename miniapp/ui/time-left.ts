// How long something can still be done: counted down by the second.
import { useEffect, useState } from 'preact/hooks'

const SECOND_MS = 1000
const MINUTE_MS = 60_000

/** Milliseconds left until then, which may be past. `until`: by this device's clock. */
export function useTimeLeft(until: number): number {
  const [left, setLeft] = useState(until - Date.now())
  useEffect(() => {
    const timer = setInterval(() => setLeft(until - Date.now()), SECOND_MS)
    return () => clearInterval(timer)
  }, [until])
  return left
}

/** `4:12` */
export const minutesSaid = (left: number): string =>
  `${Math.floor(left / MINUTE_MS)}:${String(Math.floor(left / SECOND_MS) % 60).padStart(2, '0')}`
