// Where one looks whether what is said not to be in is in after all. Pure.
import { type Entry, isFree } from './outbox-rules.ts'

/** Where it is seen whether one that is said not to be in is in after all; null: surely it is not, or nothing is said of it. */
export function whereToCheck(entry: Entry): string | null {
  const { intent, refusal } = entry
  if (!refusal || isFree(entry)) return null
  if (intent.kind === 'count') return `/stock/count/${intent.input.id}`
  if (intent.kind === 'word') return intent.about.entity === 'sale' ? `/sales/${intent.about.id}` : '/'
  return intent.kind === 'sale' ? '/sales' : `/customers/${intent.customer.id}`
}
