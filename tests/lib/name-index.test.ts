// The index of names finds what a line may mean as a look through all names would, and misses none that is near.
import { describe, expect, it } from 'vitest'
import { fold } from '#lib/fold.ts'
import { type Asked, type Name, NameIndex } from '#lib/name-index.ts'
import { slipsTo } from '#lib/near.ts'
import { searchable } from '#lib/search.ts'
import { fc, test } from '../support/property.ts'

const named = (name: string, id: number): Name => {
  const { folded, text } = searchable(name)
  return { id, folded, search: text }
}
const asking = (more: Partial<Asked>): Asked => ({ exact: [], together: [], near: [], ...more })
const together = (parts: readonly string[], most = 1000) => ({
  parts: parts.map((part) => ({ word: part.replace('.', ''), whole: part.endsWith('.') })),
  most,
})
const namesIn = (found: Map<Name, number>) => [...found.keys()].map(({ folded }) => folded).toSorted()

const WORDS = [
  'cafe',
  'caffe',
  'café',
  'queijo',
  'queijos',
  'meia-cura',
  'pão',
  'paes',
  'cura',
  'coado',
  "d'água",
  'agua',
  'arroz',
  'arros',
]
const word = fc.constantFrom(...WORDS)
const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))
const names = fc
  .uniqueArray(name, { maxLength: 40, selector: fold })
  .map((all) => all.map((one, id) => named(one, id + 1)))

describe('of any names', () => {
  test.prop([names, fc.array(fc.tuple(word, fc.boolean()), { minLength: 1, maxLength: 3 })])(
    'those that have all parts are found, the shorter first',
    (all, parts) => {
      const asked = parts.map(([one, whole]) => ({ word: fold(whole ? one : one.slice(0, 3)), whole }))
      const has = ({ search }: Name) =>
        asked.every((part) =>
          search.split(' ').some((one) => (part.whole ? one === part.word : one.startsWith(part.word))),
        )
      const expected = all.filter(has).map(({ folded }) => folded)
      const found = NameIndex.of(all).find(asking({ together: [{ parts: asked, most: 1000 }] }))
      expect(namesIn(found)).toEqual(expected.toSorted())
      const lengths = [...found].toSorted(([, a], [, b]) => a - b).map(([{ folded }]) => folded.length)
      expect(lengths).toEqual(lengths.toSorted((a, b) => a - b))
    },
  )

  test.prop([names, word])(
    'one that is within a slip of a word, or sounds so, is among the near',
    (all, typed) => {
      const folded = fold(typed)
      if (!/^\p{L}{3,}$/u.test(folded)) return
      const found = new Set(namesIn(NameIndex.of(all).find(asking({ near: [folded] }))))
      const near = all.filter(
        (one) => slipsTo(searchable(one.folded), [[folded]], { whole: () => false }) !== null,
      )
      // Twelve are enough to know that there are several.
      if (near.length <= 12)
        expect(near.map((one) => one.folded).filter((one) => !found.has(one))).toEqual([])
      else expect(found.size).toBe(12)
    },
  )
})

describe('a name', () => {
  const index = NameIndex.of(['Café', 'Café coado', 'Café com leite', 'Pão de queijo'].map(named))

  it('is found as a whole before what only begins so', () => {
    const found = index.find(asking({ exact: ['cafe'], together: [together(['cafe'])] }))
    expect([...found].toSorted(([, a], [, b]) => a - b)[0]).toEqual([
      expect.objectContaining({ folded: 'cafe' }),
      0,
    ])
  })

  it('is cut off where there are more than enough, the shortest left', () => {
    expect(namesIn(index.find(asking({ together: [together(['caf'], 2)] })))).toEqual(['cafe', 'cafe coado'])
  })

  it('is found by two beginnings in any order, and by whole words alone where they are asked for', () => {
    expect(namesIn(index.find(asking({ together: [together(['que', 'pa'])] })))).toEqual(['pao de queijo'])
    expect(namesIn(index.find(asking({ together: [together(['caf.'])] })))).toEqual([])
    expect(namesIn(index.find(asking({ together: [together(['zz']), together([])] })))).toEqual([])
  })

  it('that was dropped is found by nothing', () => {
    const one = NameIndex.of([named('Café', 1), named('Café coado', 2)])
    one.drop(1)
    const asked = asking({ exact: ['cafe'], together: [together(['caf'])], near: ['cafr'] })
    expect(namesIn(one.find(asked))).toEqual(['cafe coado'])
  })

  it('is found by what all of it sounds like, written as one', () => {
    const one = NameIndex.of([named('Pão de queijo', 1)])
    expect(namesIn(one.find(asking({ near: ['paodequeiju'] })))).toEqual(['pao de queijo'])
  })

  it('of a person is found by the username that stands beside it', () => {
    const one = NameIndex.of([{ id: 1, folded: 'ana', search: ' ana nana7  ana nana7 ' }])
    expect(namesIn(one.find(asking({ together: [together(['nana7.'])] })))).toEqual(['ana'])
  })

  it('of many that begin alike is found each time, also when it is the last', () => {
    const many = NameIndex.of(Array.from({ length: 300 }, (_, n) => named(`item ${n}`, n + 1)))
    const asked = asking({ together: [together(['item', '299']), together(['2'], 400)] })
    for (let n = 0; n < 2; n++) expect(namesIn(many.find(asked))).toContain('item 299')
    many.drop(300)
    expect(namesIn(many.find(asked))).not.toContain('item 299')
  })
})
