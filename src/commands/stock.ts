// `/estoque café 10 x 3,50`, `= 12`, `-2 quebrou`: receiving, counting and adjusting.
import type { ProductName } from '#domain/catalog/index.ts'
import { looksLikeNumber } from '#lib/numbers.ts'
import type { Context } from './context.ts'
import { doubtIf, isChosen } from './doubts.ts'
import type { Family } from './family.ts'
import { goodsOf, withProduct } from './items.ts'
import { type Lexicon, lexiconOf } from './lexicon.ts'
import { find } from './names.ts'
import { CommandError, type GoodsName, type LineForm, type Open, type StockForm } from './outcome.ts'
import {
  answerQuantity,
  isQuantityOpen,
  quantityChoices,
  quantityQuestion,
  settleQuantity,
  type Use,
} from './quantities.ts'
import {
  amountOf,
  daysAsTyped,
  inUnitOf,
  isMoneyMark,
  milliOf,
  type Quantity,
  readQuantityAt,
  tokensOf,
} from './tokens.ts'
import type { Words } from './words.ts'

const EMPTY = { unitCost: null, expiresOn: null, reason: null, sign: 1 } as const

/** A change of stock, or undefined where the line only names a product to look at. */
export async function parseStock(text: string, context: Context): Promise<StockForm | undefined> {
  const goods = lexiconOf(await context.products(text))
  const tokens = apartAtX(tokensOf(text))
  return (
    parseCount(tokens, goods, context) ??
    (await parseReceipt(tokens, goods, context)) ??
    parseAdjustment(tokens, goods, context)
  )
}

/** "10x3,50", "10x" and "10 x3,50" are "10 x 3,50". */
const apartAtX = (tokens: readonly string[]): string[] =>
  tokens.flatMap((token, i) => {
    const [, before = '', after = ''] = /^([\d.,]*)[x×]([\d.,]*)$/iu.exec(token) ?? []
    const joined = before || (after && /[\d.,]$/.test(tokens[i - 1] ?? ''))
    return joined ? [before, 'x', after].filter(Boolean) : [token]
  })

type Goods = Lexicon<ProductName>

function parseCount(tokens: readonly string[], goods: Goods, { words }: Context): StockForm | undefined {
  const at = tokens.findIndex((token) => token.startsWith('='))
  if (at < 1) return undefined
  const said = [tokens[at]?.slice(1) ?? '', ...tokens.slice(at + 1)].filter(Boolean)
  const read = readQuantityAt(said, words)
  if (!read || read.took !== said.length) throw new CommandError(words.t.noNumber(said.join(' ') || '='))
  return { kind: 'count', line: lineOf(tokens.slice(0, at).join(' '), read, goods, words, true), ...EMPTY }
}

async function parseReceipt(
  tokens: readonly string[],
  goods: Goods,
  context: Context,
): Promise<StockForm | undefined> {
  const { words } = context
  const x = tokens.findLastIndex((token) => /^[x×]$/iu.test(token))
  if (x < 2) return undefined
  const before = tokens.slice(0, x)
  const quantity = trailingQuantity(before, words)
  if (!quantity) {
    if (!looksLikeNumber(before.at(-1) ?? '')) return undefined
    throw new CommandError(words.t.noNumber(before.at(-1) ?? ''))
  }
  const line = lineOf(before.slice(0, before.length - quantity.took).join(' '), quantity, goods, words)
  const after = tokens.slice(x + 1).filter((token) => !isMoneyMark(token))
  const due = after.findIndex((token) => /^(vence|validade|expires|due)$/iu.test(token))
  const cost = due < 0 ? after : after.slice(0, due)
  if (cost.length > 1) throw new CommandError(words.t.noNumber(cost.join(' ')))
  const [amount] = cost
  const today = due < 0 ? '' : await context.today()
  const days = due < 0 ? [] : daysAsTyped(after.slice(due + 1).join(' '), today, words)
  const ways = days.map((expiresOn) => ({
    id: expiresOn,
    name: words.day(expiresOn, today),
    put: { expiresOn },
  }))
  return {
    kind: 'receive',
    line,
    ...EMPTY,
    expiresOn: days.length === 1 ? (days[0] ?? null) : null,
    unitCost: amount === undefined ? null : amountOf(amount, words),
    doubts: doubtIf('expiresOn', words.t.whichDay, ways),
  }
}

function trailingQuantity(tokens: readonly string[], words: Words) {
  for (const took of [2, 1]) {
    const read = readQuantityAt(tokens.slice(-took), words)
    if (read?.took === took && tokens.length > took) return read
  }
  return undefined
}

/** The last mark before a quantity that still has a product before it: names hold marks too. */
function parseAdjustment(tokens: readonly string[], goods: Goods, { words }: Context): StockForm | undefined {
  const marks = tokens.flatMap((token, i) => (i > 0 && /^[+\-−]/.test(token) ? [i] : []))
  const named = (at: number) => goods.find(tokens.slice(0, at).join(' '), { slips: false }).items.length > 0
  const at =
    marks.findLast((one) => readQuantityAt(saidAt(tokens, one), words) && named(one)) ?? marks[0] ?? 0
  const mark = tokens[at] ?? ''
  if (at < 1) return undefined
  const said = saidAt(tokens, at)
  const read = readQuantityAt(said, words)
  if (!read) {
    if (goods.find(tokens.join(' '), { slips: false }).items.length) return undefined
    throw new CommandError(words.t.noNumber([mark, ...tokens.slice(at + 1)].join(' ')))
  }
  const reason = said.slice(read.took).join(' ') || null
  const line = lineOf(tokens.slice(0, at).join(' '), read, goods, words)
  return { kind: 'adjust', line, ...EMPTY, reason, sign: mark.startsWith('+') ? 1 : -1 }
}

/** What stands behind a mark, against it or apart. */
const saidAt = (tokens: readonly string[], at: number) =>
  [tokens[at]?.slice(1) ?? '', ...tokens.slice(at + 1)].filter(Boolean)

function lineOf(
  typed: string,
  { milli, other, unit }: Quantity,
  goods: Goods,
  words: Words,
  zero = false,
): LineForm {
  const found = goods.find(typed)
  const [only, second] = found.items
  if (!only) throw new CommandError(words.t.noProduct(typed))
  const line: LineForm = {
    typed,
    milli,
    unit,
    ...(other === undefined ? {} : { other }),
    ...(unit ? {} : { bare: true }),
    product: null,
    choices: [],
  }
  if (second) return { ...line, choices: found.items.map(goodsOf) }
  return zero && milli === 0 ? { ...line, product: goodsOf(only) } : withProduct(line, goodsOf(only), words)
}

/** What is lost must be said with its unit; what comes or is counted is so much in the product's own. */
const useOf = ({ kind, sign }: StockForm): Use => (kind === 'adjust' && sign < 0 ? 'lost' : 'stored')

const OPERATIONS = { receive: 'stock.receive', adjust: 'stock.adjust', count: 'stock.count' } as const

export const stockFamily: Family<StockForm> = {
  open(form, { words }) {
    const open: Open[] = []
    const { line } = form
    if (!line.product)
      open.push({ key: 'product', question: words.t.whichProduct(line.typed), choices: line.choices })
    const choices = quantityChoices(line, useOf(form), words)
    if (choices.length)
      open.push({ key: 'quantity', question: quantityQuestion(line, useOf(form), words), choices })
    const unit = line.product?.unit ?? ''
    if (form.kind === 'receive' && form.unitCost === null)
      open.push({ key: 'unitCost', question: words.t.whatCost(unit), choices: [] })
    if (form.kind === 'adjust' && !form.reason)
      open.push({ key: 'reason', question: words.t.whyAdjust, choices: [] })
    return open
  },

  async settle(form, key, value, { words }) {
    if (key === 'unitCost' && typeof value === 'number' && Number.isInteger(value) && value >= 0)
      return { ...form, unitCost: value }
    if (key === 'reason' && String(value).trim()) return { ...form, reason: String(value).trim() }
    if (key === 'quantity') return { ...form, line: settleQuantity(form.line, value, useOf(form), words) }
    const chosen = key === 'product' ? form.line.choices.find(({ id }) => isChosen(id, value)) : undefined
    if (!chosen) throw new CommandError(words.t.notOffered)
    return { ...form, line: withProduct(form.line, chosen, words) }
  },

  async answer(form, key, text, context) {
    const { words } = context
    if (key === 'unitCost') return { ...form, unitCost: amountOf(text.trim(), words) }
    if (key === 'reason') return { ...form, reason: text.trim() }
    if (key === 'quantity') return { ...form, line: answerQuantity(form.line, text, useOf(form), words) }
    const found = find(text, await context.products(text))
    const [only, other] = found.items
    if (!only) throw new CommandError(words.t.noProduct(text.trim()))
    if (other) return { ...form, line: { ...form.line, choices: found.items.map(goodsOf) } }
    return { ...form, line: withProduct(form.line, goodsOf(only), words) }
  },

  call(form, { words }) {
    const { line, kind } = form
    const isOpen = isQuantityOpen(line, useOf(form), words)
    const quantity = (line.product && !isOpen ? milliOf(line.product, line) : line.milli) / 1000
    return {
      operation: OPERATIONS[kind],
      input: {
        ...(line.product ? { productId: line.product.id } : {}),
        ...(isOpen ? {} : amountOfStock(form, quantity)),
        ...(kind === 'receive' && form.unitCost !== null ? { unitCost: form.unitCost } : {}),
        ...(form.expiresOn ? { expiresOn: form.expiresOn } : {}),
        ...(kind === 'adjust' && form.reason ? { reason: form.reason } : {}),
      },
    }
  },

  async show(form, context) {
    const { words } = context
    const { t } = words
    const { line } = form
    const name = line.product ? named(line.product) : line.typed
    const isOpen = isQuantityOpen(line, useOf(form), words)
    const milli = line.product && !isOpen ? inUnitOf(line.product, line, words, { zero: true }) : line.milli
    const quantity = isOpen
      ? `${words.number(milli / 1000)}?`
      : words.quantity(milli / 1000, line.product?.unit ?? '')
    if (form.kind === 'count') return t.willCount(name, quantity)
    if (form.kind === 'adjust')
      return t.willAdjust(name, `${form.sign < 0 ? '−' : '+'}${quantity}`, form.reason)
    const cost = form.unitCost === null ? null : words.money(form.unitCost)
    return t.willReceive(
      name,
      quantity,
      cost,
      form.expiresOn && words.day(form.expiresOn, await context.today()),
    )
  },

  refresh: async (form) => form,
}

/** How much, as each operation calls it. */
const amountOfStock = ({ kind, sign }: StockForm, quantity: number) =>
  kind === 'receive' ? { quantity } : kind === 'count' ? { counted: quantity } : { delta: quantity * sign }

export const named = ({ emoji, name }: Pick<GoodsName, 'emoji' | 'name'>) =>
  emoji ? `${emoji} ${name}` : name
