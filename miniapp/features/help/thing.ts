// One answer as it is read: what it is, where to tap for it, and what to type in the chat. The line leads to Comando, filled in.
import { words } from '../../client/words.ts'
import { html, part } from '../../ui/html.ts'
import { Link } from '../../ui/link.ts'
import { RowIcon } from '../../ui/settings-row.ts'
import type { Answer } from './answers.ts'
import styles from './help.module.css'

export function Thing({ answer: { name, icon, tone } }: { answer: Answer }) {
  const { answers, inChat } = words('help').help
  const { title, line, typed } = answers[name]
  return html`<li class=${styles.thing}>
    ${part(RowIcon, { icon, tone })}
    <div>
      <p class="strong">${title}</p>
      <p class="second muted">${line}</p>
      ${typed && part(Link, { to: `/command?q=${encodeURIComponent(typed)}`, look: styles.typed, says: inChat(typed), children: typed })}
    </div>
  </li>`
}
