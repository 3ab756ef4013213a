// What a form sent and was never answered, noted by person and form on this device: it outlives the form and the app.
import { awaitDevice } from '../platform/await-device.ts'
import { keeps, NotKept, recallDevice, writeDevice } from '../platform/device-storage.ts'
import { confirm } from '../platform/popups.ts'
import type { Note, Unanswered } from './send-once.ts'
import { loadWords, words } from './words.ts'

const BEGINNING = 'unanswered/'
/** Also where a device keeps nothing: then it lasts until the app is closed. Null: nothing is open, whatever lies there. */
const known = new Map<string, Unanswered<unknown> | null>()
const placeOf = (owner: number, name: string) => `${owner}/${name}`
/** Who was asked, on a device that does not say what is open, and goes on without it. */
let goesOn: number | null = null

export function deviceNote<Input>(owner: number, name: string): Note<Input> {
  const place = placeOf(owner, name)
  return {
    read: async () => {
      const here = known.get(place) as Unanswered<Input> | null | undefined
      if (here !== undefined) return here
      try {
        return await recallUnanswered<Input>(owner, name, recallDevice)
      } catch (error) {
        if (!(error instanceof NotKept)) throw error
        return (await mayGo(owner)) ? null : undefined
      }
    },
    write: async (open) => {
      known.set(place, open)
      await writeDevice(owner, BEGINNING + name, open)
      return true
    },
    end: async (key) => {
      // What went out since, under another key, stays.
      if (known.get(place)?.key !== key) return
      known.set(place, null)
      await writeDevice(owner, BEGINNING + name, null)
      if (keeps.peek()) known.delete(place)
    },
  }
}

/** What is open there from an earlier opening of the app, once the device says. */
export const awaitUnanswered = <Input>(owner: number, name: string) =>
  recallUnanswered<Input>(owner, name, awaitDevice)

async function recallUnanswered<Input>(
  owner: number,
  name: string,
  recall: typeof recallDevice,
): Promise<Unanswered<Input> | null> {
  const kept = await recall<Unanswered<Input>>(owner, BEGINNING + name)
  const place = placeOf(owner, name)
  // What was noted while the device was asked is the newer.
  if (kept && !known.has(place)) known.set(place, kept)
  return (known.get(place) as Unanswered<Input> | null | undefined) ?? null
}

/** Something may be open from before the app was closed, and would be stored twice: that is the person's to say, once. */
async function mayGo(owner: number): Promise<boolean> {
  if (goesOn === owner) return true
  await loadWords('queue')
  const { yes, no } = words('frame').miniapp
  if (await confirm(words('queue').queue.mayHaveGone, yes, no)) goesOn = owner
  return goesOn === owner
}
