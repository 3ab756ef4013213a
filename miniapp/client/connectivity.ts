// Whether the shop is heard, and whether it can be reached at all; reachability.ts finds out.
import { signal } from '@preact/signals'

/** Events come, by socket or by asking. */
export const live = signal(false)
/** The last thing asked got no answer. */
export const noAnswer = signal(false)
/** That has been so for 10 s, whatever was tried. */
export const offline = signal(false)
