// Contar: one number, the difference said before it is stored.
import { useState } from 'preact/hooks'
import { DOT, quantity as formatQuantity, isWhole, unitName } from '../../client/format.ts'
import { language, words } from '../../client/words.ts'
import { doubtIn, Either } from '../../ui/either.ts'
import { TextField } from '../../ui/fields.ts'
import { useFormDraft } from '../../ui/form-draft.ts'
import { html, part } from '../../ui/html.ts'
import { useIntent } from '../../ui/intent.ts'
import { Refused } from '../../ui/refused.ts'
import { Sheet } from '../../ui/sheet.ts'
import { SheetForm } from '../../ui/sheet-form.ts'
import { typedLevel } from '../../ui/typing.ts'
import { sayStored } from '../../ui/undo.ts'
import { countStock } from './calls.ts'
import { Picture } from './picture.ts'
import type { StockSheetProps } from './receive-sheet.ts'

const BLANK = { counted: '' }

export function CountSheet({ product, close }: StockSheetProps) {
  const t = words('products').stock
  const { id, name, unit, stock = 0 } = product
  const { form, set, clear } = useFormDraft(`count/${id}`, BLANK)
  const [touched, setTouched] = useState(false)
  const intent = useIntent({
    name: `count/${id}`,
    send: countStock,
    close,
    staysForEarlier: true,
    done: ({ data, undoId }, _, came) => {
      if (came !== 'earlier') clear()
      const text = t.countedDone(formatQuantity(data.stock, unit), name)
      sayStored({
        text: t.came[came](text),
        undoId,
        undone: t.countUndone,
        of: { operation: 'stock.count', productId: id },
      })
    },
  })
  const typed = typedLevel(form.counted, language.value, isWhole(unit))
  const doubt = doubtIn(form.counted, unit)
  const wrong =
    doubt ?? (typed === null ? t.notNumber : isWhole(unit) && !Number.isInteger(typed) ? t.whole(name) : null)
  const send = () => {
    setTouched(true)
    if (typed !== null && !wrong) void intent.submit({ productId: id, counted: typed })
  }
  const said = typed === null || wrong ? '' : differenceOf(typed - stock, unit)
  const text = said && typed !== null ? t.countAct(formatQuantity(typed, unit)) : t.countEmpty
  return part(Sheet, {
    title: t.count(name),
    thumb: part(Picture, { product, look: '' }),
    close,
    children: part(SheetForm, {
      act: { text, press: send, busy: intent.busy },
      children: html`
        ${part(TextField, {
          label: `${t.counted} (${unitName(unit, 2)})`,
          value: form.counted,
          set: (counted) => set({ counted }),
          mode: 'decimal',
          wrong: doubt ?? (touched ? wrong : null) ?? intent.wrong('counted'),
        })}
        ${part(Either, { text: form.counted, unit, pick: (counted) => set({ counted }) })}
        <p class="second muted" role="status">${t.was(formatQuantity(stock, unit))}${said && html`${DOT}<b>${said}</b>`}</p>
        ${part(Refused, { error: intent.refusal, at: ['counted'] })}
      `,
    }),
  })
}

function differenceOf(difference: number, unit: string): string {
  const t = words('products').stock
  const count = Math.abs(Math.round(difference * 1000) / 1000)
  if (count === 0) return t.agrees
  const amount = formatQuantity(count, unit)
  return difference < 0 ? t.missing(amount, count) : t.extra(amount, count)
}
