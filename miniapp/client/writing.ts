// Sends a write of one's own, and has what it made stale read again; the table of that comes after the first page.

import type { Write } from './invalidation.ts'
import { invalidate } from './resource.ts'

/** Sends it; then what it is about is read again, also where it was refused: something of it was held wrongly. */
export async function writing<Result>(write: Write, sent: Promise<Result>): Promise<Result> {
  // Where its code does not come there is no network to read by either; nobody's answer waits for it.
  const table = import('./invalidation.ts').catch(() => null)
  const readAgain = async () => invalidate((await table)?.staleAfterWrite(write) ?? [])
  return sent.finally(() => void readAgain())
}
