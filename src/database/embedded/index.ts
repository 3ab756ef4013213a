// The database that needs nothing installed: a real PostgreSQL below DATA_DIR, shared by every process that starts there.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Client, type ClientConfig } from 'pg'
import { LOCKS } from '../locks.ts'
import { ensureServer } from './ensure.ts'
import { type Places, placesFor } from './places.ts'
import { connectionTo, ensureRole, superuserOf } from './role.ts'

export interface EmbeddedServer {
  /** As the owner of the shop's database, who is nobody else's. */
  readonly connection: ClientConfig
  /** For filling and measuring alone. */
  readonly superuser: ClientConfig
  /** Brings the server back when it is gone. */
  readonly revive: () => Promise<void>
  /** Stops the server unless another process is with it. */
  readonly leave: () => Promise<void>
}

/** Starts the server or joins it. Throws what stands in the way. */
export async function openEmbedded(dataDir: string, note: (text: string) => void): Promise<EmbeddedServer> {
  const places = placesFor(dataDir, note)
  await ensureServer(places)
  await ensureRole(places)
  const presence = new Presence(places)
  await presence.hold()
  return {
    connection: connectionTo(places),
    superuser: superuserOf(places),
    async revive() {
      await ensureServer(places)
      await presence.hold()
    },
    leave: () => presence.leave(),
  }
}

/** A connection of its own that says "I am here" as long as this process lives. */
class Presence {
  readonly #places: Places
  #client: Client | undefined

  constructor(places: Places) {
    this.#places = places
  }

  async hold(): Promise<void> {
    if (this.#client) return
    const client = new Client({
      ...connectionTo(this.#places, 'postgres'),
      application_name: 'balcao-presence',
      keepAlive: true,
    })
    client.on('error', () => {
      if (this.#client === client) this.#client = undefined
    })
    await client.connect()
    client.on('end', () => {
      if (this.#client === client) this.#client = undefined
    })
    await client.query('select pg_advisory_lock_shared($1)', [LOCKS.presence])
    this.#client = client
  }

  async leave(): Promise<void> {
    const client = this.#client
    this.#client = undefined
    if (!client) return
    try {
      await client.query('select pg_advisory_unlock_shared($1)', [LOCKS.presence])
      const { rows } = await client.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [
        LOCKS.presence,
      ])
      if (rows[0]?.alone) await stop(this.#places)
    } catch {
      // the server is gone already
    } finally {
      await client.end().catch(() => {})
    }
  }
}

const STOP_MS = 10_000

/** Fast shutdown: SIGINT to the postmaster; over once it has taken its pid file away, or after 10 s. */
async function stop({ data }: Places): Promise<void> {
  const pidFile = join(data, 'postmaster.pid')
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
  if (!Number.isInteger(pid) || pid <= 1) return
  process.kill(pid, 'SIGINT')
  for (const until = Date.now() + STOP_MS; existsSync(pidFile) && Date.now() < until; ) await setTimeout(20)
}
