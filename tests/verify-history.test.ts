// `npm run verify-history`: what it says of a file, and by which code, with no database and in little memory.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { type Fact, type Head, type Line, NO_LINES, sealNext } from '#lib/chain.ts'

const folder = mkdtempSync(join(tmpdir(), 'history-'))
afterAll(() => rmSync(folder, { recursive: true }))
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

function* sealed(count: number, more: Partial<Fact> = {}): Generator<Line> {
  for (let head: Head = NO_LINES, n = 1; n <= count; n++) {
    const line = sealNext(
      head,
      { at: '2026-11-01T00:00:00.000Z', kind: 'charge', amount: n, ...more },
      sha256,
    )
    head = line
    yield line
  }
}
const textOf = (lines: readonly object[]) => lines.map((line) => `${JSON.stringify(line)}\n`).join('')

/** As npm runs it; with so many megabytes of memory. */
function verify(file: string, memory = 256) {
  const script = [`--max-old-space-size=${memory}`, 'scripts/verify-history.mjs', file]
  const { status, stdout, stderr } = spawnSync(process.execPath, script, {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' },
  })
  return { status, stdout, stderr }
}
const ofText = (text: string | Uint8Array) => {
  const file = join(folder, 'history.jsonl')
  writeFileSync(file, text)
  return verify(file)
}

describe('verify-history', () => {
  const lines = [...sealed(5)]

  it('says to which line it holds, and the head', () => {
    expect(ofText(textOf(lines))).toEqual({
      status: 0,
      stdout: `valid to line 5, head ${lines[4]?.hash}\n`,
      stderr: '',
    })
    expect(ofText(`\uFEFF${textOf(lines).replaceAll('\n', '\r\n')}`).status).toBe(0)
    expect(ofText('').stdout).toBe('valid to line 0, head none\n')
  })
  it('names the first line that does not hold, and why', () => {
    expect(ofText(textOf(lines.with(2, { ...(lines[2] as Line), amount: 7 })))).toEqual({
      status: 1,
      stdout: 'broken at line 3: it does not say any more what was sealed\n',
      stderr: '',
    })
    expect(ofText(textOf(lines.toSpliced(1, 1))).stdout).toMatch(/^broken at line 2: a line is missing/)
    expect(ofText(`${textOf(lines)}{"n":6,`).stdout).toMatch(/^broken at line 6: this is no line of JSON/)
    expect(ofText(new Uint8Array([0, 255, 254, 10, 7])).stdout).toMatch(/^broken at line 1: /)
  })
  it('says what cannot be read', () => {
    for (const file of [join(folder, 'none'), folder]) {
      const { status, stdout, stderr } = verify(file)
      expect([status, stdout, stderr.split('\n').length]).toEqual([2, '', 2])
      expect(stderr).toContain('cannot be read')
    }
  })
  it('reads a file that is larger than its memory, and one that is a single line', () => {
    const file = join(folder, 'large.jsonl')
    const out = openSync(file, 'w')
    const count = process.env['FULL'] ? 17_500 : 1200
    for (const line of sealed(count, { text: 'x'.repeat(60_000) }))
      writeSync(out, `${JSON.stringify(line)}\n`)
    closeSync(out)
    expect(verify(file, 64).stdout).toMatch(`valid to line ${count}, `)
    writeFileSync(file, Buffer.alloc(80_000_000, 'x'))
    expect(verify(file, 64).stdout).toMatch(/^broken at line 1: this is no line of JSON/)
  })
})
