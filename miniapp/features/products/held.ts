// What the shop sells, held: read by every screen that shows goods.
import { computed } from '@preact/signals'
import { LIMIT_MAX } from '#lib/limits.ts'
import type { Page, Product } from '../../client/api-types.ts'
import { newest, resource } from '../../client/resource.ts'
import { api } from '../../client/session.ts'

/** Every product that may be sold, most sold first. */
async function listProducts(): Promise<Product[]> {
  const items: Product[] = []
  let cursor: string | null = null
  do {
    const page: Page<Product> = (
      await api<Page<Product>>({
        path: '/api/products',
        query: { sort: 'popular', limit: LIMIT_MAX, cursor: cursor ?? undefined },
      })
    ).data
    items.push(...page.items)
    cursor = page.nextCursor
  } while (cursor)
  return items
}

/** Most sold first. Levels follow in place; whatever else changes is read afresh. */
export const products = resource<readonly Product[]>({
  load: listProducts,
  merge: newest,
  keepAs: 'products',
  name: 'products',
  patch: (held, { entityId, name, rev, data }) => {
    if (name !== 'stock.changed' || !held.some(({ id }) => id === entityId)) return null
    return held.map((one) => (one.id === entityId && one.rev < rev ? { ...one, ...data, rev } : one))
  },
})
export const productById = computed(() => new Map(products.value.value?.map((one) => [one.id, one])))

/** By name, each once. */
export const categories = computed(() =>
  [...new Set(products.value.value?.flatMap(({ category }) => category ?? []))].sort((a, b) =>
    a.localeCompare(b),
  ),
)
