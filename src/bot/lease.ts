// Doing something under a lease that is renewed while it is done.
import type { Database } from '#database/pool.ts'
import { RENEW_MS, renewLease } from '#domain/chat/index.ts'

/** Runs `work` while the lease, taken already, is renewed; whoever works lets it go. */
export async function withLease<T>(
  database: Database,
  name: string,
  holder: string,
  work: () => Promise<T>,
): Promise<T> {
  const renewal = setInterval(() => void renewLease(database, name, holder).catch(() => {}), RENEW_MS)
  try {
    return await work()
  } finally {
    clearInterval(renewal)
  }
}
