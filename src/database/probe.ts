// Whether a database that somebody named can be entered at all: asked once at the start, before anything is opened.
import { Client, type ClientConfig } from 'pg'

/** Why it cannot be entered, in PostgreSQL's or the network's words, which hold no secret; undefined when it can. */
export async function probeConnection(connection: ClientConfig): Promise<string | undefined> {
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

/** What an outside database lacks and this user cannot give it, in a sentence that says what to do; undefined for nothing. */
export async function probeExtensions(connection: ClientConfig): Promise<string | undefined> {
  const client = new Client({ ...connection, application_name: 'balcao-start' })
  client.on('error', () => {}) // the failing query tells it
  await client.connect()
  try {
    const { rows } = await client.query<{ there: boolean; shipped: boolean; may: boolean }>(
      `select exists (select from pg_extension where extname = 'pg_trgm') as there,
         exists (select from pg_available_extensions where name = 'pg_trgm') as shipped,
         has_database_privilege(current_database(), 'create') as may`,
    )
    const [{ there, shipped, may } = { there: false, shipped: true, may: true }] = rows
    if (there || (shipped && may)) return undefined
    return shipped
      ? 'pg_trgm, by which names are found, is not there and this user may not create it: run CREATE EXTENSION pg_trgm as the owner of the database'
      : 'pg_trgm, by which names are found, is not installed: it comes with the contrib package of PostgreSQL'
  } finally {
    await client.end().catch(() => {})
  }
}
