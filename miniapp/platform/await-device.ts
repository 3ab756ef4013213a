// What stays on this device, for who can wait until it says: no answer is not taken for nothing.
import { keeps, NotKept, recallDevice } from './device-storage.ts'

const AGAIN_MS = 30_000

/** What `recallDevice` gives, once the device says it: one that gives no answer is asked again when it answers. */
export async function awaitDevice<Value>(personId: number, name: string): Promise<Value | null> {
  for (;;) {
    try {
      return await recallDevice<Value>(personId, name)
    } catch (error) {
      if (!(error instanceof NotKept)) throw error
      await answersAgain()
    }
  }
}

const answersAgain = () =>
  new Promise<void>((resolve) => {
    // One step was undone, and no more: that is no silence to wait for the end of.
    if (keeps.peek()) return void setTimeout(resolve, AGAIN_MS)
    const stop = keeps.subscribe((answers) => {
      if (!answers) return
      resolve()
      queueMicrotask(() => stop())
    })
  })
