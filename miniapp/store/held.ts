// What the screens read: held in memory, shown at once, refreshed in place. An older revision never replaces a newer one.
import { type ReadonlySignal, signal } from '@preact/signals'
import { ApiError } from '../api.ts'
import { heed } from '../session.ts'

export interface Held<Value> {
  /** Null until it came once. */
  readonly value: ReadonlySignal<Value | null>
  /** Why the last try failed; null once one worked. */
  readonly error: ReadonlySignal<ApiError | null>
  readonly refresh: () => Promise<void>
  readonly put: (change: (value: Value) => Value) => void
  readonly forget: () => void
}

const forgetting: (() => void)[] = []

/** One thing to hold. `merge` settles what came against what is held. */
export function hold<Value>(
  load: () => Promise<Value>,
  merge: (held: Value, fresh: Value) => Value = (_held, fresh) => fresh,
): Held<Value> {
  const value = signal<Value | null>(null)
  const error = signal<ApiError | null>(null)
  let running: Promise<void> | null = null
  let round = 0

  const run = async () => {
    const mine = round
    try {
      const fresh = await load()
      if (mine !== round) return
      const held = value.peek()
      value.value = held === null ? fresh : merge(held, fresh)
      error.value = null
    } catch (caught) {
      if (!(caught instanceof ApiError)) throw caught
      heed(caught)
      if (mine === round) error.value = caught
    }
  }
  const held: Held<Value> = {
    value,
    error,
    refresh: () => (running ??= run().finally(() => (running = null))),
    put: (change) => {
      const now = value.peek()
      if (now !== null) value.value = change(now)
    },
    forget: () => {
      round++
      running = null
      value.value = null
      error.value = null
    },
  }
  forgetting.push(held.forget)
  return held
}

/** Another person, another role: nothing of the one before stays. */
export function forgetEverything(): void {
  for (const forget of forgetting) forget()
}

interface Entity {
  readonly id: number
  readonly rev: number
}

/** The fresh list in its order; each entity as whichever of the two is newer. */
export function newest<Item extends Entity>(held: readonly Item[], fresh: readonly Item[]): readonly Item[] {
  const before = new Map(held.map((item) => [item.id, item]))
  return fresh.map((item) => {
    const old = before.get(item.id)
    return old && old.rev > item.rev ? old : item
  })
}
