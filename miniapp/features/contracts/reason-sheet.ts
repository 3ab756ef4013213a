// Why: a word or two that everybody in the contract reads, before it is refused or ended.
import { useState } from 'preact/hooks'
import { NOTE_MAX } from '#lib/limits.ts'
import type { Answer } from '../../client/api.ts'
import { words } from '../../client/words.ts'
import { haptic } from '../../platform/telegram.ts'
import choiceStyles from '../../ui/choice.module.css'
import { Choice } from '../../ui/choice.ts'
import { classes } from '../../ui/classes.ts'
import { TextField } from '../../ui/fields.ts'
import { html, part } from '../../ui/html.ts'
import { useIntent } from '../../ui/intent.ts'
import { needsNetwork } from '../../ui/needs-network.ts'
import { Refused } from '../../ui/refused.ts'
import sectionStyles from '../../ui/section.module.css'
import { Sheet } from '../../ui/sheet.ts'
import { SheetForm } from '../../ui/sheet-form.ts'
import { showToast } from '../../ui/toast.ts'
import styles from './contracts.module.css'

interface ReasonProps {
  readonly about: 'decline' | 'reject' | 'cancel'
  /** The act's own. */
  readonly name: string
  readonly act: string
  /** What is said once it is done. */
  readonly done: string
  readonly send: (reason: string, key: string) => Promise<Answer<unknown>>
  readonly close: () => void
}

export function ReasonSheet({ about, name, act, done, send, close }: ReasonProps) {
  const t = words('contracts').contract
  const [reason, setReason] = useState('')
  const [wrong, setWrong] = useState<string | null>(null)
  const intent = useIntent<string, unknown>({
    name,
    send,
    close,
    done: () => showToast({ text: done, icon: 'check' }),
  })
  const press = () => {
    const why = reason.trim()
    setWrong(why ? null : t.needsReason)
    if (why) void intent.submit(why)
    else haptic('error')
  }
  return part(Sheet, {
    title: t.why[about],
    close,
    children: part(SheetForm, {
      act: { ...needsNetwork({ text: act, press }), busy: intent.busy },
      children: html`
        ${part(Choice<string>, {
          label: t.why[about],
          options: t.reasons[about].map((value) => ({ value, label: value })),
          value: reason,
          pick: setReason,
          row: styles.ways,
          face: classes(choiceStyles.chip, choiceStyles.full),
        })}
        ${part(TextField, { label: t.reason, value: reason, set: setReason, maxLength: NOTE_MAX, wrong: wrong ?? intent.wrong('reason') })}
        <p class=${sectionStyles.foot}>${t.whyLine}</p>
        ${part(Refused, { error: intent.refusal, at: ['reason'] })}
      `,
    }),
  })
}
