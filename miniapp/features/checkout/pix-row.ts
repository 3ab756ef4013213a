// Offers the Pix code of what of the sale is paid by Pix, to be scanned at the counter.
import { useState } from 'preact/hooks'
import { offline } from '../../client/connectivity.ts'
import { money } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { lazy } from '../../ui/lazy.ts'
import rowStyles from '../../ui/row.module.css'
import styles from './checkout.module.css'

/** Drawn only when it is wanted. */
const PixSheet = lazy(async () => (await import('./pix-sheet.ts')).PixSheet)

interface PixProps {
  /** Minor units: what of the sale is paid by Pix. */
  readonly amount: number
  readonly ask: () => void
}

export function PixRow({ amount, ask }: PixProps) {
  const t = words('checkout').checkout
  const [open, setOpen] = useState(false)
  const isCut = offline.value
  return html`<button type="button" class=${classes('still', cardStyles.card, styles.row, rowStyles.row)} disabled=${isCut} onClick=${() => setOpen(true)}>
      <span class="link">${part(Icon, { name: 'qr', size: 20 })}</span>
      <span class=${classes('link', rowStyles.words)}>${t.showPix}</span>
      <span class=${isCut ? 'second muted' : 'figure strong'}>${isCut ? words('queue').network.needs : money(amount)}</span>
    </button>
    ${open && part(PixSheet, { amount, ask, close: () => setOpen(false) })}`
}
