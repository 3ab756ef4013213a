// A line's price, and the discount on them all.
import { useState } from 'preact/hooks'
import { isWhole, money } from '../../format.ts'
import { change, draft, setPrice, sums } from '../../store/cart.ts'
import type { Line } from '../../store/draft.ts'
import { typedQuantity } from '../../typing.ts'
import { Act } from '../../ui/act.ts'
import { Segment } from '../../ui/choice.ts'
import { html } from '../../ui/html.ts'
import { MoneyField } from '../../ui/money.ts'
import { Sheet } from '../../ui/sheet.ts'
import { words } from '../../words.ts'

export function PriceSheet({ line, close }: { line: Line; close: () => void }) {
  const t = words('checkout').checkout
  const [price, setNew] = useState(line.unitPrice)
  const keep = (event?: Event) => {
    event?.preventDefault()
    setPrice(line.productId, price)
    close()
  }
  const label = isWhole(line.unit) ? t.price : `${t.price}/${line.unit}`
  return html`<${Sheet} title=${line.name} close=${close}>
    <form class="stack" onSubmit=${keep}>
      <label class="field"><span class="label">${label}</span><${MoneyField} label=${label} value=${price} set=${setNew} /></label>
      <${Act} text=${t.keep} press=${keep} inFlow />
    </form>
  <//>`
}

const PERCENT_MAX = 100

export function DiscountSheet({ close }: { close: () => void }) {
  const t = words('checkout').checkout
  const now = draft.value.discount
  const [kind, setKind] = useState(now.kind)
  const [amount, setAmount] = useState(now.kind === 'amount' ? now.value : 0)
  const [percent, setPercent] = useState(now.kind === 'percent' && now.value ? String(now.value) : '')
  const value = kind === 'amount' ? amount : (typedQuantity(percent) ?? 0)
  const most = kind === 'amount' ? sums.value.subtotal : PERCENT_MAX
  const wrong = value > most
  const keep = (event?: Event) => {
    event?.preventDefault()
    if (wrong) return
    change({
      discount: { kind, value: kind === 'amount' ? value : Math.round(value * 10) / 10 },
      given: null,
    })
    close()
  }
  const options = (['amount', 'percent'] as const).map((one) => ({ value: one, label: t.discountIn[one] }))
  const typePercent = (event: InputEvent) => setPercent((event.currentTarget as HTMLInputElement).value)
  const field =
    kind === 'amount'
      ? html`<${MoneyField} label=${t.discount} value=${amount} set=${setAmount} wrong=${wrong} describedBy="discount-note" />`
      : html`<input class="figure amount" inputmode="decimal" autocomplete="off" aria-label=${t.discountIn.percent} value=${percent} onInput=${typePercent} />`
  return html`<${Sheet} title=${t.discount} close=${close}>
    <form class="stack" onSubmit=${keep}>
      <${Segment} label=${t.discount} options=${options} value=${kind} pick=${setKind} />
      <label class=${wrong ? 'field wrong' : 'field'}><span class="label">${t.discountIn[kind]}${kind === 'percent' ? ' (%)' : ''}</span>${field}</label>
      <p id="discount-note" class=${wrong ? 'error' : 'second muted'}>${wrong ? t.discountTooBig : money(sums.value.subtotal)}</p>
      <${Act} text=${t.keep} press=${keep} inFlow />
    </form>
  <//>`
}
