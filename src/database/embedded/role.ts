// The shop's own role in the embedded server: it owns its database and nothing else, and reaches no file and no program.

import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, fchownSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { Client, type ClientConfig } from 'pg'
import { LOCKS } from '../locks.ts'
import type { Places } from './places.ts'

const DATABASE = 'balcao'
const ROLE = 'balcao_app'
/** How the shop reaches its database, as the database's owner. */
export const connectionTo = (places: Places, database = DATABASE): ClientConfig => ({
  host: places.run,
  user: ROLE,
  password: readFileSync(places.rolePasswordFile, 'utf8').trim(),
  database,
})

/** As the superuser: for the server itself, for filling and for measuring. The shop that serves never uses it. */
export const superuserOf = (places: Places, database = DATABASE): ClientConfig => ({
  host: places.run,
  user: 'balcao',
  password: readFileSync(places.passwordFile, 'utf8').trim(),
  database,
})

/** Makes role and database where they are missing; what an earlier release made as the superuser becomes the role's. */
export async function ensureRole(places: Places): Promise<void> {
  await connected(superuserOf(places, 'postgres'), async (client) => {
    await client.query('select pg_advisory_lock($1)', [LOCKS.role])
    await makeRole(client, places)
    const { rows } = await client.query<{ owned: boolean }>(
      `select pg_get_userbyid(datdba) = '${ROLE}' as owned from pg_database where datname = '${DATABASE}'`,
    )
    if (!rows[0]) await client.query(`create database ${DATABASE} owner ${ROLE}`)
    else if (!rows[0].owned) await client.query(`alter database ${DATABASE} owner to ${ROLE}`)
    await connected(superuserOf(places), handOver)
  })
}

/** Its password is set anew from its file at each start, so that no crash between the two parts them. */
async function makeRole(client: Client, places: Places): Promise<void> {
  const file = places.rolePasswordFile
  if (!existsSync(file)) {
    const making = `${file}.${randomBytes(6).toString('hex')}`
    makePassword(making, places)
    renameSync(making, file)
  }
  const password = client.escapeLiteral(readFileSync(file, 'utf8').trim())
  const { rows } = await client.query(`select from pg_roles where rolname = '${ROLE}'`)
  await client.query(
    `${rows.length ? 'alter' : 'create'} role ${ROLE} login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password ${password}`,
  )
}

/** A new one in a new file that its server's user alone reads. */
export function makePassword(file: string, { user }: Places): void {
  const made = openSync(file, 'wx', 0o600)
  try {
    writeFileSync(made, randomBytes(24).toString('base64url'))
    if (user) fchownSync(made, user.uid, user.gid)
  } finally {
    closeSync(made)
  }
}

/** What is not the role's yet; extensions and what is theirs stay, and a column's sequence follows its table. */
const FOREIGN = `
  with role as (select oid from pg_roles where rolname = '${ROLE}'),
  ours as (select oid, nspname, nspowner from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'),
  follows as (select classid, objid from pg_depend where deptype = 'e' or (deptype in ('a', 'i') and classid = 'pg_class'::regclass))
  select format('schema %I', n.nspname) as thing from ours n, role where n.nspname <> 'public' and n.nspowner <> role.oid
  union all
  select format('%s %s', case c.relkind when 'S' then 'sequence' when 'v' then 'view' when 'm' then 'materialized view' else 'table' end, c.oid::regclass)
  from pg_class c join ours on ours.oid = c.relnamespace cross join role
  where c.relkind in ('r', 'p', 'v', 'm', 'S') and c.relowner <> role.oid and ('pg_class'::regclass, c.oid) not in (select classid, objid from follows)
  union all
  select format('routine %s', p.oid::regprocedure)
  from pg_proc p join ours on ours.oid = p.pronamespace cross join role
  where p.proowner <> role.oid and ('pg_proc'::regclass, p.oid) not in (select classid, objid from follows)
  union all
  select format('type %s', t.oid::regtype)
  from pg_type t join ours on ours.oid = t.typnamespace cross join role
  where t.typtype in ('d', 'e', 'r') and t.typowner <> role.oid and ('pg_type'::regclass, t.oid) not in (select classid, objid from follows)`

/** Each by itself, so that no two locks are held while another process sells. */
async function handOver(client: Client): Promise<void> {
  const { rows } = await client.query<{ thing: string }>(FOREIGN)
  for (const { thing } of rows) await client.query(`alter ${thing} owner to ${ROLE}`)
}

async function connected(config: ClientConfig, act: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client(config)
  client.on('error', () => {}) // the failing query tells it
  await client.connect()
  try {
    await act(client)
  } finally {
    await client.end()
  }
}
