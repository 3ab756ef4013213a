// Shops of the demonstration for benches: a database of the server for each size, made when it is not there.
import { Client, type ClientConfig } from 'pg'
import { migrate } from '#database/migrate.ts'
import { fill } from '#demo/fill.ts'

export const TIME_ZONE = 'America/Sao_Paulo'
export const say = (text: string) => process.stdout.write(`${text}\n`)

export async function asAdmin<T>(server: ClientConfig, act: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(server)
  await client.connect()
  try {
    return await act(client)
  } finally {
    await client.end()
  }
}

/** A database of the server with a shop of so many sales; made when it is not there. */
export async function shopOf(server: ClientConfig, sales: number): Promise<ClientConfig> {
  const name = `growth_${sales}`
  const config = { ...server, database: name, ...withoutName(server, name) }
  const { rowCount } = await asAdmin(server, (client) =>
    client.query('select from pg_database where datname = $1', [name]),
  )
  if (!rowCount) await asAdmin(server, (client) => client.query(`create database ${name}`))
  await migrate(config)
  const since = Date.now()
  const made = await fill(config, { sales, timeZone: TIME_ZONE }).catch((error: Error) => {
    if (error.name !== 'NotEmpty') throw error
  })
  if (made) say(`${made.sales} sales filled in ${((Date.now() - since) / 1000).toFixed(0)} s`)
  return config
}

/** An address names its database itself. */
function withoutName({ connectionString }: ClientConfig, name: string): ClientConfig {
  if (connectionString === undefined) return {}
  const url = new URL(connectionString)
  url.pathname = `/${name}`
  return { connectionString: url.href }
}
