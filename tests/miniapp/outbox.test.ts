// The queue's rules against a small model of the shop and of a device that may be cut off or closed at any moment.
import { describe, expect, test } from 'vitest'
import type { ErrorCode } from '#domain/errors.ts'
import { addDays } from '#lib/days.ts'
import { type Draft, emptyDraft, type Line, sumsOf } from '../../miniapp/features/cart/draft.ts'
import {
  drain,
  type Ended,
  type Entry,
  entryOf,
  type Intent,
  isFree,
  isTooOld,
  maySend,
  type Outcome,
  reopened,
  type World,
} from '../../miniapp/features/queue/outbox-rules.ts'
import { restOf } from '../../miniapp/features/queue/rest.ts'
import { whereToCheck } from '../../miniapp/features/queue/where-to-check.ts'
import {
  array,
  assert,
  asyncProperty,
  constant,
  constantFrom,
  integer,
  oneof,
  record,
  scheduler,
} from '../support/property.ts'

class Closed extends Error {}

/** What may happen to one step: at the shop, on the way, or to the device itself. */
const FATES = ['well', 'cut', 'lost', 'busy', 'closedBefore', 'closedAfter', 'fault', 'barred'] as const
type Fate = (typeof FATES)[number]

const MONDAY = '2026-03-02'
const LATER = { is: 'unknown', waitMs: null } as const

const refused = (status: number, code: ErrorCode): Outcome => ({
  is: 'refused',
  refusal: { status, body: { code, detail: '' } },
})

/** A shop that remembers keys, and a device that keeps the queue; both outlive any crash. */
class Model {
  today = MONDAY
  made = 0
  mine = true
  readonly stored: { key: string; on: string }[] = []
  /** Taken out to be put right, by key. */
  readonly opened: string[] = []
  readonly #bodies = new Map<string, string>()
  #entries: Entry[] = []
  #fates: Fate[] = []

  enqueue(refusing: boolean): void {
    const n = ++this.made
    const made = {
      key: refusing ? `refused-${n}` : `key-${n}`,
      at: `${this.today}T12:00:00Z`,
      on: this.today,
    }
    const product = { name: 'Café', emoji: null, unit: 'un' } as const
    const counted: Intent = {
      ...made,
      kind: 'count',
      input: { id: 1, productId: n, counted: n },
      late: { at: made.at, unsent: 0, unit: 'un' },
      product,
      expected: n,
    }
    const paid: Intent = {
      ...made,
      kind: 'payment',
      input: { customerId: 1, amount: n, method: 'cash' },
      customer: { id: 1, name: 'Ana' },
    }
    this.#entries.push(entryOf(n, n % 3 === 0 ? counted : paid))
  }

  get entries(): readonly Entry[] {
    return this.#entries
  }

  /** The person takes the first that may be put right out of the queue. */
  open(): void {
    const free = this.#entries.find(isFree)
    if (!free) return
    this.opened.push(free.intent.key)
    this.#entries = this.#entries.filter((entry) => entry !== free)
  }

  /** One run of the sending, as it goes until it ends by itself or the app is closed in it. */
  async run(fates: Fate[]): Promise<Ended | null> {
    this.#fates = [...fates]
    return drain(this.world()).catch((error: unknown) => {
      if (error instanceof Closed) return null
      throw error
    })
  }

  world(): World {
    return {
      list: () => Promise.resolve(this.#entries),
      change: (key, to) => {
        const fate = this.#fates.shift() ?? 'well'
        if (fate === 'closedBefore') return Promise.reject(new Closed())
        const found = this.#entries.find(({ intent }) => intent.key === key)
        const next = found ? to(found) : null
        this.#entries = this.#entries.flatMap((entry) => (entry === found ? (next ?? []) : entry))
        return fate === 'closedAfter' ? Promise.reject(new Closed()) : Promise.resolve(next)
      },
      send: (intent, late) => this.#send(intent, late ? intent.on : undefined),
      today: () => this.today,
      isMine: () => this.mine,
    }
  }

  #send(intent: Intent, on: string | undefined): Promise<Outcome> {
    const fate = this.#fates.shift() ?? 'well'
    if (fate === 'closedBefore') return Promise.reject(new Closed())
    if (fate === 'cut' || fate === 'busy') return Promise.resolve(LATER)
    const refusal = { status: 500, body: null }
    if (fate === 'fault') return Promise.resolve({ is: 'fault', refusal })
    // Their right is looked at before the key is.
    if (fate === 'barred') return Promise.resolve(refused(403, 'forbidden'))
    const outcome = this.#settle(intent, on)
    if (fate === 'closedAfter') return Promise.reject(new Closed())
    return Promise.resolve(fate === 'lost' ? LATER : outcome)
  }

  #settle({ key }: Intent, on: string | undefined): Outcome {
    const body = JSON.stringify({ on })
    const known = this.#bodies.get(key)
    if (known !== undefined) return { is: known === body ? 'stored' : 'mismatch' }
    if (key.startsWith('refused')) return refused(409, 'credit_limit')
    this.#bodies.set(key, body)
    this.stored.push({ key, on: on ?? this.today })
    return { is: 'stored' }
  }
}

const fates = array(constantFrom(...FATES), { maxLength: 12 })
const step = oneof(
  record({ what: constant('make' as const), refusing: constantFrom(false, false, false, true) }),
  record({ what: constant('run' as const), fates }),
  record({ what: constant('open' as const) }),
  record({ what: constant('sleep' as const), days: integer({ min: 1, max: 4 }) }),
)

describe('the queue', () => {
  test('whatever is cut, lost, closed or refused: each intent is stored once, in order, on its day, and none is lost', async () => {
    await assert(
      asyncProperty(array(step, { minLength: 1, maxLength: 20 }), async (steps) => {
        const model = new Model()
        const days = new Map<string, string>()
        for (const one of steps) {
          if (one.what === 'make') {
            model.enqueue(one.refusing)
            const last = model.entries.at(-1)?.intent
            if (last) days.set(last.key, last.on)
          } else if (one.what === 'run') await model.run(one.fates)
          else if (one.what === 'open') model.open()
          else model.today = addDays(model.today, one.days)
        }
        // The network is back for good.
        for (let n = 0; n < 5; n++) await model.run([])

        const keys = model.stored.map(({ key }) => key)
        expect(new Set(keys).size).toBe(keys.length)
        const aside = new Set(model.entries.map(({ intent }) => intent.key))
        for (const [key, on] of days) {
          // Stored, still there to be decided, or at hand to be put right; and what is at hand is never stored as well.
          const atHand = model.opened.includes(key)
          expect(keys.includes(key) || aside.has(key) || atHand).toBe(true)
          expect(keys.includes(key) && atHand).toBe(false)
          if (!aside.has(key) && !atHand) expect(key).not.toMatch(/^refused/)
          const stored = model.stored.find((one) => one.key === key)
          if (stored) expect(stored.on).toBe(on)
        }
        for (const entry of model.entries) expect(entry.refusal ?? isTooOld(entry, model.today)).toBeTruthy()
        // Only what the shop refuses is refused: a try whose answer was lost is found again, whatever day it is by then.
        for (const { intent, refusal } of model.entries)
          if (refusal?.status === 409) expect(intent.key).toMatch(/^refused/)
        const order = keys.filter((key) => !aside.has(key)).map((key) => Number(key.split('-')[1]))
        expect(order).toEqual([...order].sort((a, b) => a - b))
      }),
      { numRuns: 400 },
    )
  })

  test('two pages that send at the same moment store each intent once, in order', async () => {
    await assert(
      asyncProperty(scheduler(), integer({ min: 1, max: 5 }), async (moments, count) => {
        const model = new Model()
        for (let n = 0; n < count; n++) model.enqueue(false)
        const slow = (): World => {
          const world = model.world()
          return {
            ...world,
            list: () => moments.schedule(world.list()),
            send: async (intent, late) => {
              await moments.schedule(Promise.resolve())
              const outcome = await world.send(intent, late)
              await moments.schedule(Promise.resolve())
              return outcome
            },
          }
        }
        await moments.waitFor(Promise.all([drain(slow()), drain(slow())]))
        expect(model.stored.map(({ key }) => key)).toEqual(
          Array.from({ length: count }, (_, index) => `key-${index + 1}`),
        )
        expect(model.entries).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  test('a refusal is set aside and the others go in', async () => {
    const model = new Model()
    for (const refusing of [false, true, false]) model.enqueue(refusing)
    expect(await model.run([])).toMatchObject({ why: 'empty', stored: 2, refused: 1 })
    expect(model.entries.map(({ intent, refusal }) => [intent.key, refusal?.status])).toEqual([
      ['refused-2', 409],
    ])
  })

  test('waits as long as the shop asks, and goes on with the same one', async () => {
    const model = new Model()
    model.enqueue(false)
    const world = model.world()
    const busy = { ...world, send: () => Promise.resolve({ is: 'unknown', waitMs: 7000 } as const) }
    expect(await drain(busy)).toMatchObject({ why: 'waits', waitMs: 7000 })
    expect(model.entries).toHaveLength(1)
  })

  test('a role that is lost stops it, and keeps what is in it', async () => {
    const model = new Model()
    model.enqueue(false)
    model.enqueue(false)
    const shut = { ...model.world(), send: () => Promise.resolve({ is: 'shut' } as const) }
    expect(await drain(shut)).toMatchObject({ why: 'shut', stored: 0 })
    expect(model.entries.map(({ refusal }) => refusal)).toEqual([null, null])
  })

  test('nothing goes out once somebody else is in', async () => {
    const model = new Model()
    model.enqueue(false)
    model.mine = false
    expect(await model.run([])).toMatchObject({ why: 'shut' })
    expect(model.stored).toEqual([])
  })

  test('what is older than 31 days is asked about, the others go in meanwhile', async () => {
    const model = new Model()
    model.enqueue(false)
    model.today = addDays(MONDAY, 32)
    model.enqueue(false)
    expect(await model.run([])).toMatchObject({ why: 'empty', stored: 1 })
    expect(model.entries.map(({ intent }) => intent.key)).toEqual(['key-1'])

    await model.world().change('key-1', (entry) => ({ ...entry, asToday: true }))
    await model.run([])
    expect(model.stored).toEqual([
      { key: 'key-2', on: model.today },
      { key: 'key-1', on: model.today },
    ])
  })

  test('31 days back is still its own day', async () => {
    const model = new Model()
    model.enqueue(false)
    model.today = addDays(MONDAY, 31)
    await model.run([])
    expect(model.stored).toEqual([{ key: 'key-1', on: MONDAY }])
  })

  test('what the shop fails at three times does not hold the others', async () => {
    const model = new Model()
    model.enqueue(false)
    model.enqueue(false)
    for (let n = 0; n < 3; n++) await model.run(['well', 'fault'])
    await model.run([])
    expect(model.stored.map(({ key }) => key)).toEqual(['key-2'])
    expect(model.entries.map(({ intent, refusal }) => [intent.key, refusal?.status])).toEqual([
      ['key-1', 500],
    ])
  })
})

describe('a sale whose answer was lost', () => {
  const made = (key: string) => ({ key, at: `${MONDAY}T12:00:00Z`, on: MONDAY })
  const line = { name: 'Leite', emoji: null, unit: 'l', unitPrice: 500, shelfPrice: 500 } as const
  const lines = [{ ...line, productId: 1, quantity: 0.2 }]
  const sale: Intent = {
    ...made('sale'),
    kind: 'sale',
    input: { items: [] },
    draft: { ...emptyDraft('cash'), lines },
  }
  const counted = (key: string, at: string, productId = 1): Intent => ({
    ...made(key),
    kind: 'count',
    input: { id: 1, productId, counted: 3 },
    late: { at, unsent: 0.3, unit: 'l' },
    product: line,
    expected: 3,
  })
  const queue = () => [
    entryOf(1, counted('earlier in the queue', `${MONDAY}T11:55:00.000Z`)),
    entryOf(2, sale, true),
    entryOf(3, counted('counted before it was in', `${MONDAY}T12:00:00.000Z`)),
    entryOf(4, counted('counted after it was in', `${MONDAY}T12:02:00.000Z`)),
    entryOf(5, counted('another product', `${MONDAY}T12:02:00.000Z`, 2)),
    entryOf(6, counted('went out already', `${MONDAY}T12:02:00.000Z`), true),
  ]
  test.each([
    ['in before something was counted', `${MONDAY}T12:01:00.000Z`, { 'counted after it was in': 0.1 }],
    ['in by this try alone', `${MONDAY}T12:10:00.000Z`, {}],
  ])('%s: what was counted after it has it unsent no more', async (_, since, less) => {
    let entries: Entry[] = queue()
    const sent: Record<string, number> = {}
    await drain({
      list: () => Promise.resolve(entries.filter(({ seq }) => seq > 1)),
      change: (key, to, others = (entry) => entry) => {
        entries = entries.flatMap((one) => (one.intent.key === key ? (to(one) ?? []) : others(one)))
        return Promise.resolve(entries.find(({ intent }) => intent.key === key) ?? null)
      },
      send: (intent) => {
        if (intent.kind === 'count') sent[intent.key] = intent.late.unsent ?? 0
        return Promise.resolve(intent.kind === 'sale' ? { is: 'stored', since } : { is: 'stored' })
      },
      today: () => MONDAY,
      isMine: () => true,
    })
    expect(sent).toEqual({
      'counted before it was in': 0.3,
      'counted after it was in': 0.3,
      'another product': 0.3,
      'went out already': 0.3,
      ...less,
    })
    expect(entries).toEqual(queue().slice(0, 1))
  })
})

describe('a sale that is opened in Cobrar again', () => {
  const draft: Draft = { ...emptyDraft('cash'), note: 'para a festa', key: 'old' }
  const sale: Intent = {
    kind: 'sale',
    key: 'old',
    at: `${MONDAY}T12:00:00Z`,
    on: MONDAY,
    input: { items: [] },
    draft,
  }
  const entry = entryOf(1, sale)
  const limit = { status: 409, body: { code: 'credit_limit', detail: '' } } as const

  test('is as it stood, and gets another key there', () => {
    expect(reopened({ ...entry, tried: true, refusal: limit })).toEqual({ ...draft, key: null })
    expect(reopened(entry)).toEqual({ ...draft, key: null })
  })
  test.each([
    ['it went out and was never answered', null],
    ['the shop failed at it', { ...limit, status: 500 }],
    ['another version of it had gone in', { status: 409, body: null }],
    ['its right was looked at before its key', { ...limit, status: 403 }],
  ])('is not where %s', (_, refusal) => {
    expect(reopened({ ...entry, tried: true, refusal })).toBe(null)
  })
})

describe('what is said not to be in', () => {
  const at = { key: 'k', at: `${MONDAY}T12:00:00Z`, on: MONDAY }
  const sale: Intent = { kind: 'sale', ...at, input: { items: [] }, draft: emptyDraft('cash') }
  const customer = { id: 7, name: 'Ana' }
  const input = { customerId: 7, amount: 500, method: 'cash' } as const
  const payment: Intent = { kind: 'payment', ...at, input, customer }
  const barred = { code: 'forbidden', detail: '' } as const
  const short = { code: 'insufficient_stock', detail: '' } as const
  test.each([
    ['the shop failed', { status: 500, body: null }, true],
    ['another version is in', { status: 409, body: null }, true],
    ['nobody may have looked at it', { status: 403, body: barred }, true],
    ['a rule refused it', { status: 409, body: short }, false],
  ])('leads to where it is seen where it may be: %s', (_, refusal, mayBe) => {
    const refusedOne = (intent: Intent): Entry => ({ ...entryOf(1, intent), refusal })
    expect(whereToCheck(refusedOne(sale))).toBe(mayBe ? '/sales' : null)
    expect(whereToCheck(refusedOne(payment))).toBe(mayBe ? '/customers/7' : null)
    expect(whereToCheck(entryOf(1, sale))).toBeNull()
  })
})

describe('what a customer says of a purchase of theirs', () => {
  const at = { key: 'k', at: `${MONDAY}T12:00:00Z`, on: MONDAY }
  const word = (entity: 'sale' | 'payment', reason: string | null): Intent => ({
    kind: 'word',
    ...at,
    about: { entity, id: 7, amount: 500, disputed: false },
    reason,
  })

  test('goes as it was said, however long it waited', async () => {
    let entries: Entry[] = [entryOf(1, word('sale', 'Não comprei isso')), entryOf(2, word('payment', null))]
    const sent: boolean[] = []
    const ended = await drain({
      list: () => Promise.resolve(entries.slice(0, 1)),
      change: (_, to) => {
        const [first, ...others] = entries
        const next = first ? to(first) : null
        entries = next ? [next, ...others] : others
        return Promise.resolve(next)
      },
      send: (_, late) => {
        sent.push(late)
        return Promise.resolve({ is: 'stored' })
      },
      today: () => addDays(MONDAY, 60),
      isMine: () => true,
    })
    expect([sent, ended]).toEqual([[false, false], { why: 'empty', stored: 2, refused: 0 }])
  })

  test('is sent by themselves; all else is the team’s', () => {
    const paid: Intent = {
      kind: 'payment',
      ...at,
      input: { customerId: 7, amount: 500, method: 'cash' },
      customer: { id: 7, name: 'Ana' },
    }
    expect([maySend(word('sale', null), 'user'), maySend(paid, 'user'), maySend(paid, 'admin')]).toEqual([
      true,
      false,
      true,
    ])
  })

  test('leads to the purchase where it may be in', () => {
    const unsure = { status: 500, body: null }
    expect(whereToCheck({ ...entryOf(1, word('sale', null)), refusal: unsure })).toBe('/sales/7')
    expect(whereToCheck({ ...entryOf(1, word('payment', null)), refusal: unsure })).toBe('/')
  })
})

describe('the rest of a refused sale', () => {
  const line = (productId: number, quantity: number, unitPrice: number): Line => ({
    productId,
    name: `Produto ${productId}`,
    emoji: null,
    unit: 'un',
    quantity,
    unitPrice,
    shelfPrice: unitPrice,
  })
  const sale = (more: Partial<Draft> = {}): Draft => ({
    ...emptyDraft('cash'),
    lines: [line(1, 2, 350), line(2, 1, 579)],
    ...more,
  })
  const gone = (productId: number, available: number) => [
    { productId, name: `Produto ${productId}`, requested: 2, available },
  ]

  test('is what there is, paid in full, and says what goes back', () => {
    const { draft, back } = restOf(sale({ given: 2000 }), gone(1, 0))
    expect(draft.lines.map(({ productId, quantity }) => [productId, quantity])).toEqual([[2, 1]])
    expect(sumsOf(draft)).toMatchObject({ total: 579, paidNow: 579, onTab: 0 })
    expect(back).toBe(700)
  })
  test('shrinks a part payment to it, and leaves nothing on the tab that was not there', () => {
    const { draft, back } = restOf(sale({ way: 'part', part: 1000 }), gone(1, 0))
    expect(sumsOf(draft)).toMatchObject({ total: 579, paidNow: 579, onTab: 0 })
    expect(back).toBe(421)
  })
  test('on the tab gives nothing back', () => {
    const { draft, back } = restOf(sale({ way: 'tab' }), gone(1, 1))
    expect(sumsOf(draft)).toMatchObject({ total: 929, paidNow: 0, onTab: 929 })
    expect(back).toBe(0)
  })
  test('never takes more off than there is', () => {
    const { draft } = restOf(sale({ discount: { kind: 'amount', value: 800 } }), gone(1, 0))
    expect(sumsOf(draft)).toMatchObject({ discount: 579, total: 0 })
  })
  test('is nothing where nothing is left', () => {
    expect(restOf(sale({ lines: [line(1, 2, 350)] }), gone(1, 0)).draft.lines).toEqual([])
  })
})
