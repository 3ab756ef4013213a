// What a change of stock lacks, how each of it is settled, what it would store and how that is shown.
import { operations } from '#domain/operations.ts'
import type { Context } from './context.ts'
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
    ...(form.kind === 'receive' && form.unitCost === null ? [whatCost(form, context)] : []),
    ...(form.kind === 'adjust' && !form.reason ? [why(form, context)] : []),
  ]
}

const whatCost = (form: StockForm, { words }: Context): Asked => ({
  key: 'unitCost',
  question: words.t.whatCost(form.line.product ? words.unit(form.line.product.unit) : ''),
  choices: [],
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

export function callStock(form: StockForm, { words }: Context): Call {
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
  return callOf(operations['stock.receive'], {
    ...of,
    ...(isOpen ? {} : { quantity }),
    ...(form.unitCost === null ? {} : { unitCost: form.unitCost }),
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
  const cost = form.unitCost === null ? null : words.money(form.unitCost)
  const expires = form.expiresOn && words.day(form.expiresOn, await context.today())
  return t.willReceive(name, quantity, cost, expires)
}
