import { describe, expect, test } from 'vitest'
import {
  hear,
  isArticle,
  type Listening,
  PAUSE_MS,
  pause,
  type Stroke,
  silent,
} from '../../miniapp/platform/barcode-reader.ts'

const COFFEE = '7891234567895'
const KNOWN = [COFFEE, 'CAF-1', '1500']
const isKnown = (code: string) => KNOWN.includes(code)

interface Pressed {
  readonly keys: readonly string[]
  /** Milliseconds before each of them. */
  readonly gaps: (index: number) => number
  readonly repeat?: boolean
}
const reader = (code: string, gap: number, end = ['Enter']): Pressed => ({
  keys: [...code, ...end],
  gaps: () => gap,
})
/** As people do: never twice the same. */
const person = (keys: string[], mean = 160): Pressed => ({
  keys,
  gaps: (index) => mean * ([0.6, 1.3, 0.9, 1.5, 0.7][index % 5] ?? 1),
})
const rest = (ms = 1000): Pressed => ({ keys: [], gaps: () => ms })

type Place = Pick<Stroke, 'inField' | 'inSearch'>
const FORM: Place = { inField: true, inSearch: false }
const SEARCH: Place = { inField: true, inSearch: true }
const ELSEWHERE: Place = { inField: false, inSearch: false }

/** What comes of it: what a field holds or a page is told, in its order, and what was scanned. */
function listen(place: Place, ...pressed: readonly Pressed[]) {
  let at = 0
  let state: Listening<Stroke> = silent
  const typed: string[] = []
  const scans: string[] = []
  const take = ({ next, release, now, scan }: ReturnType<typeof hear<Stroke>>, stroke?: Stroke) => {
    state = next
    typed.push(...release.map(({ key }) => key))
    if (scan) {
      scans.push(scan.code)
      // What had gone into the field is taken out again.
      if (place.inField) typed.splice(typed.length - scan.strokes.length)
    }
    if (stroke && now === 'pass') typed.push(stroke.key)
  }
  for (const { keys, gaps, repeat = false } of pressed) {
    if (!keys.length) at += gaps(0)
    if (!keys.length) take(pause(state, isKnown))
    for (const [index, key] of keys.entries()) {
      const gap = gaps(index)
      if (gap > PAUSE_MS && state.run.length) take(pause(state, isKnown))
      at += gap
      const stroke = { key, at, ...place, repeat }
      take(hear(state, stroke, isKnown), stroke)
    }
  }
  take(pause(state, isKnown))
  return { typed: typed.join(' '), scans }
}

const RHYTHMS = [3, 10, 25, 60, 100]
const PLACES = [
  ['in a field of a form', FORM],
  ['in a field that finds', SEARCH],
  ['elsewhere', ELSEWHERE],
] as const

describe.each(PLACES)('a reader, %s', (_, place) => {
  test.each(RHYTHMS)('at %d ms a sign is told from typing, twelve times of twelve', (gap) => {
    const scans = Array.from({ length: 12 }, () => [reader(COFFEE, gap), rest(300)]).flat()
    expect(listen(place, ...scans)).toEqual({ typed: '', scans: Array(12).fill(COFFEE) })
  })
  test.each(RHYTHMS)('at %d ms a sign, with a number that the shop does not know', (gap) => {
    expect(listen(place, reader('7896004711225', gap))).toEqual({ typed: '', scans: ['7896004711225'] })
  })
  test.each([3, 10, 25])('that takes goods under a name of ours at %d ms a sign', (gap) => {
    expect(listen(place, reader('CAF-1', gap))).toEqual({ typed: '', scans: ['CAF-1'] })
  })
  test('whose signs come in bunches, over Bluetooth, with a code that the shop knows', () => {
    const bunches: Pressed = { keys: [...COFFEE, 'Enter'], gaps: (index) => (index % 4 ? 2 : 110) }
    // In a form a person may have typed just that.
    expect(listen(place, bunches).scans).toEqual(place === FORM ? [] : [COFFEE])
  })
  test('that sends Tab, Enter twice or, with a code that is known, nothing at the end', () => {
    for (const end of [['Tab'], ['Enter', 'Enter'], []])
      expect(listen(place, reader(COFFEE, 10, end))).toEqual({ typed: '', scans: [COFFEE] })
  })
  test('right after something was typed takes nothing of that', () => {
    const after: Pressed = { ...reader(COFFEE, 10), gaps: (index) => (index ? 10 : 90) }
    const heard = listen(place, person(['1', '5']), after)
    expect(heard).toEqual({ typed: '1 5', scans: [COFFEE] })
  })
  test('twice in a row, without a breath between', () => {
    expect(listen(place, reader(COFFEE, 10), reader('CAF-1', 10)).scans).toEqual([COFFEE, 'CAF-1'])
  })
})

describe.each(PLACES)('what a person types, %s', (_, place) => {
  test.each([
    ['an amount', ['1', '5', '0', '0', 'Enter']],
    ['a word', ['p', 'ã', 'o', 'Enter']],
    ['several words', [...'2 cafe com leite', 'Enter']],
    ['a phone', [...'11987654321', 'Enter']],
    ['keys that mean something', ['/', '+', '-', 'ArrowDown', '5', 'Escape', 'Tab']],
  ])('%s comes through, each key in its order', (_what, keys) => {
    for (const mean of [110, 160, 250])
      expect(listen(place, person(keys, mean))).toEqual({ typed: keys.join(' '), scans: [] })
  })
  test('a key that is held down comes through, the first press before the others', () => {
    const held: Pressed = { keys: Array(20).fill('1'), gaps: () => 30, repeat: true }
    const { typed, scans } = listen(place, { keys: ['1'], gaps: () => 200 }, held)
    expect({ count: typed.split(' ').length, scans }).toEqual({ count: 21, scans: [] })
  })
  test('more than a run keeps comes through, all of it', () => {
    const keys = [...'a'.repeat(100), ...'b'.repeat(100)]
    expect(listen(place, person(keys, 100)).typed).toBe(keys.join(' '))
  })
})

describe('in a field', () => {
  test('of a form, what is typed as people type stays, although it is a code of the shop', () => {
    const typed = person([...COFFEE, 'Enter'], 110)
    expect(listen(FORM, typed)).toEqual({ typed: [...COFFEE, 'Enter'].join(' '), scans: [] })
    expect(listen(SEARCH, typed).scans).toEqual([COFFEE])
  })
  test('an amount that is a name of goods too stays an amount, at a pace that people have', () => {
    expect(listen(FORM, { keys: [...'1500', 'Enter'], gaps: () => 90 })).toEqual({
      typed: '1 5 0 0 Enter',
      scans: [],
    })
  })
  test('what a program puts in, without an end, stays', () => {
    expect(listen(FORM, reader('abc123456', 2, []))).toEqual({ typed: [...'abc123456'].join(' '), scans: [] })
  })
})

describe('elsewhere', () => {
  test('a space presses what has the focus, whatever came before it', () => {
    const at = (key: string, ms: number) => ({ key, at: ms, ...ELSEWHERE, repeat: false })
    const digit = hear<Stroke>(silent, at('1', 0), isKnown)
    expect(hear(digit.next, at(' ', 50), isKnown)).toMatchObject({ now: 'pass', release: [at('1', 0)] })
  })
  test('a digit is held back until it is known what it was, and then passed on', () => {
    const stroke = { key: '1', at: 0, ...ELSEWHERE, repeat: false }
    const first = hear<Stroke>(silent, stroke, isKnown)
    expect(first).toMatchObject({ now: 'hold', release: [] })
    expect(pause(first.next, isKnown).release).toEqual([stroke])
  })
  test('what has a meaning of its own and begins no code is passed on at once', () => {
    for (const key of ['/', '+', '-', ' ', 'Enter', 'F2'])
      expect(hear<Stroke>(silent, { key, at: 0, ...ELSEWHERE, repeat: false }, isKnown).now).toBe('pass')
  })
})

test('the number of an article is told by its check digit', () => {
  for (const code of [COFFEE, '012345678905', '96385074', '17891234567892'])
    expect(isArticle(code)).toBe(true)
  for (const code of ['7891234567896', '0000000000000', '1234', 'CAF-1', '11987654321'])
    expect(isArticle(code)).toBe(false)
})
