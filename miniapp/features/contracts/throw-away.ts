// A draft that is not wanted any more: cancelled, with why; nobody was asked yet.
import { useState } from 'preact/hooks'
import { offline } from '../../client/connectivity.ts'
import { words } from '../../client/words.ts'
import { classes } from '../../ui/classes.ts'
import { html, type Inside, part } from '../../ui/html.ts'
import { cancelContract } from './calls.ts'
import styles from './form.module.css'
import { takeContract } from './held.ts'
import { ReasonSheet } from './reason-sheet.ts'
import type { Contract } from './types.ts'

export function ThrowAway({ contract: { code } }: { contract: Contract }): Inside {
  const t = words('contracts').contract
  const [asking, ask] = useState(false)
  return html`<button type="button" class=${classes('danger', styles.away)} disabled=${offline.value} onClick=${() => ask(true)}>${t.cancel}</button>
    ${
      asking &&
      part(ReasonSheet, {
        about: 'cancel',
        name: `contract/${code}/cancel`,
        act: t.cancel,
        done: t.cancelled,
        send: async (reason, key) => {
          const answer = await cancelContract(code, reason, key)
          takeContract(answer.data)
          return answer
        },
        close: () => ask(false),
      })
    }`
}
