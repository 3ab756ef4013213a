// Starts that are refused, as a process of their own: one line that names what is wrong, and the exit code of its kind.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { App } from './support/app.ts'

const folder = mkdtempSync(join(tmpdir(), 'balcao-start-'))
afterAll(() => rmSync(folder, { recursive: true }))

const refused = async (env: Record<string, string>) => {
  const app = await App.launch({ DATA_DIR: folder, ...env })
  const code = await app.exited
  return { code, lines: app.output().trimEnd().split('\n') }
}

it('a folder that cannot be one, a database that is not there, a password that is never said', async () => {
  const file = join(folder, 'a-file')
  writeFileSync(file, '')
  for (const [name, value] of [
    ['DATA_DIR', file],
    ['DATA_DIR', join(file, 'below')],
    ['DATABASE_URL', 'postgres://u:hunter2@127.0.0.1:1/none'],
    ['DATABASE_URL', `postgres://u:hunter2@/none?host=${encodeURIComponent(folder)}`],
    ['TIMEZONE', '+03:00'],
    ['SESSION_SECRET', 'hunter2'],
  ] as const) {
    const { code, lines } = await refused({ [name]: value })
    expect([code, lines.length]).toEqual([78, 1])
    expect(lines[0]).toMatch(new RegExp(`^${name} .*accepted: `))
    expect(lines[0]).not.toContain('hunter2')
  }
})

it('a port that is taken is another kind', async () => {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, done))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const { code, lines } = await refused({ PORT: String(port) })
  expect([code, lines]).toEqual([75, [`PORT ${port} is taken: another program listens there`]])
  await new Promise((done) => server.close(done))
})
