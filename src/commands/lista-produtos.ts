// `/lista_produtos`: what there is and what it costs; what is hidden shows to staff alone.

import { mayAct } from '#domain/operation.ts'
import { type ProductName, shelfFrom } from '#domain/products/index.ts'
import { defineCommand } from './command.ts'
import type { Context } from './context.ts'
import { withoutGoods } from './examples.ts'
import { goodsShown } from './goods.ts'
import { nameIn } from './items.ts'
import { type Card, cardOf, type Line, line, rowLine } from './message.ts'
import { find } from './names.ts'
import { CommandError } from './outcome.ts'
import { paged, pageOf } from './pages.ts'
import { tokensOf } from './tokens.ts'
import type { Words } from './words.ts'

export const listaProdutos = defineCommand({
  name: 'lista_produtos',
  aliases: ['produtos', 'products'],
  alsoTyped: ['lista', 'preco', 'precos', 'price', 'prices'],
  role: 'user',
  show: (text, context) => (text ? showMeant(text, context) : showPrices(context, 0)),
  reads: { products: { role: 'user', show: showPrices } },
})

/** The prices of what is meant: of all that it may be. */
async function showMeant(typed: string, context: Context): Promise<Card> {
  const { words, actor } = context
  const isStaff = mayAct(actor.role, 'admin')
  const named = (await context.products(typed)).filter(({ hidden }) => isStaff || !hidden)
  const whole = find(typed, named)
  // "3 croissant": what one of them costs.
  const { items } = whole.items.length ? whole : find(nameIn(tokensOf(typed), words), named)
  if (!items.length) throw new CommandError(words.t.noProduct(typed))
  const [first, ...more] = items.map((one) => priceLine(one, goodsShown(one), words))
  return first ? cardOf([first, ...more]) : withoutGoods(context)
}

const priceLine = (one: ProductName, name: string, words: Words): Line =>
  rowLine(
    '',
    {
      name,
      value: `${words.money(one.price)}/${words.unit(one.unit)}`,
      ...(one.stock === 0 ? { under: words.t.soldOut } : {}),
      link: { is: 'product', id: one.id },
    },
    ' · ',
  )

async function showPrices(context: Context, wanted: number): Promise<Card> {
  const { words, actor, runtime } = context
  const { t } = words
  const hidden = mayAct(actor.role, 'admin')
  const { page, total, items } = await pageOf(wanted, (place) => shelfFrom(runtime, { ...place, hidden }))
  if (!total) return withoutGoods(context)
  const rows = items.map((one) => ({
    name: goodsShown(one),
    say: (name: string) => priceLine(one, name, words),
  }))
  return paged({ list: 'products', head: [line(t.pricesHead)], page, total, rows }, context)
}
