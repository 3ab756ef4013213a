// `/estoque café 10 x 3,50`, `= 12`, `-2 quebrou`: receiving, counting and adjusting.
import type { ProductName } from '#domain/catalog/index.ts'
import { looksLikeNumber } from '#lib/numbers.ts'
import type { Context } from './context.ts'
import type { Family } from './family.ts'
import { goodsOf, withProduct } from './items.ts'
import { find } from './names.ts'
import { CommandError, type GoodsName, type LineForm, type Open, type StockForm } from './outcome.ts'
import { amountOf, dayAsTyped, inUnitOf, milliOf, readQuantityAt, tokensOf } from './tokens.ts'
import type { Words } from './words.ts'

const EMPTY = { unitCost: null, expiresOn: null, reason: null, sign: 1 } as const

/** A change of stock, or undefined where the line only names a product to look at. */
export async function parseStock(text: string, context: Context): Promise<StockForm | undefined> {
  const products = await context.products(text)
  // "10x3,50" and "10 x3,50" are "10 x 3,50"
  const apart = text.replaceAll(/(^|\s)([\d.,]+)[x×]([\d.,]*)(?=\s|$)/giu, '$1$2 x $3')
  const tokens = tokensOf(apart.replaceAll(/(?<=[\d.,]\s+)[x×](?=[\d.,]+(?:\s|$))/giu, 'x '))
  return (
    parseCount(tokens, products, context) ??
    (await parseReceipt(tokens, products, context)) ??
    parseAdjustment(tokens, products, context)
  )
}

function parseCount(
  tokens: readonly string[],
  products: readonly ProductName[],
  { words }: Context,
): StockForm | undefined {
  const at = tokens.findIndex((token) => token.startsWith('='))
  if (at < 1) return undefined
  const said = [tokens[at]?.slice(1) ?? '', ...tokens.slice(at + 1)].filter(Boolean)
  const read = readQuantityAt(said, words)
  if (!read || read.took !== said.length) throw new CommandError(words.t.noNumber(said.join(' ') || '='))
  return { kind: 'count', line: lineOf(tokens.slice(0, at).join(' '), read, products, words, true), ...EMPTY }
}

async function parseReceipt(
  tokens: readonly string[],
  products: readonly ProductName[],
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
  const line = lineOf(before.slice(0, before.length - quantity.took).join(' '), quantity, products, words)
  const after = tokens.slice(x + 1).filter((token) => !/^r\$$/i.test(token))
  const due = after.findIndex((token) => /^(vence|validade|expires|due)$/iu.test(token))
  const cost = due < 0 ? after : after.slice(0, due)
  if (cost.length > 1) throw new CommandError(words.t.noNumber(cost.join(' ')))
  const [amount] = cost
  const expiresOn = due < 0 ? null : dayAsTyped(after.slice(due + 1).join(' '), await context.today(), words)
  return {
    kind: 'receive',
    line,
    ...EMPTY,
    expiresOn,
    unitCost: amount === undefined ? null : amountOf(amount, words),
  }
}

function trailingQuantity(tokens: readonly string[], words: Words) {
  for (const took of [2, 1]) {
    const read = readQuantityAt(tokens.slice(-took), words)
    if (read?.took === took && tokens.length > took) return read
  }
  return undefined
}

function parseAdjustment(
  tokens: readonly string[],
  products: readonly ProductName[],
  { words }: Context,
): StockForm | undefined {
  const at = tokens.findIndex((token, i) => i > 0 && /^[+\-−]/.test(token))
  const mark = tokens[at] ?? ''
  if (at < 1) return undefined
  const said = [mark.slice(1), ...tokens.slice(at + 1)].filter(Boolean)
  const read = readQuantityAt(said, words)
  if (!read) throw new CommandError(words.t.noNumber([mark, ...tokens.slice(at + 1)].join(' ')))
  const reason = said.slice(read.took).join(' ') || null
  const line = lineOf(tokens.slice(0, at).join(' '), read, products, words)
  return { kind: 'adjust', line, ...EMPTY, reason, sign: mark.startsWith('+') ? 1 : -1 }
}

function lineOf(
  typed: string,
  { milli, unit }: { milli: number; unit: string | null },
  products: readonly ProductName[],
  words: Words,
  zero = false,
): LineForm {
  const found = find(typed, products)
  const [only, other] = found.items
  if (!only) throw new CommandError(words.t.noProduct(typed))
  const line = { typed, milli, unit, product: null, choices: [] }
  if (other) return { ...line, choices: found.items.map(goodsOf) }
  return zero && milli === 0 ? { ...line, product: goodsOf(only) } : withProduct(line, goodsOf(only), words)
}

const OPERATIONS = { receive: 'stock.receive', adjust: 'stock.adjust', count: 'stock.count' } as const

export const stockFamily: Family<StockForm> = {
  open(form, { words }) {
    const open: Open[] = []
    const { line } = form
    if (!line.product)
      open.push({ key: 'product', question: words.t.whichProduct(line.typed), choices: line.choices })
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
    const chosen = key === 'product' ? form.line.choices.find((one) => one.id === value) : undefined
    if (!chosen) throw new CommandError(words.t.notOffered)
    return { ...form, line: withProduct(form.line, chosen, words) }
  },

  async answer(form, key, text, context) {
    const { words } = context
    if (key === 'unitCost') return { ...form, unitCost: amountOf(text.trim().replace(/^r\$\s*/i, ''), words) }
    if (key === 'reason') return { ...form, reason: text.trim() }
    const found = find(text, await context.products(text))
    const [only, other] = found.items
    if (!only) throw new CommandError(words.t.noProduct(text.trim()))
    if (other) return { ...form, line: { ...form.line, choices: found.items.map(goodsOf) } }
    return { ...form, line: withProduct(form.line, goodsOf(only), words) }
  },

  call(form) {
    const { line, kind } = form
    const quantity = (line.product ? milliOf(line.product, line) : line.milli) / 1000
    return {
      operation: OPERATIONS[kind],
      input: {
        ...(line.product ? { productId: line.product.id } : {}),
        ...(kind === 'receive' ? { quantity } : {}),
        ...(kind === 'receive' && form.unitCost !== null ? { unitCost: form.unitCost } : {}),
        ...(form.expiresOn ? { expiresOn: form.expiresOn } : {}),
        ...(kind === 'adjust'
          ? { delta: quantity * form.sign, ...(form.reason ? { reason: form.reason } : {}) }
          : {}),
        ...(kind === 'count' ? { counted: quantity } : {}),
      },
    }
  },

  async show(form, context) {
    const { words } = context
    const { t } = words
    const { line } = form
    const name = line.product ? named(line.product) : line.typed
    const milli = line.product ? inUnitOf(line.product, line, words, { zero: true }) : line.milli
    const quantity = words.quantity(milli / 1000, line.product?.unit ?? '')
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

export const named = ({ emoji, name }: Pick<GoodsName, 'emoji' | 'name'>) =>
  emoji ? `${emoji} ${name}` : name
