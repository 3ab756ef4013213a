// Brings the schema up to date; safe when several processes start at once.

import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate as applyAll } from 'drizzle-orm/node-postgres/migrator'
import { Client, type ClientConfig, DatabaseError } from 'pg'
import { LOCKS } from './locks.ts'

/**
 * Applies what is missing of drizzle/, in one transaction, under an advisory lock on a connection of its own without
 * time-outs: whoever waits must not die of waiting. Throws what PostgreSQL says.
 */
export async function migrate(connection: ClientConfig): Promise<void> {
  const client = new Client({ ...connection, application_name: 'balcao-migrate' })
  client.on('error', () => {}) // the failing query tells it
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCKS.migrating])
    await patiently(() => applyAll(drizzle(client), { migrationsFolder: migrationsFolder() }))
  } finally {
    await client.end()
  }
}

const DEADLOCK = '40P01'
const ATTEMPTS = 20
const PAUSE_MS = 250

/** A release that goes on selling may meet us crosswise: who was broken off begins anew. */
async function patiently(act: () => Promise<unknown>): Promise<void> {
  for (let tried = 1; ; tried++) {
    try {
      await act()
      return
    } catch (error) {
      if (codeOf(error) !== DEADLOCK || tried === ATTEMPTS) throw error
      await new Promise((done) => setTimeout(done, PAUSE_MS))
    }
  }
}

/** drizzle puts PostgreSQL's error behind its own. */
function codeOf(error: unknown): string | undefined {
  if (error instanceof DatabaseError) return error.code
  return error instanceof Error ? codeOf(error.cause) : undefined
}

/** drizzle/ at the project's root, from the sources as from the bundle. */
function migrationsFolder(): string {
  let at = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(at, 'drizzle', 'meta', '_journal.json')) && dirname(at) !== at) at = dirname(at)
  return join(at, 'drizzle')
}
