// What fits a name: words and readings, slips, codes and phones; and what of it costs before it is looked at.
import { describe, expect, it } from 'vitest'
import { nearest, slipsBetween, slipsTo, variantsOf } from '#lib/near.ts'
import { among, codeOf, phonePart, readingsOf, searchable } from '#lib/search.ts'
import { fc, test } from '../support/property.ts'

const word = fc.string({ unit: fc.constantFrom(...'abcd'), minLength: 3, maxLength: 11 })

describe('slips', () => {
  test.prop([word, word, fc.integer({ min: 0, max: 2 })])(
    'are as many both ways, and none to itself',
    (a, b, most) => {
      expect(slipsBetween(a, b, most)).toBe(slipsBetween(b, a, most))
      expect(slipsBetween(a, a, 0)).toBe(0)
    },
  )

  test.prop([word, fc.array(fc.tuple(fc.nat(3), fc.nat(20), fc.constantFrom('a', 'x')), { maxLength: 2 })], {
    numRuns: 1000,
  })('two words within a slip have a variant in common', (a, edits) => {
    const b = edits.reduce(edited, a)
    const most = a.length >= 8 ? 2 : 1
    fc.pre(slipsBetween(a, b, most) <= most)
    // A name's words of six letters and more have theirs without two letters too: as of a word of eight.
    const ofName = [b, ...without(b), ...(b.length >= 6 ? without(b).flatMap(without) : [])]
    expect(variantsOf(a).some((one) => ofName.includes(one))).toBe(true)
  })

  it('are of a word, and of all words together', () => {
    const to = (typed: string, name: string) => slipsTo(searchable(name), readingsOf(typed))
    expect(to('lekte integrl', 'Leite integral')).toBe(2)
    expect(to('leitte integrl', 'Leite integral')).toBe(1 + 1 / 16)
    expect(to('lekte integrl dsnatado', 'Leite integral desnatado')).toBeNull()
    expect(to('ab', 'ac')).toBeNull()
    expect(to('500m', '500ml')).toBe(0)
    expect(to('501ml', '500ml')).toBeNull()
  })
})
/** A letter changed, put in or taken out, or two that changed places. */
function edited(word: string, [kind, place, letter]: readonly [number, number, string]): string {
  const at = place % word.length
  const [one = '', other = ''] = [word[at], word[at + 1]]
  const put = [letter, letter + one, '', other + one][kind] ?? ''
  return word.slice(0, at) + put + word.slice(at + (kind === 3 && other ? 2 : 1))
}
const without = (one: string) => [...one].map((_, i) => one.slice(0, i) + one.slice(i + 1))

describe('codes and phones', () => {
  it('twelve digits are thirteen', () => {
    expect(codeOf('012345678905')).toBe(codeOf('0 012345 678905'))
    expect(codeOf('7891234567895')).toBe('7891234567895')
  })
  it.each([
    ['98765-4321', '987654321'],
    ['+55 (11) 98765.4321', '5511987654321'],
    ['12', ''],
    ['casa 7123', ''],
    // As contacts are copied from a phone.
    ['\u202a(11) 98765\u20114321\u202c', '11987654321'],
  ])('the digits of %s', (typed, digits) => expect(phonePart(typed)).toBe(digits))
})

describe('bounds', () => {
  const names = ['Café', 'a'.repeat(120)].map((name) => ({ name, key: searchable(name) }))
  it.each(['\u0301'.repeat(400_000), 'a'.repeat(1_000_000), 'a '.repeat(500_000)])(
    'a text longer than any name finds nothing, and is not looked at',
    (typed) => {
      const begun = performance.now()
      expect(among(names, typed, nearest, ({ key }) => key)).toEqual([])
      expect(performance.now() - begun).toBeLessThan(500)
    },
  )
})
