// A payment: a receipt to who paid it, a word to owners who did not take it.
import type { ToldOf } from '#domain/notices/index.ts'
import type { Message } from '../message.ts'
import type { Words } from '../words.ts'
import { withAccount } from './account.ts'
import { withWord } from './spoken.ts'

export function sayPayment(
  { facts, data, entityId }: ToldOf<'payment'>,
  shop: string,
  words: Words,
): Message | undefined {
  if (!facts?.customer) return undefined
  const { t } = words
  const { payment, customer } = facts
  const [amount, by] = [words.money(payment.amount), t.paidBy[payment.method as keyof typeof t.paidBy]]
  if ('byId' in data)
    return payment.voided
      ? undefined
      : { text: t.notices.received(customer.name, amount, by), personal: true }
  if (!customer.own) return undefined
  if (payment.voided) return withAccount(t.notices.paymentVoided(shop, amount), customer, words)
  const receipt = withAccount(t.notices.paid(shop, amount, by), customer, words)
  return withWord(
    receipt,
    { what: 'payment', id: entityId, seal: customer.seal, confirmation: payment.confirmation },
    words,
  )
}
