// What zod complains of, as the issue at the field that a person is told about.
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import * as fields from '#domain/input.ts'
import { issuesOf, profileName } from '#domain/input.ts'

const shape = z.strictObject({
  id: fields.id.optional(),
  version: fields.version.optional(),
  name: fields.name.optional(),
  note: fields.note.optional(),
  price: fields.price.optional(),
  amount: fields.amount.optional(),
  quantity: fields.quantity.optional(),
  delta: fields.delta.optional(),
  counted: fields.level.optional(),
  on: fields.day.optional(),
  method: z.enum(['pix', 'cash']).optional(),
  tags: z.array(z.string().min(2).max(3)).min(1).max(2).optional(),
  code: z.string().regex(/^a/).optional(),
  odd: z
    .number()
    .refine((n) => n % 2, 'a sentence of somebody else')
    .optional(),
  either: z.union([z.string(), z.boolean()]).optional(),
  inner: z.strictObject({ must: z.string(), one: z.enum(['a']) }).optional(),
})

const issueOf = (input: unknown) => {
  const read = shape.safeParse(input, { reportInput: true })
  return read.success
    ? 'fine'
    : issuesOf(read.error).map(({ path, issue, values }) => ({ path, issue, ...(values && { values }) }))
}

describe('a field', () => {
  it.each([
    [{ id: 'seven' }, 'id', 'wrong_type'],
    [{ id: 1.5 }, 'id', 'not_whole'],
    [{ id: 0 }, 'id', 'too_small'],
    [{ id: 2 ** 60 }, 'id', 'too_big'],
    [{ version: 2 ** 31 }, 'version', 'too_big'],
    [{ price: 1.25 }, 'price', 'not_whole'],
    [{ price: -1 }, 'price', 'too_small'],
    [{ price: 1e11 }, 'price', 'too_big'],
    [{ price: Number.NaN }, 'price', 'wrong_type'],
    [{ price: Infinity }, 'price', 'wrong_type'],
    [{ amount: 0 }, 'amount', 'too_small'],
    [{ quantity: 0 }, 'quantity', 'not_positive'],
    [{ quantity: 0.0001 }, 'quantity', 'too_many_decimals'],
    [{ quantity: 100_001 }, 'quantity', 'too_big'],
    [{ delta: 0 }, 'delta', 'zero'],
    [{ counted: -1 }, 'counted', 'too_small'],
    [{ name: '  ' }, 'name', 'required'],
    [{ name: '\u200b\u200d' }, 'name', 'required'],
    ...[
      '\u3164',
      '\u2800\u2800',
      ' \uffa0 ',
      '\u115f\u1160',
      '\u{1d159}',
      '\u034f\u17b4\u180e',
      '\u{e0061}',
      '\u0301',
    ].map((name): [unknown, string, string] => [{ name }, 'name', 'required']),
    [{ name: 'x'.repeat(500_000) }, 'name', 'too_long'],
    [{ name: `${' '.repeat(500_000)}x` }, 'name', 'too_long'],
    [{ name: 'e\u0301'.repeat(200_000) }, 'name', 'too_long'],
    [{ note: `e${'\u0301\u0323'.repeat(20)}` }, 'note', 'invalid'],
    [{ name: 'a\u0000' }, 'name', 'control_characters'],
    [{ name: 'a\nb' }, 'name', 'control_characters'],
    [{ name: '\ud800' }, 'name', 'control_characters'],
    [{ name: 'x'.repeat(121) }, 'name', 'too_long'],
    [{ note: 'a\u0007' }, 'note', 'control_characters'],
    [{ on: '2026-02-30' }, 'on', 'not_a_day'],
    [{ method: 'gold' }, 'method', 'not_one_of'],
    [{ tags: [] }, 'tags', 'too_few'],
    [{ tags: ['ab', 'ab', 'ab'] }, 'tags', 'too_many'],
    [{ tags: ['a'] }, 'tags.0', 'too_short'],
    [{ tags: ['abcd'] }, 'tags.0', 'too_long'],
    [{ code: 'b' }, 'code', 'invalid'],
    [{ odd: 2 }, 'odd', 'invalid'],
    [{ either: 3 }, 'either', 'invalid'],
    [{ inner: { one: 'a' } }, 'inner.must', 'required'],
    [{ inner: { must: 'x' } }, 'inner.one', 'required'],
    [{ inner: { must: 'x', one: 'a', more: 1 } }, 'inner.more', 'unknown_field'],
    [{ more: 1 }, 'more', 'unknown_field'],
    ['text', '', 'wrong_type'],
  ])('%j: %s %s', (input, path, issue) => {
    expect(issueOf(input)).toEqual([expect.objectContaining({ path, issue })])
  })

  it('says what the bound is', () => {
    expect(issueOf({ name: 'x'.repeat(121), price: -1, method: 'gold' })).toEqual([
      { path: 'name', issue: 'too_long', values: { maximum: 120 } },
      { path: 'price', issue: 'too_small', values: { minimum: 0 } },
      { path: 'method', issue: 'not_one_of', values: { allowed: 'pix, cash' } },
    ])
  })

  it('keeps what people write: emoji, accents, right-to-left, line feeds in notes; 120 characters, not bytes', () => {
    expect(issueOf({ name: '👨‍👩‍👧 سلام é', note: 'uma\nduas', quantity: 0.35, on: '2026-02-28' })).toBe(
      'fine',
    )
    expect(issueOf({ name: '🍞'.repeat(120) })).toBe('fine')
    expect(shape.parse({ name: ' e\u0301 ' }).name).toBe('é')
    // Letters that are one only when normalised, and blank ones beside others.
    expect(issueOf({ name: 'α\u0313\u0300\u0345'.repeat(120) })).toBe('fine')
    expect(issueOf({ name: '김\u3164철수' })).toBe('fine')
  })
})

describe('a name of a profile', () => {
  it.each([
    ['  Bia\u0000 da Silva ', 'Bia da Silva'],
    ['\u3164', null],
    ['\u2800 \u200b', null],
    ['😀'.repeat(200), '😀'.repeat(120)],
    [`e${'\u0301'.repeat(400_000)}`, `é${'\u0301'.repeat(29)}`],
    ['x'.repeat(1_000_000), 'x'.repeat(120)],
  ])('%.20j becomes %.20j', (raw, name) => {
    expect(profileName(raw)).toBe(name)
  })
})
