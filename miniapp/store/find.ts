// Finding products among those held: folded, by parts of the name, by SKU and barcode. Pure.
import { fold } from '#lib/fold.ts'
import type { Product } from '../api-types.ts'

interface Findable {
  readonly product: Product
  readonly key: string
}

export const findable = (products: readonly Product[]): Findable[] =>
  products.map((product) => ({ product, key: fold(product.name) }))

/** Every word typed is a part of the name, or the whole is a part of a code; in the order given. */
export function findProducts(all: readonly Findable[], query: string): Product[] {
  const folded = fold(query)
  if (!folded) return all.map(({ product }) => product)
  const parts = folded.split(' ')
  return all
    .filter(({ product, key }) => parts.every((part) => key.includes(part)) || hasCode(product, folded))
    .map(({ product }) => product)
}

const hasCode = ({ sku, barcode }: Product, folded: string) =>
  [sku, barcode].some((code) => code && fold(code).includes(folded))

/** The product that a code stands for exactly: its barcode, its SKU, or our own label `p_7`. */
export function productOfCode(products: readonly Product[], code: string): Product | null {
  const folded = fold(code)
  const own = /^p_(\d+)$/.exec(folded)?.[1]
  return (
    products.find(({ id, sku, barcode }) =>
      own ? id === Number(own) : [sku, barcode].some((one) => one && fold(one) === folded),
    ) ?? null
  )
}
