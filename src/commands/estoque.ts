// `/estoque`: levels and lots, and what comes, goes or is counted.

import { operations } from '#domain/operations.ts'
import { fold } from '#lib/fold.ts'
import { defineCommand } from './command.ts'
import type { Context } from './context.ts'
import { type FormHandler, saying } from './form.ts'
import { goodsShown } from './goods.ts'
import { sentence } from './message.ts'
import type { MessageContext } from './message-context.ts'
import { makingIt } from './open-line.ts'
import { CommandError } from './outcome.ts'
import { LOW, phraseAt } from './reader/vocabulary.ts'
import { read } from './reads.ts'
import { parseStock, type StockForm } from './stock.ts'
import { lowOnes, showLevels, showLow, showProduct, showProductMeant, showShelf } from './stock-cards.ts'
import { aboutOne, goodUntil, walkAlong } from './stock-dialogue.ts'
import { askForStock, callStock, showStock } from './stock-form.ts'
import { stockFrom } from './stock-input.ts'

const goodsIn = ({ goods = '', emoji = null }: MessageContext): string => goodsShown({ name: goods, emoji })

/** Among which the one is that was just made. */
const LAST_RECEIPTS = 10

const form: FormHandler<StockForm> = {
  kinds: ['receive', 'adjust', 'count'],
  parse: parseStock,
  inChat: (stock, _, { spoken }) =>
    spoken || (stock.kind === 'receive' && stock.unitCost === null) ? { ...stock, guided: true } : stock,
  ask: askForStock,
  beside: async ({ line }, context) => makingIt([line], context),
  extras: (stock, context) =>
    stock.kind === 'receive' && stock.guided && !stock.asksQuantity ? [goodUntil(stock, context)] : [],
  confirmLabel: ({ kind, walk }, { t }) => (kind === 'receive' && walk ? t.receiveButton : t.confirmButton),
  call: callStock,
  show: showStock,
  // Of several the next is asked here.
  screen: ({ kind, line: { product }, walk }) =>
    kind === 'receive' && product && !walk?.left.length ? `products/${product.id}/receive` : undefined,
  fromInput: stockFrom,
  // What it costs is asked for, and shown.
  personal: ({ kind, asksQuantity }) => kind === 'receive' && !asksQuantity,

  following: async ({ walk }, context) => walk && walkAlong(walk.left, walk.of, context),

  /** So much as there is now, where it was to take more. */
  async mend(stock, { code, details }, { words }) {
    const available = details.shortages?.[0]?.available ?? 0
    const { product } = stock.line
    if (code !== 'insufficient_stock' || !product || available <= 0) return undefined
    const line = { ...stock.line, milli: Math.round(available * 1000), unit: product.unit }
    const name = words.t.takeAway(words.quantity(available, product.unit))
    const ways = [{ id: available, name, put: { line } }]
    const question = words.t.onlyThere(goodsShown(product), words.quantity(available, product.unit))
    return { ...stock, doubts: [{ key: 'quantity', question, ways }] }
  },

  messageContext({ line: { product } }) {
    return product ? { goods: product.name, emoji: product.emoji, unit: product.unit } : {}
  },

  says: [
    saying(
      operations['stock.receive'],
      (lot, messageContext, words) => {
        const { t } = words
        const quantity = words.quantity(lot.quantity, messageContext.unit ?? '')
        const expires = lot.expiresOn && words.day(lot.expiresOn)
        const cost = lot.unitCost === null ? null : words.money(lot.unitCost)
        const { stock } = messageContext
        const now =
          stock === undefined ? '' : ` ${t.thereIs(words.quantity(stock, messageContext.unit ?? ''))}`
        const said = (withCost: string | null) =>
          sentence('✅', `${t.received(goodsIn(messageContext), quantity, withCost, expires)}${now}`, {
            is: 'product',
            id: lot.productId,
          })
        return { ...said(cost), ...(cost === null ? {} : { aloud: said(null) }) }
      },
      {
        async now({ id, productId }, context) {
          const input = { productId, kind: 'receipt', limit: LAST_RECEIPTS }
          const { items } = await read(context, operations['stock.movements'], input)
          const level = items.find(({ lotId }) => lotId === id)?.level
          return level === undefined ? {} : { stock: level }
        },
        next: ({ productId }, { t }) => [
          { label: t.productButton, action: { do: 'page', list: 'product', page: productId, below: true } },
        ],
      },
    ),
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

export const estoque = defineCommand({
  name: 'estoque',
  aliases: ['stock'],
  alsoTyped: ['entrada', 'inventory', 'restock'],
  role: 'admin',
  form,
  show(text, context) {
    if (!text) return showShelf(context)
    const words = fold(text).split(' ')
    return phraseAt(LOW, words, 0) === words.length ? showLow(context) : showProductMeant(text, context)
  },
  reads: {
    shelf: { role: 'admin', show: showShelf },
    stock: { role: 'admin', show: showLevels },
    product: { role: 'admin', show: showProduct },
  },
  begins: {
    receive: (id, context) => about(id, { kind: 'receive' }, context),
    loss: (id, context) => about(id, { kind: 'adjust', sign: -1 }, context),
    count: (id, context) => about(id, { kind: 'count' }, context),
    async restock(_, context) {
      const { items } = await lowOnes(context)
      const ids = items.map(({ productId }) => productId)
      const first = await walkAlong(ids, ids.length, context)
      if (!first) throw new CommandError(context.words.t.nothingLow)
      return first
    },
  },
})

async function about(id: number, how: Parameters<typeof aboutOne>[1], context: Context): Promise<StockForm> {
  const [one] = await context.productsOf([id])
  if (!one) throw new CommandError(context.words.t.buttonGone)
  return aboutOne(one, how)
}
