// Voiding a sale: says why and what becomes of what was paid, and asks once more.
import { useState } from 'preact/hooks'
import { NOTE_MAX } from '#lib/limits.ts'
import type { Sale, VoidInput } from '../../client/api-types.ts'
import { money } from '../../client/format.ts'
import { go } from '../../client/router.ts'
import { words } from '../../client/words.ts'
import { confirm } from '../../platform/popups.ts'
import { calledBy } from '../../ui/avatar.ts'
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
import { Segment } from '../../ui/segment.ts'
import { Sheet } from '../../ui/sheet.ts'
import { SheetForm } from '../../ui/sheet-form.ts'
import { showToast } from '../../ui/toast.ts'
import { kindOf } from '../approvals/kind.ts'
import { voidSale } from './calls.ts'
import { oneSale } from './held.ts'
import styles from './sales.module.css'

const AskButton = lazy(async () => (await import('../approvals/ask-button.ts')).AskButton, 'approvals')

interface VoidSheetProps {
  readonly sale: Sale
  readonly close: () => void
}

interface Form {
  readonly reason: string
  readonly payments: 'credit' | 'void'
}
const BLANK: Form = { reason: '', payments: 'credit' }

export function VoidSheet({ sale, close }: VoidSheetProps) {
  const t = words('sales').voiding
  const { id, total, paid, customer } = sale
  const { form, set, clear } = useFormDraft(`void-sale/${id}`, BLANK)
  const { reason, payments } = form
  const setReason = (next: string) => set({ reason: next })
  const [wrong, setWrong] = useState<string | null>(null)
  const intent = useIntent({
    name: `void-sale/${id}`,
    close,
    send: (input: VoidInput, key) => voidSale(sale, input, key),
    done: ({ data }) => {
      clear()
      oneSale(id).put(() => data)
      showToast({ text: t.done(money(total)), icon: 'check' })
    },
  })
  const press = async () => {
    const why = reason.trim()
    setWrong(why ? null : t.needsReason)
    if (!why) return
    const { no } = words('frame').miniapp
    if (await confirm(t.ask(money(total)), t.act, no)) await intent.submit({ reason: why, payments })
  }
  const asked = (ask: number) => {
    clear()
    close()
    go(`/asks/${ask}`)
  }
  const reasons = t.reasons.map((value) => ({ value, label: value }))
  const ways = (['credit', 'void'] as const).map((value) => ({ value, label: t.payments[value] }))
  const act = needsNetwork({
    text: `${t.act} ${money(total)}`,
    press: () => void press(),
    busy: intent.busy,
    enabled: true,
  })
  const owner = customer && calledBy(customer.name)
  return part(Sheet, {
    title: t.title,
    close,
    children: part(SheetForm, {
      act,
      children: html`
        ${part(TextField, {
          label: t.reason,
          value: reason,
          set: setReason,
          maxLength: NOTE_MAX,
          wrong: wrong ?? intent.wrong('reason'),
        })}
        ${part(Choice<string>, {
          label: t.reason,
          options: reasons,
          value: reason,
          pick: setReason,
          row: styles.lasts,
          face: classes(choiceStyles.chip, choiceStyles.wide),
        })}
        ${
          paid > 0 &&
          owner &&
          part(Segment<Form['payments']>, {
            label: t.paid(money(paid)),
            options: ways,
            value: payments,
            pick: (next) => set({ payments: next }),
          })
        }
        ${paid > 0 && html`<p class="second muted" role="status">${owner ? t.becomes[payments](money(paid), owner) : t.handedBack(money(paid))}</p>`}
        ${part(Refused, { error: intent.refusal, at: ['reason'] })}
        ${
          kindOf(intent.refusal) === 'void' &&
          part(AskButton, {
            name: `ask-void/${id}`,
            ask: { kind: 'void', input: { saleId: id, reason: reason.trim(), payments } },
            enabled: reason.trim() !== '',
            asked,
          })
        }
      `,
    }),
  })
}
