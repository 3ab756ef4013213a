// `/lista_produtos`: what there is and what it costs; what is hidden shows to staff alone.

import { mayAct } from '#domain/operation.ts'
import { shelfFrom } from '#domain/products/index.ts'
import { defineCommand } from './command.ts'
import type { Context } from './context.ts'
import { goodsShown } from './goods.ts'
import { type Card, line, rowLine, sentence } from './message.ts'
import { paged, pageOf } from './pages.ts'

export const listaProdutos = defineCommand({
  name: 'lista_produtos',
  aliases: ['produtos', 'products'],
  role: 'user',
  show: (_, context) => showPrices(context, 0),
  reads: { products: { role: 'user', show: showPrices } },
})

async function showPrices(context: Context, wanted: number): Promise<Card> {
  const { words, actor, runtime } = context
  const { t } = words
  const hidden = mayAct(actor.role, 'admin')
  const { page, total, items } = await pageOf(wanted, (place) => shelfFrom(runtime, { ...place, hidden }))
  if (!total) return sentence('', t.noProducts)
  const rows = items.map((one) => ({
    name: goodsShown(one),
    say: (name: string) =>
      rowLine(
        '',
        {
          name,
          value: `${words.money(one.price)}/${words.unit(one.unit)}`,
          ...(one.stock === 0 ? { under: t.soldOut } : {}),
          link: { is: 'product', id: one.id },
        },
        ' · ',
      ),
  }))
  return paged({ list: 'products', head: [line(t.pricesHead)], page, total, rows }, context)
}
