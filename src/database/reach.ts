// Whether a database that somebody named can be entered at all: asked once at the start, before anything is opened.
import { Client, type ClientConfig } from 'pg'

/** Why it cannot be entered, in PostgreSQL's or the network's words, which hold no secret; undefined when it can. */
export async function whyOutOfReach(connection: ClientConfig): Promise<string | undefined> {
  const client = new Client({
    ...connection,
    application_name: 'balcao-start',
    connectionTimeoutMillis: 6000,
  })
  client.on('error', () => {}) // the failing connect tells it
  try {
    await client.connect()
    return undefined
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, ' ')
  } finally {
    await client.end().catch(() => {})
  }
}
