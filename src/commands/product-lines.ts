// What a line changes of goods, or makes: `novo ☕ Café 5,00 un`, `café preço 5,50`, `café 5,50`.
import type { ProductName } from '#domain/products/index.ts'
import { isCounted } from '#lib/counted-units.ts'
import { fold } from '#lib/fold.ts'
import { looksLikeNumber, readMoney } from '#lib/numbers.ts'
import type { Context } from './context.ts'
import { doubtIf, readingDoubt } from './doubts.ts'
import type { Parsed, Way } from './form.ts'
import { find, meant } from './names.ts'
import { CommandError, UsageError } from './outcome.ts'
import { EMOJI, readField } from './product-fields.ts'
import { type ProductForm, sentenceOf } from './product-form.ts'
import { readQuantityAt } from './reader/quantity.ts'
import { amountOf, isMoneyMark, type Placed, placedIn, spanOf, tokensOf, unitOf } from './tokens.ts'
import type { Words } from './words.ts'

export async function parseProduct(text: string, context: Context): Promise<Parsed<ProductForm> | undefined> {
  if (!text) return undefined
  const { words } = context
  const placed = placedIn(text)
  const tokens = placed.map((one) => one.text)
  const pictured = await photoIn(text, context, 'foto')
  if (pictured !== undefined)
    return { form: { ...(await withName(pictured, { change: {} }, context)), asks: 'photo' }, spans: [] }
  if (!/^(novo|nova|new)$/.test(fold(tokens[0] ?? '')))
    return verbAt(tokens) ? parseEdit(placed, context) : parseBare(tokens, context)
  const form = parseNew(tokens.slice(1), words)
  const name = tokens.slice(0, verbAt(tokens)).join(' ')
  const isNamed = name && find(name, await context.products(name), { slips: false }).items.length > 0
  if (!isNamed) return { form, spans: spanOf(placed, 'change') }
  // "Novo" begins a name that the shop has: a change of that, or something new.
  const forms = [form, (await parseEdit(placed, context)).form]
  const readings = forms.map((one) => ({ name: sentenceOf(one, words), form: one }))
  return { form: { ...form, doubts: [readingDoubt(words.t.whichReading(text), readings)] }, spans: [] }
}

const PHOTO = /^(foto|photo)$/

/**
 * The goods that a photo is of: all that is written, but for `foto` at its end; undefined where it makes or changes something. `must`:
 * only where that word stands there, and no goods are called so.
 */
export async function photoIn(text: string, context: Context, must?: 'foto'): Promise<string | undefined> {
  const tokens = tokensOf(text)
  const ends = tokens.length > 1 && PHOTO.test(fold(tokens.at(-1) ?? ''))
  const products = ends ? await context.products(text) : []
  if (ends && !find(text, products, { slips: false }).items.length) return tokens.slice(0, -1).join(' ')
  if (must || !tokens.length || verbAt(tokens) || /^(novo|nova|new)$/.test(fold(tokens[0] ?? '')))
    return undefined
  return looksLikeNumber(tokens.at(-1) ?? '') ? undefined : text
}

/** A name with a number and nothing else: what that is of it is asked; undefined for a name alone, which is looked at. */
async function parseBare(
  tokens: readonly string[],
  context: Context,
): Promise<Parsed<ProductForm> | undefined> {
  const { words } = context
  const typed = tokens.at(-1) ?? ''
  const price = looksLikeNumber(typed) ? readMoney(typed, words.language, words.minorDigits) : undefined
  const name = tokens.slice(0, isMoneyMark(tokens.at(-2)) ? -2 : -1).join(' ')
  if (price === undefined || !name) return undefined
  const products = await context.products(tokens.join(' '))
  if (find(tokens.join(' '), products, { slips: false }).items.length) return undefined
  if (!find(name, products, { slips: false }).items.length) {
    const form = parseNew(tokens, words)
    const makes = { id: 'new', name: words.t.newProductButton(form.typed, words.money(price)), put: {} }
    return {
      form: { ...form, doubts: [{ key: 'new', question: words.t.isNewProduct(form.typed), ways: [makes] }] },
      spans: [],
    }
  }
  const form = await withName(name, { change: {} }, context)
  const question = words.t.whatOfProduct(form.product?.name ?? name, typed)
  return {
    form: { ...form, doubts: [{ key: 'change', question, ways: waysToChange(typed, price, form, words) }] },
    spans: [],
  }
}

/** What a bare number may be of a product: its price, or its minimum where it can be that. */
function waysToChange(typed: string, price: number, { product }: ProductForm, words: Words): readonly Way[] {
  const said = isMoney(typed) ? undefined : readQuantityAt([typed], words)
  const minStock = (said?.milli ?? 0) / 1000
  const unit = product?.unit ?? ''
  const mayBeMinimum =
    said?.took === 1 &&
    said.unit === null &&
    said.other === undefined &&
    (!isCounted(unit) || Number.isInteger(minStock))
  return [
    { id: 'price', name: words.t.priceButton(words.money(price)), put: { change: { price } } },
    ...(mayBeMinimum
      ? [
          {
            id: 'minStock',
            name: words.t.minimumButton(words.quantity(minStock, unit)),
            put: { change: { minStock } },
          },
        ]
      : []),
  ]
}

const isMoney = (typed: string) => PRICE.test(typed)

/** Where the last word stands that says what changes; 0 where there is none behind a name. */
export const verbAt = (tokens: readonly string[]): number =>
  Math.max(
    0,
    tokens.findLastIndex((token, i) => i > 0 && VERBS.test(fold(token))),
  )

export async function parseEdit(placed: readonly Placed[], context: Context): Promise<Parsed<ProductForm>> {
  const { words } = context
  const tokens = placed.map((one) => one.text)
  const at = verbAt(tokens)
  if (!at) throw new UsageError('product', words)
  const change = readChange(fold(tokens[at] ?? ''), tokens.slice(at + 1), words)
  return {
    form: await withName(tokens.slice(0, at).join(' '), change, context),
    spans: [...spanOf(placed.slice(0, at), 'goods', 'product'), ...spanOf(placed.slice(at), 'change')],
  }
}

const VERBS =
  /^(preco|price|minimo|minimum|min|arquivar|archive|desarquivar|unarchive|esconder|hide|mostrar|show|categoria|category)$/

/** An amount that cannot be taken for a number of a name: `5,00`, `R$ 5`. */
const PRICE = /^(?:r?\$\d[\d.,]*|\d[\d.]*,\d\d|\d[\d,]*\.\d\d)$/i

export function parseNew(typed: readonly string[], words: Words): ProductForm {
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
  if (!name) throw new UsageError('product', words)
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
  if (/^(categoria|category)$/.test(verb))
    return { change: { category: readField('category', rest.join(' '), '', words) } }
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

export const refOf = ({ id, name, unit, version }: ProductName) => ({ id, name, unit, version })

export async function withName(
  typed: string,
  { change, doubts = [] }: Change,
  context: Context,
): Promise<ProductForm> {
  const found = find(typed, await context.products(typed))
  if (!found.items.length) throw new CommandError(context.words.t.noProduct(typed))
  const one = meant(found)
  if (!one)
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
    product: refOf(one),
    choices: [],
    typed,
    change,
    doubts,
  }
}
