// What the screens read: held in memory, shown at once, refreshed in place. An older revision never replaces a newer one.
import { type ReadonlySignal, signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { beforeRest } from '../platform/at-rest.ts'
import { readDevice, writeDevice } from '../platform/device-storage.ts'
import { ApiError } from './api.ts'
import type { Role } from './api-types.ts'
import type { LiveEvent } from './live.ts'
import { onAuthError, person } from './session.ts'

/** Where a thing comes from, and what changes it. */
export interface Source<Value> {
  /** What client/invalidation.ts knows it by; without one it goes stale by its age alone. */
  readonly name?: string
  readonly load: () => Promise<Value>
  /** Settles what came against what is held. */
  readonly merge?: (held: Value, fresh: Value) => Value
  /** What an event that makes it stale makes of it, where it says enough; null: it must be read afresh. */
  readonly patch?: (held: Value, event: LiveEvent) => Value | null
  /** Read afresh although no screen shows it. */
  readonly always?: boolean
  /** Its name on this device, by person; without one it goes when the app is closed. */
  readonly keepAs?: string
}

export interface Resource<Value> {
  /** Null until it came once. */
  readonly value: ReadonlySignal<Value | null>
  /** Why the last try failed; null once one worked. */
  readonly error: ReadonlySignal<ApiError | null>
  /** When the server last said it, milliseconds by this device's clock; null: never. */
  readonly seenAt: ReadonlySignal<number | null>
  /** Reads it afresh. What is asked after a write never settles for an answer that was under way before. */
  readonly refresh: () => Promise<void>
  readonly put: (change: (value: Value) => Value) => void
  /** For a screen that shows it: read when the screen opens, and again with every event about it. */
  readonly use: () => Value | null
}

interface Kept<Value> {
  readonly value: Value
  readonly seenAt: number
}

interface Registered {
  readonly name: string | undefined
  readonly forget: () => void
  readonly stale: (event: LiveEvent | undefined) => void
  readonly reset: () => void
}

const registered = new Set<Registered>()
/** Events come in bursts: one reading for all of them. */
const SOON_MS = 250
/** Readings in a row of what changes all the time, and how long it is left alone then. */
const LOADS_MAX = 2
const CALM_MS = 5000
/** A screen that opens just after another read the same thing need not read it again. */
const FRESH_MS = 1000
/** On the device a held thing's name begins so; what begins otherwise outlives a lost role. */
export const HELD = 'held/'
/** Then comes the role that saw it. */
export const heldAs = (role: Role) => `${HELD}${role}/`

/** One thing to hold. */
export function resource<Value>(source: Source<Value>): Resource<Value> & { readonly release: () => void } {
  const { load, merge = (_held, fresh) => fresh, patch, keepAs } = source
  const value = signal<Value | null>(null)
  const error = signal<ApiError | null>(null)
  const seenAt = signal<number | null>(null)
  let running: Promise<void> | null = null
  let next: Promise<void> | null = null
  let round = 0
  let changes = 0
  let watchers = 0
  let soon: ReturnType<typeof setTimeout> | undefined

  const recall = async (mine: number) => {
    const owner = person.peek()
    if (!keepAs || !owner || value.peek() !== null) return
    const kept = await readDevice<Kept<Value>>(owner.id, heldAs(owner.role) + keepAs)
    if (!kept || mine !== round || value.peek() !== null) return
    seenAt.value = kept.seenAt
    value.value = kept.value
  }
  const keep = (now: Value) => {
    const owner = person.peek()
    if (!keepAs || !owner) return
    const kept: Kept<Value> = { value: now, seenAt: seenAt.peek() ?? Date.now() }
    void writeDevice(owner.id, heldAs(owner.role) + keepAs, kept)
  }
  const change = (now: Value) => {
    if (now !== value.peek()) changes++
    value.value = now
  }
  /** What came while something else changed what is held may be older than that: it is read again, and in the end anyhow soon. */
  const loadUnchanged = async (): Promise<Value> => {
    for (let times = 1; ; times++) {
      const [mine, before] = [round, changes]
      const fresh = await beforeRest(load())
      if (mine !== round || before === changes) return fresh
      if (times < LOADS_MAX) continue
      setTimeout(refreshSoon, CALM_MS)
      return fresh
    }
  }
  const run = async () => {
    const mine = round
    void recall(mine)
    try {
      const fresh = await loadUnchanged()
      if (mine !== round) return
      const held = value.peek()
      const settled = held === null ? fresh : merge(held, fresh)
      seenAt.value = Date.now()
      value.value = settled
      error.value = null
      keep(settled)
    } catch (caught) {
      if (!(caught instanceof ApiError)) throw caught
      onAuthError(caught)
      if (mine === round) error.value = caught
    }
  }
  const begin = (): Promise<void> => {
    const mine = run().finally(() => {
      if (running === mine) running = null
    })
    running = mine
    return mine
  }
  const refresh = (): Promise<void> => {
    if (!running) return begin()
    next ??= running.then(() => {
      next = null
      return begin()
    })
    return next
  }
  const refreshSoon = () => {
    soon ??= setTimeout(() => {
      soon = undefined
      if (watchers || running || source.always) void refresh()
      else seenAt.value = null
    }, SOON_MS)
  }
  const own: Registered = {
    name: source.name,
    forget: () => {
      round++
      running = null
      next = null
      value.value = null
      error.value = null
      seenAt.value = null
    },
    stale: (event) => {
      const held = value.peek()
      // What is under way may have been read before this happened.
      if (held === null) return running ? refreshSoon() : undefined
      const patched = event && patch ? patch(held, event) : null
      if (patched === null) refreshSoon()
      // A reading that is settled by revisions need not be asked again for it.
      else if (source.merge) value.value = patched
      else change(patched)
    },
    reset: refreshSoon,
  }
  registered.add(own)
  return {
    value,
    error,
    seenAt,
    refresh,
    put: (changed) => {
      const now = value.peek()
      if (now === null) return
      change(changed(now))
      keep(value.peek() as Value)
    },
    use: () => {
      useEffect(() => {
        watchers++
        if (!running && Date.now() - (seenAt.peek() ?? 0) > FRESH_MS) void refresh()
        return () => {
          watchers--
        }
      }, [refresh])
      return value.value
    },
    release: () => registered.delete(own),
  }
}

const EACH_MAX = 40

/** The same for each of many, by key: the last few dozen stay. */
export function resourceByKey<Key extends string | number, Value>(sourceOf: (key: Key) => Source<Value>) {
  const each = new Map<Key, ReturnType<typeof resource<Value>>>()
  return (key: Key): Resource<Value> => {
    const found = each.get(key) ?? resource(sourceOf(key))
    each.delete(key)
    each.set(key, found)
    const [oldest] = each.keys()
    if (each.size > EACH_MAX && oldest !== undefined) {
      each.get(oldest)?.release()
      each.delete(oldest)
    }
    return found
  }
}

/** Another person, another role: nothing of the one before stays in memory. */
export function forgetEverything(): void {
  for (const { forget } of registered) forget()
}

/** What is held under these names is stale; the event, where there is one, may say what it is now. */
export function invalidate(names: readonly string[], event?: LiveEvent): void {
  const isNamed = (name: string) =>
    names.some((one) => (one.endsWith('/') ? name.startsWith(one) : name === one))
  for (const { name, stale } of registered) if (name !== undefined && isNamed(name)) stale(event)
}

/** What was missed is not known: what shows is read afresh, the rest when it shows. */
export function resetEverything(): void {
  for (const { reset } of registered) reset()
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

/** One entity: whichever is newer. */
export const newer = <Item extends Entity>(held: Item, fresh: Item): Item =>
  held.id === fresh.id && held.rev > fresh.rev ? held : fresh

/** For one entity that its own events make stale: old news is none. */
export const unlessOld = <Item extends Entity>(held: Item, { rev }: LiveEvent): Item | null =>
  rev > held.rev ? null : held
