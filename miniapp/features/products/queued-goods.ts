// What of the goods is promised to sales that were not sent yet.
import { signal } from '@preact/signals'

/** How much of each product, by id, waits to be sent: levels are shown without it. */
export const queuedGoods = signal<ReadonlyMap<number, number>>(new Map())
