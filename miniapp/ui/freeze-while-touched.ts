// What a finger is near stays as it is: news waits until the hand has gone.
import { useEffect, useRef, useState } from 'preact/hooks'

const GONE_MS = 1000

/** The value as it is shown, and what to put on the element that shows it. */
export function useFrozenWhileTouched<Value>(value: Value) {
  const [near, setNear] = useState(false)
  const shown = useRef(value)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  if (!near) shown.current = value
  useEffect(() => () => clearTimeout(timer.current), [])
  const stay = () => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setNear(false), GONE_MS)
    setNear(true)
  }
  return {
    shown: shown.current,
    near: { onPointerDown: stay, onPointerMove: stay, onFocusIn: stay },
  }
}
