// What an owner tells many goes out: copies are made, put out and settled in small steps, by one process, as long as some are on their way.
import { setTimeout as pause } from 'node:timers/promises'
import { areSending, sendOn } from '#domain/broadcasts/index.ts'
import { dropLease, takeLease } from '#domain/chat/index.ts'
import type { Runtime } from '#domain/runtime.ts'

const LEASE = 'broadcasting'
/** Between two steps, while there is something on its way. */
const STEP_MS = 250

interface Told {
  /** Something waits in the outbox. */
  readonly put: () => void
  /** Something was announced. */
  readonly heard: () => void
}

/** One step. True while there is more to do. */
export async function sendBroadcasts({ database }: Runtime, { put, heard }: Told): Promise<boolean> {
  if (!(await areSending(database)) || !(await takeLease(database, LEASE))) return false
  const sent = await sendOn(database)
  if (sent.put) put()
  if (sent.heard) heard()
  if (!sent.isOn) return false
  // Others have their turn in between.
  await pause(sent.made ? 0 : STEP_MS)
  return true
}

/** Another process goes on at once. */
export const leaveBroadcasts = ({ database }: Runtime): Promise<void> => dropLease(database, LEASE)
