// Brings the embedded server up, whatever was left behind: connect, else initialise, clear what is stale, start, and again.
import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  appendFileSync,
  closeSync,
  constants,
  existsSync,
  fstatSync,
  ftruncateSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import type { Places } from './places.ts'
import { makePassword, superuserOf } from './role.ts'

const DEADLINE_MS = 30_000
const LOG_MAX_BYTES = 8 * 1024 * 1024
/** The major that the package's binaries read. */
const MAJOR = '18'

const SETTINGS = `
# Balcão's embedded server: no port, one socket, nothing lost at a power cut.
listen_addresses = ''
max_connections = 60
shared_buffers = 64MB
io_method = sync
timezone = 'UTC'
log_timezone = 'UTC'
lc_messages = 'C'
# A refusal is an error to the server: told in one short line, without statements or details.
log_error_verbosity = terse
log_min_error_statement = panic
`

/** Gives when a server answers on this data. Throws after half a minute, with what stands in the way. */
export async function ensureServer(places: Places): Promise<void> {
  const until = Date.now() + DEADLINE_MS
  let trouble = 'it did not answer'
  while (Date.now() < until) {
    const state = await probe(places)
    if (state === 'here') return
    if (state === 'absent') {
      if (!existsSync(join(places.data, 'PG_VERSION'))) initialise(places)
      checkMajor(places)
      takeOver(places)
      if (clearStale(places)) trouble = (await start(places)) ?? trouble
      else trouble = 'another process holds the data folder'
    }
    await pause(40 + Math.random() * 60)
  }
  throw new Error(`the embedded database did not start: ${trouble}; its log is ${places.log}`)
}

/** Nobody takes the call, or who took it was killed before an answer: the driver says the last in words. */
const HUNG_UP = [
  'ECONNREFUSED',
  'ENOENT',
  'ECONNRESET',
  'EPIPE',
  '57P01',
  'Connection terminated unexpectedly',
]

/** `here`: our server, on our data. `starting`: it says so. `absent`: nobody answers. */
async function probe(places: Places): Promise<'here' | 'starting' | 'absent'> {
  if (!existsSync(places.passwordFile) || !existsSync(join(places.run, '.s.PGSQL.5432'))) return 'absent'
  const client = new Client({ ...superuserOf(places, 'postgres'), connectionTimeoutMillis: 3000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ folder: string }>(
      `select current_setting('data_directory') as folder`,
    )
    if (realOf(rows[0]?.folder) !== places.data)
      throw new Error(`the socket in ${places.run} is another database's`)
    return 'here'
  } catch (error) {
    const { code, message } = error as Error & { code?: string }
    if (code === '57P03') return 'starting'
    if (HUNG_UP.includes(code ?? message)) return 'absent'
    throw error
  } finally {
    await client.end().catch(() => {})
  }
}

/** Where it really lies; undefined where nothing does. */
function realOf(folder = ''): string | undefined {
  try {
    return realpathSync(folder)
  } catch {
    return undefined
  }
}

/** Into a folder beside, then renamed: a killed start leaves no half database, of two one wins. */
function initialise(places: Places): void {
  const making = `${places.data}.init-${randomBytes(6).toString('hex')}`
  const passwordFile = `${making}.password`
  makePassword(passwordFile, places)
  const options = ['-D', making, '-U', 'balcao', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`]
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const done = spawnSync(join(places.binaries, 'initdb'), [...options, ...locale], {
    ...places.user,
    cwd: '/',
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
  })
  if (done.status !== 0) throw new Error(`initdb: ${done.stderr || done.error?.message}`)
  // The socket's folder is for releases before, which read it here.
  appendFileSync(
    join(making, 'postgresql.conf'),
    `${SETTINGS}unix_socket_directories = '${places.run.replaceAll("'", "''")}'\n`,
  )
  renameSync(passwordFile, join(making, 'password'))
  try {
    renameSync(making, places.data)
  } catch {
    rmSync(making, { recursive: true, force: true }) // another start was first
  }
}

function checkMajor(places: Places): void {
  const version = readFileSync(join(places.data, 'PG_VERSION'), 'utf8').trim()
  if (version !== MAJOR) {
    throw new Error(
      `the data in ${places.data} is of PostgreSQL ${version}, this version reads ${MAJOR}: dump it with the old version and load it into a new DATA_DIR`,
    )
  }
}

/** A copy that root made without keeping owners: the server's user gets what is root's. */
function takeOver({ data, user }: Places): void {
  if (user && lstatSync(data).uid === 0) spawnSync('chown', ['-R', '-h', `${user.uid}:${user.gid}`, data])
}

/** Takes away what a dead server left. False while a living process still has the data folder. */
function clearStale({ data, run }: Places): boolean {
  const pidFile = join(data, 'postmaster.pid')
  if (!existsSync(pidFile)) return true
  if (isEmpty(pidFile) && ageMs(pidFile) < 5000) return false
  if (someoneIsIn(data)) return false
  rmSync(pidFile, { force: true })
  rmSync(join(run, '.s.PGSQL.5432.lock'), { force: true })
  rmSync(join(run, '.s.PGSQL.5432'), { force: true })
  return true
}

const isEmpty = (file: string) => statSync(file, { throwIfNoEntry: false })?.size === 0
const ageMs = (file: string) => Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0)

/** Every process of a server has the data folder as its own; a zombie has none. */
function someoneIsIn(data: string): boolean {
  if (!existsSync('/proc/self/cwd')) return false
  return readdirSync('/proc').some((name) => {
    if (!/^\d+$/.test(name)) return false
    try {
      return readlinkSync(`/proc/${name}/cwd`) === data
    } catch {
      return false // it ended, or is not ours to look at
    }
  })
}

/** Detached, so that it outlives us and our group. Gives why it ended early, if it did. */
async function start(places: Places): Promise<string | undefined> {
  const log = openLog(places.log)
  // The socket's folder is told, not kept with the data: a copy of the folder is another server.
  const socket = `"${places.run.replaceAll('"', '""')}"`
  const server = spawn(join(places.binaries, 'postgres'), ['-D', places.data, '-k', socket], {
    ...places.user,
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
    env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
  })
  closeSync(log)
  server.unref()
  let ended: string | undefined
  server.once('error', (error) => {
    ended = error.message
  })
  server.once('exit', (code) => {
    ended = `it ended with ${code}`
  })
  for (let i = 0; i < 200 && ended === undefined; i++) {
    await pause(15)
    if ((await probe(places).catch(() => 'absent')) === 'here') return undefined
  }
  return ended
}

/** Not through a link: the folder is the server's user's, and we may be root. */
function openLog(file: string): number {
  const { O_WRONLY, O_APPEND, O_CREAT, O_NOFOLLOW } = constants
  const log = openSync(file, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW, 0o600)
  if (fstatSync(log).size > LOG_MAX_BYTES) ftruncateSync(log)
  return log
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))
