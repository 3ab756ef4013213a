// What stands below the line while somebody speaks, once they have spoken, and where nothing can be heard.

import { words } from '../../client/words.ts'
import { openChat } from '../../platform/chat.ts'
import choiceStyles from '../../ui/choice.module.css'
import { classes } from '../../ui/classes.ts'
import emptyStyles from '../../ui/empty.module.css'
import type { Inside } from '../../ui/html.ts'
import { html, part } from '../../ui/html.ts'
import { MainButton } from '../../ui/main-button.ts'
import { Microphone } from './microphone.ts'
import styles from './speaking.module.css'
import { stop, voice } from './voice.ts'

/** The large button stops, as two seconds of silence do. */
export function Listening() {
  const t = words('command').command.voice
  return html`<section class=${styles.listening}>
    <button class=${styles.stop} aria-label=${t.stop} onClick=${stop}><span></span></button>
    <div role="status">
      <h2>${t.listening}</h2>
      <p class="muted">${t.how}</p>
    </div>
    <p class="second muted">${t.textAlone}</p>
  </section>`
}

/** Why not, and what to do instead. */
export function NotHeard() {
  const t = words('command').command.voice
  return html`<section class=${emptyStyles.state} role="status">
    <span class=${emptyStyles.face}>${part(Microphone, { size: 56, isOff: true })}</span>
    <h2>${t.away}</h2>
    <p class="muted">${t.instead}</p>
  </section>
  ${part(MainButton, { text: t.openChat, press: openChat })}`
}

/** Of what was just said; `speak` listens anew. */
export function Spoken({ speak }: { speak: () => void }): Inside {
  const t = words('command').command.voice
  const isHeard = voice.value === 'heard'
  return html`<p class=${classes('second muted', styles.spoken)} role="status">
    ${part(Microphone, { size: 16 })}
    <span>${isHeard ? t.heard : t.silent}</span>
    <button class=${classes(choiceStyles.chip, styles.chip)} onClick=${speak}>${t.again}</button>
  </p>`
}
