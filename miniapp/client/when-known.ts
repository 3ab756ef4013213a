// Waits for a signal to hold something.
import type { ReadonlySignal } from '@preact/signals'

export const whenKnown = (held: ReadonlySignal<unknown>) =>
  new Promise<void>((resolve) => {
    const stop = held.subscribe((value) => {
      if (value === null) return
      resolve()
      queueMicrotask(() => stop())
    })
  })
