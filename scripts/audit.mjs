// Asks the registry for known vulnerabilities of what is shipped: high ones fail, and who cannot be asked is said, not failed.
import { spawnSync } from 'node:child_process'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

const GRAVE = new Set(['high', 'critical'])
const root = dirname(dirname(fileURLToPath(import.meta.url)))

// Packages for building and testing are left out: they are in no image. Bundled ones are dependencies, and asked about.
const flags = ['--omit=dev', '--json', '--fetch-retries=0', '--fetch-timeout=20000']
const asked = spawnSync('npm', ['audit', ...flags], { cwd: root, encoding: 'utf8' })
const answer = read(asked.stdout)

if (!answer?.vulnerabilities) {
  const why = String(answer?.message ?? asked.error?.message ?? asked.stderr).split('\n')[0]
  console.log(`dependencies: not audited, the registry did not answer (${why})`)
} else {
  const known = Object.values(answer.vulnerabilities)
  const grave = known.filter(({ severity }) => GRAVE.has(severity))
  for (const { name, severity, range, via } of grave)
    console.log(`${name} ${range} (${severity}): ${via.map((one) => one.url ?? one).join(', ')}`)
  console.log(
    `dependencies: ${grave.length} grave vulnerabilities known, ${known.length - grave.length} lesser`,
  )
  process.exitCode = grave.length ? 1 : 0
}

function read(text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
