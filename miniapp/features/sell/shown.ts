// Which goods Vender shows, and in what order: by what was typed, else by category, most sold first. Kept while other pages are open.
import { computed, signal } from '@preact/signals'
import { findable, findProducts } from '../../client/find.ts'
import { language } from '../../client/words.ts'
import { typedSearch } from '../../ui/typing.ts'
import { products } from '../products/held.ts'

export const POPULAR = ''

export const search = signal('')
export const category = signal(POPULAR)

const all = computed(() => findable(products.value.value ?? []))
export const shown = computed(() => {
  const { query } = typedSearch(search.value, language.value)
  const found = findProducts(all.value, query)
  const within = category.value
  return query || within === POPULAR ? found : found.filter((product) => product.category === within)
})
