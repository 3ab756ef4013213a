// A form with one file: every byte of it arrives, whatever they are; what is no such form is refused, never guessed.
import { describe, expect, it } from 'vitest'
import { DomainError } from '#domain/errors.ts'
import { boundaryOf, fileIn } from '#http/multipart.ts'
import { fc, test } from '../support/property.ts'

const part = (name: string, bytes: Uint8Array | string, more = '; filename="a.png"') =>
  Buffer.concat([
    Buffer.from(`Content-Disposition: form-data; name="${name}"${more}\r\nContent-Type: image/png\r\n\r\n`),
    Buffer.from(bytes as string),
  ])
const form = (boundary: string, parts: readonly Buffer[]) =>
  Buffer.concat([
    ...parts.flatMap((one) => [Buffer.from(`--${boundary}\r\n`), one, Buffer.from('\r\n')]),
    Buffer.from(`--${boundary}--\r\n`),
  ])
const errorsOf = (body: Buffer, boundary = 'b') => {
  try {
    return fileIn(body, boundary, 'file')
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return error.details.errors?.map(({ path, issue }) => `${path}:${issue}`)
  }
}

describe('a form', () => {
  test.prop([
    fc.uint8Array({ maxLength: 400 }),
    fc.constantFrom('b', '----WebKitFormBoundaryx1', "a'()+_,-./:=?z"),
  ])('gives the file as it was sent, line ends, dashes and all', (bytes, boundary) => {
    fc.pre(!Buffer.from(bytes).includes(`\r\n--${boundary}`))
    expect(fileIn(form(boundary, [part('file', bytes)]), boundary, 'file')).toEqual(Buffer.from(bytes))
  })

  test.prop([fc.uint8Array({ maxLength: 300 })])(
    'of chance is refused, and nothing else happens',
    (bytes) => {
      expect(errorsOf(Buffer.concat([Buffer.from('--b\r\n'), bytes]))).toEqual([':invalid'])
    },
  )

  it.each<[string, Buffer, readonly string[]]>([
    ['another field', form('b', [part('picture', 'x')]), ['file:required', 'picture:unknown_field']],
    ['a field beside it', form('b', [part('file', 'x'), part('id', '7', '')]), ['id:unknown_field']],
    ['two of them', form('b', [part('file', 'x'), part('file', 'y')]), ['file:twice']],
    ['text in its place', form('b', [part('file', 'x', '')]), ['file:wrong_type']],
    ['none', form('b', []), ['file:required']],
    ['an end that does not come', form('b', [part('file', 'x')]).subarray(0, -8), [':invalid']],
    [
      'something before it',
      Buffer.concat([Buffer.from('hello\r\n'), form('b', [part('file', 'x')])]),
      [':invalid'],
    ],
    ['a head without end', form('b', [part('file', 'x', `; filename="${'a'.repeat(3000)}"`)]), [':invalid']],
    ['no name', form('b', [Buffer.from('Content-Type: image/png\r\n\r\nx')]), [':invalid']],
    [
      'more parts than any form has',
      form(
        'b',
        Array.from({ length: 9 }, () => part('file', 'x')),
      ),
      [':invalid'],
    ],
    ['nothing at all', Buffer.alloc(0), [':invalid']],
  ])('with %s is refused', (_, body, errors) => {
    expect(errorsOf(body)).toEqual(errors)
  })

  it.each([
    ['multipart/form-data; boundary=b', 'b'],
    ['Multipart/Form-Data; charset=utf-8; boundary="a b"', 'a b'],
    [
      'multipart/form-data; boundary=----WebKitFormBoundary7MA4YWxkTrZu0gW',
      '----WebKitFormBoundary7MA4YWxkTrZu0gW',
    ],
    ['multipart/form-data', undefined],
    ['multipart/form-data; boundary=', undefined],
    [`multipart/form-data; boundary=${'b'.repeat(71)}`, undefined],
    ['application/json; boundary=b', undefined],
    [undefined, undefined],
  ])('of type %s has the boundary %s', (type, boundary) => {
    expect(boundaryOf(type)).toBe(boundary)
  })
})
