// The embedded server, with real processes: whatever is left behind, the next start recovers by itself.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, type ClientConfig } from 'pg'
import { afterEach, expect, it } from 'vitest'
import { ensureServer } from '#database/embedded/ensure.ts'
import { type EmbeddedServer, openEmbedded } from '#database/embedded/index.ts'
import { placesFor } from '#database/embedded/places.ts'
import { connectionTo, superuserOf } from '#database/embedded/role.ts'
import { migrate } from '#database/migrate.ts'
import { finer } from '../support/finer.ts'

const opened: EmbeddedServer[] = []
const folders: string[] = []
afterEach(async () => {
  for (const server of opened.splice(0)) await server.leave()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function folder(more = ''): string {
  const base = mkdtempSync(join(tmpdir(), 'balcao-emb-'))
  chmodSync(base, 0o755)
  folders.push(base)
  const path = join(base, more)
  mkdirSync(path, { recursive: true })
  return path
}
const silent = () => {}
async function open(dataDir: string): Promise<EmbeddedServer> {
  const server = await openEmbedded(dataDir, silent)
  opened.push(server)
  return server
}
const ask = (server: EmbeddedServer, query: string) => askAs(server.connection, query)
async function askAs(who: ClientConfig, query: string): Promise<string> {
  const client = new Client(who)
  await client.connect()
  try {
    const { rows } = await client.query<{ answer: string }>(query)
    return String(rows[0]?.answer)
  } finally {
    await client.end()
  }
}
const pidOf = (dataDir: string) =>
  Number(readFileSync(join(placesFor(dataDir, silent).data, 'postmaster.pid'), 'utf8').split('\n')[0])
const alive = (pid: number) =>
  existsSync(`/proc/${pid}/cmdline`) && readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== ''
const gone = async (pid: number) => {
  for (let i = 0; i < 200 && alive(pid); i++) await new Promise((done) => setTimeout(done, 25))
  return !alive(pid)
}

it('is a real PostgreSQL, safe at a power cut, without a port; two share it, and the last to leave stops it', async () => {
  const dataDir = folder()
  const one = await open(dataDir)
  expect(
    await ask(
      one,
      `select current_setting('fsync') || current_setting('listen_addresses') || current_setting('log_error_verbosity') as answer`,
    ),
  ).toBe('onterse')
  const pid = pidOf(dataDir)
  // Another process' presence is another connection.
  const two = await openEmbedded(dataDir, silent)
  await two.leave()
  expect(alive(pid)).toBe(true)
  await opened.pop()?.leave()
  expect(await gone(pid)).toBe(true)
})

it('an orphan is reused; a server killed with all its processes leaves a stale pid file and comes back', async () => {
  const dataDir = folder()
  await open(dataDir)
  const orphan = pidOf(dataDir)
  const again = await open(dataDir)
  expect(pidOf(dataDir)).toBe(orphan)
  execFileSync('kill', ['-9', String(orphan)])
  await gone(orphan)
  await again.revive()
  expect(pidOf(dataDir)).not.toBe(orphan)
  expect(await ask(again, 'select 1 as answer')).toBe('1')
})

it('a socket that hangs up before it greets is no server: ours is started', async () => {
  const dataDir = folder()
  const server = await open(dataDir)
  const places = placesFor(dataDir, silent)
  const pid = pidOf(dataDir)
  execFileSync('kill', ['-9', String(pid)])
  await gone(pid)
  const socket = join(places.run, '.s.PGSQL.5432')
  rmSync(socket, { force: true })
  const silentOne = createServer((call) => call.destroy()).listen(socket)
  await once(silentOne, 'listening')
  await ensureServer(places)
  expect(await ask(server, 'select 1 as answer')).toBe('1')
  silentOne.close()
})

it('a pid file that names a living stranger, or that is empty, does not stop it', async () => {
  const dataDir = folder()
  const server = await open(dataDir)
  const places = placesFor(dataDir, silent)
  const stranger = spawn('sleep', ['60'])
  for (const content of [`${stranger.pid}\n${places.data}\n`, '']) {
    const pid = pidOf(dataDir)
    execFileSync('kill', ['-9', String(pid)])
    await gone(pid)
    writeFileSync(join(places.data, 'postmaster.pid'), content)
    if (!content) execFileSync('touch', ['-d', '10 seconds ago', join(places.data, 'postmaster.pid')])
    await ensureServer(places)
    expect(await ask(server, 'select 1 as answer')).toBe('1')
  }
  stranger.kill()
})

it('two starts at once on a fresh folder, and three on a stopped one, end with one server each', async () => {
  const dataDir = folder()
  const first = await Promise.all([open(dataDir), open(dataDir)])
  const pids = await Promise.all(
    first.map((server) => ask(server, `select pg_postmaster_start_time()::text as answer`)),
  )
  expect(new Set(pids).size).toBe(1)
  const pid = pidOf(dataDir)
  for (const server of opened.splice(0)) await server.leave()
  await gone(pid)
  const second = await Promise.all([open(dataDir), open(dataDir), open(dataDir)])
  expect(
    new Set(
      await Promise.all(
        second.map((server) => ask(server, `select pg_postmaster_start_time()::text as answer`)),
      ),
    ).size,
  ).toBe(1)
})

finer(
  'a folder whose path is too long for a socket, or that its user may not enter, is no hindrance',
  async () => {
    const long = folder('a'.repeat(60) + '/' + 'b'.repeat(60))
    expect(await ask(await open(long), 'select 1 as answer')).toBe('1')
    const locked = folder('locked')
    chmodSync(locked, 0o700)
    const notes: string[] = []
    const server = await openEmbedded(locked, (text) => notes.push(text))
    opened.push(server)
    expect(await ask(server, 'select 1 as answer')).toBe('1')
    if (process.getuid?.() === 0) {
      expect(notes.join()).toContain('/var/lib/balcao/')
      folders.push(placesFor(locked, silent).base)
    }
  },
)

it('data of another major version is said plainly', async () => {
  const dataDir = folder()
  const server = await openEmbedded(dataDir, silent)
  const places = placesFor(dataDir, silent)
  const pid = pidOf(dataDir)
  await server.leave()
  await gone(pid)
  writeFileSync(join(places.data, 'PG_VERSION'), '15\n')
  await expect(ensureServer(places)).rejects.toThrow(/PostgreSQL 15.*reads 18/)
  expect(() => connectionTo(places)).not.toThrow()
})

it('the shop owns its database and nothing else: no file, no program, no way round what is append-only', async () => {
  const server = await open(folder())
  await migrate(server.connection)
  const rights = 'rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls'
  expect(
    await ask(server, `select (${rights})::text as answer from pg_roles where rolname = current_user`),
  ).toBe('false')
  for (const act of [
    `copy (select 1) to program 'true'`,
    `select pg_read_file('PG_VERSION')`,
    `set session_replication_role = replica`,
    `alter system set fsync = off`,
    `create role another`,
    `create database another`,
  ])
    await expect(ask(server, act)).rejects.toThrow(/permission denied|must be superuser/)
  await expect(ask(server, 'delete from movements')).rejects.toThrow(/append-only/)
  // What its owner may bring is enough for finding names: the migrations made it.
  expect(await ask(server, `select similarity('café', 'cafe')::text as answer`)).toMatch(/^0/)
})

it("what a release before made as the superuser becomes the shop's own, and that release still runs on it", async () => {
  const dataDir = folder()
  const first = await open(dataDir)
  const places = placesFor(dataDir, silent)
  const before = superuserOf(places)
  for (const act of ['drop database balcao', 'drop role balcao_app', 'create database balcao'])
    await askAs(superuserOf(places, 'postgres'), act)
  rmSync(places.rolePasswordFile)
  await migrate(before)
  await askAs(before, `insert into products (name, folded, price) values ('Café', 'cafe', 500)`)
  const [one, two] = await Promise.all([open(dataDir), open(dataDir)])
  expect(
    await ask(
      one,
      `select count(*)::text as answer from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('public', 'drizzle') and pg_get_userbyid(c.relowner) <> current_user`,
    ),
  ).toBe('0')
  await migrate(two.connection)
  expect(await ask(two, 'select name as answer from products')).toBe('Café')
  await ask(two, 'alter table products add column later text')
  await ask(
    two,
    `create or replace function half_even(value numeric) returns bigint language sql as 'select 1'`,
  )
  await migrate(before)
  expect(await askAs(before, 'select half_even(3)::text as answer from products')).toBe('1')
  expect(first.connection.password).not.toBe(one.connection.password)
})

finer(
  'a copy of the folder is another server: of a stopped one and of a killed one, while the first runs on',
  async () => {
    const [original, ...copies] = [folder('a'), folder('b'), folder('c'), folder('d'.repeat(90))]
    const copyTo = (path: string, how = '-a') => {
      rmSync(path, { recursive: true })
      execFileSync('cp', [how, original, path])
      chmodSync(path, 0o755)
    }
    const first = await open(original)
    await ask(first, `create table t as select 1 as answer`)
    const pid = pidOf(original)
    execFileSync('kill', ['-9', String(pid)])
    await gone(pid)
    copyTo(copies[0] ?? '')
    await first.revive()
    const again = pidOf(original)
    await opened.pop()?.leave()
    await gone(again)
    copyTo(copies[1] ?? '')
    copyTo(copies[2] ?? '', '-r')
    const back = await open(original)
    for (const [n, path] of copies.entries()) {
      const copy = await open(path)
      expect(await ask(copy, 'select answer from t')).toBe('1')
      await ask(copy, `update t set answer = ${n + 2}`)
      expect(await ask(copy, 'select answer from t')).toBe(String(n + 2))
    }
    expect(await ask(back, 'select answer from t')).toBe('1')
    expect(new Set([original, ...copies].map(pidOf)).size).toBe(4)
  },
)

it('a link in the place of a folder of ours is refused, and what it leads to stays as it is', async () => {
  const victim = folder('victim')
  chmodSync(victim, 0o755)
  const long = folder(`${'a'.repeat(60)}/${'b'.repeat(60)}`)
  const { run } = placesFor(long, silent)
  const short = folder('short')
  for (const [at, dataDir] of [
    [run, long],
    [join(short, 'postgres'), short],
  ] as const) {
    rmSync(at, { recursive: true, force: true })
    symlinkSync(victim, at)
    await expect(openEmbedded(dataDir, silent)).rejects.toThrow(/is a link/)
    expect(statSync(victim)).toMatchObject({ mode: 0o40755, uid: process.getuid?.() })
    rmSync(at)
  }
})

it.runIf(process.getuid?.() === 0)('a folder of somebody else is refused as it lies', async () => {
  const dataDir = folder()
  const theirs = join(dataDir, 'postgres')
  mkdirSync(theirs, { mode: 0o755 })
  chownSync(theirs, 4711, 4711)
  await expect(openEmbedded(dataDir, silent)).rejects.toThrow(/belongs to somebody else/)
  expect(statSync(theirs)).toMatchObject({ mode: 0o40755, uid: 4711 })
})

it('a log that leads elsewhere is not followed', async () => {
  const dataDir = folder()
  const places = placesFor(dataDir, silent)
  const victim = join(folder('victim'), 'file')
  writeFileSync(victim, 'mine')
  symlinkSync(victim, places.log)
  await expect(openEmbedded(dataDir, silent)).rejects.toThrow(/ELOOP/)
  expect(readFileSync(victim, 'utf8')).toBe('mine')
})
