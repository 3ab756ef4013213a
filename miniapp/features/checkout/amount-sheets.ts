// A line's price, and the discount on them all.
import { useState } from 'preact/hooks'
import { isWhole, money } from '../../client/format.ts'
import { language, words } from '../../client/words.ts'
import { classes } from '../../ui/classes.ts'
import fieldsStyles from '../../ui/fields.module.css'
import { html, part } from '../../ui/html.ts'
import moneyStyles from '../../ui/money.module.css'
import { MoneyField } from '../../ui/money.ts'
import { Segment } from '../../ui/segment.ts'
import { Sheet } from '../../ui/sheet.ts'
import { SheetForm } from '../../ui/sheet-form.ts'
import { asTyped, typedPercent } from '../../ui/typing.ts'
import { change, draft, sums } from '../cart/cart.ts'
import type { Line } from '../cart/draft.ts'
import { setPrice } from './line-price.ts'

export function PriceSheet({ line, close }: { line: Line; close: () => void }) {
  const t = words('checkout').checkout
  const [price, setNew] = useState(line.unitPrice)
  const keep = () => {
    setPrice(line, price)
    close()
  }
  const label = isWhole(line.unit) ? t.price : `${t.price}/${line.unit}`
  return part(Sheet, {
    title: line.name,
    close,
    children: part(SheetForm, {
      act: { text: t.keep, press: keep },
      children: html`<label class=${fieldsStyles.field}>
          <span class=${fieldsStyles.label}>${label}</span>
          ${part(MoneyField, { label, value: price, set: setNew, describedBy: 'price-note' })}
        </label>
        <p id="price-note" class="second muted figure">${price !== line.shelfPrice && t.priceWas(money(line.shelfPrice))}</p>`,
    }),
  })
}

const PERCENT_MAX = 100

export function DiscountSheet({ close }: { close: () => void }) {
  const t = words('checkout').checkout
  const now = draft.value.discount
  const [kind, setKind] = useState(now.kind)
  const [amount, setAmount] = useState(now.kind === 'amount' ? now.value : 0)
  const [percent, setPercent] = useState(
    now.kind === 'percent' && now.value ? asTyped(now.value, language.peek()) : '',
  )
  const value = kind === 'amount' ? amount : typedPercent(percent, language.peek())
  const wrong = wrongDiscount(value, kind === 'amount' ? sums.value.subtotal : PERCENT_MAX)
  const keep = () => {
    if (value === null || wrong) return
    change({ discount: { kind, value }, given: null })
    close()
  }
  const options = (['amount', 'percent'] as const).map((one) => ({ value: one, label: t.discountIn[one] }))
  const typePercent = (event: InputEvent) => setPercent((event.currentTarget as HTMLInputElement).value)
  const field =
    kind === 'amount'
      ? part(MoneyField, {
          label: t.discountIn.amount,
          value: amount,
          set: setAmount,
          wrong: Boolean(wrong),
          describedBy: 'discount-note',
        })
      : html`<input class=${classes('figure', moneyStyles.amount)} inputmode="decimal" autocomplete="off" enterkeyhint="go" aria-label=${t.discountIn.percent} aria-invalid=${Boolean(wrong)} aria-describedby="discount-note" value=${percent} onInput=${typePercent} />`
  return part(Sheet, {
    title: t.discount,
    close,
    children: part(SheetForm, {
      act: { text: t.keep, press: keep },
      children: html`
        ${part(Segment<'amount' | 'percent'>, { label: t.discount, options, value: kind, pick: setKind })}
        <label class=${wrong ? classes(fieldsStyles.field, fieldsStyles.wrong) : fieldsStyles.field}><span class=${fieldsStyles.label}>${t.discountIn[kind]}${kind === 'percent' ? ' (%)' : ''}</span>${field}</label>
        <p id="discount-note" class=${wrong ? fieldsStyles.error : 'second muted'}>${wrong ?? money(sums.value.subtotal)}</p>
      `,
    }),
  })
}

/** Null: no number. */
function wrongDiscount(value: number | null, most: number): string | null {
  const t = words('checkout').checkout
  if (value === null) return t.notPercent
  return value > most ? t.discountTooBig : null
}
