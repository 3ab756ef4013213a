// A device that is new, shut out from the feed: whoever it let in is out at once.
import { words } from '../../client/words.ts'
import { confirm } from '../../platform/popups.ts'
import { classes } from '../../ui/classes.ts'
import { html, type Inside, part } from '../../ui/html.ts'
import { useIntent } from '../../ui/intent.ts'
import { Refused } from '../../ui/refused.ts'
import { endSession } from './calls.ts'
import { feed } from './held.ts'
import styles from './notices.module.css'
import { factsOf, type Notice } from './types.ts'

export function SessionAct({ notice, look }: { notice: Notice; look: string }): Inside {
  const t = words('notices').notices
  const { sessionId = 0 } = factsOf(notice)
  const intent = useIntent({
    name: `session/${sessionId}`,
    send: (id: number, key) => endSession(id, key),
    done: () => void feed.refresh(),
  })
  const end = async () => {
    if (await confirm(t.endAsk, t.acts.end, words('frame').miniapp.no)) await intent.submit(sessionId)
  }
  return html`<span class=${styles.answers}>
    <button class=${classes(look, 'danger')} disabled=${intent.busy} onClick=${() => void end()}>${t.acts.end} <span class="hidden">${t.newDevice}</span></button>
    ${part(Refused, { error: intent.refusal })}
  </span>`
}
