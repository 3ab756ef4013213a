// Receber: how much came, at what cost, until when it keeps; the button says all of it.
import { useState } from 'preact/hooks'
import { QUANTITY_MAX } from '#lib/limits.ts'
import { lineTotal } from '#lib/money.ts'
import type { Product } from '../../client/api-types.ts'
import { today } from '../../client/clock.ts'
import { quantity as formatQuantity, isWhole, money, number, unitName } from '../../client/format.ts'
import { language, words } from '../../client/words.ts'
import choiceStyles from '../../ui/choice.module.css'
import { classes } from '../../ui/classes.ts'
import { doubtIn, Either } from '../../ui/either.ts'
import { DateField, TextField } from '../../ui/fields.ts'
import { useFormDraft } from '../../ui/form-draft.ts'
import { html, part } from '../../ui/html.ts'
import { useIntent } from '../../ui/intent.ts'
import { lazy } from '../../ui/lazy.ts'
import { Refused } from '../../ui/refused.ts'
import { Sheet } from '../../ui/sheet.ts'
import { SheetForm } from '../../ui/sheet-form.ts'
import sizesStyles from '../../ui/sizes.module.css'
import { asTyped, typedQuantity } from '../../ui/typing.ts'
import { sayStored } from '../../ui/undo.ts'
import type { Said } from '../shared-form/agree.ts'
import { useDraftOfPlace } from '../shared-form/draft-of-place.ts'
import { receiveStock } from './calls.ts'
import { type CostForm, costsIn } from './cost.ts'
import { CostField, CostWays } from './cost-field.ts'
import { Picture } from './picture.ts'
import styles from './products.module.css'
import { receiptsOf } from './receipts.ts'

export interface StockSheetProps {
  readonly product: Product
  readonly close: () => void
}

interface Form extends CostForm {
  readonly quantity: string
  readonly expiresOn: string
}
const BLANK: Form = { quantity: '', cost: null, total: null, expiresOn: '' }
const FIELDS = ['quantity', 'unitCost', 'expiresOn']
const SIZES = 3

const ChatForm = lazy(async () => (await import('../shared-form/chat-form.ts')).ChatForm, 'shared')

/** What is wrong with a quantity as typed; null where nothing is. */
export function wrongQuantity(text: string, { name, unit }: Product): string | null {
  const t = words('products').stock
  const typed = typedQuantity(text, language.value, isWhole(unit))
  if (!text.trim()) return t.howMany
  const number = Number(text.replaceAll(/[.,](?=\d{3}(?:\D|$))/g, '').replace(',', '.'))
  if (typed === null) return doubtIn(text, unit) ?? (number > QUANTITY_MAX ? t.tooMuch : t.notNumber)
  return isWhole(unit) && !Number.isInteger(typed) ? t.whole(name) : null
}

export function ReceiveSheet({ product, close }: StockSheetProps) {
  const t = words('products').stock
  const { id, name, unit } = product
  const receipts = (receiptsOf(id).use()?.items ?? []).filter((one) => one.unit === unit)
  const last = receipts[0]?.unitCost ?? null
  const sizes = [...new Set(receipts.map(({ quantity }) => quantity))].slice(0, SIZES).sort((a, b) => a - b)
  const draft = useDraftOfPlace()
  const called = draft.named(`receive/${id}`)
  const { form, set, clear } = useFormDraft(called, BLANK)
  const [touched, setTouched] = useState(false)
  const intent = useIntent({
    name: called,
    key: draft.key,
    send: receiveStock,
    close,
    // What the chat has done under the same key is done.
    staysForEarlier: draft.key === undefined,
    done: ({ data, undoId }, _, came) => {
      if (came !== 'earlier') clear()
      const text = t.received(formatQuantity(data.quantity, unit), name)
      sayStored({
        text: t.came[came](text),
        undoId,
        undone: t.receiveUndone,
        of: { operation: 'stock.receive', productId: id },
      })
    },
  })
  const typed = typedQuantity(form.quantity, language.value, isWhole(unit))
  const doubt = doubtIn(form.quantity, unit)
  const milli = typed === null ? null : Math.round(typed * 1000)
  const costs = costsIn(form, milli, last)
  const cost = costs.length === 1 ? (costs[0] ?? null) : null
  const wrong = wrongQuantity(form.quantity, product)
  const noCost = cost !== null ? null : costs.length ? t.whichCost : t.needsCost
  /** As the chat may fill it too. */
  const said = {
    quantity: typed ?? undefined,
    unitCost: form.cost === null && form.total === null ? undefined : (cost ?? undefined),
    expiresOn: form.expiresOn || undefined,
  }
  const past = form.expiresOn !== '' && form.expiresOn < today() ? t.past : null
  const send = () => {
    setTouched(true)
    if (typed === null || cost === null || wrong || past) return
    const expiry = form.expiresOn ? { expiresOn: form.expiresOn } : {}
    void intent.submit({ productId: id, quantity: typed, unitCost: cost, ...expiry })
  }
  const total = milli === null || cost === null || wrong ? null : money(lineTotal(milli, cost))
  const text = total === null || typed === null ? t.receiveEmpty : t.receiveAct(number(typed), total)
  const act = { text, press: send, busy: intent.busy }
  return part(Sheet, {
    title: t.receive(name),
    thumb: part(Picture, { product, look: '' }),
    close,
    children: part(SheetForm, {
      act,
      children: html`
        ${
          draft.id !== null &&
          part(ChatForm, {
            id: draft.id,
            operation: 'stock.receive',
            fields: FIELDS,
            said,
            take: (both) => set(formOf(both)),
            ended: (how) => draft.ended(how, intent.busy, () => (clear(), close())),
          })
        }
        <div class=${styles.quantityLine}>
          ${part(TextField, {
            label: `${t.quantity} (${unitName(unit, 2)})`,
            value: form.quantity,
            set: (quantity) => set({ quantity }),
            mode: 'decimal',
            wrong: doubt ?? (touched ? wrong : null) ?? intent.wrong('quantity'),
          })}
          ${part(Either, { text: form.quantity, unit, pick: (quantity) => set({ quantity }) })}
          ${
            sizes.length > 0 &&
            doubt === null &&
            html`<div class=${sizesStyles.sizes} role="group" aria-label=${t.sizes}>
              ${sizes.map(
                (size) => html`<button
                  key=${size}
                  type="button"
                  class=${classes('figure', choiceStyles.chip)}
                  aria-pressed=${typed === size}
                  onClick=${() => set({ quantity: asTyped(size, language.value) })}
                >${number(size)}</button>`,
              )}
            </div>`
          }
        </div>
        <div class=${styles.twoFields}>
          ${part(CostField, { form, set, unit, last, wrong: (touched ? noCost : null) ?? intent.wrong('unitCost') })}
          ${part(DateField, {
            label: t.expiry,
            value: form.expiresOn,
            set: (expiresOn) => set({ expiresOn }),
            wrong: (touched ? past : null) ?? intent.wrong('expiresOn'),
          })}
        </div>
        ${part(CostWays, { form, set, unit, costs, quantity: milli })}
        ${cost !== null && last !== null && part(CostNote, { cost, last })}
        ${part(Refused, { error: intent.refusal, at: FIELDS })}
      `,
    }),
  })
}

/** What was said, as it would be typed here. */
const formOf = ({ quantity, unitCost, expiresOn }: Said): Form => ({
  quantity: typeof quantity === 'number' ? asTyped(quantity, language.peek()) : '',
  cost: typeof unitCost === 'number' ? unitCost : null,
  total: null,
  expiresOn: typeof expiresOn === 'string' ? expiresOn : '',
})

/** Against the last one: a share, with a decimal. */
function CostNote({ cost, last }: { cost: number; last: number }) {
  const t = words('products').stock
  const share = last === 0 ? 0 : Math.round((1000 * Math.abs(cost - last)) / last) / 10
  const says =
    cost === last || last === 0 ? t.same : cost > last ? t.rose(number(share)) : t.fell(number(share))
  const tone = cost > last ? 'warn' : cost < last ? 'good' : 'muted'
  return html`<p class=${classes('second', styles.costNote)}><span class="muted">${t.lastCost(money(last))}</span><span class=${`strong ${tone}`}>${says}</span></p>`
}
