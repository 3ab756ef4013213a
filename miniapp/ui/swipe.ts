// A row that shows its actions when it is swiped left. Touch alone: each action has a twin that needs no gesture.
import '../styles/swipe.css'
import { signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { haptic } from '../telegram.ts'
import { html } from './html.ts'
import { Icon, type IconName } from './icons.ts'

export interface SwipeAction {
  readonly label: string
  readonly icon: IconName
  readonly press: () => void
}

interface SwipeProps {
  /** One row is open at a time. */
  readonly id: number
  readonly actions: readonly SwipeAction[]
  readonly look?: string
  readonly children?: ComponentChildren
}

const opened = signal<number | null>(null)
/** Before that it may still become a scroll, or a tap. */
const SLOP_PX = 10
const ACTION_PX = 74

export function Swipe({ id, actions, look = '', children }: SwipeProps) {
  const width = actions.length * ACTION_PX
  const isOpen = opened.value === id
  const from = useRef<{ x: number; y: number; moving: boolean } | null>(null)
  const swiped = useRef(false)
  const [shift, setShift] = useState<number | null>(null)
  useEffect(() => () => void (opened.peek() === id && (opened.value = null)), [id])
  useEffect(() => {
    if (!isOpen) return undefined
    const close = () => (opened.value = null)
    window.addEventListener('scroll', close, { passive: true, once: true })
    return () => window.removeEventListener('scroll', close)
  }, [isOpen])

  const down = (event: PointerEvent) => {
    swiped.current = false
    if (event.pointerType !== 'mouse') from.current = { x: event.clientX, y: event.clientY, moving: false }
    if (!isOpen) opened.value = null
  }
  const move = (event: PointerEvent) => {
    const start = from.current
    if (!start) return
    const [dx, dy] = [event.clientX - start.x, event.clientY - start.y]
    if (!start.moving) {
      if (Math.abs(dx) < SLOP_PX || Math.abs(dx) < Math.abs(dy)) return
      start.moving = true
      swiped.current = true
      ;(event.currentTarget as HTMLElement).setPointerCapture(event.pointerId)
    }
    setShift(Math.min(width, Math.max(0, (isOpen ? width : 0) - dx)))
  }
  const up = () => {
    if (from.current?.moving) {
      const open = (shift ?? 0) > width / 2
      if (open && !isOpen) haptic('selection')
      opened.value = open ? id : null
    }
    from.current = null
    setShift(null)
  }
  const cancel = () => {
    from.current = null
    setShift(null)
  }
  /** The tap that ends a swipe is none; nor is one that closes an open row. */
  const tap = (event: MouseEvent) => {
    if (!swiped.current && !isOpen) return
    if ((event.target as Element).closest('.swipe-actions')) return
    event.preventDefault()
    event.stopPropagation()
    if (!swiped.current) opened.value = null
    swiped.current = false
  }
  const shown = shift ?? (isOpen ? width : 0)
  const style = { '--shown': `${shown}px` }
  return html`<li
    class=${`line swipe ${shift === null ? '' : 'moving'} ${look}`}
    style=${style}
    onPointerDown=${down}
    onPointerMove=${move}
    onPointerUp=${up}
    onPointerCancel=${cancel}
    onClickCapture=${tap}
  >
    ${children}
    <span class="swipe-actions" inert=${!isOpen}>
      ${actions.map(
        ({ label, icon, press }) =>
          html`<button key=${label} onClick=${() => {
            opened.value = null
            press()
          }}><${Icon} name=${icon} />${label}</button>`,
      )}
    </span>
  </li>`
}
