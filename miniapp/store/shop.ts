// The things of the shop that more than one screen reads.
import { computed } from '@preact/signals'
import type { Customer, Product } from '../api-types.ts'
import { getShop, listProducts, recentCustomers } from '../calls.ts'
import { shop } from '../format.ts'
import { hold, newest } from './held.ts'

/** How many people stand ready to be tapped; one more leaves when somebody else is chosen. */
const RECENT = 4

export const shopHeld = hold(async () => (shop.value = await getShop()))

/** Most sold first. */
export const products = hold<readonly Product[]>(listProducts, newest)
export const productById = computed(() => new Map(products.value.value?.map((one) => [one.id, one])))

/** By name, each once. */
export const categories = computed(() =>
  [...new Set(products.value.value?.flatMap(({ category }) => category ?? []))].sort((a, b) =>
    a.localeCompare(b),
  ),
)

export const recent = hold<readonly Customer[]>(() => recentCustomers(RECENT), newest)
