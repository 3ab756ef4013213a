// What is said of a sale that was made: who took how much and how it was paid, what is owed now; and what one does next.
import { operations } from '#domain/operations.ts'
import { afterSale, type Sale } from '#domain/sales/index.ts'
import { pixCode } from '#lib/pix.ts'
import type { Context } from './context.ts'
import { saying } from './form.ts'
import { countOf, goodsShown } from './goods.ts'
import { type Button, type Card, cardOf, joined, type Line, line } from './message.ts'
import type { MessageContext } from './message-context.ts'
import { truncate } from './truncate.ts'
import type { Words } from './words.ts'

export const sold = saying(operations['sales.create'], saySale, {
  async now({ id, payments }, context) {
    const { owes, alike } = await afterSale(context.runtime, id)
    const code = await codeOf(payments, context)
    return {
      ...(owes === null ? {} : { owes }),
      ...(alike === null ? {} : { alike }),
      ...(code === undefined ? {} : { code }),
    }
  },
  next({ id, customer }, { t }, { showsCode, code }): readonly Button[] {
    const copy: Button[] =
      showsCode && code ? [{ label: t.copyCode, action: { do: 'copy', text: code } }] : []
    const again: Button = { label: t.sale.again, action: { do: 'begin', name: 'again', id } }
    if (!customer) return [...copy, again]
    return [
      ...copy,
      again,
      { label: t.sale.takePayment, action: { do: 'begin', name: 'pay', id: customer.id } },
    ]
  },
})

/** The code for what of this is paid by Pix, where the shop has a key. */
export async function codeOf(
  payments: readonly { readonly amount: number; readonly method: string }[],
  context: Context,
): Promise<string | undefined> {
  const amount = payments.reduce((sum, one) => sum + (one.method === 'pix' ? one.amount : 0), 0)
  if (amount <= 0) return undefined
  const { pix, name } = await context.shop()
  return pix ? pixCode({ ...pix, name }, amount) : undefined
}

function saySale(sale: Sale, messageContext: MessageContext, words: Words): Card {
  const { t } = words
  const { customer, note } = sale
  const { alike, isNew, owes, showsCode, code } = messageContext
  const goods = joined(truncate(sale.items, (item) => itemLine(item, words), words))
  const less = sale.discount ? ` · ${t.discountOf(words.money(sale.discount))}` : ''
  const card = cardOf([
    headOf(sale, messageContext, words),
    { text: `${goods.text}${less}`, rows: [...goods.rows, ...moneyRows(sale, messageContext, words)] },
    ...(note ? [line(`“${note}”`, { name: t.labels.note, value: note })] : []),
    ...(isNew && customer ? [line(t.customerMade(customer.name))] : []),
    ...(alike === undefined ? [] : [line(t.sale.alike(alike))]),
  ])
  return {
    ...card,
    ...(showsCode && code ? { qr: code } : {}),
    ...(customer && owes !== undefined ? { personal: true } : {}),
  }
}

/** The sentence about it; as data who, and what it came to. */
function headOf(sale: Sale, messageContext: MessageContext, words: Words): Line {
  const { t } = words
  const { customer, id, total, due, dueOn } = sale
  const money = words.money(total)
  const name = t.soldTo(customer?.name ?? null)
  const row = { mark: '✅', name, value: money, link: { is: 'sale', id } } as const
  const { owes, change } = messageContext
  const back = change ? t.sale.changeBack(words.money(sale.paid + change), words.money(change)) : null
  const now = customer && owes !== undefined ? t.sale.owesNow(owes > 0 ? words.money(owes) : null) : null
  const paid = waysPaid(sale, messageContext, words)
  const day = due > 0 && dueOn ? words.day(dueOn) : null
  const what = !customer
    ? t.sale.soldToNobody(money, paid)
    : due === 0
      ? t.sale.took(customer.name, money, paid)
      : sale.paid > 0
        ? t.sale.tookInPart(customer.name, money, paid, words.money(due), day)
        : t.sale.tookOnTab(customer.name, money, day)
  return { text: `✅ ${[what, back, now].filter(Boolean).join(' ')}`, rows: [row] }
}

/** By which methods it was paid, in words, with amounts where there are several; credit that paid of itself among them. */
function waysPaid(sale: Sale, { taken }: MessageContext, words: Words): string {
  const { t } = words
  const said = taken ?? sale.payments
  const credit = sale.customer && taken ? sale.paid - taken.reduce((sum, { amount }) => sum + amount, 0) : 0
  const ways = [
    ...said.map(({ amount, method }) => ({ amount, by: t.paidBy[method] })),
    ...(credit > 0 ? [{ amount: credit, by: t.sale.fromCredit }] : []),
  ]
  const [only, other] = ways
  if (!only) return ''
  if (!other) return sale.due > 0 ? t.sale.soMuch(words.money(only.amount), only.by) : only.by
  return new Intl.ListFormat(words.language).format(
    ways.map(({ amount, by }) => t.sale.soMuch(words.money(amount), by)),
  )
}

function itemLine(item: Sale['items'][number], words: Words): Line {
  const { productId, unit, quantity, total, discount } = item
  const name = `${countOf(quantity, unit, words)} × ${goodsShown(item)}`
  return line(name, {
    name,
    value: words.money(total + discount),
    link: { is: 'product', id: productId },
  })
}

/** The sums, part by part, as data. */
function moneyRows(sale: Sale, { change, owes }: MessageContext, words: Words) {
  const { labels } = words.t
  const row = (name: string, cents: number | undefined) =>
    cents ? [{ name, value: words.money(cents) }] : []
  return [
    ...row(labels.discount, sale.discount),
    ...row(labels.paid, sale.paid),
    ...row(labels.change, change),
    ...row(labels.tab, sale.due),
    ...(sale.dueOn ? [{ name: labels.due, value: words.day(sale.dueOn) }] : []),
    ...row(labels.owes, sale.customer ? owes : undefined),
  ]
}
