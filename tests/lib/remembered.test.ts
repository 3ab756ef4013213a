// What was worked out of a text is worked out once, while it is not too much.
import { expect, it } from 'vitest'
import { Remembered } from '#lib/remembered.ts'

it('is made once for each text, and made anew where too many came between', () => {
  const made: string[] = []
  const lengths = new Remembered<number>(2, (text) => made.push(text) && text.length)
  expect(['a', 'a', 'bb', 'a'].map((text) => lengths.of(text))).toEqual([1, 1, 2, 1])
  expect(made).toEqual(['a', 'bb'])
  expect(lengths.of('ccc')).toBe(3)
  expect(lengths.of('a')).toBe(1)
  expect(made).toEqual(['a', 'bb', 'ccc', 'a'])
})
