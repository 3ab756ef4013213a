// The one LISTEN connection of a process. What is notified is a hint and no more: whoever needs to be sure reads.
import type { ClientConfig } from 'pg'
import { parseIntoClientConfig } from 'pg-connection-string'
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

/** The same address in both drivers' ways: a URL is read by pg's own reader, for one without a host is none to postgres.js. */
function open(config: ClientConfig) {
  const read = config.connectionString ? parseIntoClientConfig(config.connectionString) : config
  const { host, port = 5432, user, password, database, ssl } = read
  // A folder is where the socket lies; postgres.js wants its whole path.
  const place = host?.startsWith('/')
    ? { path: `${host}/.s.PGSQL.${port}` }
    : { host: host ?? 'localhost', port }
  return postgres({
    ...OPTIONS,
    ...place,
    ...(typeof password === 'string' ? { password } : {}),
    ...(ssl ? { ssl: ssl === true ? 'require' : ssl } : {}),
    username: user ?? 'postgres',
    database: database ?? user ?? 'postgres',
  })
}
