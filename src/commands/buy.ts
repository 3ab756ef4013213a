// `/buy`: selling, and what is said of a sale that was made.
import { operations } from '#domain/operations.ts'
import type { Sale } from '#domain/sales/index.ts'
import { defineCommand } from './command.ts'
import { type FormHandler, saying } from './form.ts'
import { countOf, goodsShown } from './goods.ts'
import { BULLET, type Card, cardOf, joined, type Line, line, rowLine } from './message.ts'
import type { MessageContext } from './message-context.ts'
import { CommandError } from './outcome.ts'
import { parseSale } from './sale.ts'
import { askForSale, callSale, repriced, showSale } from './sale-form.ts'
import { saleFrom } from './sale-input.ts'
import { type SaleForm, tillOf } from './till.ts'
import { truncate } from './truncate.ts'
import type { Words } from './words.ts'

const form: FormHandler<SaleForm> = {
  kinds: ['sale'],
  parse: parseSale,
  ask: askForSale,
  call: callSale,
  show: showSale,
  fromInput: saleFrom,
  refresh: repriced,

  messageContext(sale, words) {
    const { change } = tillOf(sale, words)
    return { isNew: sale.buyer.is === 'new', ...(change ? { change } : {}) }
  },

  says: [saying(operations['sales.create'], saySale)],
}

export const buy = defineCommand({
  name: 'buy',
  aliases: ['vender', 'sell'],
  alsoTyped: ['venda', 'sale'],
  role: 'admin',
  form,
  show(_, { words }) {
    throw new CommandError(words.t.usage.buy)
  },
})

function saySale(sale: Sale, messageContext: MessageContext, words: Words): Card {
  const { t } = words
  const { customer, note } = sale
  const money = moneyLines(sale, messageContext, words)
  const sold = {
    name: t.soldTo(customer?.name ?? null),
    value: words.money(sale.total),
    link: { is: 'sale', id: sale.id },
  } as const
  return cardOf([
    rowLine('✅', sold),
    ...truncate(sale.items, (item) => itemLine(item, words), words),
    ...(money.length ? [joined(money)] : []),
    ...(note ? [line(`“${note}”`, { name: t.labels.note, value: note })] : []),
    ...(messageContext.isNew && customer ? [line(t.customerMade(customer.name))] : []),
  ])
}

function itemLine(item: Sale['items'][number], words: Words): Line {
  const { productId, unit, quantity, total, discount } = item
  const count = countOf(quantity, unit, words)
  const row = {
    name: `${count} × ${goodsShown(item)}`,
    value: words.money(total + discount),
    link: { is: 'product', id: productId },
  } as const
  return rowLine(BULLET, row, ' · ')
}

function moneyLines(sale: Sale, { change }: MessageContext, words: Words): Line[] {
  const { t } = words
  const part = (say: (money: string) => string, name: string, cents: number | undefined) =>
    cents ? [line(say(words.money(cents)), { name, value: words.money(cents) })] : []
  return [
    ...part(t.discountOf, t.labels.discount, sale.discount),
    ...part(t.paidOf, t.labels.paid, sale.paid),
    ...part(t.changeOf, t.labels.change, change),
    ...part(t.onTabOf, t.labels.tab, sale.due),
    ...(sale.dueOn
      ? [line(t.dueOn(words.day(sale.dueOn)), { name: t.labels.due, value: words.day(sale.dueOn) })]
      : []),
  ]
}
