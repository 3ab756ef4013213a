// The key of a sale that goes on from elsewhere: that of its draft where the chat fills it too, for at every door it is one act.
import type { Draft } from './draft.ts'

/** Null: one is made when Cobrar opens. */
export const sharedKey = ({ shared }: Draft) => (shared ? `intent:${shared.id}` : null)
