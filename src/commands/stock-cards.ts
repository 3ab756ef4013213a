// What `/estoque` shows: what runs out, all levels by name, and one product with its lots; each with what is done about it.
import { mayAct } from '#domain/operation.ts'
import { operations } from '#domain/operations.ts'
import { type ProductName, shelfFrom } from '#domain/products/index.ts'
import { fold } from '#lib/fold.ts'
import { isLow } from '#lib/quantity.ts'
import type { Context } from './context.ts'
import { withoutGoods } from './examples.ts'
import { goodsShown } from './goods.ts'
import { BULLET, type Button, type Card, cardOf, GAP, type Line, line, rowLine, sentence } from './message.ts'
import { find, meant } from './names.ts'
import { CommandError } from './outcome.ts'
import { paged, pageOf } from './pages.ts'
import { anyOf, beginning, onScreen, opening, read } from './reads.ts'
import { WALK_MAX } from './stock-dialogue.ts'

const LEVELS_SHOWN = 12
const LOW_SHOWN = 12

/** What runs out, the emptiest first. */
export async function lowOnes(context: Context) {
  const { items } = await read(context, operations['stock.list'], { low: true, limit: WALK_MAX })
  return { items: items.toSorted((a, b) => a.stock - b.stock) }
}

type Level = Pick<ProductName, 'id' | 'name' | 'emoji' | 'stock' | 'minStock' | 'unit'>

function levelLine(one: Level, { words }: Context, name = goodsShown(one)): Line {
  const mark = one.stock === 0 ? '🔴' : isLow(one) ? '🟠' : BULLET
  return rowLine(mark, {
    name,
    value: words.quantity(one.stock, one.unit),
    ...(isLow(one) ? { under: words.t.minimumIs(words.quantity(one.minStock, one.unit)) } : {}),
    link: { is: 'product', id: one.id },
  })
}

/** What runs out; all of it by name where nothing does. */
export async function showShelf(context: Context): Promise<Card> {
  const { words, runtime } = context
  const { total, low, out } = await shelfFrom(runtime, { from: 0, count: 0, hidden: true })
  return low ? lowCard(context, low, words.t.stockHead(total, low, out)) : showLevels(context, 0)
}

export async function showLow(context: Context): Promise<Card> {
  const { words, runtime } = context
  const { low } = await shelfFrom(runtime, { from: 0, count: 0, hidden: true })
  return low ? lowCard(context, low, words.t.lowHead(low)) : sentence('', words.t.nothingLow)
}

async function lowCard(context: Context, low: number, head: string): Promise<Card> {
  const { t } = context.words
  const { items } = await lowOnes(context)
  const shown = items.slice(0, LOW_SHOWN)
  const more = low - shown.length
  const lines = shown.map(({ productId: id, ...one }) => levelLine({ id, ...one }, context))
  return {
    ...cardOf([line(head), ...lines, ...(more > 0 ? [line(t.andMore(more))] : [])]),
    buttons: [
      [beginning(t.receiveThese, 'restock', 0), opening(t.allButton, 'stock', 0)],
      [onScreen(t.onScreen, 'products')],
    ],
  }
}

export async function showLevels(context: Context, wanted: number): Promise<Card> {
  const { words, runtime } = context
  const { page, total, low, out, items } = await pageOf(
    wanted,
    (place) => shelfFrom(runtime, { ...place, hidden: true }),
    LEVELS_SHOWN,
  )
  if (!total) return withoutGoods(context)
  const rows = items.map((one) => ({
    name: goodsShown(one),
    say: (name: string) => levelLine(one, context, name),
  }))
  const opens = items.map((one) => opening(goodsShown(one), 'product', one.id))
  const below = [
    [...(low ? [opening(words.t.lowButton(low), 'shelf', 0)] : []), onScreen(words.t.onScreen, 'products')],
  ]
  const head = [line(words.t.stockHead(total, low, out))] as const
  return paged({ list: 'stock', head, page, total, rows, size: LEVELS_SHOWN, opens, below }, context)
}

/** One product with its open lots, the oldest first; which, where several may be meant; or a category's. */
export async function showProductMeant(typed: string, context: Context): Promise<Card> {
  const { words } = context
  const found = find(typed, await context.products(typed))
  if (!found.items.length) return (await showEach(typed, context)) ?? showCategory(typed, context)
  const one = meant(found)
  if (one) return showProduct(context, one.id)
  const each = found.items.map((one) => ({
    id: one.id,
    label: one.name,
    row: {
      name: goodsShown(one),
      value: words.quantity(one.stock, one.unit),
      link: { is: 'product', id: one.id },
    } as const,
  }))
  return anyOf('product', words.t.severalProducts(typed), each)
}

/** `pão, croissant`: the levels of each; undefined where one of them is not known for sure. */
async function showEach(typed: string, context: Context): Promise<Card | undefined> {
  const products = await context.products(typed)
  const named = typed.split(/\s*[,;\n]\s*|\s+(?:e|and)\s+/u).filter(Boolean)
  const each = named.slice(0, EACH_SHOWN).flatMap((one) => meant(find(one, products)) ?? [])
  const [first, ...more] = each.map((one) => levelLine(one, context))
  return first && more.length && each.length === named.length ? cardOf([first, ...more]) : undefined
}
const EACH_SHOWN = 12

/** Of a category, more is scrolled past. */
const OF_CATEGORY_SHOWN = 60
const CATEGORIES_MAX = 100

/** The levels of a category. Throws what to say where there is none of that name. */
async function showCategory(typed: string, context: Context): Promise<Card> {
  const { words } = context
  const { items } = await read(context, operations['categories.list'], { limit: CATEGORIES_MAX })
  const category = items.find(({ name }) => fold(name) === fold(typed))
  if (!category) throw new CommandError(words.t.noProduct(typed))
  const shown = await read(context, operations['products.list'], {
    category: category.name,
    limit: OF_CATEGORY_SHOWN,
  })
  const more = category.products - shown.items.length
  return cardOf([
    line(category.name),
    ...shown.items.map((one) =>
      levelLine({ ...one, stock: one.stock ?? 0, minStock: one.minStock ?? 0 }, context),
    ),
    ...(more > 0 ? [line(words.t.andMore(more))] : []),
  ])
}

const LOTS_SHOWN = 12

export async function showProduct(context: Context, id: number): Promise<Card> {
  const { words } = context
  const { t } = words
  const [one] = await context.productsOf([id])
  if (!one) throw new CommandError(t.buttonGone)
  const { items, nextCursor } = await read(context, operations['stock.lots'], {
    productId: id,
    open: true,
    limit: LOTS_SHOWN,
  })
  const quantity = (value: number) => words.quantity(value, one.unit)
  const head = { name: goodsShown(one), value: quantity(one.stock), link: { is: 'product', id } } as const
  const price = words.money(one.price)
  const minimum = quantity(one.minStock)
  const lotsWith = (costs: boolean) =>
    items.map((lot, i): Line => {
      const [left, all] = [quantity(lot.remaining), quantity(lot.quantity)]
      const cost = costs && lot.unitCost !== null ? words.money(lot.unitCost) : null
      const text = t.lot(i === 0, left, all, cost, lot.expiresOn && words.day(lot.expiresOn))
      return line(`· ${text}`, { name: text })
    })
  const cardWith = (lots: readonly Line[]) =>
    cardOf([
      rowLine('', head),
      line(t.priceOf(price), { name: t.labels.price, value: price }),
      ...(one.minStock > 0 ? [line(t.minimumOf(minimum), { name: t.labels.minimum, value: minimum })] : []),
      ...(lots.length ? [GAP, ...lots] : []),
      ...(nextCursor ? [line(t.restOnScreen)] : []),
    ])
  return {
    ...cardWith(lotsWith(true)),
    ...(items.length ? { aloud: cardWith(lotsWith(false)) } : {}),
    buttons: productButtons(context, id),
  }
}

const productButtons = ({ actor, words: { t } }: Context, id: number): Button[][] => [
  [beginning(t.receiveOne, 'receive', id), beginning(t.lossButton, 'loss', id)],
  [
    beginning(t.countButton, 'count', id),
    ...(mayAct(actor.role, 'owner') ? [opening(t.changeButton, 'goods', id)] : []),
  ],
  [opening(t.backButton, 'shelf', 0), onScreen(t.onScreen, `products/${id}`)],
]
