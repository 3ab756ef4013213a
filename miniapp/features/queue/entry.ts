// What an intent in the queue is called, and what it comes to. Pure but for the words.
import { money, number, quantity } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { sumsOf } from '../cart/draft.ts'
import { productById } from '../products/held.ts'
import type { Entry, Intent } from './outbox-rules.ts'

export const amountOf = (intent: Intent) =>
  intent.kind === 'sale' ? sumsOf(intent.draft).total : intent.input.amount

/** Null: a sale to nobody. */
export const nameOf = (intent: Intent): string | null =>
  intent.kind === 'sale' ? (intent.draft.buyer?.name ?? null) : intent.customer.name

const NAMES = 3

/** `2 Café coado, Pão`: what is in it, in a few words. */
export function goodsOf(intent: Intent): string {
  if (intent.kind === 'payment') return words('queue').queue.payment
  const { lines } = intent.draft
  const said = lines
    .slice(0, NAMES)
    .map((line) => (line.quantity === 1 ? line.name : `${number(line.quantity)} ${line.name}`))
  return said.join(', ') + (lines.length > NAMES ? '…' : '')
}

/** How many of each kind, for a sentence. */
export function counts(entries: readonly Entry[]): [sales: number, payments: number] {
  const sales = entries.filter(({ intent }) => intent.kind === 'sale').length
  return [sales, entries.length - sales]
}

/** Why it did not go in, in the shop's words where ours say no more. */
export function reasonOf({ intent, refusal }: Entry): string {
  const t = words('queue').queue
  const body = refusal?.body
  if (!refusal || refusal.status >= 500) return t.fault
  if (!body) return t.changed
  if (body.shortages) {
    return body.shortages
      .map(({ productId, name, available }) =>
        available > 0 ? t.onlyLeft(name, quantity(available, unitOf(intent, productId))) : t.ranOut(name),
      )
      .join(' ')
  }
  if (body.code === 'credit_limit') return t.overLimit(money(body.exceedsBy ?? 0))
  return [body.detail, ...(body.errors?.map(({ message }) => message) ?? [])].join(' ')
}

const unitOf = (intent: Intent, productId: number) =>
  (intent.kind === 'sale' && intent.draft.lines.find((line) => line.productId === productId)?.unit) ||
  (productById.value.get(productId)?.unit ?? 'un')
