// `/estoque`: levels and lots, and what comes, goes or is counted.

import { operations } from '#domain/operations.ts'
import { type ProductName, shelfFrom } from '#domain/products/index.ts'
import { fold } from '#lib/fold.ts'
import { isLow } from '#lib/quantity.ts'
import { defineCommand } from './command.ts'
import type { Context } from './context.ts'
import { type FormHandler, saying } from './form.ts'
import { goodsShown } from './goods.ts'
import { BULLET, type Card, cardOf, type Line, line, rowLine, sentence } from './message.ts'
import type { MessageContext } from './message-context.ts'
import { find, meant } from './names.ts'
import { CommandError } from './outcome.ts'
import { paged, pageOf } from './pages.ts'
import { LOW, phraseAt } from './reader/vocabulary.ts'
import { anyOf, read } from './reads.ts'
import { parseStock, type StockForm } from './stock.ts'
import { askForStock, callStock, showStock } from './stock-form.ts'
import { stockFrom } from './stock-input.ts'
import type { Words } from './words.ts'

const goodsIn = ({ goods = '', emoji = null }: MessageContext): string => goodsShown({ name: goods, emoji })

const form: FormHandler<StockForm> = {
  kinds: ['receive', 'adjust', 'count'],
  parse: parseStock,
  ask: askForStock,
  call: callStock,
  show: showStock,
  fromInput: stockFrom,

  messageContext({ line: { product } }) {
    return product ? { goods: product.name, emoji: product.emoji, unit: product.unit } : {}
  },

  says: [
    saying(operations['stock.receive'], (lot, messageContext, words) => {
      const quantity = words.quantity(lot.quantity, messageContext.unit ?? '')
      const expires = lot.expiresOn && words.day(lot.expiresOn)
      const text = words.t.received(goodsIn(messageContext), quantity, words.money(lot.unitCost), expires)
      return sentence('📦', text, { is: 'product', id: lot.productId })
    }),
    saying(operations['stock.adjust'], ({ stock }, messageContext, words) =>
      sentence(
        '✏️',
        words.t.adjusted(goodsIn(messageContext), words.quantity(stock, messageContext.unit ?? '')),
      ),
    ),
    saying(operations['stock.count'], ({ difference, stock }, messageContext, words) => {
      const off = difference === 0 ? null : `${difference > 0 ? '+' : ''}${words.number(difference)}`
      return sentence(
        '🔢',
        words.t.counted(goodsIn(messageContext), words.quantity(stock, messageContext.unit ?? ''), off),
      )
    }),
  ],
}

/** Of what runs out, more is scrolled past. */
const LOW_SHOWN = 30

export const estoque = defineCommand({
  name: 'estoque',
  aliases: ['stock'],
  alsoTyped: ['entrada', 'inventory', 'restock'],
  role: 'admin',
  form,
  show(text, context) {
    if (!text) return showLevels(context, 0)
    const words = fold(text).split(' ')
    return phraseAt(LOW, words, 0) === words.length ? showLow(context) : showMeant(text, context)
  },
  reads: {
    stock: { role: 'admin', show: showLevels },
    product: { role: 'admin', show: showProduct },
  },
})

async function showLevels(context: Context, wanted: number): Promise<Card> {
  const { words, runtime } = context
  const { page, total, low, items } = await pageOf(wanted, (place) =>
    shelfFrom(runtime, { ...place, hidden: true }),
  )
  if (!total) return sentence('', words.t.noProducts)
  const rows = items.map((one) => ({
    name: goodsShown(one),
    say: (name: string) => levelLine(one, words, name),
  }))
  return paged({ list: 'stock', head: [line(words.t.stockHead(total, low))], page, total, rows }, context)
}

type Level = Pick<ProductName, 'id' | 'name' | 'emoji' | 'unit' | 'stock' | 'minStock'>

const levelLine = (one: Level, words: Words, name = goodsShown(one)): Line =>
  rowLine(one.stock === 0 ? '🔴' : isLow(one) ? '🟠' : BULLET, {
    name,
    value: words.quantity(one.stock, one.unit),
    link: { is: 'product', id: one.id },
  })

/** What runs out: of those that are shown the emptiest first. */
async function showLow(context: Context): Promise<Card> {
  const { words, runtime } = context
  const [{ items }, { low }] = await Promise.all([
    read(context, operations['stock.list'], { low: true, limit: LOW_SHOWN }),
    shelfFrom(runtime, { from: 0, count: 0, hidden: true }),
  ])
  if (!items.length) return sentence('', words.t.nothingLow)
  const more = low - items.length
  const rows = items.toSorted((a, b) => a.stock - b.stock)
  return cardOf([
    line(words.t.lowHead(Math.max(low, items.length))),
    ...rows.map((one) =>
      rowLine(one.stock === 0 ? '🔴' : '🟠', {
        name: goodsShown(one),
        value: words.quantity(one.stock, one.unit),
        link: { is: 'product', id: one.productId },
      }),
    ),
    ...(more > 0 ? [line(words.t.andMore(more))] : []),
  ])
}

/** One product with its open lots, the oldest first; which, where several may be meant; or a category's. */
export async function showMeant(typed: string, context: Context): Promise<Card> {
  const { words } = context
  const found = find(typed, await context.products(typed))
  if (!found.items.length) return showCategory(typed, context)
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
      levelLine({ ...one, stock: one.stock ?? 0, minStock: one.minStock ?? 0 }, words),
    ),
    ...(more > 0 ? [line(words.t.andMore(more))] : []),
  ])
}

async function showProduct(context: Context, id: number): Promise<Card> {
  const { words } = context
  const { t } = words
  const [one] = await context.productsOf([id])
  if (!one) throw new CommandError(t.buttonGone)
  const { items } = await read(context, operations['stock.lots'], { productId: id, open: true, limit: 20 })
  const quantity = (value: number) => words.quantity(value, one.unit)
  const head = { name: goodsShown(one), value: quantity(one.stock), link: { is: 'product', id } } as const
  const price = words.money(one.price)
  const minimum = quantity(one.minStock)
  return cardOf([
    rowLine('', head),
    line(t.priceOf(price), { name: t.labels.price, value: price }),
    ...(one.minStock > 0 ? [line(t.minimumOf(minimum), { name: t.labels.minimum, value: minimum })] : []),
    ...items.map((lot, i): Line => {
      const [left, all, cost] = [quantity(lot.remaining), quantity(lot.quantity), words.money(lot.unitCost)]
      const text = t.lot(i === 0, left, all, cost, lot.expiresOn && words.day(lot.expiresOn))
      return line(`· ${text}`, { name: text })
    }),
  ])
}
