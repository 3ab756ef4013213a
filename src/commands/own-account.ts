// What customers see of their own account: what they owe, a Pix code for it, and what they bought and paid.
import { DomainError } from '#domain/errors.ts'
import { operations } from '#domain/operations.ts'
import { openLines } from './account.ts'
import type { Context } from './context.ts'
import { phoneButton } from './link.ts'
import { type Card, cardOf, line, sentence } from './message.ts'
import { onScreen, opening, read } from './reads.ts'
import { showStatement } from './statement.ts'

export async function showOwnAccount(context: Context): Promise<Card> {
  const { words } = context
  const { t } = words
  const { customer, due, credit, ...open } = await read(context, operations['debts.mine'], {})
  if (!customer) return { ...sentence('', t.noAccount), buttons: [[phoneButton(words)]] }
  const head = due > 0 ? t.own.owes(customer.name, words.money(due)) : t.own.owesNothing(customer.name)
  const [oldest] = open.sales
  const more = [
    ...(oldest ? [line(t.own.open(open.sales.length, words.day(oldest.on)))] : []),
    ...(credit > 0 ? [line(t.own.hasCredit(words.money(credit)))] : []),
  ]
  const pay = due > 0 && (await context.shop()).pix ? [opening(t.payByPix, 'own_pix', 0)] : []
  return {
    ...cardOf([
      line(head, { name: head, link: { is: 'customer', id: customer.id } }),
      ...more,
      ...openLines(open, context),
    ]),
    buttons: [
      [...pay, opening(t.purchasesButton, 'own_statement', 0)],
      ...(open.sales.length ? [[opening(t.talks.wrongOne, 'charges', 0)]] : []),
      [onScreen(t.onScreen, '')],
    ],
  }
}

/** The code for all that they owe, to be paid in their bank's app; `whose`: the account that was meant, where one was. */
export async function showOwnPix(context: Context, whose: number): Promise<Card> {
  const { words } = context
  const { t } = words
  const { customer, due } = await read(context, operations['debts.mine'], {})
  if (!customer || (whose > 0 && customer.id !== whose)) throw new DomainError('not_found')
  if (due === 0) return { ...sentence('', t.own.owesNothing(customer.name)), personal: true }
  const { code } = await read(context, operations['payments.pix'], { customerId: customer.id })
  return {
    ...cardOf([line(t.own.pix(words.money(due))), line(code)]),
    // Who comes from a message reads on the phone that pays: there the code is copied.
    ...(whose > 0 ? {} : { qr: code }),
    buttons: [
      [{ label: t.copyCode, action: { do: 'copy', text: code } }],
      [opening(t.backButton, 'mine', 0)],
    ],
  }
}

export async function showOwnStatement(context: Context, page: number): Promise<Card> {
  const { customer } = await read(context, operations['debts.mine'], {})
  if (!customer) return sentence('', context.words.t.noAccount)
  return showStatement(context, { list: 'own_statement', page, customerId: customer.id, back: ['mine', 0] })
}
