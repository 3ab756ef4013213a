// One short line at the foot of the page, with one way out for as long as it stands.
import { signal } from '@preact/signals'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { isCovered } from '../platform/focus.ts'
import { classes } from './classes.ts'
import { html, part } from './html.ts'
import { Icon, type IconName } from './icons.ts'
import ringStyles from './ring.module.css'
import styles from './toast.module.css'

interface Toast {
  readonly text: unknown
  readonly icon?: IconName
  readonly action?: { readonly label: string; readonly press: () => void }
}

const current = signal<(Toast & { readonly id: number }) | null>(null)
let count = 0

/** Says it, in place of what was said before. */
export const showToast = (toast: Toast) => {
  current.value = { ...toast, id: ++count }
}
export const dismissToast = () => {
  current.value = null
}

/** Stands for a while, longer while it is touched or focused. */
export function ToastPlace() {
  const toast = current.value
  return html`<div role="status">${toast && part(ToastView, { key: toast.id, ...toast })}</div>`
}

/** So long, as its ring shows. */
const STAYS_MS = 8000

function ToastView({ text, icon, action }: Toast) {
  const [held, setHeld] = useState(false)
  const left = useRef(STAYS_MS)
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Over a sheet it is seen only where sheets are.
    if (!isCovered() || !place.current) return
    place.current.popover = 'manual'
    place.current.showPopover()
  }, [])
  useEffect(() => {
    if (held) return undefined
    const since = Date.now()
    const timer = setTimeout(dismissToast, left.current)
    return () => {
      clearTimeout(timer)
      left.current -= Date.now() - since
    }
  }, [held])
  useLayoutEffect(() => keepFree(place.current), [])
  const hold = () => setHeld(true)
  const release = () => setHeld(false)
  const press = () => {
    dismissToast()
    action?.press()
  }
  return html`<div
    ref=${place}
    class=${held ? classes(styles.toast, ringStyles.held) : styles.toast}
    onPointerEnter=${hold}
    onPointerLeave=${release}
    onFocusIn=${hold}
    onFocusOut=${release}
  >
    ${icon && part(Icon, { name: icon })}
    <span>${text}</span>
    ${action && html`<button onClick=${press}>${part(Running)}${action.label}</button>`}
  </div>`
}

const GAP_PX = 12

/** What the page ends with can be scrolled from under it, however many lines it has. */
function keepFree(toast: HTMLElement | null): (() => void) | undefined {
  if (!toast) return undefined
  const { style } = document.documentElement
  const seen = new ResizeObserver(() =>
    style.setProperty('--toast-height', `${toast.offsetHeight + GAP_PX}px`),
  )
  seen.observe(toast)
  return () => {
    seen.disconnect()
    style.removeProperty('--toast-height')
  }
}

const Running = () =>
  html`<svg class=${classes(ringStyles.ring, ringStyles.running)} style=${`--stays: ${STAYS_MS}ms`} viewBox="0 0 36 36" width="20" height="20" aria-hidden="true">
    <circle class=${ringStyles.run} cx="18" cy="18" r="15.9" stroke-width="5" />
  </svg>`
