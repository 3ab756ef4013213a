// Where the queue lies: on this device, by person, each step of it one transaction that is on the disk before it counts.
import { keyOf, NotKept, transact } from '../../platform/device-storage.ts'
import { type Entry, entryOf, type Intent } from './outbox-rules.ts'

/** Not below what a lost role wipes. */
const OUTBOX = 'outbox/'
const DIGITS = 12

const rangeOf = (personId: number) => {
  const from = keyOf(personId, OUTBOX)
  return IDBKeyRange.bound(from, `${from}\uffff`)
}
const placeOf = (personId: number, seq: number) => keyOf(personId, OUTBOX + String(seq).padStart(DIGITS, '0'))

/** Reads the person's queue, and what they keep under `name`, and changes both in one step; refused where this device keeps nothing. */
const step = <Result>(
  personId: number,
  work: (entries: readonly Entry[], store: IDBObjectStore, kept: unknown) => Result,
  name = '',
): Promise<Result> =>
  transact(
    'readwrite',
    (store) => {
      const kept = store.get(keyOf(personId, name))
      const read = store.getAll(rangeOf(personId)) as IDBRequest<Entry[]>
      let done: { readonly result: Result } | null = null
      read.addEventListener('success', () => {
        done = { result: work(read.result, store, kept.result) }
      })
      return () => {
        if (!done) throw new NotKept('not read')
        return done.result
      }
    },
    { durability: 'strict' },
  )

/** All of it, in order. Rejects, as each step here does, where this device keeps nothing. */
export const listQueue = (personId: number) => step(personId, (entries) => entries)

/**
 * Puts it at the end; what has the same key is the same intent, and stays as it is. What else it replaces on this device
 * (the cart it was made from) changes in the same step. `tried`: it went out under its key before, and may be stored.
 */
export const append = (
  personId: number,
  intent: Intent,
  tried: boolean,
  also: Readonly<Record<string, unknown>> = {},
) =>
  step(personId, (entries, store) => {
    for (const [name, value] of Object.entries(also)) store.put(value, keyOf(personId, name))
    const known = entries.find((one) => one.intent.key === intent.key)
    if (known) return known
    return put(personId, store, entryOf((entries.at(-1)?.seq ?? 0) + 1, intent, tried))
  })

/** Changes one that is still there, and with it what `others` has another word for; null takes it out. */
export const changeEntry = (
  personId: number,
  key: string,
  to: (entry: Entry) => Entry | null,
  others: (entry: Entry) => Entry = (entry) => entry,
) =>
  step(personId, (entries, store) => {
    const found = entries.find(({ intent }) => intent.key === key)
    if (!found) return null
    for (const one of entries) {
      const changed = one === found ? one : others(one)
      if (changed !== one) put(personId, store, changed)
    }
    const next = to(found)
    if (next) return put(personId, store, next)
    store.delete(placeOf(personId, found.seq))
    return null
  })

/** Takes one out and keeps what it becomes under `name`, in one step; null leaves all as it is. `kept` is what is there then. */
export const takeOut = <Kept>(
  personId: number,
  key: string,
  name: string,
  to: (entry: Entry, kept: Kept | undefined) => Kept | null,
) =>
  step(
    personId,
    (entries, store, before) => {
      const kept = before as Kept | undefined
      const found = entries.find(({ intent }) => intent.key === key)
      const next = found ? to(found, kept) : null
      if (!found || next === null) return { taken: false, kept }
      store.put(next, keyOf(personId, name))
      store.delete(placeOf(personId, found.seq))
      return { taken: true, kept: next }
    },
    name,
  )

function put(personId: number, store: IDBObjectStore, entry: Entry): Entry {
  store.put(entry, placeOf(personId, entry.seq))
  return entry
}
