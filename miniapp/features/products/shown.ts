// Which products the list shows, and in what order: what runs out first, the rest by name. The order stays while one looks.
import { computed, signal } from '@preact/signals'
import { fold } from '#lib/fold.ts'
import type { Product } from '../../client/api-types.ts'
import { findable, findProducts } from '../../client/find.ts'
import { products } from './held.ts'

export type Filter = 'all' | 'low' | 'out' | 'hidden'
export const FILTERS: readonly Filter[] = ['all', 'low', 'out', 'hidden']

export const search = signal('')
export const filter = signal<Filter>('all')

export const isOut = ({ stock = 0 }: Product) => stock <= 0

const FITS: Record<Filter, (product: Product) => boolean> = {
  all: () => true,
  // What is out has run out, with a minimum or without.
  low: (product) => Boolean(product.low) || isOut(product),
  out: isOut,
  hidden: ({ hidden }) => Boolean(hidden),
}

export const counts = computed(() => {
  const all = products.value.value ?? []
  return Object.fromEntries(FILTERS.map((one) => [one, all.filter(FITS[one]).length])) as Record<
    Filter,
    number
  >
})

const all = computed(() => findable(products.value.value ?? []))

interface Groups {
  /** Sold out, then running out. */
  readonly needy: readonly Product[]
  readonly fine: readonly Product[]
}

/** As the shelf is now. */
export function groupsNow(): Groups {
  const found = findProducts(all.value, search.value)
    .filter(FITS[filter.value])
    .map((product) => ({ product, key: fold(product.name) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.product.id - b.product.id))
    .map(({ product }) => product)
  const out = found.filter(isOut)
  const low = found.filter((product) => product.low && !isOut(product))
  return {
    needy: [...out, ...low],
    fine: found.filter((product) => !isOut(product) && !product.low),
  }
}
