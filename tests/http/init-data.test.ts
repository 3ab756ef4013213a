// Telegram's signed initData: an independent signer's are all accepted; of ten thousand changed ones, none.
import { sign } from '@tma.js/init-data-node'
import { describe, expect, it } from 'vitest'
import { verifyInitData } from '#http/init-data.ts'
import { times } from '../support/full.ts'
import { fc, test } from '../support/property.ts'

const TOKEN = '7000000001:AAFakeTokenForLoopbackTestsOnly_0123456'
const NOW = 1_795_000_000_000
const check = (initData: string, token = TOKEN) =>
  verifyInitData(initData, { token, maxAgeSeconds: 86_400, nowMs: NOW })
const person = fc.record({
  id: fc.integer({ min: 1, max: 2 ** 50 }),
  first_name: fc.string({ minLength: 1, maxLength: 30 }).filter((name) => !/\p{Cc}|\p{Cs}/u.test(name)),
  username: fc.option(fc.stringMatching(/^[a-z_]{5,20}$/), { nil: undefined }),
  language_code: fc.constantFrom('pt-br', 'en', 'es'),
})
const signed = (user: { id: number; first_name: string }, at = NOW - 60_000, token = TOKEN) =>
  sign({ user, query_id: 'AAHdF6', start_param: 's_12' }, token, new Date(at))

describe('what the independent signer made', () => {
  test.prop([person], { numRuns: 300 })('is accepted, and tells who it is', (user) => {
    const told = check(signed(user))
    expect(told?.id).toBe(user.id)
    expect(told?.username).toBe(user.username ?? null)
  })

  it('has no username where that is none', () => {
    for (const username of ['', 'a\u0000b', 'Bia da Silva', 7]) {
      const user = { id: 7, first_name: 'Bia', username } as { id: number; first_name: string }
      expect(check(signed(user))).toMatchObject({ id: 7, username: null })
    }
  })

  test.prop([person, fc.array(fc.integer({ min: 0, max: 20 }))], { numRuns: 200 })(
    'is accepted in any order, and however its escapes are spelt',
    (user, order) => {
      const pairs = signed(user).split('&')
      for (const at of order) pairs.push(...pairs.splice(at % pairs.length, 1))
      const spelt = pairs.map((pair) => {
        const [name = '', value = ''] = pair.split(/=(.*)/s)
        const plain = decodeURIComponent(value.replaceAll('+', ' '))
        return `${name}=${[...Buffer.from(plain)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')}`
      })
      expect(check(pairs.join('&'))?.id).toBe(user.id)
      expect(check(spelt.join('&'))?.id).toBe(user.id)
    },
  )
})

/** Every way to change what is said: a bit of a decoded field or of the hash, a field twice, added, gone, or cut off. */
const mutation = fc.oneof(
  fc.record({
    kind: fc.constant('flip' as const),
    field: fc.nat(),
    at: fc.nat(),
    bit: fc.integer({ min: 0, max: 6 }),
  }),
  fc.record({ kind: fc.constant('duplicate' as const), field: fc.nat() }),
  fc.record({
    kind: fc.constant('add' as const),
    name: fc.stringMatching(/^[a-z_]{1,12}$/),
    value: fc.string(),
  }),
  fc.record({ kind: fc.constant('drop' as const), field: fc.nat() }),
  fc.record({ kind: fc.constant('cut' as const), at: fc.nat() }),
  fc.record({ kind: fc.constant('foreign' as const), token: fc.string({ minLength: 10 }) }),
)
type Mutation = typeof mutation extends fc.Arbitrary<infer M> ? M : never

function mutate(initData: string, user: { id: number; first_name: string }, change: Mutation): string {
  const pairs = [...new URLSearchParams(initData)]
  const join = () => new URLSearchParams(pairs).toString()
  if (change.kind === 'foreign') return signed(user, NOW - 60_000, change.token)
  if (change.kind === 'cut') return initData.slice(0, change.at % initData.length)
  if (change.kind === 'add')
    return `${initData}&${new URLSearchParams([[change.name, change.value]]).toString()}`
  const pair = pairs[change.field % pairs.length] as [string, string]
  if (change.kind === 'duplicate') pairs.push(pair)
  else if (change.kind === 'drop') pairs.splice(change.field % pairs.length, 1)
  else {
    const bytes = Buffer.from(pair[1])
    const at = change.at % Math.max(1, bytes.length)
    bytes[at] = (bytes[at] ?? 0) ^ (1 << change.bit)
    pair[1] = bytes.toString('utf8')
  }
  return join()
}

describe('what was changed', () => {
  test.prop([person, mutation], { numRuns: times(2000, 10_000) })('is never accepted', (user, change) => {
    const good = signed(user)
    const bad = mutate(good, user, change)
    const same = (text: string) => JSON.stringify([...new URLSearchParams(text)].map(String).sort())
    fc.pre(same(bad) !== same(good))
    expect(check(bad)).toBeUndefined()
  })

  it('too old, too far ahead, too long, or rubbish is not accepted', () => {
    const user = { id: 7, first_name: 'Nina' }
    expect(check(signed(user, NOW - 86_399_000))?.id).toBe(7)
    expect(check(signed(user, NOW - 86_402_000))).toBeUndefined()
    expect(check(signed(user, NOW + 59_000))?.id).toBe(7)
    expect(check(signed(user, NOW + 62_000))).toBeUndefined()
    expect(check(sign({ user, start_param: 'x'.repeat(4200) }, TOKEN, new Date(NOW)))).toBeUndefined()
    for (const rubbish of ['', 'hash=zz', '%%%', '{}', `hash=${'0'.repeat(64)}`])
      expect(check(rubbish)).toBeUndefined()
  })
})
