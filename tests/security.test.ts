// The map of the standard: no item of levels 1 and 2 is passed over, and what it leads to is there.
import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const page = readFileSync('docs/security.md', 'utf8')

/** Sections of ASVS 5.0.0 and their items of levels 1 and 2, which come first in each section: 253 in all. */
const SECTIONS = `1.1:2 1.2:9 1.3:11 1.4:3 1.5:2 2.1:3 2.2:3 2.3:4 2.4:1 3.2:2 3.3:4 3.4:6 3.5:5 3.7:2 4.1:3 4.2:1 4.3:2 4.4:4
  5.1:1 5.2:3 5.3:2 5.4:3 6.1:3 6.2:12 6.3:4 6.4:4 6.5:5 6.6:3 6.8:4 7.1:3 7.2:4 7.3:2 7.4:5 7.5:2 7.6:2 8.1:2 8.2:3 8.3:1 8.4:1
  9.1:3 9.2:4 10.1:2 10.2:2 10.3:4 10.4:11 10.5:5 10.6:2 10.7:3 11.1:2 11.2:3 11.3:3 11.4:4 11.5:1 11.6:1 12.1:3 12.2:2 12.3:4
  13.1:1 13.2:5 13.3:2 13.4:5 14.1:2 14.2:4 14.3:3 15.1:3 15.2:3 15.3:7 16.1:1 16.2:5 16.3:4 16.4:3 16.5:3 17.1:1 17.2:4 17.3:2`
const asked = SECTIONS.split(/\s+/).flatMap((one) => {
  const [section = '', count] = one.split(':')
  return Array.from({ length: Number(count) }, (_, n) => `${section}.${n + 1}`)
})

/** `6.4.1–6.4.4, 6.6.1` as each of them. */
const itemsOf = (cell: string) =>
  cell.split(', ').flatMap((one) => {
    const [first = '', last = first] = one.split('–')
    const [section, from, to] = [
      first.replace(/\.\d+$/, ''),
      ...[first, last].map((item) => Number(item.split('.')[2])),
    ]
    return Array.from({ length: Number(to) - Number(from) + 1 }, (_, n) => `${section}.${Number(from) + n}`)
  })

it('has a line for each item of levels 1 and 2, and one alone', () => {
  expect(asked).toHaveLength(253)
  const lines = [...page.matchAll(/^\| (\d+\.\d+\.\d+[^|]*) \| (met|partly|left to|none here) \| .+ \|$/gm)]
  expect(lines.flatMap(([, cell = '']) => itemsOf(cell)).toSorted()).toEqual(asked.toSorted())
})

it('names files that are there, and words that stand in them', () => {
  // What lands beside it is marked until then.
  const lines = page.split('\n').map((line) => line.replaceAll(/`[^`]+`†/g, ''))
  const gone = lines.flatMap((line) =>
    [
      ...line.matchAll(
        /`((?:src|tests|docs|miniapp|scripts|drizzle)\/[\w./-]+|Dockerfile|fly\.toml)`(?: "([^"]+)")?/g,
      ),
    ]
      .filter(
        ([, file = '', words]) => !existsSync(file) || (words && !readFileSync(file, 'utf8').includes(words)),
      )
      .map(([named]) => named),
  )
  expect(gone).toEqual([])
})
