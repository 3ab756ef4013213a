// What a notice says in the chat: a receipt, what runs out, one's own access; with what can be done about it.
import type { ToTell } from '#domain/notices/index.ts'
import { countOf, goodsShown } from './goods.ts'
import type { Message } from './message.ts'
import { line } from './message.ts'
import { opening } from './reads.ts'
import { truncate } from './truncate.ts'
import type { Words } from './words.ts'

/** Undefined where the chat says nothing of it: it is somebody else's now, or gone. */
export function sayNotice(notice: ToTell, shop: string, words: Words): Message | undefined {
  const say = SAID[notice.kind as keyof typeof SAID]
  return say?.(notice, shop, words)
}

type Say = (notice: ToTell, shop: string, words: Words) => Message | undefined

const saySale: Say = ({ sale, customer }, shop, words) => {
  if (!sale || !customer?.own) return undefined
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
  return withAccount([notices.bought(shop, total), ...goods, paid].join('\n'), customer, words)
}

const sayPayment: Say = ({ payment, customer, data }, shop, words) => {
  if (!payment || !customer) return undefined
  const { t } = words
  const [amount, by] = [words.money(payment.amount), t.paidBy[payment.method as keyof typeof t.paidBy]]
  if ('byId' in data)
    return payment.voided
      ? undefined
      : { text: t.notices.received(customer.name, amount, by), personal: true }
  if (!customer.own) return undefined
  const text = payment.voided ? t.notices.paymentVoided(shop, amount) : t.notices.paid(shop, amount, by)
  return withAccount(text, customer, words)
}

function withAccount(text: string, { due, credit }: NonNullable<ToTell['customer']>, words: Words): Message {
  const { notices } = words.t
  const stands = [
    notices.owesNow(due > 0 ? words.money(due) : null),
    ...(credit > 0 ? [notices.hasCredit(words.money(credit))] : []),
  ]
  return {
    text: [text, ...stands].join('\n'),
    buttons: [[opening(notices.account, 'mine', 0)]],
    personal: true,
  }
}

const sayLow: Say = ({ product, entityId, before }, _, words) => {
  if (!product || before) return undefined
  const { notices } = words.t
  const { name, unit, stock, minStock } = product
  const least = minStock > 0 ? words.quantity(minStock, unit) : null
  return {
    text: notices.low(name, words.quantity(stock, unit), least),
    buttons: [[{ label: notices.receive, action: { do: 'begin', name: 'receive', id: entityId } }]],
  }
}

const saySecurity: Say = ({ data, name, about }, _, { t }) => {
  const role = t.roles[data['role'] as keyof typeof t.roles]
  const who = name ?? ''
  if (data['what'] === 'joined') return { text: t.notices.joined(who, role) }
  const text = about === 'self' ? t.notices.yourRole(role) : t.notices.theirRole(who, role)
  return { text: `${text}\n${t.notices.notMine}` }
}

const SAID = { sale: saySale, payment: sayPayment, lowStock: sayLow, security: saySecurity } as const
