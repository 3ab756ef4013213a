// The embedded server, with real processes: whatever is left behind, the next start recovers by itself.
import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, expect, it } from 'vitest'
import { connectionTo, ensureServer } from '#database/embedded/ensure.ts'
import { type EmbeddedServer, openEmbedded } from '#database/embedded/index.ts'
import { placesFor } from '#database/embedded/places.ts'

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
async function ask(server: EmbeddedServer, query: string): Promise<string> {
  const client = new Client(server.connection)
  await client.connect()
  const { rows } = await client.query<{ answer: string }>(query)
  await client.end()
  return String(rows[0]?.answer)
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

it('a folder whose path is too long for a socket, or that its user may not enter, is no hindrance', async () => {
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
})

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
