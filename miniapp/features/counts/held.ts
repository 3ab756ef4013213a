// Counts of many products, held and followed; and which products one is about, in the order of counting.
import { fold } from '#lib/fold.ts'
import type { CountSession, Product, WholeCount } from '../../client/api-types.ts'
import { resource, resourceByKey } from '../../client/resource.ts'
import { getCount, listCounts } from './calls.ts'

export const counts = resource<readonly CountSession[]>({ load: listCounts, name: 'counts' })

export const oneCount = resourceByKey<number, WholeCount>((id) => ({
  load: () => getCount(id),
  merge: (held, fresh) => (held.rev > fresh.rev ? held : fresh),
  name: `count/${id}`,
  keepAs: `count/${id}`,
}))

/** What an answer to a line says, which has its latest lines alone, with those that are held. */
export function withLines(held: WholeCount, answer: WholeCount): WholeCount {
  if (answer.rev <= held.rev) return held
  const told = new Set(answer.lines.map(({ productId }) => productId))
  return {
    ...answer,
    lines: [...answer.lines, ...held.lines.filter(({ productId }) => !told.has(productId))],
    more: false,
  }
}

/** Products that it is about, by category and name. */
export const goodsOf = ({ category }: CountSession, products: readonly Product[]): readonly Product[] =>
  products
    .filter((product) => category === null || product.category === category)
    .map((product) => ({ product, key: `${fold(product.category ?? '\uffff')}\n${fold(product.name)}` }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.product.id - b.product.id))
    .map(({ product }) => product)

export type CountLine = WholeCount['lines'][number]

/** By its product. */
export const linesOf = ({ lines }: WholeCount): ReadonlyMap<number, CountLine> =>
  new Map(lines.map((line) => [line.productId, line]))
