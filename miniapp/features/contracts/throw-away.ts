// A draft that is not wanted any more: cancelled, with why; nobody was asked yet.
import { useState } from 'preact/hooks'
import { offline } from '../../client/connectivity.ts'
import { words } from '../../client/words.ts'
import { classes } from '../../ui/classes.ts'
import { html, type Inside, part } from '../../ui/html.ts'
import { CancelSheet } from './cancel-sheet.ts'
import styles from './form.module.css'
import type { Contract } from './types.ts'

export function ThrowAway({ contract: { code } }: { contract: Contract }): Inside {
  const t = words('contracts').contract
  const [asking, ask] = useState(false)
  return html`<button type="button" class=${classes('danger', styles.away)} disabled=${offline.value} onClick=${() => ask(true)}>${t.cancel}</button>
    ${asking && part(CancelSheet, { code, close: () => ask(false) })}`
}
