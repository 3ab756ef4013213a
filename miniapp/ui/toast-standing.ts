// A toast while it stands: how long, what holds it, and the ring that runs out.
import '../styles/ring.css'
import '../styles/toast.css'
import { useEffect, useRef, useState } from 'preact/hooks'
import { html } from './html.ts'
import { Icon } from './icons.ts'
import { hush, type Toast } from './toast.ts'

const STAYS_MS = 8000

export function Standing({ text, icon, action }: Toast) {
  const [held, setHeld] = useState(false)
  const left = useRef(STAYS_MS)
  useEffect(() => {
    if (held) return undefined
    const since = Date.now()
    const timer = setTimeout(hush, left.current)
    return () => {
      clearTimeout(timer)
      left.current -= Date.now() - since
    }
  }, [held])
  const hold = () => setHeld(true)
  const release = () => setHeld(false)
  const press = () => {
    hush()
    action?.press()
  }
  return html`<div
    class=${held ? 'toast held' : 'toast'}
    onPointerEnter=${hold}
    onPointerLeave=${release}
    onFocusIn=${hold}
    onFocusOut=${release}
  >
    ${icon && html`<${Icon} name=${icon} />`}
    <span>${text}</span>
    ${action && html`<button onClick=${press}><${Running} />${action.label}</button>`}
  </div>`
}

const Running = () =>
  html`<svg class="ring running" viewBox="0 0 36 36" width="20" height="20" aria-hidden="true">
    <circle class="run" cx="18" cy="18" r="15.9" stroke-width="5" />
  </svg>`
