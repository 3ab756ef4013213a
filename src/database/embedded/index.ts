// The database that needs nothing installed: a real PostgreSQL below DATA_DIR, shared by every process that starts there.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Client, type ClientConfig } from 'pg'
import { connectionTo, ensureServer } from './ensure.ts'
import { type Places, placesFor } from './places.ts'

export interface EmbeddedServer {
  readonly connection: ClientConfig
  /** Brings the server back when it is gone. */
  readonly revive: () => Promise<void>
  /** Stops the server unless another process is with it. */
  readonly leave: () => Promise<void>
}

/** Any number that nothing else locks: whoever holds it, shared, is with the server. */
const PRESENCE = 7_207_002

/** Starts the server or joins it. Throws what stands in the way. */
export async function openEmbedded(dataDir: string, note: (text: string) => void): Promise<EmbeddedServer> {
  const places = placesFor(dataDir, note)
  await ensureServer(places)
  await createDatabase(places)
  const presence = new Presence(places)
  await presence.hold()
  return {
    connection: connectionTo(places),
    async revive() {
      await ensureServer(places)
      await presence.hold()
    },
    leave: () => presence.leave(),
  }
}

async function createDatabase(places: Places): Promise<void> {
  const client = new Client(connectionTo(places, 'postgres'))
  client.on('error', () => {})
  await client.connect()
  try {
    const { rows } = await client.query(`select 1 from pg_database where datname = 'balcao'`)
    if (!rows.length) await client.query('create database balcao')
  } catch (error) {
    // 42P04, 23505: another start made it in the same moment
    if (!['42P04', '23505'].includes((error as { code?: string }).code ?? '')) throw error
  } finally {
    await client.end()
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
    await client.query('select pg_advisory_lock_shared($1)', [PRESENCE])
    this.#client = client
  }

  async leave(): Promise<void> {
    const client = this.#client
    this.#client = undefined
    if (!client) return
    try {
      await client.query('select pg_advisory_unlock_shared($1)', [PRESENCE])
      const { rows } = await client.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [
        PRESENCE,
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
