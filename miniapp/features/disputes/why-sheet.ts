// Why a purchase is not recognised: one of four reasons, more if one wants, and who will see it.
import { useState } from 'preact/hooks'
import { NOTE_MAX } from '#lib/limits.ts'
import type { Dispute, Sale } from '../../client/api-types.ts'
import { words } from '../../client/words.ts'
import { Choice } from '../../ui/choice.ts'
import { TextField } from '../../ui/fields.ts'
import { html, part } from '../../ui/html.ts'
import { useIntent } from '../../ui/intent.ts'
import { Refused } from '../../ui/refused.ts'
import sectionStyles from '../../ui/section.module.css'
import { Sheet } from '../../ui/sheet.ts'
import { SheetForm } from '../../ui/sheet-form.ts'
import { showToast } from '../../ui/toast.ts'
import { disputeSale } from './calls.ts'
import styles from './disputes.module.css'
import { keepWord } from './said-later.ts'

/** Its reason and its line go out as one text. */
const LINE_MAX = NOTE_MAX - 60

export function WhySheet({ sale: { id, total: amount }, close }: { sale: Sale; close: () => void }) {
  const t = words('disputes').disputes
  const [reason, setReason] = useState<string | null>(null)
  const [line, setLine] = useState('')
  const intent = useIntent<string, Dispute>({
    name: `dispute-sale/${id}`,
    close,
    send: (text, key) => disputeSale(id, text, key),
    done: () => showToast({ text: t.told, icon: 'check' }),
    keep: (text, key, _came, tried) =>
      keepWord({ entity: 'sale', id, amount, disputed: false }, text, key, tried),
  })
  const said = [reason, line.trim()].filter(Boolean).join('. ')
  const act = { text: t.tell, press: () => void intent.submit(said), busy: intent.busy, enabled: said !== '' }
  return part(Sheet, {
    title: t.why,
    close,
    children: part(SheetForm, {
      act,
      children: html`
        ${part(Choice<string>, {
          label: t.why,
          options: t.reasons.map((value) => ({ value, label: value })),
          value: reason,
          pick: setReason,
          row: styles.reasons,
          face: styles.reason,
        })}
        ${part(TextField, {
          label: t.more,
          value: line,
          set: setLine,
          maxLength: LINE_MAX,
          wrong: intent.wrong('reason'),
        })}
        <p class=${sectionStyles.foot}>${t.sees}</p>
        ${part(Refused, { error: intent.refusal, at: ['reason'] })}
      `,
    }),
  })
}
