// The shop as this device knows it, for whoever writes amounts, days and times; client/shop.ts asks for it.
import { signal } from '@preact/signals'
import { DUE_AFTER_DAYS } from '#lib/limits.ts'
import type { Shop } from './api-types.ts'

/** The shop, once known; until then what most shops here are. */
export const shop = signal<Shop | null>(null)

export const timeZone = () => shop.value?.timeZone ?? 'America/Sao_Paulo'

/** A debt without a due date is due so many days after its sale. */
export const dueDays = () => shop.value?.dueDays ?? DUE_AFTER_DAYS
