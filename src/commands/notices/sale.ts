// A receipt of a sale, edited when it is voided.
import type { ToldOf } from '#domain/notices/index.ts'
import { countOf, goodsShown } from '../goods.ts'
import { line, type Message } from '../message.ts'
import { truncate } from '../truncate.ts'
import type { Words } from '../words.ts'
import { withAccount } from './account.ts'
import { withWord } from './spoken.ts'

export function saySale({ facts }: ToldOf<'sale'>, shop: string, words: Words): Message | undefined {
  if (!facts?.customer?.own) return undefined
  const { sale, customer } = facts
  const { notices } = words.t
  const total = words.money(sale.total)
  if (sale.status === 'voided') return withAccount(notices.saleVoided(shop, total), customer, words)
  const goods = truncate(
    sale.items,
    (item) =>
      line(`· ${countOf(item.quantity, item.unit, words)} × ${goodsShown(item)}  ${words.money(item.total)}`),
    words,
  ).map(({ text }) => text)
  const paid =
    sale.due > 0
      ? notices.onTab(words.money(sale.due), sale.dueOn ? words.day(sale.dueOn) : null)
      : notices.paidAll
  const receipt = withAccount([notices.bought(shop, total), ...goods, paid].join('\n'), customer, words)
  return withWord(
    receipt,
    { what: 'sale', id: sale.id, seal: customer.seal, confirmation: sale.confirmation },
    words,
  )
}
