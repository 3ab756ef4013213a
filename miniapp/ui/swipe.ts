// A row that shows its actions when it is swiped left. Touch alone: each action has a twin that needs no gesture.
import { signal } from '@preact/signals'
import { useEffect, useRef, useState } from 'preact/hooks'
import { haptic } from '../platform/telegram.ts'
import { classes } from './classes.ts'
import { html, type Inside, part } from './html.ts'
import { Icon, type IconName } from './icons.ts'
import { type Pan, panning } from './pan.ts'
import rowStyles from './row.module.css'
import styles from './swipe.module.css'

interface SwipeAction {
  readonly label: string
  readonly icon: IconName
  readonly press: () => void
}

interface SwipeProps {
  /** One row is open at a time. */
  readonly id: number
  readonly actions: readonly SwipeAction[]
  readonly look?: string
  readonly children: Inside
}

const opened = signal<number | null>(null)
const ACTION_PX = 74

export function Swipe({ id, actions, look = '', children }: SwipeProps) {
  const width = actions.length * ACTION_PX
  const isOpen = opened.value === id
  const [shift, setShift] = useState<number | null>(null)
  useEffect(() => () => void (opened.peek() === id && (opened.value = null)), [id])
  useEffect(() => {
    if (!isOpen) return undefined
    const close = () => (opened.value = null)
    window.addEventListener('scroll', close, { passive: true, once: true })
    return () => window.removeEventListener('scroll', close)
  }, [isOpen])

  const shownAt = (dx: number) => Math.min(width, Math.max(0, (isOpen ? width : 0) - dx))
  const end = (dx: number | null) => {
    setShift(null)
    if (dx === null) return
    const open = shownAt(dx) > width / 2
    if (open && !isOpen) haptic('selection')
    opened.value = open ? id : null
  }
  const now: Pan = { move: (dx) => setShift(shownAt(dx)), end }
  const latest = useRef(now)
  latest.current = now
  const [pan] = useState(() => panning(() => latest.current))
  const down = (event: PointerEvent) => {
    pan.down(event)
    if (!isOpen) opened.value = null
  }
  /** The tap that ends a swipe is none; nor is one that closes an open row. */
  const tap = (event: MouseEvent) => {
    const swiped = pan.tookClick()
    if (!swiped && !isOpen) return
    if ((event.target as Element).closest(`.${styles.swipeActions}`)) return
    event.preventDefault()
    event.stopPropagation()
    if (!swiped) opened.value = null
  }
  const shown = shift ?? (isOpen ? width : 0)
  const style = { '--shown': `${shown}px` }
  return html`<li
    class=${classes(rowStyles.line, styles.swipe, shift !== null && styles.moving, look)}
    style=${style}
    onPointerDown=${down}
    onPointerMove=${pan.move}
    onPointerUp=${pan.up}
    onPointerCancel=${pan.cancel}
    onClickCapture=${tap}
  >
    ${children}
    <span class=${styles.swipeActions} inert=${!isOpen}>
      ${actions.map(
        ({ label, icon, press }) =>
          html`<button key=${label} onClick=${() => {
            opened.value = null
            press()
          }}>${part(Icon, { name: icon })}${label}</button>`,
      )}
    </span>
  </li>`
}
