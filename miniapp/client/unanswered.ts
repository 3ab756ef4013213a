// What a form sent and was never answered, by person and form: it outlives the form and the app, until an answer settles it.
import { readDevice, writeDevice } from '../platform/device-storage.ts'

export interface Unanswered<Input> {
  readonly key: string
  /** Whatever went out under the key, the oldest first: at most one of them is stored. */
  readonly inputs: readonly Input[]
}

const BEGINNING = 'unanswered/'
/** Also where a device keeps nothing: then it lasts until the app is closed. */
const known = new Map<string, Unanswered<unknown>>()
const placeOf = (owner: number, name: string) => `${owner}/${name}`

export const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

export async function findUnanswered<Input>(owner: number, name: string): Promise<Unanswered<Input> | null> {
  const here = known.get(placeOf(owner, name)) as Unanswered<Input> | undefined
  return here ?? (await readDevice<Unanswered<Input>>(owner, BEGINNING + name))
}

/** Written down before it goes out. */
export async function noteUnanswered(owner: number, name: string, what: Unanswered<unknown>): Promise<void> {
  known.set(placeOf(owner, name), what)
  await writeDevice(owner, BEGINNING + name, what)
}

/** It was answered, or waits in the queue; what went out since, under another key, stays. */
export async function finishUnanswered(owner: number, name: string, key: string): Promise<void> {
  if ((await findUnanswered(owner, name))?.key !== key) return
  known.delete(placeOf(owner, name))
  await writeDevice(owner, BEGINNING + name, null)
}
