// Whether the shop is heard: for the dot on Início, and for what must wait.
import { signal } from '@preact/signals'

/** Events come, by socket or by asking. */
export const live = signal(false)
/** The last thing asked got no answer. */
export const silent = signal(false)
/** That has been so for 10 s, whatever was tried (contact.ts). */
export const offline = signal(false)
/** How much of each product, by id, waits to be sent: levels are shown without it. */
export const queuedGoods = signal<ReadonlyMap<number, number>>(new Map())
