// Which list is looked at: its preview lives a day on the server, and this device remembers which it was.
import { effect, signal } from '@preact/signals'
import { resourceByKey } from '../../client/resource.ts'
import { person } from '../../client/session.ts'
import { readDevice, writeDevice } from '../../platform/device-storage.ts'
import { getPreview, type Kind, type Preview } from './calls.ts'

export interface Looked {
  readonly id: number
  /** The file's name. */
  readonly file: string
}

export const previewOf = resourceByKey<number, Preview>((id) => ({
  load: () => getPreview(id),
  name: `import/${id}`,
}))

/** Undefined: nobody has looked on the device yet. */
const looked = {
  products: signal<Looked | null | undefined>(undefined),
  customers: signal<Looked | null | undefined>(undefined),
}

const nameOf = (kind: Kind) => `import/${kind}`

// What one person looked at is none of another's.
let owner = person.peek()?.id
effect(() => {
  if (person.value?.id === owner) return
  owner = person.value?.id
  for (const held of Object.values(looked)) held.value = undefined
})

export const lookedAt = (kind: Kind) => looked[kind]

export async function recall(kind: Kind): Promise<void> {
  const held = looked[kind]
  const who = person.peek()?.id
  if (held.peek() !== undefined || who === undefined) return
  const kept = await readDevice<Looked>(who, nameOf(kind))
  if (held.peek() === undefined && person.peek()?.id === who) held.value = kept ?? null
}

/** Null: none, another file is to be chosen. */
export function lookAt(kind: Kind, next: Looked | null): void {
  looked[kind].value = next
  const who = person.peek()?.id
  if (who !== undefined) void writeDevice(who, nameOf(kind), next)
}
