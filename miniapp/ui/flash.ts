// The tint of what has just changed under the eye: a class for 600 ms, then none. Not for what is new on the page.
import { useEffect, useRef, useState } from 'preact/hooks'
import styles from './flash.module.css'

const TINT_MS = 600

/** The class of what is fresh, for a while after `value` became another one. */
export function useFlash(value: unknown): string {
  const before = useRef(value)
  const [fresh, setFresh] = useState(false)
  useEffect(() => {
    if (before.current === value) return undefined
    before.current = value
    setFresh(true)
    const timer = setTimeout(() => setFresh(false), TINT_MS)
    return () => clearTimeout(timer)
  }, [value])
  return fresh ? styles.fresh : ''
}
