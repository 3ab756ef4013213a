// Ids for clients: sealed, and of no use to whoever did not seal them.
import { describe, expect, it } from 'vitest'
import { Ids } from '#http/realtime/ids.ts'

const SECRET = 'a secret for tests that is long enough'
const ids = new Ids(SECRET, 'one:1')
const places = Array.from({ length: 300 }, (_, n) => ({ x: String(700 + n * 9_999_999_937), id: n * 31 }))
const given = places.map((place) => ids.of(place))

describe('an id', () => {
  it('is read again by who sealed it, on any process with the same secret and database', () => {
    expect(given.map((id) => new Ids(SECRET, 'one:1').read(id))).toEqual(places)
    expect(ids.of({ x: '700', id: 0 })).toBe(given[0])
    const last = { x: '18446744073709551615', id: Number.MAX_SAFE_INTEGER }
    expect(ids.read(ids.of(last))).toEqual(last)
  })

  it('tells neither how many came before it nor which of two is the later one', () => {
    expect(new Set(given.map((id) => id.length))).toEqual(new Set([48]))
    const sorted = places.map((_, n) => n).toSorted((a, b) => ((given[a] ?? '') < (given[b] ?? '') ? -1 : 1))
    const inOrder = sorted.filter((n, i) => i > 0 && n > (sorted[i - 1] ?? 0)).length
    expect(inOrder).toBeGreaterThan(100)
    expect(inOrder).toBeLessThan(200)
    // Next to each other they have nothing in common: no beginning, no end.
    const a = ids.of({ x: '700', id: 1 })
    const b = ids.of({ x: '700', id: 2 })
    expect([a.slice(0, 6) === b.slice(0, 6), a.slice(-6) === b.slice(-6)]).toEqual([false, false])
  })

  it('of a place that was merely reached is another each time, so that nobody sees whether something happened', () => {
    const place = { x: '700', id: 1 }
    const all = Array.from({ length: 50 }, () => ids.at(place))
    expect(new Set([...all, ids.of(place)])).toHaveLength(51)
    expect(all.map((id) => ids.read(id))).toEqual(all.map(() => place))
  })

  it('made by another secret or another database is unknown, and so is one that was changed, cut or invented', () => {
    const [id = ''] = given
    expect(new Ids('another secret for tests, long enough', 'one:1').read(id)).toBeUndefined()
    for (const life of ['one:2', 'two:1', '']) expect(new Ids(SECRET, life).read(id)).toBeUndefined()
    for (let at = 0; at < id.length; at++) {
      const changed = id.slice(0, at) + (id[at] === 'A' ? 'B' : 'A') + id.slice(at + 1)
      expect(ids.read(changed)).toBeUndefined()
    }
    for (const other of ['', '1-700-0', id.slice(1), `${id}A`, ` ${id.slice(1)}`, 'A'.repeat(48), `${id}\n`])
      expect(ids.read(other)).toBeUndefined()
    expect(ids.read('A'.repeat(1_000_000))).toBeUndefined()
  })
})
