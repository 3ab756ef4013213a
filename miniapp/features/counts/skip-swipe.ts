// A product put off by a swipe to the left on its card. Touch alone: its twin is the button that says so.
import { useRef, useState } from 'preact/hooks'
import { haptic } from '../../platform/telegram.ts'
import { type Pan, panning } from '../../ui/pan.ts'

/** So far to the left means it. */
const FAR_PX = 96

/** What the card's element takes for it; nothing where there is none to go on to. */
export function useSkipSwipe(skip: (() => void) | null) {
  const [shift, setShift] = useState(0)
  const now: Pan = {
    move: (dx) => setShift(skip ? Math.min(0, dx) : 0),
    end: (dx) => {
      setShift(0)
      if (!skip || dx === null || dx > -FAR_PX) return
      haptic('selection')
      skip()
    },
  }
  const latest = useRef(now)
  latest.current = now
  const [pan] = useState(() => panning(() => latest.current))
  return {
    style: { '--aside': `${shift}px` },
    onPointerDown: pan.down,
    onPointerMove: pan.move,
    onPointerUp: pan.up,
    onPointerCancel: pan.cancel,
  }
}
