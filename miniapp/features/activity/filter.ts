// What is looked for, whose acts, about what, of which days: kept while other pages are open.
import { computed, signal } from '@preact/signals'
import type { ActivitiesFilter } from './calls.ts'

export const KINDS = ['all', 'refused', 'prices', 'money', 'stock', 'people'] as const
export type Kind = (typeof KINDS)[number]

export const search = signal('')
/** 0: everybody's. */
export const who = signal(0)
export const kind = signal<Kind>('all')
/** Days of the shop, both included; empty: without that end. */
export const period = signal({ from: '', to: '' })

/** Without the search, which is asked once the typing rests. */
const narrowed = computed<ActivitiesFilter>(() => {
  const { from, to } = period.value
  const about = kind.value
  return {
    ...(who.value ? { actorId: who.value } : {}),
    ...(about === 'refused' ? { refused: true } : about === 'all' ? {} : { about }),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  }
})

export const filterWith = (q: string): ActivitiesFilter => (q ? { ...narrowed.value, q } : narrowed.value)

/** As it stands. */
export const filter = computed(() => filterWith(search.value.trim()))

export const isNarrowed = () => Object.keys(narrowed.value).length > 0 || search.value.trim() !== ''

/** All that one person did. */
export function showActsOf(actorId: number): void {
  widen()
  who.value = actorId
}

export function widen(): void {
  search.value = ''
  who.value = 0
  kind.value = 'all'
  period.value = { from: '', to: '' }
}
