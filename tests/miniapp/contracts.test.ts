// A contract on the screen: whom it waits for, what stands by itself in its plan, what it is called by, when its last day ends.
import { describe, expect, test } from 'vitest'
import { ApiError } from '../../miniapp/client/api.ts'
import { withFreeCode, wordOf } from '../../miniapp/features/contracts/code.ts'
import { endOfDay } from '../../miniapp/features/contracts/end-of-day.ts'
import { countOf, isEven, monthsOn, planned, withCount } from '../../miniapp/features/contracts/plan.ts'
import {
  asksOf,
  awaited,
  currentStep,
  groupsOf,
  onStep,
  sharesOf,
  stateAt,
} from '../../miniapp/features/contracts/standing.ts'
import type { Contract, Party, Transaction } from '../../miniapp/features/contracts/types.ts'

const NOW = Date.parse('2026-11-28T12:00:00Z')
const TODAY = '2026-11-28'
const called = { id: 1, name: 'Olga' }

const party = (n: number, name: string, more: Partial<Party> = {}): Party => ({
  id: n,
  n,
  person: { userId: n, name },
  role: 'witness',
  answer: 'waiting',
  at: null,
  own: false,
  gone: false,
  ...more,
})
const SELLER = party(1, 'Olga', { role: 'seller', own: true })
const BUYER = party(2, 'Raimundo', { role: 'buyer' })
const WITNESS = party(3, 'Caio')

const step = (id: number, more: Partial<Transaction> = {}): Transaction => ({
  id,
  contract: { id: 1, code: 'FREEZER-2', title: 'Freezer', state: 'active' },
  kind: 'instalment',
  text: null,
  amount: 25_000,
  instalment: id,
  state: 'waiting',
  by: { id: 2, name: 'Raimundo' },
  answers: [{ party: 2, by: { id: 2, name: 'Raimundo' }, answer: 'confirmed', at: '2026-11-27T12:00:00Z' }],
  reason: null,
  at: '2026-11-27T12:00:00Z',
  endedAt: null,
  payment: null,
  awaitsYou: true,
  remindedOn: null,
  rev: 1,
  ...more,
})
const instalment = (n: number, on: string, state: 'open' | 'waiting' | 'paid' = 'open') => ({
  n,
  on,
  amount: 100 * n,
  customerId: null,
  transactionId: null,
  state,
})
const contract = (more: Partial<Contract> = {}): Contract => ({
  id: 1,
  code: 'FREEZER-2',
  title: 'Freezer usado',
  terms: 'Como está.',
  state: 'active',
  parties: [WITNESS, BUYER, SELLER],
  quorum: 2,
  deadline: '2026-11-30T02:59:59Z',
  instalments: [],
  transactions: [],
  by: called,
  reason: null,
  proposedAt: null,
  activeAt: null,
  endedAt: null,
  endedBy: null,
  version: 1,
  rev: 1,
  createdAt: '2026-11-01T12:00:00Z',
  ...more,
})

describe('a contract', () => {
  test('that is past its deadline asks nobody, although nobody has said so yet', () => {
    const proposed = contract({ state: 'proposed' })
    expect(asksOf(proposed, NOW)).toEqual([{ step: null }])
    const late = Date.parse(proposed.deadline)
    expect([stateAt(proposed, late), asksOf(proposed, late)]).toEqual(['expired', []])
  })

  test('asks whoever looks once: not who has answered, nor who is no party', () => {
    const answered = contract({ state: 'proposed', parties: [{ ...SELLER, answer: 'accepted' }, BUYER] })
    expect(asksOf(answered, NOW)).toEqual([])
    expect(asksOf(contract({ state: 'proposed', parties: [BUYER] }), NOW)).toEqual([])
    expect(asksOf(contract({ transactions: [step(1, { awaitsYou: false })] }), NOW)).toEqual([])
  })

  test('asks for its oldest step first, and looks at what waits for others where nothing waits for oneself', () => {
    const [theirs, mine, later] = [step(1, { awaitsYou: false }), step(2), step(3)]
    const several = contract({ transactions: [later, theirs, mine] })
    expect(asksOf(several, NOW).map((ask) => ask.step?.id)).toEqual([2, 3])
    expect(currentStep(several, NOW)?.id).toBe(2)
    expect(currentStep(contract({ transactions: [theirs] }), NOW)?.id).toBe(1)
    expect(currentStep(contract({ state: 'completed', transactions: [theirs] }), NOW)).toBeNull()
  })

  test('names who is awaited: oneself, then who sells and buys; and draws as many as it takes', () => {
    const proposed = contract({ state: 'proposed' })
    expect(awaited(proposed, null).map(({ person }) => person.name)).toEqual(['Olga', 'Raimundo', 'Caio'])
    const active = contract({ transactions: [step(1)] })
    expect(onStep(active, step(1), '').map(({ name, answer }) => [name, answer])).toEqual([
      ['Raimundo', 'ok'],
      ['Olga', 'wait'],
    ])
    expect(onStep(active, step(1, { state: 'confirmed' }), '')).toHaveLength(1)
  })

  test('tells what is paid, what waits and what is to come, which is the sum', () => {
    const instalments = [
      instalment(1, '2026-10-01', 'paid'),
      instalment(2, '2026-11-01', 'waiting'),
      instalment(3, '2026-12-01'),
    ]
    expect(sharesOf(contract({ instalments }))).toEqual({ paid: 100, waiting: 200, open: 300 })
  })

  test('lets stand by itself what is late and what comes next; what comes after is one, until it is opened', () => {
    const months = ['2026-10-01', '2026-12-01', '2027-01-01', '2027-02-01']
    const numbers = (one: Contract) => groupsOf(one, TODAY).map((group) => group.map(({ n }) => n))
    const of = (states: ('open' | 'waiting' | 'paid')[], more: Partial<Contract> = {}) =>
      numbers(contract({ instalments: months.map((on, n) => instalment(n + 1, on, states[n])), ...more }))
    expect(of(['open', 'open', 'open', 'open'])).toEqual([[1], [2, 3, 4]])
    expect(of(['paid', 'open', 'open', 'open'])).toEqual([[1], [2], [3, 4]])
    expect(of(['paid', 'waiting', 'open', 'open'])).toEqual([[1], [2], [3, 4]])
    expect(of(['paid', 'open', 'waiting', 'open'])).toEqual([[1], [2], [3], [4]])
    expect(of(['open', 'open', 'open', 'open'], { state: 'proposed' })).toEqual([[1, 2, 3, 4]])
  })
})

describe('a plan of instalments', () => {
  test('keeps its day of the month, and where a month is too short takes the last', () => {
    expect([1, 2, 3, 13].map((n) => monthsOn('2027-01-31', n))).toEqual([
      '2027-02-28',
      '2027-03-31',
      '2027-04-30',
      '2028-02-29',
    ])
  })

  test('is as many as typed, at most sixty, and none where no number is', () => {
    expect(['3', ' 12 ', '999', '0', '-1', '2,5', 'x', ''].map(countOf)).toEqual([3, 12, 60, 0, 0, 0, 0, 0])
  })

  test('grows as it is: alike where all are, else after the last; what was written stays', () => {
    const plan = { each: 500, first: '2027-01-05', customerId: 7 }
    const even = planned({ ...plan, count: 2 })
    expect(withCount(even, 3, plan)).toEqual(planned({ ...plan, count: 3 }))
    const odd = [{ on: '2027-01-05', amount: 300, customerId: 7 }, ...even.slice(1)]
    expect(isEven(odd)).toBe(false)
    expect(withCount(odd, 3, plan).map(({ on, amount }) => [on, amount])).toEqual([
      ['2027-01-05', 300],
      ['2027-02-05', 500],
      ['2027-03-05', 500],
    ])
    expect(withCount(odd, 1, plan)).toEqual(odd.slice(0, 1))
  })
})

describe('what a new contract is called by', () => {
  test('is the first word of what it is about that is long enough', () => {
    expect(['Freezer usado', 'O açougue', 'É', '  ', '🤝 3x', 'x'.repeat(50)].map(wordOf)).toEqual([
      'FREEZER',
      'ACOUGUE',
      'ACORDO',
      'ACORDO',
      'ACORDO',
      'X'.repeat(24),
    ])
  })

  test('is one that is free, each try under a key of its own; another refusal is not tried around', async () => {
    const taken = new ApiError(409, { code: 'duplicate' } as never)
    const tried: string[][] = []
    const made = await withFreeCode('Freezer', 'k', async (code, key) => {
      tried.push([code, key])
      if (tried.length < 3) throw taken
      return code
    })
    expect([made, tried]).toEqual([
      'FREEZER-3',
      [
        ['FREEZER', 'k'],
        ['FREEZER-2', 'k:2'],
        ['FREEZER-3', 'k:3'],
      ],
    ])
    const all: string[] = []
    const one = (code: string) => {
      all.push(code)
      return all.length < 5 ? Promise.reject(taken) : Promise.resolve(code)
    }
    expect(await withFreeCode('Freezer', 'k', one)).toMatch(/^FREEZER-\d+$/)
    const refused = new ApiError(400, { code: 'invalid_input' } as never)
    await expect(withFreeCode('Freezer', 'k', () => Promise.reject(refused))).rejects.toBe(refused)
  })
})

test('the last day to sign ends with its last minute where the shop is, also on a night when clocks move', () => {
  expect(endOfDay('2026-11-30', 'America/Sao_Paulo')).toBe('2026-12-01T02:59:59.000Z')
  expect(endOfDay('2026-11-30', 'Asia/Tokyo')).toBe('2026-11-30T14:59:59.000Z')
  expect(endOfDay('2026-03-08', 'America/New_York')).toBe('2026-03-09T03:59:59.000Z')
  expect(endOfDay('2026-11-01', 'America/New_York')).toBe('2026-11-02T04:59:59.000Z')
})
