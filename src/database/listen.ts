// The one LISTEN connection of a process. What is notified is a hint and no more: whoever needs to be sure reads.
import type { ClientConfig } from 'pg'
import postgres from 'postgres'

export interface Listening {
  /** Called with each notification of the channel; `connected` after each connect, for hints may have been missed. */
  on(channel: string, heard: (payload: string) => void, connected?: () => void): void
  close(): Promise<void>
}

/** Connects at the first `on`, by itself again whenever it is lost, and never throws for that. */
export function openListening(connection: ClientConfig): Listening {
  const sql = open(connection)
  let closed = false
  const on: Listening['on'] = (channel, heard, connected) => {
    const listen = (): Promise<unknown> =>
      sql.listen(channel, heard, connected).catch(async () => {
        if (closed) return
        await new Promise((done) => setTimeout(done, 1000))
        return closed ? undefined : listen()
      })
    void listen()
  }
  return {
    on,
    async close() {
      closed = true
      await sql.end({ timeout: 1 }).catch(() => {})
    },
  }
}

const OPTIONS = {
  max: 1,
  onnotice: () => {},
  connect_timeout: 10,
  connection: { application_name: 'balcao listening' },
}

function open({ connectionString, host, port, user, password, database }: ClientConfig) {
  if (connectionString) return postgres(connectionString, OPTIONS)
  const secret = typeof password === 'string' ? { password } : {}
  // A folder is where the socket lies; postgres.js wants its whole path.
  const place = host?.startsWith('/')
    ? { path: `${host}/.s.PGSQL.${port ?? 5432}` }
    : { host: host ?? 'localhost', port: port ?? 5432 }
  return postgres({
    ...OPTIONS,
    ...place,
    ...secret,
    username: user ?? 'postgres',
    database: database ?? 'postgres',
  })
}
