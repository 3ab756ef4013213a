// Many at once, on two processes' pools over one database: what is sold is what was there, and every promise holds after.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { random } from '#demo/trade.ts'
import { DomainError } from '#domain/errors.ts'
import type { Runtime } from '#domain/runtime.ts'
import { keepTally } from '#domain/sales/index.ts'
import { TestShop } from './support/shop.ts'

let shop: TestShop
let other: ReturnType<TestShop['another']>
let counting: ReturnType<typeof keepTally>[]
beforeAll(async () => {
  shop = await TestShop.open()
  other = shop.another()
  counting = [keepTally(shop.runtime), keepTally(other.runtime)]
})
afterAll(async () => {
  for (const one of counting) await one.stop()
  await other.database.close()
  await shop.close()
})

const settled = async (calls: Promise<unknown>[]) => {
  const done = await Promise.allSettled(calls)
  const codes = done.map((one) =>
    one.status === 'fulfilled'
      ? 'ok'
      : one.reason instanceof DomainError
        ? one.reason.code
        : String(one.reason),
  )
  return { codes, count: (code: string) => codes.filter((one) => one === code).length }
}

describe('the last units', () => {
  it('200 sales of the last 50, spread over lots and two processes: exactly 50 are sold', async () => {
    const product = await shop.product([
      [10, 100],
      [15, 200],
      [5, 300],
      [20, 400],
    ])
    const { codes, count } = await settled(
      Array.from({ length: 200 }, (_, i) =>
        shop.run(
          'sales.create',
          { customerName: `Ana ${i % 7}`, items: [{ productId: product, quantity: 1 }] },
          { runtime: i % 2 ? other.runtime : shop.runtime },
        ),
      ),
    )
    // Who waited too long on a slow machine is asked to come again: sold by nobody.
    expect([...new Set(codes)].filter((code) => code !== 'unavailable').sort()).toEqual([
      'insufficient_stock',
      'ok',
    ])
    expect(count('ok')).toBe(50)
    expect(await shop.look(`select sum(cost) from sale_lines where product_id = ${product}`)).toBe(
      10 * 100 + 15 * 200 + 5 * 300 + 20 * 400,
    )
    await shop.expectSound()
  })

  it('one key 20 times at once has one effect and one answer; another body is refused', async () => {
    const product = await shop.product([[50, 100]])
    const input = { customerName: 'Jorge', items: [{ productId: product, quantity: 1 }] }
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        shop.run('sales.create', input, {
          intentKey: 'http:one',
          runtime: i % 2 ? other.runtime : shop.runtime,
        }),
      ),
    )
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1)
    expect(new Set(answers.map((answer) => answer.undoId)).size).toBe(1)
    expect(answers.filter((answer) => answer.replayed)).toHaveLength(19)
    expect(await shop.look(`select stock from products where id = ${product}`)).toBe(49)
    const refused = await shop.refusal('sales.create', { ...input, note: 'outra' }, { intentKey: 'http:one' })
    expect(refused.code).toBe('idempotency_mismatch')
  })
})

describe('everything at once', () => {
  /** One act of the mix; undoes what an earlier one of the same hand did now and then. */
  const act = async (
    chance: () => number,
    products: readonly number[],
    runtime: Runtime,
    done: { undo: number[]; sales: number[] },
  ) => {
    const pick = <T>(from: readonly T[]) => from[Math.floor(chance() * from.length)] as T
    const productId = pick(products)
    const customerName = `Cliente ${Math.floor(chance() * 6)}`
    const kind = chance()
    const keep = <T extends { undoId: number | null }>(answer: T) => {
      if (answer.undoId !== null) done.undo.push(answer.undoId)
      return answer
    }
    if (kind < 0.5) {
      const two = pick(products)
      const items = [
        { productId, quantity: 1 + Math.floor(chance() * 3) },
        { productId: two, quantity: 1 },
      ]
      const payments = chance() < 0.3 ? [{ amount: 100, method: 'pix' }] : []
      const sold = keep(
        await shop.run(
          'sales.create',
          { customerName, items: chance() < 0.5 ? items : items.toReversed(), payments },
          { runtime },
        ),
      )
      done.sales.push(sold.value.id)
    } else if (kind < 0.62) {
      keep(
        await shop.run(
          'stock.receive',
          { productId, quantity: 1 + Math.floor(chance() * 9), unitCost: Math.floor(chance() * 500) },
          { runtime },
        ),
      )
    } else if (kind < 0.7) {
      keep(await shop.run('stock.count', { productId, counted: Math.floor(chance() * 30) }, { runtime }))
    } else if (kind < 0.75) {
      keep(
        await shop.run(
          'stock.adjust',
          { productId, delta: chance() < 0.5 ? -1 : 2, reason: 'quebrou' },
          { runtime },
        ),
      )
    } else if (kind < 0.85) {
      const customer = await shop.look<number | null>(
        `select id from customers where folded = lower('${customerName}') and archived_at is null`,
      )
      if (customer)
        keep(
          await shop.run(
            'payments.create',
            {
              customerId: customer,
              amount: 50 + Math.floor(chance() * 900),
              method: 'cash',
              allowCredit: chance() < 0.5,
            },
            { runtime },
          ),
        )
    } else if (kind < 0.93) {
      const id = done.sales.splice(Math.floor(chance() * done.sales.length), 1)[0]
      if (id)
        await shop.run(
          'sales.void',
          { id, reason: 'engano', payments: chance() < 0.5 ? 'credit' : 'void' },
          { runtime },
        )
    } else {
      const id = done.undo.splice(Math.floor(chance() * done.undo.length), 1)[0]
      if (id) await shop.run('undo.run', { id }, { runtime, actor: shop.owner })
    }
  }

  it('sales, receipts, counts, voids, undos and payments mixed: no deadlock, no bug, every promise holds', async () => {
    const products: number[] = []
    for (let i = 0; i < 6; i++)
      products.push(
        await shop.product([
          [8, 100 + i],
          [8, 200],
        ]),
      )
    const refusals: string[] = []
    const worker = async (n: number) => {
      const chance = random(n)
      const done = { undo: [], sales: [] }
      for (let i = 0; i < 45; i++) {
        await act(chance, products, n % 2 ? other.runtime : shop.runtime, done).catch((error: unknown) => {
          refusals.push(error instanceof DomainError ? error.code : String(error))
        })
      }
    }
    const before = await shop.look<number>(
      `select deadlocks from pg_stat_database where datname = current_database()`,
    )
    await Promise.all(Array.from({ length: 16 }, (_, n) => worker(n + 1)))
    const allowed = ['insufficient_stock', 'overpayment', 'already_voided', 'wrong_state']
    expect(refusals.filter((code) => !allowed.includes(code))).toEqual([])
    expect(
      await shop.look<number>(`select deadlocks from pg_stat_database where datname = current_database()`),
    ).toBe(before)
    expect(await shop.look<number>('select count(*) from sales')).toBeGreaterThan(200)
    await shop.expectSound()
  })
})
