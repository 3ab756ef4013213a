// What stays on this device, by person: one IndexedDB store of named values. Where there is none, nothing stays.

const NAME = 'balcao'
export const STORE = 'kept'

let opened: Promise<IDBDatabase | null> | null = null

/** Private windows and old clients may refuse: then the app works, and forgets. */
export const open = () =>
  (opened ??= new Promise<IDBDatabase | null>((resolve) => {
    try {
      const request = indexedDB.open(NAME, 1)
      request.addEventListener('upgradeneeded', () => request.result.createObjectStore(STORE))
      request.addEventListener('success', () => resolve(request.result))
      request.addEventListener('error', () => resolve(null))
    } catch {
      resolve(null)
    }
  }))

export const keyOf = (personId: number, name: string) => `${personId}/${name}`

/** Null where nothing is kept under the name, or nothing can be read. */
export async function readDevice<Value>(personId: number, name: string): Promise<Value | null> {
  const database = await open()
  if (!database) return null
  return new Promise((resolve) => {
    const request = database.transaction(STORE).objectStore(STORE).get(keyOf(personId, name))
    request.addEventListener('success', () => resolve((request.result as Value | undefined) ?? null))
    request.addEventListener('error', () => resolve(null))
  })
}

/** Done once it is kept, or cannot be: which of the two is not told. The queue, which must know, has outbox-device.ts. */
export async function writeDevice(personId: number, name: string, value: unknown): Promise<void> {
  const database = await open()
  if (!database) return
  await new Promise<void>((resolve) => {
    const transaction = database.transaction(STORE, 'readwrite')
    transaction.objectStore(STORE).put(value, keyOf(personId, name))
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () => resolve())
  })
}

/** Forgets what this person keeps under names that begin so. */
export async function forgetDevice(personId: number, beginning: string): Promise<void> {
  const database = await open()
  if (!database) return
  const from = keyOf(personId, beginning)
  await new Promise<void>((resolve) => {
    const transaction = database.transaction(STORE, 'readwrite')
    transaction.objectStore(STORE).delete(IDBKeyRange.bound(from, `${from}\uffff`))
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () => resolve())
  })
}
