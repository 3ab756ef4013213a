// What stays on this device, by person: one IndexedDB store of named values. Where there is none, or it does not answer
// in time, nothing stays and nobody waits.
import { signal } from '@preact/signals'

const NAME = 'balcao'
const STORE = 'kept'
/** Some phones open it and never answer. A slow one that answers has done so long before. */
const ANSWER_MS = 3000
/** So often a storage that gave no answer, or could not be opened, is tried again while nobody waits for it. */
const AGAIN_MS = 30_000

/**
 * Does this device keep anything? So it is taken until the storage cannot be opened or gives no answer in time: then every step
 * is refused at once, until a try of our own is answered. One step that is undone, such as for want of room, changes nothing.
 */
export const keeps = signal(true)

/** Nothing of it was kept, or nobody knows: this device refuses, or gives no answer. */
export class NotKept extends Error {
  override readonly name = 'NotKept'
}

let opened: Promise<IDBDatabase> | null = null
let again: ReturnType<typeof setTimeout> | undefined

/** A connection that was lost is made anew. */
const open = () =>
  (opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(NAME, 1)
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore(STORE))
    request.addEventListener('success', () => {
      request.result.addEventListener('close', () => (opened = null))
      resolve(request.result)
      // However late.
      opened = Promise.resolve(request.result)
      if (!keeps.peek()) void probeStorage()
    })
    request.addEventListener('error', () => reject(new NotKept('not opened', { cause: request.error })))
  }))

/** Asks for something, and gives how to read the answer once the whole step is done. */
type Work<Result> = (store: IDBObjectStore) => () => Result

/** One step on the store, whole or not at all. Rejects, soon, where this device keeps nothing. */
export async function transact<Result>(
  mode: IDBTransactionMode,
  work: Work<Result>,
  options?: IDBTransactionOptions,
): Promise<Result> {
  if (!keeps.peek()) throw new NotKept('not asked again yet')
  return inTime(mode, work, options)
}

/** What has not ended by then is undone, and never begins later. */
function inTime<Result>(
  mode: IDBTransactionMode,
  work: Work<Result>,
  options?: IDBTransactionOptions,
): Promise<Result> {
  return new Promise<Result>((resolve, reject) => {
    let begun: IDBTransaction | null = null
    let late = false
    const timer = setTimeout(() => {
      late = true
      cancel(begun)
      rest()
      reject(new NotKept('no answer'))
    }, ANSWER_MS)
    const run = async () => {
      const transaction = await begin(mode, options)
      if (late) throw new NotKept('too late')
      begun = transaction
      return ended(transaction, work)
    }
    run()
      .then(resolve, reject)
      .finally(() => clearTimeout(timer))
  })
}

async function begin(mode: IDBTransactionMode, options?: IDBTransactionOptions): Promise<IDBTransaction> {
  try {
    return (await open()).transaction(STORE, mode, options)
  } catch {
    // The system dropped the connection without a word, or refuses: private windows, old clients, frames.
    opened = null
    return (await open().catch(refused)).transaction(STORE, mode, options)
  }
}

function refused(cause: unknown): never {
  rest()
  throw new NotKept('refused', { cause })
}

async function ended<Result>(transaction: IDBTransaction, work: Work<Result>): Promise<Result> {
  const read = work(transaction.objectStore(STORE))
  await new Promise<void>((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () => reject(new NotKept('undone', { cause: transaction.error })))
  })
  return read()
}

function cancel(transaction: IDBTransaction | null): void {
  try {
    transaction?.abort()
  } catch {
    // Already on its way to the disk: whoever asked does not know, and asks again by the same name.
  }
}

function rest(): void {
  opened = null
  keeps.value = false
  clearTimeout(again)
  again = setTimeout(() => void probeStorage(), AGAIN_MS)
}

/** Whether it answers again: asked now and then, and when the person returns. */
export async function probeStorage(): Promise<void> {
  if (keeps.peek()) return
  await inTime('readonly', (store) => {
    store.get('')
    return () => {
      clearTimeout(again)
      keeps.value = true
    }
  }).catch(() => undefined)
}

export const keyOf = (personId: number, name: string) => `${personId}/${name}`

/** Null where nothing is kept under the name; rejects where nobody can tell. */
export const recallDevice = <Value>(personId: number, name: string): Promise<Value | null> =>
  transact('readonly', (store) => {
    const request = store.get(keyOf(personId, name)) as IDBRequest<Value | undefined>
    return () => request.result ?? null
  })

/** Null where nothing is kept under the name, or nothing can be read: for what is only shown sooner by it. */
export const readDevice = <Value>(personId: number, name: string) =>
  recallDevice<Value>(personId, name).catch(nothing)

/** Done once it is kept, or cannot be: which of the two is not told. The queue, which must know, has outbox-device.ts. */
export const writeDevice = (personId: number, name: string, value: unknown) =>
  change((store) => store.put(value, keyOf(personId, name)))

/** Forgets what this person keeps under names that begin so. */
export function forgetDevice(personId: number, beginning: string): Promise<unknown> {
  const from = keyOf(personId, beginning)
  return change((store) => store.delete(IDBKeyRange.bound(from, `${from}\uffff`)))
}

const change = (work: (store: IDBObjectStore) => unknown) =>
  transact('readwrite', (store) => {
    work(store)
    return () => undefined
  }).catch(nothing)

function nothing(error: unknown): null {
  if (error instanceof NotKept) return null
  throw error
}
