// What could not be loaded is asked for again: by itself, less and less often, at a tap, and when the network is back.
import { useEffect, useState } from 'preact/hooks'

const WAITS_S = [8, 15, 30, 60]
const waitOf = (round: number) => WAITS_S[Math.min(round, WAITS_S.length - 1)] ?? 60

/** Seconds left until then, 0 while it is asked; and asking now. */
export function useAgain(retry: () => Promise<unknown>) {
  const [round, setRound] = useState(0)
  const [left, setLeft] = useState(waitOf(0))
  const again = () => {
    setLeft(0)
    void retry().finally(() => {
      setRound(round + 1)
      setLeft(waitOf(round + 1))
    })
  }
  useEffect(() => {
    if (left <= 0) return undefined
    const timer = setTimeout(() => (left === 1 ? again() : setLeft(left - 1)), 1000)
    addEventListener('online', again)
    return () => {
      clearTimeout(timer)
      removeEventListener('online', again)
    }
  }, [left, round])
  return { left, again }
}
