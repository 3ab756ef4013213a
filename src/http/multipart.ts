// One file out of a multipart body (RFC 7578), and what may stand beside it: bounded, in one pass over the bytes, without a copy of them.
import { DomainError, type Issue, invalid } from '#domain/errors.ts'

/** More parts, and longer heads, than any form of ours sends. */
const PARTS_MAX = 8
const HEAD_MAX = 2048
/** Of what stands beside a file. */
const FIELD_MAX = 64 * 1024
/** RFC 2046. */
const BOUNDARY = /^[\w'()+,\-./:=? ]{0,69}[\w'()+,\-./:=?]$/
const LINE = '\r\n'
const BLANK = '\r\n\r\n'

/** The boundary that a content type names; undefined for another type, or without a fit one. */
export function boundaryOf(contentType: string | undefined): string | undefined {
  const [, quoted, plain] =
    /^multipart\/form-data\s*;(?:[^"]*;)?\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))\s*(?:;|$)/i.exec(
      (contentType ?? '').slice(0, 300),
    ) ?? []
  const boundary = quoted ?? plain
  return boundary !== undefined && BOUNDARY.test(boundary) ? boundary : undefined
}

/** The bytes of the one file in this field. Throws `invalid_input`: no such field, another, two, a body that breaks off. */
export const fileIn = (body: Buffer, boundary: string, field: string): Buffer =>
  formIn(body, boundary, field, []).file

export interface FileForm {
  readonly file: Buffer
  /** What stands beside it, as text. */
  readonly fields: Readonly<Record<string, string>>
}

/** The same, with the fields that may stand beside the file. Throws `too_large` for a long one too. */
export function formIn(body: Buffer, boundary: string, field: string, beside: readonly string[]): FileForm {
  const parts = partsOf(body, boundary)
  const named = parts.filter(({ name }) => name === field)
  const others = parts.filter(({ name }) => name !== field)
  const errors: Issue[] = others
    .filter(({ name }, at) => !beside.includes(name) || others.findIndex((one) => one.name === name) < at)
    .map(({ name }) => ({ path: name, issue: beside.includes(name) ? 'twice' : 'unknown_field' }))
  if (!named.length) errors.unshift({ path: field, issue: 'required' })
  if (named.length > 1) errors.unshift({ path: field, issue: 'twice' })
  const [one] = named
  if (!one || errors.length) throw new DomainError('invalid_input', { errors })
  if (!one.isFile) throw invalid(field, 'wrong_type')
  if (others.some(({ bytes }) => bytes.byteLength > FIELD_MAX)) throw new DomainError('too_large')
  return {
    file: one.bytes,
    fields: Object.fromEntries(others.map(({ name, bytes }) => [name, wordsIn(bytes, name)])),
  }
}

function wordsIn(bytes: Buffer, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw invalid(name, 'invalid')
  }
}

interface Part {
  readonly name: string
  readonly isFile: boolean
  readonly bytes: Buffer
}

function partsOf(body: Buffer, boundary: string): Part[] {
  const parts: Part[] = []
  const mark = Buffer.from(`${LINE}--${boundary}`)
  // Nothing of ours has anything before its first part, whose mark has no line before it.
  let at = mark.length - LINE.length
  if (!body.subarray(0, at).equals(mark.subarray(LINE.length))) throw broken()
  while (body.toString('latin1', at, at + 2) !== '--') {
    const head = body.subarray(at, at + HEAD_MAX)
    const length = head.indexOf(BLANK)
    const from = at + length + BLANK.length
    const end = length < 0 ? -1 : body.indexOf(mark, from)
    if (end < 0 || parts.length === PARTS_MAX) throw broken()
    parts.push(partOf(head.toString('utf8', 0, length), body.subarray(from, end)))
    at = end + mark.length
  }
  return parts
}

function partOf(head: string, bytes: Buffer): Part {
  const line = /^content-disposition:\s*form-data\s*;(.*)$/im.exec(head)?.[1]
  const name = line && /(?:^|;)\s*name="([^"]{0,60})"/i.exec(line)?.[1]
  if (line === undefined || name === undefined) throw broken()
  return { name, isFile: /(?:^|;)\s*filename\*?=/i.test(line), bytes }
}

const broken = () => invalid('', 'invalid')
