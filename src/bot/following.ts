// Following what happens in the shop, one process at a time: each event becomes calls once, whatever stops in between.
import {
  freshEvents,
  type Outgoing,
  putOut,
  type Seen,
  startFollowing,
  takeLease,
} from '#domain/chat/index.ts'
import type { Runtime } from '#domain/runtime.ts'

interface Following {
  /** Whose cursor it is. */
  readonly name: string
  /** Events that it is told of. */
  readonly hears: readonly string[]
  readonly callsFor: (events: readonly Seen[]) => Promise<readonly Outgoing[]>
  /** Something waits in the outbox. */
  readonly put: () => void
}

/** What came since becomes calls, put out in the transaction that moves the cursor. True when there may be more. */
export async function follow(
  { database }: Runtime,
  { name, hears, callsFor, put }: Following,
): Promise<boolean> {
  if (!(await takeLease(database, name))) return false
  await startFollowing(database, name)
  const fresh = await freshEvents(database, name, hears)
  if (!fresh?.last) return false
  const calls = await callsFor(fresh.items)
  await putOut(database, calls, { name, ...fresh.last })
  if (calls.length) put()
  return true
}
