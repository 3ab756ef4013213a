// A text as a QR code, black on white whatever the theme, for cameras.
import { encode } from 'uqr'
import { html } from './html.ts'
import styles from './qr-code.module.css'

/** White around it, in modules: less, and some cameras find nothing. */
const QUIET = 4

export function QrCode({ code, says }: { code: string; says: string }) {
  const { data, size } = encode(code, { ecc: 'M', border: 0 })
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  const box = `${-QUIET} ${-QUIET} ${size + 2 * QUIET} ${size + 2 * QUIET}`
  return html`<svg class=${styles.qr} viewBox=${box} role="img" aria-label=${says} shape-rendering="crispEdges"><path d=${path} /></svg>`
}
