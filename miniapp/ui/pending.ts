// A part of a page that is not here yet: its bones, or that it could not be loaded and a way to ask again.
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { Held } from '../store/held.ts'
import { words } from '../words.ts'
import { html } from './html.ts'
import { Icon } from './icons.ts'
import { Waiting } from './states.ts'

interface PendingProps {
  readonly held: Pick<Held<unknown>, 'error' | 'refresh'>
  /** Shown while it is on its way. */
  readonly children?: ComponentChildren
}

export function Pending({ held, children }: PendingProps) {
  const { failed } = words('frame').miniapp
  const [busy, setBusy] = useState(false)
  const again = () => {
    setBusy(true)
    void held.refresh().finally(() => setBusy(false))
  }
  if (!held.error.value) return html`<${Waiting}>${children}<//>`
  return html`<section class="card row" role="alert">
    <p class="words muted">${failed.title}</p>
    <button class="button small" disabled=${busy} onClick=${again}><${Icon} name="refresh" size="18" />${failed.again}</button>
  </section>`
}
