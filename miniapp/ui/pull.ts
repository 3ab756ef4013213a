// Pulling a page down at its top reads it afresh. Whoever uses it offers a button that does the same.
import { useEffect, useRef, useState } from 'preact/hooks'
import { isCovered } from '../platform/focus.ts'
import { haptic } from '../platform/telegram.ts'
import { classes } from './classes.ts'
import { html } from './html.ts'
import styles from './pull.module.css'

/** So far down, and letting go reads afresh; the mark follows half of the way, and no further than this. */
const FAR_PX = 72
const MOST_PX = 96

export function Pull({ refresh }: { refresh: () => Promise<unknown> }) {
  const mark = useRef<HTMLDivElement>(null)
  const latest = useRef(refresh)
  latest.current = refresh
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    let from: { x: number; y: number } | null = null
    let pulled = 0
    const show = (to: number) => {
      pulled = to
      mark.current?.style.setProperty('--pulled', `${to}px`)
      mark.current?.classList.toggle(styles.far, to >= FAR_PX)
    }
    const start = ({ touches }: TouchEvent) => {
      const [touch] = touches
      const free = touch && touches.length === 1 && window.scrollY <= 0 && !isCovered()
      from = free ? { x: touch.clientX, y: touch.clientY } : null
    }
    const move = ({ touches }: TouchEvent) => {
      const [touch] = touches
      if (!from || !touch) return
      const down = touch.clientY - from.y
      const across = Math.abs(touch.clientX - from.x)
      // Upwards or sideways it is another gesture, and stays one.
      if (touches.length > 1 || window.scrollY > 0 || (!pulled && across > down)) from = null
      show(from ? Math.min(MOST_PX, Math.max(0, down / 2)) : 0)
    }
    const end = () => {
      if (from && pulled >= FAR_PX) {
        haptic('selection')
        setBusy(true)
        void latest.current().finally(() => setBusy(false))
      }
      from = null
      show(0)
    }
    const passive = { passive: true }
    document.addEventListener('touchstart', start, passive)
    document.addEventListener('touchmove', move, passive)
    document.addEventListener('touchend', end)
    document.addEventListener('touchcancel', end)
    return () => {
      document.removeEventListener('touchstart', start)
      document.removeEventListener('touchmove', move)
      document.removeEventListener('touchend', end)
      document.removeEventListener('touchcancel', end)
    }
  }, [])
  return html`<div ref=${mark} class=${busy ? classes(styles.pull, styles.busy) : styles.pull} aria-hidden="true"><i /></div>`
}
