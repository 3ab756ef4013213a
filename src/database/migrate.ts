// Brings the schema up to date; safe when several processes start at once.

import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator'
import { Client, type ClientConfig, DatabaseError } from 'pg'
import { LOCKS } from './locks.ts'

/**
 * Applies what is missing of drizzle/, each file in a transaction of its own: a release that goes on selling waits for no longer than one
 * of them has what it asks for. Under an advisory lock on a connection of its own without
 * time-outs: whoever waits must not die of waiting. Throws what PostgreSQL says.
 */
export async function migrate(connection: ClientConfig): Promise<void> {
  const client = new Client({ ...connection, application_name: 'balcao-migrate' })
  client.on('error', () => {}) // the failing query tells it
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCKS.migrating])
    await client.query(NOTED)
    const { rows } = await client.query<{ last: string | null }>(
      'select max(created_at) as last from drizzle.__drizzle_migrations',
    )
    const last = Number(rows[0]?.last ?? 0)
    for (const one of readMigrationFiles({ migrationsFolder: migrationsFolder() }))
      if (one.folderMillis > last) await patiently(() => apply(client, one))
  } finally {
    await client.end()
  }
}

/** What was applied, as drizzle-kit's own migrator notes it. */
const NOTED = `
  create schema if not exists drizzle;
  create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`

async function apply(client: Client, { sql, hash, folderMillis }: MigrationMeta): Promise<void> {
  await client.query('begin')
  try {
    for (const statement of sql) await client.query(statement)
    await client.query('insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)', [
      hash,
      folderMillis,
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
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
      if (!(error instanceof DatabaseError && error.code === DEADLOCK) || tried === ATTEMPTS) throw error
      await new Promise((done) => setTimeout(done, PAUSE_MS))
    }
  }
}

/** drizzle/ at the project's root, from the sources as from the bundle. */
function migrationsFolder(): string {
  let at = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(at, 'drizzle', 'meta', '_journal.json')) && dirname(at) !== at) at = dirname(at)
  return join(at, 'drizzle')
}
