// A fresh database for a test file, made from a template in some milliseconds.
import { randomUUID } from 'node:crypto'
import { Client, type ClientConfig } from 'pg'
import { inject } from 'vitest'
import { TEMPLATE } from './database-names.ts'

export interface FreshDatabase {
  readonly config: ClientConfig
  /** Ends whoever is still connected. */
  drop(): Promise<void>
}

/** As the template is: the schema alone, unless told. */
export async function freshDatabase(template = TEMPLATE): Promise<FreshDatabase> {
  const host = inject('socketFolder')
  const name = `t_${randomUUID().replaceAll('-', '')}`
  await asAdmin(host, `create database ${name} template ${template} strategy file_copy`)
  return {
    config: { host, user: 'balcao', database: name },
    drop: () => asAdmin(host, `drop database if exists ${name} with (force)`),
  }
}

/** A template of the cluster's, made by whichever file of the run asks first; the others wait for it. */
export async function templateOf(
  name: string,
  fill: (config: ClientConfig) => Promise<void>,
): Promise<string> {
  const host = inject('socketFolder')
  const template = `template_${name}`
  const database = `${template}_in_the_making`
  await asAdmin(host, 'select pg_advisory_lock(1)', async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [template])
    if (rowCount) return
    await client.query(`drop database if exists ${database} with (force)`)
    await client.query(`create database ${database} template ${TEMPLATE} strategy file_copy`)
    await fill({ host, user: 'balcao', database })
    await client.query(`alter database ${database} rename to ${template}`)
  })
  return template
}

async function asAdmin(
  host: string,
  statement: string,
  then?: (client: Client) => Promise<void>,
): Promise<void> {
  const client = new Client({ host, user: 'balcao', database: 'postgres' })
  await client.connect()
  try {
    await client.query(statement)
    await then?.(client)
  } finally {
    await client.end()
  }
}
