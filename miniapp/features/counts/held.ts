// Counts of many products, held and followed; and which products one is about, in the order of counting.
import { effect } from '@preact/signals'
import { fold } from '#lib/fold.ts'
import type { CountSession, Product, Suggested, WholeCount } from '../../client/api-types.ts'
import { resource, resourceByKey } from '../../client/resource.ts'
import { person } from '../../client/session.ts'
import { cameInto } from '../queue/calls.ts'
import { waiting } from '../queue/outbox.ts'
import type { CountIntent } from '../queue/outbox-rules.ts'
import { getCount, type HeldCount, listCounts, listSuggested } from './calls.ts'

export const counts = resource<readonly CountSession[]>({
  load: listCounts,
  name: 'counts',
  keepAs: 'counts',
})

/** Shown where it is, and done without where it is not. */
export const suggestedToday = resource<Suggested>({ load: listSuggested, name: 'counts' })

export const oneCount = resourceByKey<number, HeldCount>((id) => ({
  load: () => getCount(id),
  merge: (held, fresh) => (held.rev > fresh.rev ? held : fresh),
  name: `count/${id}`,
  keepAs: `count/${id}`,
}))

/** What an answer to a line says, which has its latest lines alone, with those that are held. */
export function withLines(held: HeldCount, answer: WholeCount): HeldCount {
  if (answer.rev <= held.rev) return held
  const told = new Set(answer.lines.map(({ productId }) => productId))
  return {
    ...held,
    ...answer,
    lines: [...answer.lines, ...held.lines.filter(({ productId }) => !told.has(productId))],
    more: false,
  }
}

/** Products that it is about, by category and name. */
export const goodsOf = (
  { category, productIds }: Pick<CountSession, 'category' | 'productIds'>,
  products: readonly Product[],
): readonly Product[] =>
  products
    .filter(
      (one) => (category === null || one.category === category) && (productIds?.includes(one.id) ?? true),
    )
    .map((product) => ({ product, key: `${fold(product.category ?? '\uffff')}\n${fold(product.name)}` }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.product.id - b.product.id))
    .map(({ product }) => product)

/** What came in from the queue is in the count at once. */
effect(() => {
  const answer = cameInto.value
  if (answer) oneCount(answer.id).put((held) => withLines(held, answer))
})

/** Those that are open, at hand where there is no network. */
export async function readyCounts(): Promise<void> {
  await counts.refresh()
  const open = (counts.value.peek() ?? []).filter(({ state }) => state === 'open')
  await Promise.all(open.map(({ id }) => oneCount(id).refresh()))
}

/** `waits`: it was noted without a network, and the shop does not have it yet; what it is worth, the shop will say. */
export type CountLine = WholeCount['lines'][number] & { readonly waits?: true }
/** With what waits on this device in it; `waits` is how many lines that are. */
export interface ShownCount extends Omit<HeldCount, 'lines'> {
  readonly lines: readonly CountLine[]
  readonly waits: number
}

/** What is noted later replaces what was noted before, as it will there. */
export function withWaiting(held: HeldCount): ShownCount {
  const mine = new Map<number, CountLine>()
  for (const { intent } of waiting.value)
    if (intent.kind === 'count' && intent.input.id === held.id)
      mine.set(intent.input.productId, lineOf(intent, held.value === null ? null : 0))
  const others = held.lines.filter(({ productId }) => !mine.has(productId))
  const added = mine.size + others.length - held.lines.length
  return {
    ...held,
    lines: [...[...mine.values()].toReversed(), ...others],
    counted: held.counted + added,
    left: Math.max(0, held.left - added),
    waits: mine.size,
  }
}

function lineOf({ input, product, expected, at }: CountIntent, value: number | null): CountLine {
  const { productId, counted, reason = null } = input
  const { id = 0, name = '' } = person.value ?? {}
  const difference = Math.round((counted - expected) * 1000) / 1000
  return {
    ...product,
    n: 0,
    productId,
    counted,
    expected,
    difference,
    value,
    reason,
    by: { id, name },
    at,
    waits: true,
  }
}

/** By its product. */
export const linesOf = ({ lines }: ShownCount): ReadonlyMap<number, CountLine> =>
  new Map(lines.map((line) => [line.productId, line]))
