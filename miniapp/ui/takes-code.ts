// A form that has a code among its fields takes what is scanned while it shows, whatever it is a code of.
import { useEffect, useRef } from 'preact/hooks'

const takers: ((code: string) => void)[] = []

/** The form that takes codes now; null where none does. */
export const codeTaker = () => takers.at(-1) ?? null

/** For as long as the form shows. */
export function useCodeTaker(take: (code: string) => void): void {
  const latest = useRef(take)
  latest.current = take
  useEffect(() => {
    const taker = (code: string) => latest.current(code)
    takers.push(taker)
    return () => void takers.splice(takers.indexOf(taker), 1)
  }, [])
}
