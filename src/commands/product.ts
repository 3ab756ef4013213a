// `/product novo ☕ Café 5,00 un`, `/product café preço 5,50`: the owner's changes to goods.
import type { ProductName } from '#domain/catalog/index.ts'
import { fold } from '#lib/fold.ts'
import { looksLikeNumber } from '#lib/numbers.ts'
import type { Context } from './context.ts'
import { doubtIf, isChosen } from './doubts.ts'
import type { Family } from './family.ts'
import { find } from './names.ts'
import { CommandError, type Open, type ProductForm } from './outcome.ts'
import { amountOf, isMoneyMark, readQuantityAt, tokensOf, unitOf } from './tokens.ts'
import type { Words } from './words.ts'

export async function parseProduct(text: string, context: Context): Promise<ProductForm> {
  const tokens = tokensOf(text)
  const { words } = context
  if (/^(novo|nova|new)$/.test(fold(tokens[0] ?? ''))) return parseNew(tokens.slice(1), words)
  const at = tokens.findLastIndex((token, i) => i > 0 && VERBS.test(fold(token)))
  if (at < 1) throw new CommandError(words.t.usage.product)
  const change = readChange(fold(tokens[at] ?? ''), tokens.slice(at + 1), words)
  return withName(tokens.slice(0, at).join(' '), change, context)
}

const VERBS =
  /^(preco|price|minimo|minimum|min|arquivar|archive|desarquivar|unarchive|esconder|hide|mostrar|show)$/

/** A whole emoji, as a keyboard sends it; © and ® are marks of a name. */
const EMOJI = new RegExp('^\\p{RGI_Emoji}', 'v')
/** An amount that cannot be taken for a number of a name: `5,00`, `R$ 5`. */
const PRICE = /^(?:r\$\d[\d.,]*|\d[\d.]*,\d\d|\d[\d,]*\.\d\d)$/i

function parseNew(typed: readonly string[], words: Words): ProductForm {
  const [first = '', ...others] = typed
  const emoji = EMOJI.exec(first)?.[0]
  const tokens = [...(emoji ? [first.slice(emoji.length)] : [first]), ...others].filter(Boolean)
  const unit = tokens.length > 2 ? unitOf(tokens.at(-1)) : undefined
  const number = tokens.at(unit ? -2 : -1) ?? ''
  const signed = isMoneyMark(tokens.at(unit ? -3 : -2))
  // "500 ml" at the end is the size of what is named; only what is written as money is a price of such a unit.
  const isPrice = unit ? signed || PRICE.test(number) : looksLikeNumber(number)
  const priced = tokens.length > 1 && isPrice
  const price = priced ? amountOf(number, words) : undefined
  if (priced) tokens.splice(-(1 + (unit ? 1 : 0) + (signed ? 1 : 0)))
  const name = tokens.join(' ')
  if (!name) throw new CommandError(words.t.usage.product)
  const amount = tokens.findIndex((token, i) => PRICE.test(token) && !unitOf(tokens[i + 1]))
  if (amount >= 0) throw new CommandError(words.t.oneProduct)
  const change = {
    name,
    ...(emoji ? { emoji } : {}),
    ...(unit && priced ? { unit } : {}),
    ...(price === undefined ? {} : { price }),
  }
  return { kind: 'newProduct', product: null, choices: [], typed: name, change }
}

type Change = Pick<ProductForm, 'change' | 'doubts'>

function readChange(verb: string, rest: string[], words: Words): Change {
  const value = rest.filter((token) => !isMoneyMark(token))
  if (/^(preco|price)$/.test(verb)) return { change: { price: amountOf(value.join(' '), words) } }
  if (/^(minimo|minimum|min)$/.test(verb)) return readMinimum(value, words)
  if (value.length) throw new CommandError(words.t.unknownWord(value.join(' ')))
  if (/^(arquivar|archive)$/.test(verb)) return { change: { archived: true } }
  if (/^(desarquivar|unarchive)$/.test(verb)) return { change: { archived: false } }
  return { change: { hidden: /^(esconder|hide)$/.test(verb) } }
}

function readMinimum(value: readonly string[], words: Words): Change {
  const read = readQuantityAt(value, words)
  if (!read || read.took !== value.length) throw new CommandError(words.t.noNumber(value.join(' ')))
  const [milli, other] = [read.milli / 1000, (read.other ?? read.milli) / 1000]
  const ways = [...new Set([milli, other])].map((minStock) => ({
    id: minStock,
    name: words.number(minStock),
    put: { change: { minStock } },
  }))
  const question = words.t.whichNumber(words.number(milli), words.number(other))
  const doubts = doubtIf('minStock', question, ways)
  return { change: doubts.length ? {} : { minStock: milli }, doubts }
}

const refOf = ({ id, name, unit, version }: ProductName) => ({ id, name, unit, version })

async function withName(
  typed: string,
  { change, doubts = [] }: Change,
  context: Context,
): Promise<ProductForm> {
  const found = find(typed, await context.products(typed))
  const [only, other] = found.items
  if (!only) throw new CommandError(context.words.t.noProduct(typed))
  if (other)
    return {
      kind: 'editProduct',
      product: null,
      choices: found.items.map(({ id, name }) => ({ id, name })),
      typed,
      change,
      doubts,
    }
  return {
    kind: 'editProduct',
    product: refOf(only),
    choices: [],
    typed,
    change,
    doubts,
  }
}

export const productFamily: Family<ProductForm> = {
  open(form, { words }) {
    const open: Open[] = []
    if (form.kind === 'newProduct' && form.change['price'] === undefined) {
      open.push({ key: 'price', question: words.t.whatPrice(form.typed), choices: [] })
    }
    if (form.kind === 'editProduct' && !form.product) {
      open.push({ key: 'product', question: words.t.whichProduct(form.typed), choices: form.choices })
    }
    return open
  },

  async settle(form, key, value, context) {
    if (key === 'price' && typeof value === 'number')
      return { ...form, change: { ...form.change, price: value } }
    const chosen = form.choices.find(({ id }) => isChosen(id, value))
    const [product] = chosen ? await context.productsOf([chosen.id]) : []
    if (!product) throw new CommandError(context.words.t.notOffered)
    return { ...form, product: refOf(product), choices: [] }
  },

  async answer(form, key, text, context) {
    if (key !== 'price') return withName(text, form, context)
    return {
      ...form,
      change: { ...form.change, price: amountOf(text.trim(), context.words) },
    }
  },

  call({ kind, product, change }) {
    if (kind === 'newProduct') return { operation: 'products.create', input: { ...change } }
    return {
      operation: 'products.edit',
      input: { ...(product ? { id: product.id, version: product.version } : {}), ...change },
    }
  },

  async show({ kind, product, typed, change }, { words }) {
    const { t } = words
    const name = product?.name ?? typed
    const price = typeof change['price'] === 'number' ? words.money(change['price']) : null
    if (kind === 'newProduct') {
      return t.willMakeProduct(
        [change['emoji'], name].filter(Boolean).join(' '),
        price,
        String(change['unit'] ?? 'un'),
      )
    }
    if (price !== null) return t.willPrice(name, price)
    const { minStock, archived, hidden } = change
    if (!Object.keys(change).length) return name
    if (typeof minStock === 'number')
      return t.willHaveMinimum(name, words.quantity(minStock, product?.unit ?? ''))
    return archived === undefined ? t.willHide(name, hidden === true) : t.willArchive(name, archived === true)
  },

  refresh: async (form) => form,
}
