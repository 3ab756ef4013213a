// `npm run verify-history -- FILE`: whether a history that was exported holds, and where it first does not; no database, no network.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { LINE_MAX, Verification, type Why } from '#lib/chain.ts'

const WHY: Record<Why, string> = {
  changed: 'it does not say any more what was sealed',
  prev: 'it does not follow from the line before',
  dropped: 'a line is missing here',
  moved: 'the line that belongs here stands further down',
  repeated: 'a line stands here that stood before',
  notJson: 'this is no line of JSON',
  unknown: 'this is no line of a history',
}

const PIECE = 1 << 20

/** Lines of a file of any size; one that is longer than a line can be comes in pieces, none of which is one. */
async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = ''
  let first = true
  for await (const piece of createReadStream(file, { encoding: 'utf8', highWaterMark: PIECE })) {
    const lines = `${rest}${first ? String(piece).replace(/^\uFEFF/, '') : String(piece)}`.split('\n')
    first = false
    rest = lines.pop() ?? ''
    yield* lines
    if (rest.length > LINE_MAX) {
      yield rest
      rest = ''
    }
  }
  yield rest
}

/** What is said of the file, and the exit code: 0 it holds, 1 it does not, 2 it cannot be read. */
async function verify(file: string | undefined): Promise<readonly [said: string, code: number]> {
  if (file === undefined) return ['say which file: npm run verify-history -- FILE', 2]
  const verification = new Verification((text) => createHash('sha256').update(text).digest('hex'))
  try {
    for await (const line of linesOf(file)) await verification.take(line)
  } catch (error) {
    return [`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`, 2]
  }
  const { head, broken } = verification.verdict
  return broken
    ? [`broken at line ${broken.line}: ${WHY[broken.why]}`, 1]
    : [`valid to line ${head.n}, head ${head.hash ?? 'none'}`, 0]
}

const [said, code] = await verify(process.argv[2])
;(code === 2 ? process.stderr : process.stdout).write(`${said}\n`)
process.exitCode = code
