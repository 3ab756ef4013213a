// Two languages, one set of words: nothing is empty or left untranslated, and nothing breaks the rules of style.
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { chat as chatEn } from '#locales/en/chat.ts'
import { problems as problemsEn } from '#locales/en/problems.ts'
import { formatMoney } from '#locales/format.ts'
import { chat as chatPt } from '#locales/pt-BR/chat.ts'
import { problems as problemsPt } from '#locales/pt-BR/problems.ts'
import { formatQuantity, unitName } from '#locales/units.ts'

/** Alike in both languages, and right so. */
const ALIKE = new Set([
  'pix',
  'methods.pix',
  'methodButtons.pix',
  'sale.by.pix',
  'called.miniapp',
  'called.login',
  'called.start',
  'oneLost',
  'fields.emoji',
  'fieldButtons.emoji',
])

type Text = (...values: never[]) => unknown

function walk(pt: unknown, en: unknown, path: string, found: string[]): void {
  if (typeof pt === 'function' && typeof en === 'function')
    return walk(call(pt as Text), call(en as Text), path, found)
  if (typeof pt === 'string') {
    if (!pt.trim() || typeof en !== 'string' || !en.trim()) found.push(`${path} is empty`)
    else if (pt === en && /\p{L}{3}/u.test(pt.replaceAll(/VALUE/g, '')) && !ALIKE.has(path) && !ALIKE.has(pt))
      found.push(`${path} is the same: ${pt}`)
    return
  }
  if (typeof pt !== 'object' || pt === null || typeof en !== 'object' || en === null) return
  expect(Object.keys(en)).toEqual(Object.keys(pt))
  for (const key of Object.keys(pt))
    walk(
      (pt as Record<string, unknown>)[key],
      (en as Record<string, unknown>)[key],
      path ? `${path}.${key}` : key,
      found,
    )
}

/** Functions are given the same values in both languages. */
const call = (text: Text) => {
  const values = {
    role: 'VALUE',
    items: 'VALUE',
    owed: 'VALUE',
    exceedsBy: 'VALUE',
    name: 'VALUE',
    state: 'archived',
    seconds: 2,
    minimum: 1,
    maximum: 2,
    allowed: 'VALUE',
    days: 3,
  }
  const plain = text.length <= 1 ? [values] : Array.from({ length: text.length }, () => 'VALUE')
  return (text as (...all: unknown[]) => unknown)(...plain)
}

describe.each([
  ['chat', chatPt, chatEn],
  ['problems', problemsPt, problemsEn],
] as const)('%s', (_, pt, en) => {
  it('has every text in both languages', () => {
    const found: string[] = []
    walk(pt, en, '', found)
    expect(found).toEqual([])
  })
})

it('an amount is never parted from its currency at the end of a line', () => {
  expect(formatMoney(-125_050, 'pt-BR', 'BRL')).toBe('−R$\u00a01.250,50')
})

it('units are words in English, and the short forms of the counter in Portuguese', () => {
  const said = (language: string) =>
    [
      [1, 'un'],
      [3, 'pct'],
      [2, 'dz'],
      [1, 'cx'],
      [0.6, 'kg'],
      [1500, 'un'],
    ].map(([value, unit]) => formatQuantity(Number(value), String(unit), language))
  expect(said('en')).toEqual(['1 unit', '3 packs', '2 dozen', '1 box', '0.6 kg', '1,500 units'].map(joined))
  expect(said('pt-BR')).toEqual(['1 un', '3 pct', '2 dz', '1 cx', '0,6 kg', '1.500 un'].map(joined))
  expect([unitName('pct', 'en'), unitName('pct', 'en', 2), unitName('pct', 'pt-BR')]).toEqual([
    'pack',
    'packs',
    'pct',
  ])
})

const joined = (text: string) => text.replace(' ', '\u00a0')

/** Sources of words, each line with where it stands; comments are not said to anybody. */
const linesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) =>
      readFileSync(`${folder}/${file}`, 'utf8')
        .split('\n')
        .map((line, index) => ({ at: `${file}:${index + 1}`, line }))
        .filter(({ line }) => !/^\s*(\/\/|\/?\*)/.test(line)),
    )
const breaking = (folder: string, rule: RegExp) =>
  linesOf(folder)
    .filter(({ line }) => rule.test(line))
    .map(({ at, line }) => `${at} ${line.trim()}`)

describe('no text', () => {
  it('assumes whether somebody is a man or a woman', () =>
    expect(
      breaking(
        'src/locales/pt-BR',
        /\bdon[ao] (ou|da)\b|\b[ao] don[ao]\b|único dono|clientes? nov[ao]|nov[ao]s? cliente|(outr[ao]|est[ea]) cliente|\b[nd]?[ao] \$\{shop\}|Ligado a/i,
      ),
    ).toEqual([]))
  it('begins or ends with a dot between facts', () =>
    expect(breaking('src/locales', /['`]\s*·|·\s*['`]/)).toEqual([]))
  it('parts a number from its per cent sign', () => expect(breaking('src/locales', /\} %/)).toEqual([]))
  it('counts with an abbreviation in English', () =>
    expect(breaking('src/locales/en', /\d (pct|dz|cx)\b/)).toEqual([]))
})

it('in the MiniApp facts are joined by one part, at whose dot no line breaks', () =>
  expect(breaking('miniapp', / · |· \$/)).toEqual([]))
