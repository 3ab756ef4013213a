// What is shipped, as far as it can be told without an engine: the image's sources, its user, the platform's settings.
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

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
    expect(readFileSync('scripts/start.mjs', 'utf8')).toContain('../dist/${entry}.js')
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
