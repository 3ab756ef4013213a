// Several people at once: how many are chosen, and what is to become of them.
import { useEffect, useState } from 'preact/hooks'
import { addLayer } from '../../client/router.ts'
import { words } from '../../client/words.ts'
import { html, part } from '../../ui/html.ts'
import { MainButton } from '../../ui/main-button.ts'
import { needsNetwork } from '../../ui/needs-network.ts'
import { useMasterDetail } from '../../ui/screen-frame.ts'
import { BulkSheet } from './bulk-sheet.ts'
import { picked, stopChoosing } from './choosing.ts'
import styles from './users.module.css'

export function Choosing() {
  const t = words('users').bulk
  const [open, setOpen] = useState<'off' | 'role' | null>(null)
  const beside = useMasterDetail() !== null
  useEffect(() => addLayer(stopChoosing), [])
  const count = picked.value.length
  const act = (text: string, what: 'off' | 'role') =>
    needsNetwork({ text, press: () => setOpen(what), enabled: count > 0 })
  return html`
    <div class=${styles.chosen}>
      <h2 aria-live="polite">${count ? t.chosen(count) : t.none}</h2>
      <button class="link" onClick=${stopChoosing}>${t.cancel}</button>
    </div>
    ${part(MainButton, { ...act(t.turnOff, 'off'), kind: 'secondary', inPage: beside, inFlow: true })}
    ${part(MainButton, { ...act(t.changeRole, 'role'), inPage: beside })}
    ${open && part(BulkSheet, { what: open, close: () => setOpen(null) })}
  `
}
