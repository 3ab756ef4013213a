// Doing something under a lease that is renewed while it is done.
import type { Database } from '#database/pool.ts'
import { dropLease, RENEW_MS, takeLease } from '#domain/chat/index.ts'

/** Runs `work` while the lease, taken already, is renewed; gives it back at the end. */
export async function held<T>(
  database: Database,
  name: string,
  holder: string,
  work: () => Promise<T>,
): Promise<T> {
  const renewal = setInterval(() => void takeLease(database, name, holder).catch(() => {}), RENEW_MS)
  try {
    return await work()
  } finally {
    clearInterval(renewal)
    await dropLease(database, name, holder).catch(() => {})
  }
}
