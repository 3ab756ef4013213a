// One short line at the foot of the page, with one way out for as long as it stands; toast-standing.ts draws it.
import { signal } from '@preact/signals'
import { html } from './html.ts'
import type { IconName } from './icons.ts'
import { lazy } from './lazy.ts'

export interface Toast {
  readonly text: unknown
  readonly icon?: IconName
  readonly action?: { readonly label: string; readonly press: () => void }
}

const current = signal<(Toast & { readonly id: number }) | null>(null)
let count = 0

/** Says it, in place of what was said before. */
export const say = (toast: Toast) => {
  current.value = { ...toast, id: ++count }
}
export const hush = () => {
  current.value = null
}

/** No page begins with one. */
const Standing = lazy<Toast>(async () => (await import('./toast-standing.ts')).Standing)

/** Stands 8 s, longer while it is touched or focused. */
export function ToastPlace() {
  const toast = current.value
  return html`<div role="status">${toast && html`<${Standing} key=${toast.id} ...${toast} />`}</div>`
}
