// What a sale lacks, what may be said of it besides, and what it would store.
import { operations } from '#domain/operations.ts'
import { whichBuyer } from './buyer.ts'
import type { Context } from './context.ts'
import { doubtOf } from './doubts.ts'
import { type Call, callOf, type Extra, type Open } from './form.ts'
import type { LineForm } from './goods.ts'
import { openOfLine } from './open-line.ts'
import { isUnnamed, NEW, whoBuys, whoseTab } from './sale-buyer.ts'
import { changeLines } from './sale-lines.ts'
import { howPaid, noted, partPaid, whenDue } from './sale-money.ts'
import { lessOff, whichPrice } from './sale-price.ts'
import { howMany } from './sale-quantity.ts'
import { whichGoods } from './sale-shelf.ts'
import { discountOf, goodsTotal, isPart, isRead, type SaleForm, tillOf } from './till.ts'
import { milliOf } from './tokens.ts'
import type { Words } from './words.ts'

type Asked = Open<SaleForm>

export async function askForSale(form: SaleForm, context: Context): Promise<readonly Asked[]> {
  const { buyer, money } = form
  const open: Asked[] = [
    ...(isUnnamed(form) ? [whoBuys(form, context)] : []),
    ...(buyer.is === 'asked' && buyer.typed ? [whichBuyer(form, buyer, context, NEW)] : []),
    ...form.lines.flatMap((line, at) => openOfLine(placedAt(form, line, at), context)),
    ...(await openGoods(form, context)),
  ]
  if (doubtOf(form, 'payment')) return open
  if (!money) return [...open, howPaid(form, context)]
  const owes = money.is === 'credit' || isPart(form, context.words)
  return buyer.is === 'nobody' && owes ? [...open, whoseTab(form, context)] : open
}

/** What is looked for by taps, and goods where there are none. */
async function openGoods(form: SaleForm, context: Context): Promise<readonly Asked[]> {
  if (form.adding) return [howMany(form, form.adding, context)]
  if (form.pricing !== undefined) return [whichPrice(form, context)]
  return isLooking(form) ? [await whichGoods(form, context)] : []
}

/** For goods, by taps or where there are none. */
const isLooking = ({ lines, shelf }: SaleForm) => lines.length === 0 || shelf !== undefined

const placedAt = (form: SaleForm, line: LineForm, at: number) => ({
  line,
  use: 'sold' as const,
  keys: { quantity: `items.${at}.quantity`, product: `items.${at}.product` },
  put: (next: LineForm): SaleForm => ({ ...form, lines: form.lines.with(at, next) }),
})

/** What may be said of a sale that is complete but for its money, or wholly. */
export async function besides(form: SaleForm, context: Context): Promise<readonly Extra<SaleForm>[]> {
  const { words } = context
  const { buyer, lines, money } = form
  const isOpen =
    form.adding || form.pricing !== undefined || isLooking(form) || lines.some((line) => !isRead(line, words))
  if (isOpen || buyer.is === 'asked' || form.doubts?.length) return []
  const today = await context.today()
  return [
    changeLines(form, context),
    lessOff(form, context),
    partPaid(form, context),
    whenDue(form, today, context),
    noted(form, context),
    ...(money ? [{ ...howPaid(form, context), label: words.t.sale.otherMoney }] : []),
  ]
}

export function callSale(form: SaleForm, { words }: Context): Call {
  const { buyer, money, dueOn, on, note } = form
  const isWhole = form.lines.every((line) => isRead(line, words))
  const discount = isWhole ? discountOf(form, goodsTotal(form.lines, words)) : form.discount
  const input = {
    ...(buyer.is === 'known' ? { customerId: buyer.id } : {}),
    ...(buyer.is === 'new' ? { customerName: buyer.name } : {}),
    items: form.lines.flatMap((line) => inputOf(line, words)),
    ...(discount ? { discount } : {}),
    ...(money?.is === 'paid' && !doubtOf(form, 'method') ? { payments: tillOf(form, words).payments } : {}),
    ...(dueOn ? { dueOn } : {}),
    ...(on ? { on } : {}),
    ...(note ? { note } : {}),
    ...(form.overrides ? { overrideCredit: true } : {}),
  }
  return form.asks
    ? callOf(operations['approvals.create'], { kind: form.asks, input })
    : callOf(operations['sales.create'], input)
}

/** Prices go along as they were shown: what is stored is what was said. What is still asked is not among them. */
function inputOf(line: LineForm, words: Words) {
  if (!line.product || !isRead(line, words)) return []
  const { id: productId, price: unitPrice } = line.product
  return [{ productId, quantity: milliOf(line.product, line) / 1000, unitPrice }]
}
