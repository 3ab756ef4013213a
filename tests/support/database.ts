// A fresh database for a test file, made from the template in some milliseconds.
import { randomUUID } from 'node:crypto'
import { Client, type ClientConfig } from 'pg'
import { inject } from 'vitest'
import { TEMPLATE } from './cluster.ts'

export interface FreshDatabase {
  readonly config: ClientConfig
  /** Ends whoever is still connected. */
  drop(): Promise<void>
}

export async function freshDatabase(): Promise<FreshDatabase> {
  const host = inject('socketFolder')
  const name = `t_${randomUUID().replaceAll('-', '')}`
  await asAdmin(host, `create database ${name} template ${TEMPLATE} strategy file_copy`)
  return {
    config: { host, user: 'balcao', database: name },
    drop: () => asAdmin(host, `drop database if exists ${name} with (force)`),
  }
}

async function asAdmin(host: string, statement: string): Promise<void> {
  const client = new Client({ host, user: 'balcao', database: 'postgres' })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
