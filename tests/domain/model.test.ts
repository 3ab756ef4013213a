// Random days of trade beside a tiny model: after every act, levels, FIFO costs, dues, credit, statuses and who is archived are its own.
import { afterAll, beforeAll, expect } from 'vitest'
import { step } from '#database/step.ts'
import { DomainError } from '#domain/errors.ts'
import { times } from '../support/full.ts'
import { fc, test } from '../support/property.ts'
import { TestShop } from '../support/shop.ts'
import { Model, shares } from './model.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())

const PRODUCTS = [
  { unit: 'un', price: 333 },
  { unit: 'un', price: 1 },
  { unit: 'kg', price: 1999 },
] as const
const CUSTOMERS = 2

const product = fc.nat(PRODUCTS.length - 1)
const quantity = fc.integer({ min: 1, max: 9000 })
const few = fc.integer({ min: 1, max: 3000 })
const customer = fc.nat(CUSTOMERS - 1)
const nth = fc.nat(50)
const act = fc.oneof(
  { weight: 3, arbitrary: fc.record({ act: fc.constant('receive'), product, quantity, cost: fc.nat(500) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      act: fc.constant('sell'),
      customer: fc.option(customer, { freq: 5 }),
      items: fc.array(fc.record({ product, quantity: few, price: fc.option(fc.nat(2500), { freq: 2 }) }), {
        minLength: 1,
        maxLength: 4,
      }),
      off: fc.nat(60),
      paid: fc.constantFrom('none', 'none', 'half', 'all', 'twice', 'more'),
      daysAgo: fc.constantFrom(0, 0, 0, 1, 20),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      act: fc.constant('pay'),
      customer,
      amount: fc.oneof(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 9000 })),
      named: fc.array(nth, { maxLength: 2 }),
      allowCredit: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ act: fc.constant('voidSale'), nth, payments: fc.constantFrom('credit', 'void') }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('voidPayment'), nth }) },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constant('adjust'),
      product,
      delta: fc.integer({ min: -5000, max: 3000 }).filter((delta) => delta !== 0),
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('count'), product, counted: fc.nat(9000) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('undo'), nth }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('archive'), customer }) },
)
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never

/** The model and the shop side by side: what is the n-th here has its id there. */
class Both {
  readonly model = new Model()
  readonly #products: number[] = []
  readonly #customers: number[] = []
  readonly #sales: number[] = []
  readonly #payments: number[] = []
  /** Sales and payments that can be taken back, by their activity. */
  readonly #undo: { readonly id: number; readonly run: () => string | undefined }[] = []

  async open(): Promise<void> {
    for (const fields of PRODUCTS) this.#products.push(await shop.product([], fields))
    for (let n = 0; n < CUSTOMERS; n++)
      this.#customers.push((await shop.do('customers.create', { name: shop.name('Cliente') })).id)
    for (const n of PRODUCTS.keys())
      for (const cost of [100, 250])
        await this.act({ act: 'receive', product: n, quantity: 4000 + 2000 * n, cost })
  }

  /** Whole units where the product is counted. */
  #whole = (n: number, thousandths: number) =>
    PRODUCTS[n]?.unit === 'un' ? Math.trunc(thousandths / 1000) * 1000 : thousandths

  /** Runs it here and there: both do it, or both refuse it with the same code. */
  async #same(
    expected: string | undefined,
    run: () => Promise<{ value: unknown; undoId: number | null }>,
  ): Promise<{ value: unknown; undoId: number | null } | undefined> {
    const got = await run().catch((error: unknown) => {
      if (error instanceof DomainError) return error.code
      throw error
    })
    expect(typeof got === 'string' ? got : undefined).toBe(expected)
    return typeof got === 'string' ? undefined : got
  }

  async act(one: Act): Promise<void> {
    const { model } = this
    switch (one.act) {
      case 'receive': {
        const quantity = Math.max(this.#whole(one.product, one.quantity), 1000)
        model.receive(one.product, quantity, one.cost)
        const input = {
          productId: this.#products[one.product],
          quantity: quantity / 1000,
          unitCost: one.cost,
        }
        await this.#same(undefined, () => shop.run('stock.receive', input))
        return
      }
      case 'adjust': {
        const delta = this.#whole(one.product, one.delta)
        if (delta === 0) return
        const input = { productId: this.#products[one.product], delta: delta / 1000, reason: 'conferência' }
        await this.#same(model.change(one.product, delta), () => shop.run('stock.adjust', input))
        return
      }
      case 'count': {
        const counted = this.#whole(one.product, one.counted)
        model.change(one.product, counted - model.level(one.product))
        const input = { productId: this.#products[one.product], counted: counted / 1000 }
        await this.#same(undefined, () => shop.run('stock.count', input))
        return
      }
      case 'sell':
        return this.#sell(one)
      case 'pay': {
        const sales = one.named.flatMap((n) => model.sales.filter((sale) => sale.n === n))
        const named = sales.filter((sale) => sale.customer === one.customer)
        const refused = model.pay(one.customer, one.amount, named, one.allowCredit)
        const whose = named.length
          ? { saleIds: named.map((sale) => this.#sales[sale.n]) }
          : { customerId: this.#customers[one.customer] }
        const input = { ...whose, amount: one.amount, method: 'pix', allowCredit: one.allowCredit }
        const made = await this.#same(refused, () => shop.run('payments.create', input))
        if (!made) return
        this.#payments.push((made.value as { id: number }).id)
        const payment = model.payments.at(-1)
        if (payment) this.#undo.push({ id: made.undoId ?? 0, run: () => model.voidPayment(payment) })
        return
      }
      case 'voidSale': {
        const sale = model.sales[one.nth]
        if (!sale) return
        const { payments } = one
        const input = { id: this.#sales[sale.n], reason: 'engano', payments }
        await this.#same(model.voidSale(sale, payments), () => shop.run('sales.void', input))
        return
      }
      case 'voidPayment': {
        const payment = model.payments[one.nth]
        if (!payment) return
        const input = { id: this.#payments[one.nth], reason: 'engano' }
        await this.#same(model.voidPayment(payment), () => shop.run('payments.void', input))
        return
      }
      case 'undo': {
        const [undo] = this.#undo.splice(one.nth % Math.max(1, this.#undo.length), 1)
        if (undo) await this.#same(undo.run(), () => shop.run('undo.run', { id: undo.id }))
        return
      }
      case 'archive': {
        const id = this.#customers[one.customer]
        const { version, archived } = await shop.do('customers.get', { id })
        if (archived) {
          model.archived.delete(one.customer)
          await this.#same(undefined, () => shop.run('customers.edit', { id, version, archived: false }))
        } else {
          const input = { id, version, archived: true }
          await this.#same(model.archive(one.customer), () => shop.run('customers.edit', input))
        }
        return
      }
    }
  }

  async #sell(one: Extract<Act, { items: unknown }>): Promise<void> {
    const { model } = this
    const items = one.items.map((item) => ({
      product: item.product,
      quantity: Math.max(
        this.#whole(item.product, item.quantity),
        PRODUCTS[item.product]?.unit === 'un' ? 1000 : 1,
      ),
      price: item.price ?? PRODUCTS[item.product]?.price ?? 0,
    }))
    const total = items.reduce((all, item) => all + Math.floor((item.quantity * item.price) / 1000), 0)
    const discount = Math.floor((total * one.off) / 100)
    const parts = { none: [], half: [0.5], all: [1], twice: [0.4, 0.6], more: [1, 0.3] }[one.paid] ?? []
    const payments = parts.map((part) => Math.max(1, Math.round((total - discount) * part)))
    const refused = model.sell({ customer: one.customer, items, discount, payments, daysAgo: one.daysAgo })
    const before = new Date(Date.now() - one.daysAgo * 86_400_000)
    const input = {
      ...(one.customer === null ? {} : { customerId: this.#customers[one.customer] }),
      items: items.map(({ product: n, quantity, price }) => ({
        productId: this.#products[n],
        quantity: quantity / 1000,
        unitPrice: price,
      })),
      discount,
      payments: payments.map((amount) => ({ amount, method: 'cash' })),
      on: before.toLocaleDateString('sv-SE', { timeZone: 'America/Sao_Paulo' }),
    }
    const made = await this.#same(refused, () => shop.run('sales.create', input))
    const sale = model.sales.at(-1)
    if (!made || !sale) return
    this.#sales.push((made.value as { id: number }).id)
    this.#payments.push(...((await this.#madeIn((made.value as { id: number }).id)) ?? []))
    this.#undo.push({ id: made.undoId ?? 0, run: () => model.voidSale(sale, 'void') })
  }

  #madeIn = (sale: number) => shop.database.json<number[]>(paymentsOf, { sale })

  /** Everything people read of it, from the model and from the rows. */
  async agree(): Promise<void> {
    const { model } = this
    const rows = await shop.database.json<unknown>(state, {
      products: this.#products,
      customers: this.#customers,
      sales: this.#sales,
      payments: this.#payments,
    })
    expect(rows).toEqual({
      levels: PRODUCTS.map((_, n) => model.level(n) / 1000),
      lots: PRODUCTS.flatMap((_, n) =>
        model.lots.filter((lot) => lot.product === n && lot.remaining > 0).map((lot) => lot.remaining / 1000),
      ),
      money: this.#customers.map((_, n) => [model.owed(n), model.credit(n), model.archived.has(n)]),
      sales: model.sales.map((sale) => [
        sale.total,
        sale.voided || sale.customer === null ? null : model.paid(sale),
        sale.voided,
        sale.lines.map((line) => [line.total, line.cost]),
      ]),
      payments: model.payments.map((payment) => [payment.amount, model.free(payment), payment.voided]),
    })
    for (const sale of model.sales.slice(-2)) {
      const read = await shop.do('sales.get', { id: this.#sales[sale.n] })
      expect([read.status, read.paid, read.due]).toEqual([
        model.status(sale),
        model.paid(sale),
        model.due(sale),
      ])
    }
  }
}

const paymentsOf = step(
  'model.payments',
  `select coalesce(json_agg(id order by id), '[]')::text from payments where sale_id = @sale::bigint`,
)
const state = step(
  'model.state',
  `select json_build_object(
     'levels', (select json_agg(trim_scale(stock) order by id) from products where id = any(@products::bigint[])),
     'lots', (select coalesce(json_agg(trim_scale(remaining) order by product_id, id), '[]') from lots
              where product_id = any(@products::bigint[]) and remaining > 0),
     'money', (select json_agg(json_build_array(due, credit, archived_at is not null) order by id) from customers where id = any(@customers::bigint[])),
     'sales', (select coalesce(json_agg(json_build_array(s.total,
                 case when s.total = 0 and s.customer_id is not null and s.voided_at is null then 0
                      when h.voided_at is null then h.allocated end, s.voided_at is not null,
                 (select json_agg(json_build_array(l.total, l.cost) order by l.n) from sale_lines l where l.sale_id = s.id)) order by s.id), '[]')
               from sales s left join charges h on h.source_id = s.id where s.id = any(@sales::bigint[])),
     'payments', (select coalesce(json_agg(json_build_array(amount, amount - allocated - case when voided_at is null then 0 else amount end,
                   voided_at is not null) order by id), '[]')
                  from payments where id = any(@payments::bigint[])))::text`,
)

test.prop([fc.array(act, { minLength: 6, maxLength: 40 })], { numRuns: times(15, 80), endOnFailure: false })(
  'the shop is its model, act by act',
  async (acts) => {
    const both = new Both()
    await both.open()
    for (const one of acts) {
      await both.act(one)
      await both.agree()
    }
    await shop.expectSound()
  },
)

test.prop([
  fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 200 }),
  fc.double({ min: 0, max: 1, noNaN: true }),
])('a discount is dealt out whole: shares sum to it, and none is above its line', (totals, part) => {
  const discount = Math.floor(totals.reduce((all, one) => all + one, 0) * part)
  const dealt = shares(discount, totals)
  expect(dealt.reduce((all, one) => all + one, 0)).toBe(discount)
  expect(dealt.every((share, n) => share >= 0 && share <= (totals[n] ?? 0))).toBe(true)
})
