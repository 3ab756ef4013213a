// Two languages, one set of words: nothing is empty, nothing is left untranslated.
import { describe, expect, it } from 'vitest'
import { chat as chatEn } from '#locales/en/chat.ts'
import { problems as problemsEn } from '#locales/en/problems.ts'
import { formatMoney } from '#locales/format.ts'
import { chat as chatPt } from '#locales/pt-BR/chat.ts'
import { problems as problemsPt } from '#locales/pt-BR/problems.ts'

/** Alike in both languages, and right so. */
const ALIKE = new Set(['pix', 'methods.pix'])

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
