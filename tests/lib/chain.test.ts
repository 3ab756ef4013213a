// The hash chain: what was sealed holds, and whatever is done to a copy is found at the first line that does not.
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type Fact, type Head, type Line, NO_LINES, sealNext, verifyText } from '#lib/chain.ts'
import { fc, test } from '../support/property.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const webSha256 = async (text: string) =>
  Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))).toString('hex')

const sealAll = (facts: readonly Fact[]) =>
  facts.reduce<{ lines: readonly Line[]; head: Head }>(
    ({ lines, head }, fact) => {
      const line = sealNext(head, fact, sha256)
      return { lines: [...lines, line], head: line }
    },
    { lines: [], head: NO_LINES },
  ).lines
const textOf = (lines: readonly object[]) => lines.map((line) => `${JSON.stringify(line)}\n`).join('')
const verdictOf = async (lines: readonly object[]) => {
  const { head, broken } = await verifyText(textOf(lines), sha256)
  return broken ? [broken.line, broken.why] : head.n
}
/** What somebody makes of a line whose hash they can reckon too. */
const forged = (line: Line, change: object) => {
  const { hash: _, ...rest } = { ...line, ...change }
  return sealNext({ n: rest.n - 1, hash: rest.prev }, rest, sha256)
}

const fact = fc.record({
  at: fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  kind: fc.constantFrom('charge', 'payment', 'allocation', 'void'),
  entity: fc.constantFrom('sale', 'payment'),
  entityId: fc.nat(),
  amount: fc.maxSafeInteger(),
  text: fc.option(fc.string({ unit: 'grapheme' })),
})
const history = fc.array(fact, { minLength: 2, maxLength: 12 }).map(sealAll)
const withPlace = history.chain((lines) =>
  fc.record({ lines: fc.constant(lines), i: fc.nat(lines.length - 1), j: fc.nat(lines.length - 1) }),
)

/** A value of its kind that it is not. */
const otherThan = (value: unknown) => (typeof value === 'number' ? value - 1 : 'another')

describe('a chain', () => {
  test.prop([history])('holds to its last line, as does each beginning of it', async (lines) => {
    expect(await verdictOf(lines)).toBe(lines.length)
    expect(await verdictOf(lines.slice(0, 1))).toBe(1)
    expect((await verifyText(textOf(lines), webSha256)).head.hash).toBe(lines.at(-1)?.hash)
  })
  test.prop([history])('is what it says, not how it is spelt', async (lines) => {
    const turned = lines.map((line) => Object.fromEntries(Object.entries(line).toReversed()))
    const text = textOf(turned).replaceAll('\n', '\r\n\r\n').replaceAll('":', '" : ')
    expect((await verifyText(text, sha256)).head.n).toBe(lines.length)
  })
  test.prop([withPlace, fc.constantFrom('at', 'kind', 'entityId', 'amount', 'text')])(
    'tells the line where one value was flipped',
    async ({ lines, i }, field) => {
      const now = { ...lines[i], [field]: otherThan(lines[i]?.[field]) }
      expect(await verdictOf(lines.with(i, now as Line))).toEqual([i + 1, 'changed'])
    },
  )
  test.prop([withPlace])(
    'tells the line where one is missing; the last ones alone are not missed',
    async ({ lines, i }) => {
      const last = i === lines.length - 1
      expect(await verdictOf(lines.toSpliced(i, 1))).toEqual(last ? i : [i + 1, 'dropped'])
    },
  )
  test.prop([withPlace])('tells the line where two have changed places', async ({ lines, i, j }) => {
    fc.pre(i < j)
    const moved = lines.with(i, lines[j] as Line).with(j, lines[i] as Line)
    expect(await verdictOf(moved)).toEqual([i + 1, 'moved'])
  })
  test.prop([withPlace])('tells the line that stands there again', async ({ lines, i, j }) => {
    fc.pre(i <= j)
    expect(await verdictOf(lines.toSpliced(j + 1, 0, lines[i] as Line))).toEqual([j + 2, 'repeated'])
  })
  test.prop([withPlace])(
    'tells the line after one that was forged, and a forged prev at once',
    async ({ lines, i }) => {
      const other = forged(lines[i] as Line, { amount: otherThan(lines[i]?.['amount']) })
      const last = i === lines.length - 1
      expect(await verdictOf(lines.with(i, other))).toEqual(last ? lines.length : [i + 2, 'prev'])
      const elsewhere = forged(lines[i] as Line, { prev: 'f'.repeat(64) })
      expect(await verdictOf(lines.with(i, elsewhere))).toEqual([i + 1, 'prev'])
    },
  )
  test.prop([withPlace, fc.nat({ max: 2000 })])(
    'tells the line of which a letter is another',
    async ({ lines, i }, at) => {
      const text = JSON.stringify(lines[i])
      const place = at % text.length
      const other = `${text.slice(0, place)}${text[place] === 'z' ? 'y' : 'z'}${text.slice(place + 1)}`
      const texts = lines.map((line) => JSON.stringify(line)).with(i, other)
      const { broken } = await verifyText(texts.join('\n'), sha256)
      expect(broken?.line).toBe(i + 1)
    },
  )
})

describe('a line that is none', () => {
  const lines = sealAll([
    { at: '2026-11-01T00:00:00.000Z', kind: 'charge', amount: 1 },
    { at: '2026-11-02T00:00:00.000Z', kind: 'payment', amount: 2 },
  ])
  const [first, second] = lines.map((line) => JSON.stringify(line)) as [string, string]
  it.each([
    ['half of one', second.slice(0, -9), 'notJson'],
    ['words', 'valid to line 2', 'notJson'],
    ['more than a line can hold', `${second}${' '.repeat(70_000)}`, 'notJson'],
    ['a list', '[]', 'unknown'],
    ['nothing of a line', '{}', 'unknown'],
    ['null', 'null', 'unknown'],
    ['a name twice', second.replace('"amount":2', '"amount":9,"amount":2'), 'unknown'],
    ['a number that is not whole', second.replace('"amount":2', '"amount":2.5'), 'unknown'],
    ['a number beyond what is exact', second.replace('"amount":2', '"amount":9007199254740993'), 'unknown'],
    ['something within something', second.replace('"amount":2', '"amount":{"x":2}'), 'unknown'],
    ['half a character', second.replace('"payment"', String.raw`"\ud800"`), 'unknown'],
    ['a number below the first', second.replace('"n":2', '"n":0'), 'unknown'],
  ])('%s', async (_, text, why) => {
    const { head, broken } = await verifyText(`${first}\n${text}\n`, sha256)
    expect(broken).toEqual({ line: 2, why })
    expect(head.n).toBe(1)
  })
  it('a line that was changed says what it comes to now', async () => {
    const { broken } = await verifyText(`${first}\n${second.replace('"amount":2', '"amount":3')}`, sha256)
    expect(broken).toMatchObject({
      line: 2,
      why: 'changed',
      comesTo: forged(lines[1] as Line, { amount: 3 }).hash,
    })
  })
})
