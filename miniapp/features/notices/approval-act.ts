// What an owner answers in the feed to what staff ask; and the way to the sale that came of it.
import { money } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { confirm } from '../../platform/popups.ts'
import { classes } from '../../ui/classes.ts'
import { html, type Inside, part } from '../../ui/html.ts'
import { type Intent, useIntent } from '../../ui/intent.ts'
import { Link } from '../../ui/link.ts'
import { Refused } from '../../ui/refused.ts'
import { answerApproval } from './calls.ts'
import { feed } from './held.ts'
import styles from './notices.module.css'
import { factsOf, type Notice } from './types.ts'

export function ApprovalAct({ notice, look }: { notice: Notice; look: string }): Inside {
  const t = words('notices').notices
  const intent = useAnswer(notice.entityId)
  const { amount, saleId } = factsOf(notice)
  if (!notice.action)
    return saleId ? part(Link, { to: `/sales/${saleId}`, look, children: t.acts.see }) : null
  const answer = async (granted: boolean) => {
    const { no } = words('frame').miniapp
    const said = granted ? t.acts.allow : t.acts.refuse
    if (await confirm(t.sure(said, money(amount ?? 0)), said, no)) await intent.submit(granted)
  }
  return html`<span class=${styles.answers}>
    <button class=${look} disabled=${intent.busy} onClick=${() => void answer(true)}>${t.acts.allow}</button>
    <button class=${classes(look, 'danger')} disabled=${intent.busy} onClick=${() => void answer(false)}>${t.acts.refuse}</button>
    ${part(Refused, { error: intent.refusal })}
  </span>`
}

const useAnswer = (id: number): Intent<boolean> =>
  useIntent({
    name: `approval/${id}`,
    send: (granted: boolean, key) => answerApproval(id, granted, key),
    done: () => void feed.refresh(),
  })
