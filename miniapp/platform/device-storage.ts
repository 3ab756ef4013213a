// What stays on this device, by person: one IndexedDB store of named values. Where there is none, nothing stays.

const NAME = 'balcao'
const STORE = 'kept'

let opened: Promise<IDBDatabase | null> | null = null

/** Private windows and old clients may refuse: then the app works, and forgets. A connection that was lost is made anew. */
const open = () =>
  (opened ??= new Promise<IDBDatabase | null>((resolve) => {
    const none = () => {
      opened = null
      resolve(null)
    }
    try {
      const request = indexedDB.open(NAME, 1)
      request.addEventListener('upgradeneeded', () => request.result.createObjectStore(STORE))
      request.addEventListener('success', () => {
        request.result.addEventListener('close', () => (opened = null))
        resolve(request.result)
      })
      request.addEventListener('error', none)
    } catch {
      none()
    }
  }))

/** A step on the store. Null where nothing stays; a connection that the system dropped without a word is made anew. */
export async function begin(
  mode: IDBTransactionMode,
  options?: IDBTransactionOptions,
): Promise<IDBTransaction | null> {
  const database = await open()
  try {
    return database?.transaction(STORE, mode, options) ?? null
  } catch {
    opened = null
    return (await open())?.transaction(STORE, mode, options) ?? null
  }
}

export const storeOf = (transaction: IDBTransaction) => transaction.objectStore(STORE)

export const keyOf = (personId: number, name: string) => `${personId}/${name}`

/** Null where nothing is kept under the name, or nothing can be read. */
export async function readDevice<Value>(personId: number, name: string): Promise<Value | null> {
  const transaction = await begin('readonly')
  if (!transaction) return null
  return new Promise((resolve) => {
    const request = storeOf(transaction).get(keyOf(personId, name))
    request.addEventListener('success', () => resolve((request.result as Value | undefined) ?? null))
    request.addEventListener('error', () => resolve(null))
  })
}

/** Done once it is kept, or cannot be: which of the two is not told. The queue, which must know, has outbox-device.ts. */
export const writeDevice = (personId: number, name: string, value: unknown) =>
  change((store) => store.put(value, keyOf(personId, name)))

/** Forgets what this person keeps under names that begin so. */
export function forgetDevice(personId: number, beginning: string): Promise<void> {
  const from = keyOf(personId, beginning)
  return change((store) => store.delete(IDBKeyRange.bound(from, `${from}\uffff`)))
}

async function change(work: (store: IDBObjectStore) => void): Promise<void> {
  const transaction = await begin('readwrite')
  if (!transaction) return
  await new Promise<void>((resolve) => {
    work(storeOf(transaction))
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () => resolve())
  })
}
