// What an owner answers in the feed to what staff ask; else the way to the answer.
import { money } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { confirm } from '../../platform/popups.ts'
import { classes } from '../../ui/classes.ts'
import { html, type Inside, part } from '../../ui/html.ts'
import { Link } from '../../ui/link.ts'
import { Refused } from '../../ui/refused.ts'
import { passedSaid } from '../approvals/said.ts'
import { useAnswer } from '../approvals/use-answer.ts'
import { feed } from './held.ts'
import styles from './notices.module.css'
import { factsOf, type Notice } from './types.ts'

export function ApprovalAct({ notice, look }: { notice: Notice; look: string }): Inside {
  const t = words('notices').notices
  const intent = useAnswer(notice.entityId, { done: () => void feed.refresh() })
  const { amount, beyond } = factsOf(notice)
  if (!notice.action) return part(Link, { to: `/asks/${notice.entityId}`, look, children: t.acts.see })
  const answer = async (granted: boolean) => {
    const { no } = words('frame').miniapp
    const said = granted ? t.acts.allow : t.acts.refuse
    // What one yes frees is all said before it.
    const passed = granted && beyond ? passedSaid({ beyond }) : []
    if (await confirm([t.sure(said, money(amount ?? 0)), ...passed].join('\n'), said, no))
      await intent.submit({ granted, text: '' })
  }
  return html`<span class=${styles.answers}>
    <button class=${look} disabled=${intent.busy} onClick=${() => void answer(true)}>${t.acts.allow}</button>
    <button class=${classes(look, styles.no)} disabled=${intent.busy} onClick=${() => void answer(false)}>${t.acts.refuse}</button>
    ${part(Refused, { error: intent.refusal })}
  </span>`
}
