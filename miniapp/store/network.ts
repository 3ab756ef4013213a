// Whether the shop is heard: for the dot on Início, and for what must wait.
import { signal } from '@preact/signals'

/** Events come, by socket or by asking. */
export const live = signal(false)
