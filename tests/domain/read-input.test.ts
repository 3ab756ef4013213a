// Reading an input by its schema: what is too much is cut off and named, whatever it stands in.
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { DomainError } from '#domain/errors.ts'
import { record } from '#domain/input.ts'
import { maxItems, maxProperties, readInput } from '#domain/read-input.ts'

const schema = z.strictObject({
  list: z
    .array(z.strictObject({ n: z.int() }))
    .max(2)
    .optional(),
  names: record(z.string().max(5), z.int(), 2).optional(),
  note: z.string().max(5).nullable().default(null),
})
function refusalOf<T>(of: z.ZodType<T>, input: unknown): DomainError['details'] & { errorsOmitted?: number } {
  try {
    readInput(of, input)
  } catch (error) {
    if (error instanceof DomainError) return error.details
    throw error
  }
  throw new Error('it was taken')
}
const pathsOf = (input: unknown) =>
  refusalOf(schema, input).errors?.map(({ path, issue }) => `${path} ${issue}`)

describe('an input', () => {
  it('that fits is read as it is', () => {
    expect(readInput(schema, { list: [{ n: 1 }, { n: 2 }], names: { a: 1, b: 2 } })).toEqual({
      list: [{ n: 1 }, { n: 2 }],
      names: { a: 1, b: 2 },
      note: null,
    })
    expect(readInput(z.array(z.int()).max(3), [1, 2])).toEqual([1, 2])
    expect(readInput(z.array(z.strictObject({ n: z.int() })).max(3), [{ n: 1 }])).toEqual([{ n: 1 }])
  })

  it('with too much of anything says of what, and looks at no more of it', () => {
    expect(pathsOf({ list: Array.from({ length: 5000 }, () => ({ n: 1 })) })).toEqual(['list too_many'])
    expect(pathsOf({ names: { a: 1, b: 2, c: 3 } })).toEqual(['names too_many'])
    expect(refusalOf(z.array(z.int()).max(1), [1, 2]).errors?.[0]).toMatchObject({
      path: '',
      issue: 'too_many',
    })
  })

  it('of another kind is named where it stands', () => {
    expect(pathsOf([])).toEqual([' wrong_type'])
    expect(pathsOf(7)).toEqual([' wrong_type'])
    expect(pathsOf({ list: { n: 1 } })).toEqual(['list wrong_type'])
    expect(pathsOf({ list: [[]] })).toEqual(['list.0 wrong_type'])
    expect(pathsOf({ list: [{ n: 1, m: 2 }] })).toEqual(['list.0.m unknown_field'])
    expect(pathsOf({ names: [] })).toEqual(['names wrong_type'])
    expect(pathsOf({ note: { a: 1 } })).toEqual(['note wrong_type'])
  })

  it('with a thousand strange names lists twenty and counts the others', () => {
    const many = Object.fromEntries(Array.from({ length: 1000 }, (_, n) => [`strange${n}`, n]))
    const { errors, errorsOmitted } = refusalOf(schema, many)
    expect([errors?.length, errorsOmitted]).toEqual([20, 980])
  })
})

it('what a schema takes at most is what it says; without a word, anything', () => {
  expect(maxItems(z.array(z.int()).max(7))).toBe(7)
  expect(maxItems(z.array(z.int()).min(1))).toBe(Number.POSITIVE_INFINITY)
  expect(maxItems(z.array(z.int()))).toBe(Number.POSITIVE_INFINITY)
  expect(maxProperties(record(z.string(), z.int(), 3))).toBe(3)
  expect(maxProperties(z.record(z.string(), z.int()))).toBe(Number.POSITIVE_INFINITY)
})
