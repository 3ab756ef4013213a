// What a line asks of names: its runs of words, bounded before any work, whatever the line is.
import { describe, expect, it } from 'vitest'
import { askedOf } from '#commands/asked.ts'
import { NameIndex } from '#lib/name-index.ts'

/** Two letters that tell words apart. */
const told = (i: number) => String.fromCodePoint(97 + (i % 26), 97 + (Math.floor(i / 26) % 26))
const many = (count: number, word: string, by = ' ') =>
  Array.from({ length: count }, (_, i) => told(i) + word).join(by)

/** Of a large shop: words that begin alike, and are near each other. */
const names = NameIndex.of(
  Array.from({ length: 10_000 }, (_, id) => {
    const folded = `${told(id)}ao ${told(id * 7)}abc ${id}`
    return { id, folded, search: ` ${folded} ` }
  }),
)

describe('a line of 4 KB is asked about in bounds', () => {
  it.each([
    ['one letter', 'a '.repeat(2048)],
    ['words that have several plurals', many(800, 'ao')],
    ['long words', many(160, 'abcdefghijklmnopqrstuv')],
    ['hyphens', many(800, 'a', '-')],
    ['nothing but marks', '\u0301'.repeat(4096)],
    ['apostrophes', "'".repeat(4096)],
    ['one word', 'a'.repeat(4096)],
    ['longer than a line is', 'abc '.repeat(250_000)],
  ])('%s', (_, line) => {
    const { exact, together, near } = askedOf(line)
    expect(together.length).toBeLessThanOrEqual(4000)
    expect(near.length).toBeLessThanOrEqual(300)
    expect(exact.length).toBeLessThanOrEqual(10_000)
    // Each run brings as many names as are enough, and each near word some; others have their turn between the words.
    const most = together.reduce((sum, one) => sum + one.most, 0) + 12 * near.length
    expect(names.find({ exact, together, near }).size).toBeLessThanOrEqual(exact.length + most)
    expect([...names.nearing(near)].length).toBe(Math.floor(near.length / 16))
  })
})

it('an article alone may begin a name', () => {
  const { together } = askedOf('A: 1 pão de queijo')
  const runs = together.map(({ parts }) => parts.map(({ word }) => word).join(' '))
  expect(runs).toEqual(expect.arrayContaining(['a', '1 pao queijo', 'pao queijo']))
  expect(runs).not.toContain('de queijo')
})

it('a list of 200 lines is asked for to its last word', () => {
  const lines = Array.from({ length: 200 }, (_, i) => `${i} limão ${told(i)}x`)
  const { together } = askedOf(lines.join('\n'))
  for (const line of lines) {
    const last = line.split(' ').at(-1)
    expect(together.some(({ parts }) => parts.length === 2 && parts[1]?.word === last)).toBe(true)
  }
})
