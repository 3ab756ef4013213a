// What was done, in words; and what could not be, with what to do about it.

import { DomainError, hasRoom } from '#domain/errors.ts'
import type { OperationName } from '#domain/operations.ts'
import type { Sale } from '#domain/sales/index.ts'
import { issueWords, problemsOf } from './issues.ts'
import { someOf } from './lines-shown.ts'
import { CommandError, type Form } from './outcome.ts'
import { tillOf } from './till.ts'
import type { Words } from './words.ts'

/** What the words about an act need beside its answer; kept with it, so that a repeat is told alike. */
export interface MessageContext {
  /** Of stock: what it is of. */
  readonly goods?: string
  readonly emoji?: string | null
  readonly unit?: string
  /** Of a sale: it made its customer. */
  readonly isNew?: boolean
  /** Of a sale: minor units of cash that went back. */
  readonly change?: number
  /** Of a product: what was changed. */
  readonly changed?: string
  /** Of what was taken back: whose it was, and how much. */
  readonly name?: string | null
  readonly amount?: number | null
}

export function messageContextOf(form: Form, words: Words): MessageContext {
  if ('line' in form && form.line.product) {
    const { name: goods, emoji, unit } = form.line.product
    return { goods, emoji, unit }
  }
  if (form.kind === 'sale') {
    const { change } = tillOf(form, words)
    return { isNew: form.buyer.is === 'new', ...(change ? { change } : {}) }
  }
  const [changed] = form.kind === 'editProduct' ? Object.keys(form.change) : []
  return changed === undefined ? {} : { changed }
}

/** The result of an act. */
export function sayDone(
  operation: OperationName,
  value: unknown,
  messageContext: MessageContext,
  words: Words,
): string {
  const { t } = words
  switch (operation) {
    case 'sales.create':
      return saySale(value as Sale, messageContext, words)
    case 'stock.receive': {
      const lot = value as { quantity: number; unitCost: number; expiresOn: string | null }
      return t.received(
        goodsIn(messageContext),
        words.quantity(lot.quantity, messageContext.unit ?? ''),
        words.money(lot.unitCost),
        lot.expiresOn && words.day(lot.expiresOn),
      )
    }
    case 'stock.adjust':
      return t.adjusted(
        goodsIn(messageContext),
        words.quantity((value as { stock: number }).stock, messageContext.unit ?? ''),
      )
    case 'stock.count': {
      const counted = value as { difference: number; stock: number }
      const difference =
        counted.difference === 0
          ? null
          : `${counted.difference > 0 ? '+' : ''}${words.number(counted.difference)}`
      return t.counted(
        goodsIn(messageContext),
        words.quantity(counted.stock, messageContext.unit ?? ''),
        difference,
      )
    }
    case 'payments.create': {
      const payment = value as {
        amount: number
        method: keyof typeof t.methods
        credit: number
        customer: { name: string } | null
      }
      return t.paid(
        payment.customer?.name ?? '',
        words.money(payment.amount),
        t.methods[payment.method],
        payment.credit ? words.money(payment.credit) : null,
      )
    }
    case 'products.create':
    case 'products.edit': {
      return sayProduct(value as Product, messageContext.changed, words)
    }
    case 'users.edit': {
      const user = value as { name: string; role: keyof typeof t.roles; disabled: boolean }
      return user.disabled ? t.personDisabled(user.name) : t.personIs(user.name, t.roles[user.role])
    }
    case 'undo.run':
      return sayUndone(value as Undone, messageContext, words)
    default:
      return t.done
  }
}

interface Product {
  readonly name: string
  readonly unit: string
  readonly price: number
  readonly minStock?: number
  readonly hidden?: boolean
  readonly archived: boolean
}

/** What of it was changed, as it is now; its price where that is not known. */
function sayProduct(
  { name, unit, price, minStock = 0, hidden = false, archived }: Product,
  changed: string | undefined,
  words: Words,
): string {
  const { t } = words
  if (changed === 'minStock') return t.minimumStored(name, words.quantity(minStock, unit))
  if (changed === 'hidden') return t.nowHidden(name, hidden)
  if (archived) return t.archived(name)
  return changed === 'archived' ? t.broughtBack(name) : t.productStored(name, words.money(price), unit)
}

const goodsIn = ({ goods, emoji }: MessageContext): string => [emoji, goods].filter(Boolean).join(' ')

export interface Undone {
  readonly operation: string
  readonly result: unknown
}

/** What was taken back, with whose it was and how much, as far as the result or the list tells. */
export function sayUndone(
  { operation, result }: Undone,
  { name: itsName, amount: itsAmount }: MessageContext,
  words: Words,
  say: Words['t']['undone'] = words.t.undone,
): string {
  const of = (result ?? {}) as {
    name?: string
    customer?: { name: string } | null
    total?: number
    amount?: number
  }
  const { t } = words
  const what = t.acts[operation as keyof typeof t.acts] ?? t.acts.other
  const amount = of.total ?? of.amount ?? itsAmount ?? null
  const name = of.customer?.name ?? of.name ?? itsName ?? null
  return say(what, name, amount === null ? null : words.money(amount))
}

function saySale(sale: Sale, { isNew, change }: MessageContext, words: Words): string {
  const { t } = words
  const lines = someOf(
    sale.items,
    (item) =>
      `· ${item.unit === 'un' ? words.number(item.quantity) : words.quantity(item.quantity, item.unit)} × ${[item.emoji, item.name].filter(Boolean).join(' ')} · ${words.money(item.total + item.discount)}`,
    words,
  )
  const money = [
    ...(sale.discount ? [t.discountOf(words.money(sale.discount))] : []),
    ...(sale.paid ? [t.paidOf(words.money(sale.paid))] : []),
    ...(change ? [t.changeOf(words.money(change))] : []),
    ...(sale.due ? [t.onTabOf(words.money(sale.due))] : []),
    ...(sale.dueOn ? [t.dueOn(words.day(sale.dueOn))] : []),
  ]
  return [
    t.sold(sale.customer?.name ?? null, words.money(sale.total)),
    ...lines,
    ...(money.length ? [money.join(' · ')] : []),
    ...(sale.note ? [`“${sale.note}”`] : []),
    ...(isNew && sale.customer ? [t.customerMade(sale.customer.name)] : []),
  ].join('\n')
}

/** A refusal as a sentence that says what to do; undefined for what is no refusal. */
export function sayRefusal(error: unknown, words: Words): string | undefined {
  if (error instanceof CommandError) return error.message
  if (!(error instanceof DomainError)) return undefined
  const { t } = words
  const { code, details } = error
  switch (code) {
    case 'forbidden':
      return t.needsRole(t.roles[(details.role ?? 'admin') as keyof typeof t.roles])
    case 'insufficient_stock':
      return someOf(
        details.shortages ?? [],
        (one) => t.onlyHas(one.name, words.number(one.available), words.number(one.requested)),
        words,
      ).join('\n')
    case 'overpayment':
      return details.owed ? t.owesOnly(words.money(details.owed)) : t.nothingOwed
    case 'credit_limit':
      return hasRoom(details)
        ? t.overLimit(words.money(details.exceedsBy ?? 0), words.money(details.limit ?? 0))
        : t.noRoomInLimit(words.money(details.limit ?? 0))
    case 'wrong_state':
      return problemsOf(words).details.wrong_state({ state: details.state ?? '' })
    case 'duplicate':
      return t.alreadyThere(details.existing?.name ?? '')
    case 'invalid_input':
      return (
        someOf(details.errors ?? [], (issue) => issueWords(issue, words), words).join('\n') ||
        t.refusals.wrong_state
      )
    default:
      return code in t.refusals ? t.refusals[code as keyof typeof t.refusals] : t.refusals.internal
  }
}
