// Ajustar: what went or came otherwise than by a sale or a receipt, and why.
import { useState } from 'preact/hooks'
import { NOTE_MAX } from '#lib/limits.ts'
import { LOSS_REASONS } from '#lib/loss-reasons.ts'
import type { ApiError } from '../../client/api.ts'
import { quantity as formatQuantity, isWhole, unitName } from '../../client/format.ts'
import { language, words } from '../../client/words.ts'
import { Banner } from '../../ui/banner.ts'
import choiceStyles from '../../ui/choice.module.css'
import { Choice } from '../../ui/choice.ts'
import { classes } from '../../ui/classes.ts'
import { doubtIn, Either } from '../../ui/either.ts'
import fieldsStyles from '../../ui/fields.module.css'
import { TextField } from '../../ui/fields.ts'
import { useFormDraft } from '../../ui/form-draft.ts'
import { html, part } from '../../ui/html.ts'
import { useIntent } from '../../ui/intent.ts'
import { Refused } from '../../ui/refused.ts'
import { Segment } from '../../ui/segment.ts'
import { Sheet } from '../../ui/sheet.ts'
import { SheetForm } from '../../ui/sheet-form.ts'
import thirdsStyles from '../../ui/thirds.module.css'
import { typedQuantity } from '../../ui/typing.ts'
import { sayStored } from '../../ui/undo.ts'
import { adjustStock } from './calls.ts'
import { Picture } from './picture.ts'
import { type StockSheetProps, wrongQuantity } from './receive-sheet.ts'

const REASONS = [...LOSS_REASONS, 'other'] as const
type Reason = (typeof REASONS)[number]
interface Form {
  readonly way: 'less' | 'more'
  readonly quantity: string
  readonly reason: Reason | null
  readonly other: string
}
const BLANK: Form = { way: 'less', quantity: '', reason: null, other: '' }

export function AdjustSheet({ product, close }: StockSheetProps) {
  const t = words('products').stock
  const { id, name, unit } = product
  const { form, set, clear } = useFormDraft(`adjust/${id}`, BLANK)
  const [touched, setTouched] = useState(false)
  const intent = useIntent({
    name: `adjust/${id}`,
    send: adjustStock,
    close,
    staysForEarlier: true,
    done: ({ data, undoId }, _, came) => {
      if (came !== 'earlier') clear()
      const text = t.adjusted(formatQuantity(data.stock, unit), name)
      sayStored({
        text: t.came[came](text),
        undoId,
        undone: t.adjustUndone,
        of: { operation: 'stock.adjust', productId: id },
      })
    },
  })
  const { way, reason } = form
  const typed = typedQuantity(form.quantity, language.value, isWhole(unit))
  const doubt = doubtIn(form.quantity, unit)
  const wrong = wrongQuantity(form.quantity, product)
  const why = reason === 'other' ? form.other.trim() : reason ? t.reasons[reason] : ''
  const send = () => {
    setTouched(true)
    if (typed === null || wrong || !why) return
    void intent.submit({ productId: id, delta: way === 'less' ? -typed : typed, reason: why })
  }
  const ways = (['less', 'more'] as const).map((value) => ({ value, label: t.ways[value] }))
  const reasons = REASONS.map((value) => ({ value, label: t.reasons[value] }))
  const noReason = touched && !why ? t.needsReason : null
  const amount = typed === null || wrong ? '' : formatQuantity(typed, unit)
  const text = !amount ? t.adjustEmpty : way === 'less' ? t.lessAct(amount) : t.moreAct(amount)
  return part(Sheet, {
    title: t.adjust(name),
    thumb: part(Picture, { product, look: '' }),
    close,
    children: part(SheetForm, {
      act: { text, press: send, busy: intent.busy },
      children: html`
        ${part(Segment<Form['way']>, {
          label: t.way,
          options: ways,
          value: way,
          pick: (next) => set({ way: next }),
        })}
        ${part(TextField, {
          label: `${t.quantity} (${unitName(unit, 2)})`,
          value: form.quantity,
          set: (quantity) => set({ quantity }),
          mode: 'decimal',
          wrong: doubt ?? (touched ? wrong : null) ?? intent.wrong('delta'),
        })}
        ${part(Either, { text: form.quantity, unit, pick: (quantity) => set({ quantity }) })}
        <p class="second muted">${t.reason}</p>
        ${part(Choice<Reason>, {
          label: t.reason,
          options: reasons,
          value: reason,
          pick: (next) => set({ reason: next }),
          row: thirdsStyles.thirds,
          face: classes(choiceStyles.chip, choiceStyles.wide),
        })}
        ${
          reason === 'other' &&
          part(TextField, {
            label: t.other,
            value: form.other,
            set: (other) => set({ other }),
            maxLength: NOTE_MAX,
            wrong: noReason ?? intent.wrong('reason'),
          })
        }
        ${reason !== 'other' && noReason && html`<p class=${fieldsStyles.error} role="alert">${noReason}</p>`}
        ${part(Short, { error: intent.refusal, unit })}
      `,
    }),
  })
}

/** What cannot be taken because it is not there, in the counter's words. */
function Short({ error, unit }: { error: ApiError | null; unit: string }) {
  const { onlyLeft } = words('frame').miniapp
  const [shortage] = error?.body?.shortages ?? []
  if (!shortage) return part(Refused, { error, at: ['delta', 'reason'] })
  return part(Banner, { title: `${shortage.name}: ${onlyLeft(formatQuantity(shortage.available, unit))}` })
}
