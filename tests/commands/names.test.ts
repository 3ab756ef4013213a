// Finding what is meant: exact, by the beginnings of words, within a slip; and nothing else.
import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { find, within } from '#commands/names.ts'
import { fold } from '#lib/fold.ts'

const all = ['Café', 'Pão francês', 'Leite integral', 'Leite desnatado', 'Detergente', 'Arroz'].map(
  (name) => ({ name, folded: fold(name) }),
)
const names = (typed: string, slips = true) => {
  const found = find(typed, all, { slips })
  return [found.by, ...found.items.map((one) => one.name)]
}

describe('names', () => {
  it.each([
    ['CAFE', ['exact', 'Café']],
    ['fran pao', ['words', 'Pão francês']],
    ['leite', ['words', 'Leite integral', 'Leite desnatado']],
    ['leite des', ['words', 'Leite desnatado']],
    ['cafr', ['slip', 'Café']],
    ['acfe', ['slip', 'Café']],
    ['detrgemte', ['slip', 'Detergente']],
    ['detrgemtx', ['none']],
    ['xilofone', ['none']],
    ['', ['none']],
  ])('%s', (typed, found) => expect(names(typed)).toEqual(found))

  it('a slip is left out where it is not wanted', () => expect(names('cafr', false)).toEqual(['none']))

  test.prop([
    fc.string({ minLength: 1, maxLength: 12 }),
    fc.string({ minLength: 1, maxLength: 12 }),
    fc.integer({ min: 0, max: 2 }),
  ])('distance is the same both ways, and nothing to itself', (a, b, most) => {
    expect(within(a, b, most)).toBe(within(b, a, most))
    expect(within(a, a, 0)).toBe(true)
  })
})
