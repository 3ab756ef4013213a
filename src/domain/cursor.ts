// Cursors of keyset lists: opaque to the outside, and sealed, so that what is in one is what we put there for this list.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { CURSOR_MAX } from '#lib/limits.ts'
import { invalid } from './errors.ts'

type Part = string | number | null

/** The first one seals; cursors under the others are still ours. */
export type CursorKeys = readonly [Buffer, ...Buffer[]]

/** Of the secrets that sign sessions, the present one and the one before: neither is told by what it seals here. */
export function cursorKeysOf(secret: string, previous?: string): CursorKeys {
  const keyOf = (one: string) => createHmac('sha256', one).update('cursors').digest()
  return previous === undefined ? [keyOf(secret)] : [keyOf(secret), keyOf(previous)]
}

const SEAL_BYTES = 16

const seal = (key: Buffer, list: string, body: Buffer) =>
  createHmac('sha256', key).update(`${list}\n`).update(body).digest().subarray(0, SEAL_BYTES)

/** The place after the last row of a page, for this list alone. */
export function cursorOf([key]: CursorKeys, list: string, parts: readonly Part[]): string {
  const body = Buffer.from(JSON.stringify(parts))
  return Buffer.concat([seal(key, list, body), body]).toString('base64url')
}

/** The parts of a cursor; null without one. Throws `invalid_input` at `cursor` for one that we did not seal for this list. */
export function readCursor(
  keys: CursorKeys,
  list: string,
  cursor: string | undefined,
): readonly Part[] | null {
  if (cursor === undefined) return null
  const bytes = Buffer.from(cursor.length > CURSOR_MAX ? '' : cursor, 'base64url')
  const [given, body] = [bytes.subarray(0, SEAL_BYTES), bytes.subarray(SEAL_BYTES)]
  // One spelling alone: what decoding would forgive is not ours either.
  const whole = body.length > 0 && bytes.toString('base64url') === cursor
  if (!whole || !keys.some((key) => timingSafeEqual(seal(key, list, body), given)))
    throw invalid('cursor', 'not_a_cursor')
  return JSON.parse(body.toString()) as Part[]
}
