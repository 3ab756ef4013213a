// The README is what a newcomer has: every folder stands in it with a sentence, and every file that it says decides something is there.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const readme = readFileSync('README.md', 'utf8')

/** From its heading to the next one of its kind, or above it. */
function section(heading: string): string {
  const [marks = ''] = heading.split(' ')
  const after = readme.split(`\n${heading}`)[1] ?? ''
  return after.split(new RegExp(`^#{1,${marks.length}} `, 'm'))[0] ?? ''
}

/** The cells of its tables, without their heads. */
const rows = (text: string) =>
  [...text.matchAll(/^\| (.*) \|$/gm)]
    .map(([, cells = '']) => cells.split(' | '))
    .filter(([first = '']) => first.includes('`') || !/^(folder|area|what|a change of)$/.test(first))

const named = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)
const foldersIn = (folder: string) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)

describe('the README', () => {
  const where = rows(section('## Where things are').split('###')[0] ?? '')

  test('says of each folder what it holds', () => {
    const all = ['src', 'miniapp'].flatMap((half) => foldersIn(half).map((name) => `${half}/${name}`))
    const said = where.flatMap(([folder]) => named(folder))
    expect(all.filter((folder) => !said.includes(folder))).toEqual([])
    expect(said.filter((folder) => !existsSync(folder))).toEqual([])
    expect(where.filter(([, holds = '']) => holds.length < 10)).toEqual([])
  })

  test.each([
    ['src/domain', '### Areas of the shop'],
    ['miniapp/features', '### Screens'],
  ])('says of each area of %s what it is about', (folder, heading) => {
    const said = rows(section(heading)).flatMap(([area]) => named(area))
    expect(said.toSorted()).toEqual(foldersIn(folder).toSorted())
  })

  const decided = rows(section('## Who decides what').split('Then by question:')[1] ?? '')

  test('names one file that decides, of each question, and the file is there', () => {
    expect(decided.length).toBeGreaterThan(150)
    expect(decided.filter(([, file]) => named(file).length !== 1)).toEqual([])
    expect(decided.flatMap(([, file]) => named(file)).filter((file) => !existsSync(file))).toEqual([])
  })

  test('asks each question once', () => {
    const questions = decided.map(([question]) => question)
    expect(questions.filter((question, index) => questions.indexOf(question) !== index)).toEqual([])
  })
})
