// What a change of stock lacks, how each of it is settled, what it would store and how that is shown.
import { operations } from '#domain/operations.ts'
import { costsOfTotal } from '#lib/unit-cost.ts'
import type { Context } from './context.ts'
import { doubtOf } from './doubts.ts'
import { type Call, callOf, type Open } from './form.ts'
import { goodsShown, type LineForm } from './goods.ts'
import { type Line, line as lineOf } from './message.ts'
import { openOfLine } from './open-line.ts'
import { CommandError } from './outcome.ts'
import { isQuantityOpen } from './quantities.ts'
import { type StockForm, useOf } from './stock.ts'
import { amountOf, inUnitOf, milliOf } from './tokens.ts'

type Asked = Open<StockForm>

const KEYS = { quantity: 'quantity', product: 'product' } as const

export function askForStock(form: StockForm, context: Context): readonly Asked[] {
  const placed = {
    line: form.line,
    use: useOf(form),
    keys: KEYS,
    put: (line: LineForm) => ({ ...form, line }),
  }
  return [
    ...openOfLine(placed, context),
    ...(form.kind === 'receive' && costsOf(form, context).length !== 1 ? [whatCost(form, context)] : []),
    ...(form.kind === 'adjust' && !form.reason ? [why(form, context)] : []),
  ]
}

/** What each costs, as said, or as all of it comes to; several where that does not go up evenly. */
function costsOf(form: StockForm, { words }: Context): readonly number[] {
  const { line, unitCost, totalCost, doubts = [] } = form
  if (doubts.some(({ key }) => key === 'unitCost')) return [0]
  if (unitCost !== null || totalCost === undefined) return unitCost === null ? [] : [unitCost]
  if (!line.product || isQuantityOpen(line, 'stored', words)) return [totalCost]
  return costsOfTotal(milliOf(line.product, line), totalCost)
}

const whatCost = (form: StockForm, { words }: Context): Asked => ({
  key: 'unitCost',
  question: words.t.whatCost(form.line.product ? words.unit(form.line.product.unit) : ''),
  choices: costsOf(form, { words } as Context).map((cost) => ({ id: cost, name: words.money(cost) })),
  settle(value) {
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0)
      return { ...form, unitCost: value }
    throw new CommandError(words.t.notOffered)
  },
  answer: (text) => ({ ...form, unitCost: amountOf(text.trim(), words) }),
})

const why = (form: StockForm, { words }: Context): Asked => ({
  key: 'reason',
  question: words.t.whyAdjust,
  choices: [],
  settle(value) {
    const reason = String(value).trim()
    if (!reason) throw new CommandError(words.t.notOffered)
    return { ...form, reason }
  },
  answer: (text) => ({ ...form, reason: text.trim() }),
})

export function callStock(form: StockForm, context: Context): Call {
  const { words } = context
  const { line, kind, sign, expiresOn } = form
  const isOpen = isQuantityOpen(line, useOf(form), words)
  const quantity = isOpen ? undefined : (line.product ? milliOf(line.product, line) : line.milli) / 1000
  const of = line.product ? { productId: line.product.id } : {}
  if (kind === 'count')
    return callOf(operations['stock.count'], { ...of, ...(isOpen ? {} : { counted: quantity }) })
  if (kind === 'adjust') {
    const delta = quantity === undefined ? {} : { delta: quantity * sign }
    const reason = form.reason ? { reason: form.reason } : {}
    return callOf(operations['stock.adjust'], { ...of, ...delta, ...reason })
  }
  const [cost, other] = costsOf(form, context)
  return callOf(operations['stock.receive'], {
    ...of,
    ...(isOpen ? {} : { quantity }),
    ...(cost === undefined || other !== undefined || doubtOf(form, 'unitCost') ? {} : { unitCost: cost }),
    ...(expiresOn ? { expiresOn } : {}),
  })
}

export async function showStock(form: StockForm, context: Context): Promise<readonly [Line]> {
  const { product } = form.line
  const text = await sentenceOf(form, context)
  return [lineOf(text, { name: text, ...(product ? { link: { is: 'product', id: product.id } } : {}) })]
}

async function sentenceOf(form: StockForm, context: Context): Promise<string> {
  const { words } = context
  const { t } = words
  const { line } = form
  const name = line.product ? goodsShown(line.product) : line.typed
  const isOpen = isQuantityOpen(line, useOf(form), words)
  const milli = line.product && !isOpen ? inUnitOf(line.product, line, words, { zero: true }) : line.milli
  const quantity = isOpen
    ? `${words.number(milli / 1000)}?`
    : words.quantity(milli / 1000, line.product?.unit ?? '')
  if (form.kind === 'count') return t.willCount(name, quantity)
  if (form.kind === 'adjust')
    return t.willAdjust(name, `${form.sign < 0 ? '−' : '+'}${quantity}`, form.reason)
  const [unitCost, other] = costsOf(form, context)
  const isKnown = unitCost !== undefined && other === undefined && !doubtOf(form, 'unitCost')
  const cost = isKnown ? words.money(unitCost) : null
  const expires = form.expiresOn && words.day(form.expiresOn, await context.today())
  return t.willReceive(name, quantity, cost, expires)
}
