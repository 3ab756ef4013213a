// Asks how much of a product, typed the local way.
import { useState } from 'preact/hooks'
import { lineTotal } from '#lib/money.ts'
import { dotted, quantity as formatQuantity, isWhole, money, unitName } from '../../client/format.ts'
import { language, words } from '../../client/words.ts'
import { classes } from '../../ui/classes.ts'
import { doubtIn, Either } from '../../ui/either.ts'
import fieldsStyles from '../../ui/fields.module.css'
import { html, part } from '../../ui/html.ts'
import { Sheet } from '../../ui/sheet.ts'
import { SheetForm } from '../../ui/sheet-form.ts'
import { asTyped, typedQuantity } from '../../ui/typing.ts'
import { quantities, setQuantity } from './cart.ts'
import type { Goods } from './draft.ts'

interface QuantitySheetProps {
  readonly product: Goods
  readonly close: () => void
  readonly done?: () => void
}

export function QuantitySheet({ product, close, done }: QuantitySheetProps) {
  const t = words('sell').sell
  const { name, unit, price } = product
  const before = quantities.value.get(product.id)
  const [text, setText] = useState(before ? asTyped(before, language.value) : '')
  const [touched, setTouched] = useState(false)
  const typed = typedQuantity(text, language.value, isWhole(unit))
  const doubt = doubtIn(text, unit)
  const wrong =
    doubt ?? (typed === null ? t.notNumber : isWhole(unit) && !Number.isInteger(typed) ? t.whole(name) : null)
  const isWrong = wrong !== null && (touched || doubt !== null)
  const put = () => {
    setTouched(true)
    if (typed === null || wrong) return
    setQuantity(product, typed)
    done?.()
    close()
  }
  const amount = typed === null || wrong ? '' : money(lineTotal(Math.round(typed * 1000), price))
  const type = (event: InputEvent) => setText((event.currentTarget as HTMLInputElement).value)
  const act = typed && !wrong ? t.put(formatQuantity(typed, unit)) : t.quantityOf
  return part(Sheet, {
    title: `${product.emoji ?? ''} ${name}`.trim(),
    close,
    children: part(SheetForm, {
      act: { text: act, press: put },
      children: html`
        <label class=${isWrong ? classes(fieldsStyles.field, fieldsStyles.wrong) : fieldsStyles.field}>
          <span class=${fieldsStyles.label}>${t.quantityIn[unit]}</span>
          <input
            class="figure"
            inputmode=${isWhole(unit) ? 'numeric' : 'decimal'}
            enterkeyhint="go"
            autocomplete="off"
            value=${text}
            aria-invalid=${isWrong}
            aria-describedby="quantity-note"
            onInput=${type}
            onFocus=${(event: FocusEvent) => (event.currentTarget as HTMLInputElement).select()}
          />
        </label>
        <p id="quantity-note" class=${isWrong ? fieldsStyles.error : 'second muted'}>
          ${isWrong ? wrong : dotted(t.per(money(price), unitName(unit)), amount)}
        </p>
        ${part(Either, { text, unit, pick: setText })}
      `,
    }),
  })
}
