// What the history is asked for: kept while other pages are open.
import { computed, signal } from '@preact/signals'
import { addDays } from '#lib/days.ts'
import type { SalesFilter } from '../../client/api-types.ts'
import { today } from '../../client/clock.ts'
import { day } from '../../client/format.ts'
import { words } from '../../client/words.ts'

type Status = 'all' | 'open' | 'partial' | 'voided'
export const STATUSES: readonly Status[] = ['all', 'open', 'partial', 'voided']

/** Days of the shop, both included; empty: without that end. */
export interface Period {
  readonly from: string
  readonly to: string
}
const ANY: Period = { from: '', to: '' }

export const search = signal('')
export const status = signal<Status>('all')
export const seller = signal<number | null>(null)
export const period = signal<Period>(ANY)

/** Without the search, which is asked once the typing rests. */
const narrowed = computed<SalesFilter>(() => {
  const { from, to } = period.value
  return {
    ...(status.value === 'all' ? {} : { status: status.value }),
    ...(seller.value === null ? {} : { sellerId: seller.value }),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  }
})

export const filterWith = (q: string): SalesFilter => (q ? { ...narrowed.value, q } : narrowed.value)

export const isNarrowed = () => Object.keys(narrowed.value).length > 0 || search.value.trim() !== ''

export function widen(): void {
  search.value = ''
  status.value = 'all'
  seller.value = null
  period.value = ANY
}

/** Today, and so many days with it. */
export const LASTS = [1, 7, 30] as const
export const lastDays = (days: number): Period => ({ from: addDays(today(), 1 - days), to: '' })

/** `7 dias`, `1 a 15 nov.`, in as few words as there are; null where every day counts. */
export function periodName({ from, to }: Period): string | null {
  const t = words('sales').sales
  if (!from && !to) return null
  const last = to ? undefined : LASTS.find((days) => lastDays(days).from === from)
  if (last) return t.lasts[last]
  if (from === to) return day(from)
  if (!to) return t.since(day(from))
  return from ? t.between(day(from), day(to)) : t.until(day(to))
}
