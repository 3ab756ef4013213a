// What an intent in the queue is called, and what it comes to. Pure but for the words.
import { clock, money, number, quantity } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { sumsOf } from '../cart/draft.ts'
import { productById } from '../products/held.ts'
import type { Entry, Intent } from './outbox-rules.ts'

/** Minor units; what was counted or answered is no money. */
export function amountOf(intent: Intent): number {
  if (intent.kind === 'count' || intent.kind === 'word') return 0
  return intent.kind === 'sale' ? sumsOf(intent.draft).total : intent.input.amount
}

/** `R$ 12,00`, or how much was counted. */
export function sizeOf(intent: Intent): string {
  if (intent.kind === 'count') return quantity(intent.input.counted, intent.product.unit)
  return money(intent.kind === 'word' ? intent.about.amount : amountOf(intent))
}

/** Whose it is, or of what; null: a sale to nobody. */
export function nameOf(intent: Intent): string | null {
  if (intent.kind === 'count') return intent.product.name
  if (intent.kind === 'word') return words('queue').queue.about[intent.about.entity]
  return intent.kind === 'sale' ? (intent.draft.buyer?.name ?? null) : intent.customer.name
}

const NAMES = 3

/** `2 Café coado, Pão`: what is in it, or said by it, in a few words. */
export function goodsOf(intent: Intent): string {
  const { what, says } = words('queue').queue
  if (intent.kind === 'word') return intent.reason ?? says.right
  if (intent.kind !== 'sale') return what[intent.kind]
  const { lines } = intent.draft
  const said = lines
    .slice(0, NAMES)
    .map((line) => (line.quantity === 1 ? line.name : `${number(line.quantity)} ${line.name}`))
  return said.join(', ') + (lines.length > NAMES ? '…' : '')
}

/** How many of each kind, for a sentence. */
export function counts(
  entries: readonly Entry[],
): [sales: number, payments: number, counted: number, answers: number] {
  const of = (kind: Intent['kind']) => entries.filter(({ intent }) => intent.kind === kind).length
  return [of('sale'), of('payment'), of('count'), of('word')]
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
  if (body.since && intent.kind === 'count') {
    const { by, counted, at } = body.since
    return t.countedSince(
      by.name,
      quantity(counted, intent.product.unit),
      clock(at),
      sizeOf(intent),
      clock(intent.at),
    )
  }
  if (intent.kind === 'word' && body.state === 'disputed') return t.disputedSince
  if (body.code === 'credit_limit') return t.overLimit(money(body.exceedsBy ?? 0))
  return [body.detail, ...(body.errors?.map(({ message }) => message) ?? [])].join(' ')
}

const unitOf = (intent: Intent, productId: number) =>
  (intent.kind === 'sale' && intent.draft.lines.find((line) => line.productId === productId)?.unit) ||
  (productById.value.get(productId)?.unit ?? 'un')
