// Finding products among those held, as the server finds them: by lib's search and by codes; people: find-people.ts. Pure.
import { signal } from '@preact/signals'
import { fold } from '#lib/fold.ts'
import { among, codeOf, codePart, type Nearest, type Searchable, searchable } from '#lib/search.ts'
import { fetchCode } from '../platform/fetch-code.ts'
import type { Product } from './api-types.ts'

const near = signal<Nearest | null>(null)
let asked: Promise<void> | undefined

/** Names that are near are told by code that comes after the first page; who looked is told again when it is there. */
export const loadNear = (): Promise<void> => (asked ??= fetchNear())

async function fetchNear(): Promise<void> {
  const code = await fetchCode(
    () => import('#lib/near.ts'),
    () => true,
  )
  near.value = code?.nearest ?? null
}

export const nearest: Nearest = (all, readings, nameOf) => {
  if (!near.value) void loadNear()
  return near.value?.(all, readings, nameOf) ?? []
}

interface Findable {
  readonly product: Product
  readonly name: Searchable
  readonly codes: readonly string[]
}

export const findable = (products: readonly Product[]): Findable[] =>
  products.map((product) => ({
    product,
    name: searchable(product.name),
    codes: [codeOf(product.barcode ?? ''), codePart(product.sku ?? '')],
  }))

/** Every word typed is a part of the name, or the whole is a part of a code, in the order given; else those within a slip. */
export function findProducts(all: readonly Findable[], query: string): Product[] {
  const part = codePart(query)
  const hasCode = ({ codes }: Findable) => part !== '' && codes.some((code) => code.includes(part))
  return among(all, query, nearest, ({ name }) => name, hasCode).map(({ product }) => product)
}

/**
 * The products that a code stands for exactly: their barcode, in twelve digits or thirteen, their SKU, or our own label `p_7`.
 * Several where one's SKU is another's barcode, or one article has two products: then people say which.
 */
export function productsOfCode(products: readonly Product[], code: string): readonly Product[] {
  const own = /^p_(\d+)$/.exec(fold(code))?.[1]
  if (own) return products.filter(({ id }) => id === Number(own))
  const asked = codeOf(code)
  const found = products.filter(({ sku, barcode }) =>
    [barcode, sku].some((one) => one && asked && codeOf(one) === asked),
  )
  // `A-1` is not `A1` where both are there.
  const asWritten = /^\d+$/.test(code)
    ? []
    : found.filter(({ sku, barcode }) => [barcode, sku].includes(code))
  return asWritten.length ? asWritten : found
}
