// Cursors of keyset lists: opaque to the outside, refused when they are not ours.
import { createHash } from 'node:crypto'
import { invalid } from './errors.ts'

type Part = string | number | null

const seal = (list: string, body: string) =>
  createHash('sha256').update(`${list}\n${body}`).digest('base64url').slice(0, 8)

/** The place after the last row of a page, for this list alone. */
export function cursorOf(list: string, parts: readonly Part[]): string {
  const body = JSON.stringify(parts)
  return Buffer.from(`${seal(list, body)}${body}`).toString('base64url')
}

/** The parts of a cursor; null without one. Throws `invalid_input` at `cursor`. */
export function readCursor(list: string, cursor: string | undefined): readonly Part[] | null {
  if (cursor === undefined) return null
  const text = Buffer.from(cursor, 'base64url').toString('utf8')
  const body = text.slice(8)
  // One spelling alone: what decoding would forgive is not ours either.
  const whole = Buffer.from(text).toString('base64url') === cursor
  if (!body || !whole || text.slice(0, 8) !== seal(list, body)) throw invalid('cursor', 'not_a_cursor')
  return JSON.parse(body) as Part[]
}
