// What a refused sale lacked although the goods have left: received now, at its cost, and then the sale goes again.
import { useState } from 'preact/hooks'
import type { Answer } from '../../client/api.ts'
import type { Lot } from '../../client/api-types.ts'
import { quantity as formatQuantity, isWhole, unitName } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { AmountField } from '../../ui/fields.ts'
import { html, part } from '../../ui/html.ts'
import { useIntent } from '../../ui/intent.ts'
import { needsNetwork } from '../../ui/needs-network.ts'
import { Refused } from '../../ui/refused.ts'
import { Sheet } from '../../ui/sheet.ts'
import { SheetForm } from '../../ui/sheet-form.ts'
import { type ReceiptInput, receiveStock } from '../products/calls.ts'
import { products } from '../products/held.ts'
import { receiptsOf } from '../products/receipts.ts'
import { goodsToReceive, type Missing, missingOf } from './missing.ts'
import { queue, sendAgain } from './outbox.ts'
import type { Entry } from './outbox-rules.ts'
import { leave } from './queued-actions.ts'

/** One after the other, each under its own part of the key: told again, none is received twice. */
async function receiveAll(receipts: readonly ReceiptInput[], key: string): Promise<Answer<readonly Lot[]>> {
  const lots: Lot[] = []
  for (const receipt of receipts) lots.push((await receiveStock(receipt, `${key}/${receipt.productId}`)).data)
  return { data: lots, undoId: null }
}

/** Of the last receipt by the same unit, minor units of each; null: none is known. */
const lastCostOf = ({ productId, unit }: Missing) =>
  receiptsOf(productId).value.value?.items.find((one) => one.unit === unit)?.unitCost ?? null

export function MissingSheet({ entry, close }: { entry: Entry; close: () => void }) {
  const t = words('queue').queue
  const { key } = entry.intent
  const [costs, setCosts] = useState<Readonly<Record<number, number>>>({})
  const [touched, setTouched] = useState(false)
  const missing = missingOf(entry)
  const costOf = (one: Missing) => costs[one.productId] ?? lastCostOf(one)
  const sell = async () => {
    await sendAgain(key)
    close()
    if (!queue.peek().some(({ intent }) => intent.key === key)) leave()
  }
  const intent = useIntent({ name: `missing/${key}`, send: receiveAll, done: () => void sell() })
  const press = async () => {
    setTouched(true)
    await products.refresh()
    const receipts = missingOf(entry).flatMap((one) => {
      const unitCost = costOf(one)
      return unitCost === null ? [] : [{ productId: one.productId, quantity: one.quantity, unitCost }]
    })
    // Another amount is missing by now: it is shown first.
    if (JSON.stringify(missingOf(entry)) !== JSON.stringify(missing) || receipts.length < missing.length)
      return
    if (receipts.length) await intent.submit(receipts)
    else await sell()
  }
  const text = missing.length ? t.receiveAndSell(goodsToReceive(missing)) : t.again
  return part(Sheet, {
    title: t.receiveMissing,
    close,
    children: part(SheetForm, {
      act: { ...needsNetwork({ text, press: () => void press() }), busy: intent.busy },
      children: html`
        ${missing.map((one) =>
          part(CostOf, {
            key: one.productId,
            missing: one,
            cost: costOf(one),
            set: (cost) => setCosts({ ...costs, [one.productId]: cost }),
            touched,
          }),
        )}
        ${part(Refused, { error: intent.refusal, at: [] })}
      `,
    }),
  })
}

interface CostProps {
  readonly missing: Missing
  /** Minor units of each; null until there is one. */
  readonly cost: number | null
  readonly set: (cost: number) => void
  readonly touched: boolean
}

function CostOf({ missing: { productId, name, unit, quantity }, cost, set, touched }: CostProps) {
  const t = words('products').stock
  receiptsOf(productId).use()
  const label = isWhole(unit) ? t.costEach : t.costPer(unitName(unit))
  return part(AmountField, {
    label: `${formatQuantity(quantity, unit)} ${name}: ${label}`,
    value: cost ?? 0,
    set,
    wrong: touched && cost === null ? t.needsCost : null,
  })
}
