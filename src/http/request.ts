// Reading what was sent: body within bounds, of the right type, an object; query parameters by the operation's own schema.
import type { Context } from 'hono'
import { z } from 'zod'
import { DomainError, type Issue, invalid } from '#domain/errors.ts'
import { maxItems } from '#domain/read-input.ts'
import { readJson } from './json.ts'
import { incomingOf } from './origin.ts'
import type { Ids } from './route.ts'

/** Bytes of a body: of most routes, and where lists are long. */
const BODY_MAX = 64 * 1024
export const LONG_BODY_MAX = 1024 * 1024
const LONG_LIST = 100
/** What any network brings of a megabyte; what takes longer is cut off. */
const BODY_MS = 15_000

/** What reading needs to know of a route's input; once a route. */
export interface Form {
  /** How each parameter of the query is read. */
  readonly readings: ReadonlyMap<string, Reading>
  readonly bodyMax: number
}

export function formOf(schema: z.ZodType, bodyMax?: number): Form {
  const shape: Record<string, z.ZodType> = schema instanceof z.ZodObject ? schema.shape : {}
  const long = Object.values(shape).some(hasLongList)
  return {
    readings: new Map(Object.entries(shape).map(([name, field]) => [name, readingOf(field)])),
    bodyMax: bodyMax ?? (long ? LONG_BODY_MAX : BODY_MAX),
  }
}

function hasLongList(field: z.ZodType): boolean {
  if (field instanceof z.ZodOptional || field instanceof z.ZodDefault)
    return hasLongList(field.unwrap() as z.ZodType)
  return field instanceof z.ZodArray && maxItems(field) >= LONG_LIST
}

/** The body as text; undefined without one. Throws `too_large`, with a length or without. */
export async function readBody(c: Context, bodyMax = LONG_BODY_MAX): Promise<string | undefined> {
  const bytes = await readBytes(c, bodyMax)
  return bytes.length ? textOf(bytes) : undefined
}

/** The body as it came; empty without one. Throws as `readBody`. `ms`: how long it may take to arrive. */
export async function readBytes(c: Context, bodyMax: number, ms = BODY_MS): Promise<Buffer> {
  const length = c.req.header('content-length')
  const chunked = c.req.header('transfer-encoding') !== undefined
  if (!chunked && (length === undefined || length === '0')) return Buffer.alloc(0)
  if (Number(length) > bodyMax) throw new DomainError('too_large')
  const late = setTimeout(() => incomingOf(c)?.destroy(), ms)
  try {
    const isLarge = chunked || Number(length) > LONG_BODY_MAX
    return isLarge ? await readPieces(c, bodyMax) : Buffer.from(await arrived(c.req.arrayBuffer()))
  } finally {
    clearTimeout(late)
  }
}

/** Put together once: of what announces its length there is no second copy. */
async function readPieces(c: Context, bodyMax: number): Promise<Buffer> {
  const announced = Number(c.req.header('content-length'))
  const whole = announced > 0 ? Buffer.allocUnsafe(announced) : undefined
  const pieces: Uint8Array[] = []
  let size = 0
  const reader = c.req.raw.body?.getReader()
  for (;;) {
    const piece = reader && (await arrived(reader.read()))
    if (!piece || piece.done) break
    const { byteLength } = piece.value
    if (size + byteLength > Math.min(bodyMax, whole?.length ?? bodyMax)) throw new DomainError('too_large')
    if (whole) whole.set(piece.value, size)
    else pieces.push(piece.value)
    size += byteLength
  }
  return whole ? whole.subarray(0, size) : Buffer.concat(pieces)
}

/** Who goes away, or is cut off, before all of it was sent has sent something wrong; it is no failure of ours. */
const arrived = <Read>(reading: Promise<Read>): Promise<Read> =>
  reading.catch(() => {
    throw invalid('', 'invalid')
  })

/** JSON is UTF-8; broken bytes are refused, lest they be stored as another name than was meant. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw invalid('', 'invalid')
  }
}

/** The body as an object. Throws 415 for another type, 400 for what is no object; nothing sent is nothing said. */
export function parseBody(c: Context, text: string | undefined, depthMax?: number): Record<string, unknown> {
  if (text === undefined) return {}
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json')
    throw new DomainError('unsupported_media_type', { accepts: 'application/json' })
  const body = readJson(text, depthMax)
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw invalid('', 'wrong_type')
  return body as Record<string, unknown>
}

/** What a placeholder of the path says is not said again in the body. */
export function withIds(body: Record<string, unknown>, ids: Ids): Record<string, unknown> {
  const twice = Object.keys(ids).filter((name) => Object.hasOwn(body, name))
  if (twice.length) {
    const errors: Issue[] = twice.map((path) => ({ path, issue: 'unknown_field' }))
    throw new DomainError('invalid_input', { errors })
  }
  return { ...body, ...ids }
}

type Reading = 'whole' | 'boolean' | 'text'

function readingOf(field: z.ZodType): Reading {
  if (field instanceof z.ZodOptional || field instanceof z.ZodDefault)
    return readingOf(field.unwrap() as z.ZodType)
  if (field instanceof z.ZodNumber) return 'whole'
  return field instanceof z.ZodBoolean ? 'boolean' : 'text'
}

/** The query as the operation's input; what cannot be read stays text, and is refused there by name. */
export function readQuery(url: string, readings: ReadonlyMap<string, Reading>): Record<string, unknown> {
  const at = url.indexOf('?')
  if (at < 0) return {}
  const input = new Map<string, unknown>() // any name may be asked, __proto__ too
  for (const [name, value] of new URLSearchParams(url.slice(at + 1))) {
    // Twice is once too often: a list is what nothing takes.
    input.set(name, input.has(name) ? [] : convert(value, readings.get(name)))
  }
  return Object.fromEntries(input)
}

function convert(value: string, reading: Reading | undefined): unknown {
  if (reading === 'whole' && /^-?\d{1,15}$/.test(value)) return Number(value)
  if (reading === 'boolean' && (value === 'true' || value === 'false')) return value === 'true'
  return value
}

/** 1 to 255 visible characters; undefined without one. */
export function readKey(c: Context): string | undefined {
  const key = c.req.header('idempotency-key')
  if (key === undefined) return undefined
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) throw invalid('idempotency-key', 'bad_key')
  return `http:${key}`
}
