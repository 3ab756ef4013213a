// Counting together: what is noted keeps what was expected then, closing applies the differences, and none of it is lost to what goes on.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Sale } from '../../miniapp/client/api-types.ts'
import { emptyDraft } from '../../miniapp/features/cart/draft.ts'
import {
  type CountIntent,
  drain,
  type Entry,
  entryOf,
  type Intent,
  type Outcome,
} from '../../miniapp/features/queue/outbox-rules.ts'
import { times } from '../support/full.ts'
import { array, assert, asyncProperty, constantFrom, nat, record } from '../support/property.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
let category = ''
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())
beforeEach(() => {
  category = shop.name('Seção')
})

const goods = async (lots: readonly (readonly [number, number])[], within = category, unit = 'un') => {
  const { id } = await shop.do(
    'products.create',
    { name: shop.name('Produto'), price: 500, category: within, unit },
    { actor: shop.owner },
  )
  for (const [quantity, unitCost] of lots)
    await shop.do('stock.receive', { productId: id, quantity, unitCost })
  return id
}
const begin = async (within = category) =>
  (await shop.do('counts.open', { scope: 'category', category: within })).id
const note = (id: number, productId: number, counted: number, more = {}) =>
  shop.do('counts.line', { id, productId, counted, ...more })
const stockOf = async (id: number) => (await shop.do('products.get', { id })).stock
/** A moment of the shop's clock after all that was done and before all that will be. */
async function moment(id: number): Promise<string> {
  const now = async () => Date.parse((await shop.do('counts.get', { id, limit: 1 })).asOf)
  const begun = await now()
  while ((await now()) < begun + 3);
  return new Date(begun + 1).toISOString()
}
const sell = (productId: number, quantity: number) =>
  shop.do('sales.create', { customerName: 'Rosa', items: [{ productId, quantity }] })

describe('a line', () => {
  it('keeps what was expected at its moment, the difference at the cost of the oldest lots, by whom and why', async () => {
    const [missing, over] = [
      await goods([
        [3, 100],
        [3, 300],
      ]),
      await goods([[2, 250]]),
    ]
    const id = await begin()
    await note(id, missing, 2, { reason: 'quebrou' })
    await sell(missing, 1)
    const session = await note(id, over, 4)
    expect(session).toMatchObject({
      state: 'open',
      total: 2,
      counted: 2,
      left: 0,
      value: -100,
      more: false,
      lines: [
        { productId: over, counted: 4, expected: 2, difference: 2, value: 500, reason: null },
        {
          productId: missing,
          counted: 2,
          expected: 6,
          difference: -4,
          value: -600,
          reason: 'quebrou',
          by: { name: 'Bia' },
        },
      ],
    })
    await note(id, missing, 5)
    const again = await shop.do('counts.get', { id })
    expect(again.lines.map(({ productId, difference }) => [productId, difference])).toEqual([
      [missing, 0],
      [over, 2],
    ])
    await shop.do('counts.remove', { id })
    expect([await stockOf(missing), await stockOf(over)]).toEqual([5, 2])
  })

  it('of who counts without a network holds what was counted against what the device said', async () => {
    const product = await goods([[10, 100]])
    const id = await begin()
    await sell(product, 2) // rung up there, and sent before the count was
    const { lines } = await note(id, product, 9, { expected: 10 })
    expect(lines[0]).toMatchObject({ expected: 10, difference: -1 })
    await shop.do('counts.close', { id })
    expect(await stockOf(product)).toBe(7)
  })

  it('that comes late is held against what there was when it was counted: sales before and after by others, and its own device’s unsent ones', async () => {
    const product = await goods([[24, 100]])
    const id = await begin()
    await sell(product, 3) // by others, before
    const at = await moment(id)
    await sell(product, 2) // rung up before on the same device, sent ahead of the line
    await sell(product, 5) // by others, after
    const { lines } = await note(id, product, 18, { at, unsent: 2, unit: 'un' })
    expect(lines[0]).toMatchObject({ expected: 19, difference: -1, value: -100, at })
    await shop.do('counts.close', { id })
    expect(await stockOf(product)).toBe(13)
    await shop.expectSound()
  })

  it('that comes late stands or not by when it was counted, never by when it came; what agrees is taken', async () => {
    const [milk, rice] = [await goods([[10, 100]]), await goods([[10, 100]])]
    const id = await begin()
    const early = await moment(id)
    await note(id, milk, 9)
    await note(id, rice, 9)
    expect(await shop.refusal('counts.line', { id, productId: milk, counted: 8, at: early })).toMatchObject({
      code: 'wrong_state',
      details: { state: 'counted_since' },
    })
    const { lines } = await shop.do('counts.get', { id, limit: 50 })
    const mine = lines.find(({ productId }) => productId === rice)
    const again = await note(id, rice, 9, { at: early })
    expect(again.lines[0]).toMatchObject({ productId: rice, counted: 9, at: mine?.at })
    const late = await moment(id)
    await sell(milk, 4)
    expect((await note(id, milk, 7, { at: late })).lines[0]).toMatchObject({ expected: 10, difference: -3 })
    expect(await shop.do('counts.close', { id })).toMatchObject({ adjusted: 2 })
    expect([await stockOf(milk), await stockOf(rice)]).toEqual([3, 9])
  })

  it('that comes late is refused where another count has set the level since, in another unit, or at no moment', async () => {
    const [flour, salt] = [await goods([[2, 1000]], category, 'kg'), await goods([[5, 100]])]
    const id = await begin()
    const at = await moment(id)
    await shop.do('stock.count', { productId: salt, counted: 4 })
    const stateOf = async (input: object) =>
      (await shop.refusal('counts.line', { id, counted: 4, at, ...input })).details.state
    expect(await stateOf({ productId: salt })).toBe('counted_since')
    expect(await stateOf({ productId: flour, unit: 'g' })).toBe('other_unit')
    for (const bad of [
      'yesterday',
      '1999-12-31T23:59:59Z',
      '2026-02-30T10:00:00Z',
      `2026-01-01T10:00:00.${'0'.repeat(40)}Z`,
    ])
      expect((await shop.refusal('counts.line', { id, productId: flour, counted: 2, at: bad })).code).toBe(
        'invalid_input',
      )
    // A clock that is wrong is no earlier than the count and no later than now.
    for (const wrong of ['2001-01-01T00:00:00Z', '9999-12-31T23:59:59Z'])
      expect((await note(id, flour, 2, { at: wrong })).lines[0]).toMatchObject({ expected: 2, difference: 0 })
    await shop.do('counts.remove', { id })
  })

  it('is counted anew once its product is counted in another unit; an archived one is not asked for', async () => {
    const [flour, gone] = [await goods([[2, 1000]], category, 'kg'), await goods([[1, 100]])]
    const id = await begin()
    await note(id, flour, 1.5)
    await note(id, gone, 1)
    const change = async (product: number, fields: object) => {
      const { version } = await shop.do('products.get', { id: product })
      await shop.do('products.edit', { id: product, version, ...fields }, { actor: shop.owner })
    }
    await change(flour, { unit: 'g', price: 1 })
    await change(gone, { archived: true })
    expect(await shop.do('counts.get', { id })).toMatchObject({ total: 1, counted: 0, left: 1, lines: [] })
    expect(await shop.do('counts.close', { id })).toEqual({ adjusted: 0, agreed: 0, left: 1, value: 0 })
    expect(await stockOf(flour)).toBe(2000)
    expect(await shop.refusal('counts.line', { id, productId: gone, counted: 1 })).toMatchObject({
      code: 'wrong_state',
      details: { state: 'closed' },
    })
  })

  it('is to be counted again once another count has set the level: no difference is taken twice', async () => {
    const [alone, twice] = [await goods([[10, 100]]), await goods([[10, 100]])]
    const id = await begin()
    await note(id, alone, 8)
    await note(id, twice, 8)
    await shop.do('stock.count', { productId: alone, counted: 8 })
    const { version } = await shop.do('products.get', { id: twice })
    const elsewhere = shop.name('Seção')
    await shop.do('products.edit', { id: twice, version, category: elsewhere }, { actor: shop.owner })
    const other = await begin(elsewhere)
    await note(other, twice, 8)
    await shop.do('counts.close', { id: other })
    expect(await shop.do('counts.get', { id })).toMatchObject({ counted: 0, left: 1, lines: [] })
    expect(await shop.do('counts.close', { id })).toMatchObject({ adjusted: 0, agreed: 0 })
    expect([await stockOf(alone), await stockOf(twice)]).toEqual([8, 8])
    await shop.expectSound()
  })

  it('is given so many at a time, the latest first', async () => {
    const id = await begin((await Promise.all([1, 2, 3].map(() => goods([])))) && category)
    const { items } = await shop.do('products.list', { category, limit: 10 })
    for (const one of items) await note(id, one.id, 0)
    const first = await shop.do('counts.get', { id, limit: 2 })
    expect([first.lines.length, first.more]).toEqual([2, true])
    const rest = await shop.do('counts.get', { id, limit: 2, before: first.lines[1]?.n })
    expect([rest.lines.map(({ productId }) => productId), rest.more]).toEqual([[items[0]?.id], false])
    expect(await shop.refusal('counts.get', { id: 999_999, limit: 2 })).toMatchObject({ code: 'not_found' })
    await shop.do('counts.remove', { id })
  })

  it('of what is not on the shelf that is counted, of half a piece, or of no count is refused', async () => {
    const product = await goods([[1, 100]])
    const id = await begin()
    const refused = async (input: object) =>
      (await shop.refusal('counts.line', { id, productId: product, counted: 1, ...input })).code
    const elsewhere = await goods([], shop.name('Outra'))
    expect(await refused({ productId: elsewhere })).toBe('not_found')
    expect(await refused({ productId: 999_999 })).toBe('not_found')
    expect(await refused({ id: 999_999 })).toBe('not_found')
    expect(await refused({ counted: 1.5 })).toBe('invalid_input')
    expect(await refused({ counted: 1, expected: 0.5 })).toBe('invalid_input')
    await shop.do('counts.remove', { id })
    expect(await refused({})).toBe('not_found')
  })
})

describe('a scope', () => {
  it('has one that is open, also when two open it at once; the whole shop is none beside any', async () => {
    await goods([[1, 100]])
    const other = await goods([], shop.name('Outra'))
    const another = shop.another()
    const tries = await Promise.allSettled(
      [shop.runtime, another.runtime, shop.runtime, another.runtime].map((runtime) =>
        shop.run('counts.open', { scope: 'category', category }, { runtime }),
      ),
    )
    await another.database.close()
    const open = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value.value.id] : []))
    expect(open).toHaveLength(1)
    for (const one of tries)
      if (one.status === 'rejected')
        expect(one.reason).toMatchObject({ code: 'wrong_state', details: { state: 'counting', id: open[0] } })
    expect((await shop.refusal('counts.open', { scope: 'all' })).details).toMatchObject({ id: open[0] })
    expect(other).toBeGreaterThan(0)
    expect((await shop.all('counts.list', { open: true })).map(({ id }) => id)).toEqual(open)
    await shop.do('counts.remove', { id: open[0] })
    const whole = await shop.do('counts.open', { scope: 'all' })
    expect((await shop.refusal('counts.open', { scope: 'category', category })).details).toMatchObject({
      id: whole.id,
    })
    await shop.do('counts.close', { id: whole.id })
    expect((await shop.all('counts.list', { open: false })).length).toBeGreaterThan(0)
    expect(await shop.refusal('counts.remove', { id: whole.id })).toMatchObject({ code: 'wrong_state' })
    expect(await shop.refusal('counts.remove', { id: 999_999 })).toMatchObject({ code: 'not_found' })
    for (const input of [
      { scope: 'category' },
      { scope: 'all', category },
      { scope: 'category', category: 'Nenhuma' },
    ])
      expect(['invalid_input', 'not_found']).toContain((await shop.refusal('counts.open', input)).code)
  })
})

describe('what to count today', () => {
  const lowOne = async (minStock: number) => {
    const id = await goods([[1, 100]])
    const { version } = await shop.do('products.get', { id })
    await shop.do('products.edit', { id, version, minStock }, { actor: shop.owner })
    return id
  }
  const suggested = async () =>
    (await shop.do('counts.suggest', {})).items.map(({ productId, why }) => `${why} ${productId}`)

  it('is what runs out, the emptiest first, then what sells the most, each once; not what was counted within a week', async () => {
    const [nearly, low, best, good, rare] = [
      await lowOne(2),
      await lowOne(4),
      await goods([[90, 100]]),
      await goods([[90, 100]]),
      await goods([[90, 100]]),
    ]
    for (const [productId, sales] of [
      [best, 30],
      [good, 20],
      [low, 1],
    ] as const)
      for (let n = 0; n < sales; n++) await sell(productId, 1)
    await shop.do('stock.receive', { productId: low, quantity: 1, unitCost: 100 })
    expect((await suggested()).slice(0, 4)).toEqual([
      `low ${low}`,
      `low ${nearly}`,
      `sold ${best}`,
      `sold ${good}`,
    ])
    expect(await suggested()).not.toContain(`sold ${rare}`)
    await shop.do('stock.count', { productId: best, counted: 60 })
    expect(await suggested()).not.toContain(`sold ${best}`)
    expect(await suggested()).toEqual(await suggested())
  })

  it('is counted as it was shown: those products alone, beside no count that has one of them', async () => {
    const [one, two, three] = [
      await goods([[5, 100]]),
      await goods([[5, 100]], shop.name('Outra')),
      await goods([]),
    ]
    const chosen = { scope: 'products', productIds: [one, two] }
    const { id, ...session } = await shop.do('counts.open', chosen)
    expect(session).toMatchObject({
      scope: 'products',
      category: null,
      productIds: [one, two],
      total: 2,
      left: 2,
    })
    for (const input of [
      { scope: 'all' },
      { scope: 'category', category },
      { scope: 'products', productIds: [three] },
    ])
      expect((await shop.refusal('counts.open', input)).details).toMatchObject({ state: 'counting', id })
    const away = shop.name('Longe')
    await goods([[1, 100]], away)
    await shop.do('counts.remove', { id: await begin(away) })
    expect((await shop.refusal('counts.line', { id, productId: three, counted: 1 })).code).toBe('not_found')
    await note(id, two, 4)
    expect(await shop.do('counts.close', { id })).toEqual({ adjusted: 1, agreed: 0, left: 1, value: -100 })
    const within = await begin()
    expect((await shop.refusal('counts.open', chosen)).details).toMatchObject({ id: within })
    await shop.do('counts.remove', { id: within })
    for (const input of [
      { scope: 'products' },
      { scope: 'products', productIds: [] },
      { scope: 'all', productIds: [one] },
      { scope: 'products', productIds: [999_999] },
    ])
      expect(['invalid_input', 'not_found']).toContain((await shop.refusal('counts.open', input)).code)
  })
})

describe('closing', () => {
  it('applies the differences to what is there now, once, and is taken back as one', async () => {
    const [rice, beans, salt] = [await goods([[10, 200]]), await goods([[20, 100]]), await goods([[30, 100]])]
    const id = await begin()
    await note(id, rice, 8)
    await note(id, beans, 21)
    await sell(rice, 3)
    const closed = await shop.run('counts.close', { id })
    expect(closed.value).toEqual({ adjusted: 2, agreed: 0, left: 1, value: -300 })
    expect(await Promise.all([rice, beans, salt].map(stockOf))).toEqual([5, 21, 30])
    expect((await shop.all('stock.movements', { productId: rice }))[0]).toMatchObject({
      kind: 'count',
      quantity: -2,
      level: 5,
      source: { type: 'count_session', id },
    })
    expect(await shop.refusal('counts.close', { id })).toMatchObject({ code: 'wrong_state' })
    await shop.undo(closed.undoId, shop.staff)
    expect(await Promise.all([rice, beans].map(stockOf))).toEqual([7, 20])
    expect(await shop.do('counts.get', { id })).toMatchObject({ state: 'undone', closedBy: { name: 'Bia' } })
    expect((await shop.refusal('undo.run', { id: closed.undoId })).details).toMatchObject({ state: 'undone' })
    await shop.expectSound()
  })

  it('changes nothing where one level would fall below nothing', async () => {
    const [one, two] = [await goods([[10, 100]]), await goods([[10, 100]])]
    const id = await begin()
    await note(id, one, 12)
    await note(id, two, 4)
    await sell(two, 9)
    expect((await shop.refusal('counts.close', { id })).details.shortages).toMatchObject([
      { productId: two, requested: 6, available: 1 },
    ])
    expect([await stockOf(one), await stockOf(two)]).toEqual([10, 1])
    await note(id, two, 1)
    expect(await shop.do('counts.close', { id })).toMatchObject({ adjusted: 1, agreed: 1 })
  })

  it('of a count that agrees, or that nobody made, leaves nothing to take back', async () => {
    const product = await goods([[2, 100]])
    const id = await begin()
    await note(id, product, 2)
    expect(await shop.run('counts.close', { id })).toMatchObject({ undoId: null, value: { agreed: 1 } })
    expect(await shop.refusal('counts.close', { id: 999_999 })).toMatchObject({ code: 'not_found' })
    expect(await shop.refusal('counts.unclose', { id: 999_999 })).toMatchObject({ code: 'not_found' })
    expect(await shop.refusal('counts.unclose', { id: await begin() })).toMatchObject({ code: 'wrong_state' })
  })

  it('by two at once, while they count and sell in two processes: once, and every level is what was sold and found', async () => {
    const products = await Promise.all(
      [1, 2, 3, 4].map(() =>
        goods([
          [20, 100],
          [20, 300],
        ]),
      ),
    )
    const id = await begin()
    const another = shop.another()
    const found = new Map<number, number>()
    let sold = 0
    const both = [shop.runtime, another.runtime]
    await Promise.all(
      products.flatMap((productId, n) => [
        ...both.map((runtime) =>
          shop
            .run('sales.create', { customerName: `Q ${n}`, items: [{ productId, quantity: 2 }] }, { runtime })
            .then(() => (sold += 2)),
        ),
        shop.run('counts.line', { id, productId, counted: 30 + n }, { runtime: both[n % 2] ?? shop.runtime }),
      ]),
    )
    for (const { productId, difference } of (await shop.do('counts.get', { id })).lines)
      found.set(productId, difference)
    const closing = await Promise.allSettled(
      both.flatMap((runtime) => [
        shop.run('counts.close', { id }, { runtime }),
        shop.run(
          'sales.create',
          { customerName: 'Quem', items: [{ productId: products[0], quantity: 1 }] },
          { runtime },
        ),
        shop.run('counts.line', { id, productId: products[0], counted: 30 }, { runtime }).catch(() => {}),
      ]),
    )
    await another.database.close()
    expect(closing.filter(({ status }) => status === 'rejected')).toHaveLength(1)
    expect(sold).toBe(16)
    for (const productId of products.slice(1))
      expect(await stockOf(productId)).toBe(40 - 4 + (found.get(productId) ?? 0))
    await shop.expectSound()
  })
})

it('whatever is counted and sold in whatever order, closing finds what each count found', async () => {
  await assert(
    asyncProperty(
      array(record({ of: nat(2), act: constantFrom('count', 'sell', 'receive'), much: nat(6) }), {
        maxLength: 12,
      }),
      async (acts) => {
        const within = shop.name('Seção')
        const products = [
          await goods([[9, 100]], within),
          await goods([[9, 70]], within),
          await goods([], within),
        ]
        const id = await begin(within)
        const [levels, differences] = [[9, 9, 0], new Map<number, number>()]
        for (const { of, act, much } of acts) {
          const [productId = 0, level = 0] = [products[of], levels[of]]
          if (act === 'count') {
            await note(id, productId, much)
            differences.set(of, much - level)
          } else if (act === 'sell' && much > 0 && much <= level) {
            await sell(productId, much)
            levels[of] = level - much
          } else if (act === 'receive' && much > 0) {
            await shop.do('stock.receive', { productId, quantity: much, unitCost: 10 })
            levels[of] = level + much
          }
        }
        const wanted = levels.map((level, n) => level + (differences.get(n) ?? 0))
        if (wanted.some((level) => level < 0)) {
          expect((await shop.refusal('counts.close', { id })).code).toBe('insufficient_stock')
          await shop.do('counts.remove', { id })
          return
        }
        const closed = await shop.run('counts.close', { id })
        expect(await Promise.all(products.map(stockOf))).toEqual(wanted)
        if (closed.undoId === null) return
        await shop.undo(closed.undoId, shop.staff)
        expect(await Promise.all(products.map(stockOf))).toEqual(levels)
      },
    ),
    { numRuns: times(12, 200) },
  )
  await shop.expectSound()
})

/** What is cut off, sells and counts; once it is back it sends that in order. */
class Device {
  #waiting: Entry[] = []
  /** Sales that were in when their answer was lost, by key. */
  readonly #lost = new Map<string, Sale>()

  sells(productId: number, quantity: number, lost?: Sale): void {
    const line = {
      productId,
      quantity,
      name: 'Leite',
      emoji: null,
      unit: 'un',
      unitPrice: 1,
      shelfPrice: 1,
    } as const
    const draft = { ...emptyDraft('cash'), lines: [line] }
    const made = this.#made()
    if (lost) this.#lost.set(made.key, lost)
    this.#add(
      { ...made, kind: 'sale', input: { items: [{ productId, quantity }] }, draft },
      lost !== undefined,
    )
  }

  counts(id: number, productId: number, counted: number, late: CountIntent['late']): void {
    const product = { name: 'Leite', emoji: null, unit: 'un' } as const
    this.#add({
      ...this.#made(),
      kind: 'count',
      input: { id, productId, counted },
      late,
      product,
      expected: 0,
    })
  }

  async isBack(): Promise<void> {
    const ended = await drain({
      list: () => Promise.resolve(this.#waiting),
      change: (key, to, others = (entry) => entry) => {
        const found = this.#waiting.find(({ intent }) => intent.key === key)
        const next = found ? to(found) : null
        this.#waiting = this.#waiting.flatMap((one) => (one === found ? (next ?? []) : others(one)))
        return Promise.resolve(next)
      },
      send: (intent) => this.#send(intent),
      today: () => '2026-03-02',
      isMine: () => true,
    })
    expect(ended).toMatchObject({ why: 'empty' })
  }

  #made = () => ({ key: `${this.#waiting.length}`, at: '2026-03-02T12:00:00Z', on: '2026-03-02' })

  #add(intent: Intent, tried = false): void {
    this.#waiting.push(entryOf(this.#waiting.length + 1, intent, tried))
  }

  async #send(intent: Intent): Promise<Outcome> {
    if (intent.kind === 'sale') {
      const [{ productId, quantity } = { productId: 0, quantity: 0 }] = intent.draft.lines
      const { createdAt } = this.#lost.get(intent.key) ?? (await sell(productId, quantity))
      return { is: 'stored', since: createdAt }
    }
    if (intent.kind !== 'count') return { is: 'stored' }
    const { id, productId, counted } = intent.input
    const refused: unknown = await note(id, productId, counted, intent.late).then(
      () => null,
      (error) => error,
    )
    if (refused === null) return { is: 'stored' }
    expect(refused).toMatchObject({ details: { state: 'counted_since' } })
    return { is: 'refused', refusal: { status: 409, body: null } }
  }
}

it('two count, one of them cut off, its sales at times in without its knowing: in whatever order it all arrives, the later look at each shelf stands, none is taken twice', async () => {
  await assert(
    asyncProperty(
      array(
        record({
          of: nat(1),
          act: constantFrom('here', 'away', 'away', 'sell', 'sellAway', 'sellLost'),
          much: nat(5),
        }),
        { maxLength: 10 },
      ),
      async (acts) => {
        const within = shop.name('Seção')
        const products = [await goods([[40, 100]], within), await goods([[40, 70]], within)]
        const id = await begin(within)
        const [levels, unsent, away, differences] = [
          [40, 40],
          [0, 0],
          [0, 0],
          [0, 0],
        ]
        const device = new Device()
        for (const { of, act, much } of acts) {
          const [productId = 0, level = 0] = [products[of], levels[of]]
          const [untold = 0, unheard = 0] = [unsent[of], away[of]]
          if (act === 'here') {
            await note(id, productId, much)
            // Nobody here knows of what was sold without a network.
            differences[of] = much - (level + unheard)
          } else if (act === 'away') {
            device.counts(id, productId, much, { at: await moment(id), unsent: untold, unit: 'un' })
            differences[of] = much - level
          } else if (much > 0) {
            levels[of] = level - much
            if (act === 'sell') await sell(productId, much)
            else {
              device.sells(productId, much, act === 'sellLost' ? await sell(productId, much) : undefined)
              unsent[of] = untold + much
              if (act === 'sellAway') away[of] = unheard + much
            }
          }
        }
        await device.isBack()
        const wanted = levels.map((level, n) => level + (differences[n] ?? 0))
        const isShort = wanted.some((level) => level < 0)
        await shop.do(isShort ? 'counts.remove' : 'counts.close', { id })
        if (!isShort) expect(await Promise.all(products.map(stockOf))).toEqual(wanted)
      },
    ),
    { numRuns: times(10, 150) },
  )
  await shop.expectSound()
})
