// What a change of stock lacks, how each of it is settled, what it would store and how that is shown.
import { operations } from '#domain/operations.ts'
import { fold } from '#lib/fold.ts'
import { costsOfTotal } from '#lib/unit-cost.ts'
import type { Context } from './context.ts'
import { doubtOf } from './doubts.ts'
import { type Call, callOf, type Open } from './form.ts'
import { goodsShown, type LineForm } from './goods.ts'
import { type Line, line as lineOf } from './message.ts'
import { openOfLine } from './open-line.ts'
import { CommandError } from './outcome.ts'
import { isQuantityOpen } from './quantities.ts'
import { IN_ALL, phraseAt } from './reader/vocabulary.ts'
import { type StockForm, useOf } from './stock.ts'
import { howMuch, lastCost, whyGone } from './stock-dialogue.ts'
import { amountOf, inUnitOf, isMoneyMark, milliOf, tokensOf } from './tokens.ts'
import type { Words } from './words.ts'

type Asked = Open<StockForm>

const KEYS = { quantity: 'quantity', product: 'product' } as const

export async function askForStock(form: StockForm, context: Context): Promise<readonly Asked[]> {
  if (form.asksQuantity) return [howMuch(form, context)]
  const placed = {
    line: form.line,
    use: useOf(form),
    keys: KEYS,
    put: (line: LineForm) => ({ ...form, line }),
  }
  return [
    ...openOfLine(placed, context),
    ...(form.kind === 'receive' && costsOf(form, context).length !== 1
      ? [await whatCost(form, context)]
      : []),
    ...(form.kind === 'adjust' && !form.reason
      ? [form.guided ? whyGone(form, context.words) : why(form, context)]
      : []),
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

async function whatCost(form: StockForm, context: Context): Promise<Asked> {
  const { words } = context
  const { t } = words
  const { product } = form.line
  if (form.asksTotal) return whatTotal(form, words)
  const last = product ? await lastCost(product.id, context) : null
  const uneven = costsOf(form, context).map((cost) => ({ id: cost, name: words.money(cost) }))
  const offered = [
    ...(last === null ? [] : [{ id: last, name: words.money(last) }]),
    { id: TOTAL, name: t.totalKnown },
  ]
  return {
    key: 'unitCost',
    question: t.whatCost(product ? words.unit(product.unit) : '', last === null ? null : words.money(last)),
    choices: form.guided && !uneven.length ? offered : uneven,
    settle(value) {
      if (form.guided && value === TOTAL) return { ...form, asksTotal: true }
      if (typeof value === 'number' && Number.isInteger(value) && value >= 0)
        return { ...form, unitCost: value }
      throw new CommandError(t.notOffered)
    },
    answer(text) {
      const total = totalIn(text, words)
      return total === undefined
        ? { ...form, unitCost: amountOf(text.trim(), words) }
        : { ...form, totalCost: total }
    },
  }
}

const TOTAL = 'total'

const whatTotal = (form: StockForm, words: Words): Asked => ({
  key: 'unitCost',
  question: words.t.whatTotal,
  choices: [],
  settle(value) {
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
      throw new CommandError(words.t.notOffered)
    return { ...form, asksTotal: false, totalCost: value }
  },
  answer: (text) => ({
    ...form,
    asksTotal: false,
    totalCost: totalIn(text, words) ?? amountOf(text.trim(), words),
  }),
})

/** `18,60 no total`: minor units; undefined where it is not said to be of all. */
function totalIn(text: string, words: Words): number | undefined {
  const tokens = tokensOf(text)
  const folded = tokens.map(fold)
  const at = folded.findIndex((_, n) => n > 0 && phraseAt(IN_ALL, folded, n) === folded.length - n)
  if (at < 0) return undefined
  return amountOf(
    tokens
      .slice(0, at)
      .filter((token) => !isMoneyMark(token))
      .join(' '),
    words,
  )
}

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
  const isOpen = form.asksQuantity || isQuantityOpen(line, useOf(form), words)
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
  const text = form.asksQuantity ? aboutIt(form, context.words) : await sentenceOf(form, context)
  return [lineOf(text, { name: text, ...(product ? { link: { is: 'product', id: product.id } } : {}) })]
}

/** What it is about, and which of several. */
function aboutIt({ kind, line, walk }: StockForm, { t }: Words): string {
  const name = line.product ? goodsShown(line.product) : line.typed
  const place = walk && walk.of > 1 ? ` ${t.ofSeveral(walk.of - walk.left.length, walk.of)}` : ''
  return `${SIGNS[kind]} ${name}${place}`
}

const SIGNS = { receive: '📥', adjust: '✏️', count: '🔢' } as const

/** Of what is received so: its price, and what part of that is gained. */
function gainOf({ guided, line: { product } }: StockForm, cost: number | null, words: Words): string {
  if (!guided || !product || cost === null || product.price <= 0) return ''
  const permille = Math.round(((product.price - cost) * 1000) / product.price)
  return ` · ${words.t.gain(words.money(product.price), words.percent(permille))}`
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
  const cost = isKnown ? unitCost : null
  const expires = form.expiresOn && words.day(form.expiresOn, await context.today())
  const text = t.willReceive(name, quantity, cost === null ? null : words.money(cost), expires)
  return `${text}${gainOf(form, cost, words)}`
}
