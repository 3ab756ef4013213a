// `npm start`: builds what is stale, one start at a time, then runs dist/<entry>.js in this very process, so that signals reach it.
import { spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { canBuild, isBuilt, stale } from './build.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const lock = join(root, 'dist', 'building')
const WAIT_MS = 120_000

/**
 * Only one start builds; the others wait for it. A lock whose owner is gone does not count. Where production packages alone
 * are installed, what was built before is run as it is.
 */
async function buildWhatIsStale() {
  if (!canBuild()) {
    if (isBuilt()) return
    process.stderr.write(
      'nothing is built here, and what builds it is not installed: npm install --include=dev\n',
    )
    process.exit(1)
  }
  for (
    const until = Date.now() + WAIT_MS;
    stale().length;
    await new Promise((done) => setTimeout(done, 200))
  ) {
    if (Date.now() > until) throw new Error('another start has been building for two minutes')
    if (!take()) continue
    try {
      const names = stale()
      if (!names.length) return
      // A child, so that the builder's memory is given back.
      const script = join(root, 'scripts', 'build.mjs')
      const done = spawnSync(process.execPath, [script, names.join()], {
        stdio: ['ignore', 'ignore', 'inherit'],
      })
      if (done.status !== 0) process.exit(1)
    } finally {
      rmSync(lock, { force: true })
    }
  }
}

function take() {
  try {
    mkdirSync(dirname(lock), { recursive: true })
    const file = openSync(lock, 'wx')
    writeSync(file, String(process.pid))
    closeSync(file)
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    if (ownerIsGone()) rmSync(lock, { force: true })
    return false
  }
}

function ownerIsGone() {
  try {
    const pid = Number(readFileSync(lock, 'utf8'))
    if (!pid) return Date.now() - statSync(lock).mtimeMs > 5000
    process.kill(pid, 0)
    return false
  } catch (error) {
    return error.code === 'ESRCH'
  }
}

const entry = /^[a-z]+$/.test(process.argv[2] ?? '') ? process.argv[2] : 'main'
if (entry === process.argv[2]) process.argv.splice(2, 1)
await buildWhatIsStale()
await import(`../dist/${entry}.js`)
