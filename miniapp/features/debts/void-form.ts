// Voiding a payment: says why, asks once more, and opens again what it had paid.
import { useState } from 'preact/hooks'
import { NOTE_MAX } from '#lib/limits.ts'
import type { Payment } from '../../client/api-types.ts'
import { money } from '../../client/format.ts'
import { go } from '../../client/router.ts'
import { words } from '../../client/words.ts'
import { confirm } from '../../platform/popups.ts'
import choiceStyles from '../../ui/choice.module.css'
import { Choice } from '../../ui/choice.ts'
import { classes } from '../../ui/classes.ts'
import { TextField } from '../../ui/fields.ts'
import { useFormDraft } from '../../ui/form-draft.ts'
import { html, part } from '../../ui/html.ts'
import { useIntent } from '../../ui/intent.ts'
import { lazy } from '../../ui/lazy.ts'
import { needsNetwork } from '../../ui/needs-network.ts'
import { Refused } from '../../ui/refused.ts'
import { SheetForm } from '../../ui/sheet-form.ts'
import { showToast } from '../../ui/toast.ts'
import { kindOf } from '../approvals/kind.ts'
import { voidPayment } from './calls.ts'
import styles from './pay.module.css'

const AskButton = lazy(async () => (await import('../approvals/ask-button.ts')).AskButton, 'approvals')

interface VoidFormProps {
  readonly payment: Payment
  readonly customerId: number
  readonly close: () => void
}

export function VoidForm({ payment: { id, amount }, customerId, close }: VoidFormProps) {
  const t = words('debts').paid
  const { form, set, clear } = useFormDraft(`void-payment/${id}`, { reason: '' })
  const { reason } = form
  const setReason = (next: string) => set({ reason: next })
  const [wrong, setWrong] = useState<string | null>(null)
  const intent = useIntent({
    name: `void-payment/${id}`,
    close,
    send: (why: string, key) => voidPayment(id, customerId, why, key),
    done: () => {
      clear()
      showToast({ text: t.wasVoided(money(amount)), icon: 'check' })
    },
  })
  const press = async () => {
    const why = reason.trim()
    setWrong(why ? null : t.needsReason)
    if (!why) return
    const { no } = words('frame').miniapp
    if (await confirm(t.ask(money(amount)), t.void, no)) await intent.submit(why)
  }
  const asked = (ask: number) => {
    clear()
    close()
    go(`/asks/${ask}`)
  }
  const options = t.reasons.map((value) => ({ value, label: value }))
  const act = needsNetwork({ text: `${t.void} ${money(amount)}`, press: () => void press() })
  return part(SheetForm, {
    act: { ...act, busy: intent.busy },
    children: html`
      ${part(TextField, { label: t.reason, value: reason, set: setReason, maxLength: NOTE_MAX, wrong })}
      ${part(Choice<string>, {
        label: t.reason,
        options,
        value: reason,
        pick: setReason,
        row: styles.ways,
        face: classes(choiceStyles.chip, choiceStyles.full),
      })}
      ${part(Refused, { error: intent.refusal })}
      ${
        kindOf(intent.refusal) === 'void' &&
        part(AskButton, {
          name: `ask-void-payment/${id}`,
          ask: { kind: 'void', input: { paymentId: id, reason: reason.trim() } },
          enabled: reason.trim() !== '',
          asked,
        })
      }
    `,
  })
}
