// One day behind the demonstration's counter: restock, sell, collect.
import { lineTotal } from '#lib/money.ts'
import { dayBefore } from './calendar.ts'
import type { Customer, Ledger, LineRow, Lot, Product } from './ledger.ts'
import type { Wheel } from './wheel.ts'

const METHODS = ['pix', 'cash', 'card', 'pix', 'cash', 'transfer'] as const
export interface World {
  readonly chance: () => number
  readonly products: Product[]
  readonly customers: Customer[]
  readonly ledger: Ledger
  readonly perDay: number
  readonly popular: Wheel<Product>
  readonly regulars: Wheel<Customer>
}

/** When the shop opens, and for how long. */
const OPENS = 7 * 3600
const OPEN_FOR = 13 * 3600

/** One day behind the counter. */
export class Desk {
  readonly #day: string
  readonly #until: number
  readonly #world: World

  /** `until`: how far the day has gone, in seconds. */
  constructor(day: string, until: number, world: World) {
    this.#day = day
    this.#until = until
    this.#world = world
  }

  /** Of the day's `count` sales those that are over by now. */
  async open(count: number): Promise<void> {
    if (this.#until < OPENS) return
    this.#restock()
    for (const customer of this.#world.customers) this.#collect(customer)
    for (let i = 0; i < count; i++) {
      const second = hourOf((i + 0.5) / count)
      if (second > this.#until) break
      this.#sell(this.#clock(second))
      await this.#world.ledger.breathe()
    }
    await this.#world.ledger.breathe()
  }

  #clock(second: number): string {
    const two = (n: number) => String(Math.floor(n)).padStart(2, '0')
    return `${this.#day} ${two(second / 3600)}:${two((second / 60) % 60)}:${two(second % 60)}`
  }

  #restock(): void {
    const { chance, ledger, products, perDay } = this.#world
    const weights = products.reduce((sum, product) => sum + product.weight, 0)
    for (const product of products) {
      const daily = Math.max(1, (perDay * 2.3 * 1.6 * product.weight) / weights)
      if (product.stock > daily * 1000 * 1.5 || chance() < 0.08) continue
      const days = 4 + Math.floor(chance() * 6)
      const quantity = Math.min(90_000, Math.ceil(daily * days)) * 1000
      product.cost = Math.max(1, Math.round(product.cost * (0.985 + chance() * 0.035)))
      const at = this.#clock(OPENS - 1800 + Math.floor(chance() * 1700))
      const id = ledger.lot({ product: product.id, at, quantity, cost: product.cost })
      product.lots.push({ id, cost: product.cost, left: quantity })
      product.stock += quantity
      product.rev++
      ledger.movement({
        at,
        product: product.id,
        lot: id,
        kind: 'receipt',
        quantity,
        level: product.stock,
        cost: product.cost,
        actor: 2,
        source: 'lot',
        sourceId: id,
        line: null,
        reason: null,
      })
    }
  }

  #lines(): LineRow[] {
    const { chance, popular } = this.#world
    const lines: LineRow[] = []
    const many = 1 + Math.floor(chance() ** 2 * 4)
    for (let i = 0; i < many; i++) {
      const product = popular.pick(chance())
      if (!product || lines.some((line) => line.product === product)) continue
      const loose = product.unit === 'kg' || product.unit === 'l'
      const quantity = loose
        ? (2 + Math.floor(chance() * 28)) * 50
        : (1 + Math.floor(chance() ** 3 * 5)) * 1000
      if (quantity > product.stock) continue
      lines.push({ product, quantity, gross: lineTotal(quantity, product.price), discount: 0, cost: 0 })
    }
    return lines
  }

  #sell(at: string): void {
    const { chance, regulars, ledger } = this.#world
    const lines = this.#lines()
    if (!lines.length) return
    const customer = chance() < 0.45 ? regulars.pick(chance()) : undefined
    const subtotal = lines.reduce((sum, line) => sum + line.gross, 0)
    const discount = chance() < 0.03 ? Math.floor(subtotal / 20) : 0
    const first = lines[0]
    if (first && discount <= first.gross) first.discount = discount
    const given = lines.reduce((sum, line) => sum + line.discount, 0)
    const total = subtotal - given
    const onTab =
      customer !== undefined &&
      chance() < 0.62 &&
      (customer.limit ?? Number.MAX_SAFE_INTEGER) >= customer.due + total
    const takes = lines.map((line) => take(line))
    const voided = (onTab || !customer) && chance() < 0.007
    const seller = chance() < 0.8 ? 2 : 4
    const dueOn = onTab && chance() < 0.6 ? dayBefore(this.#day, -15) : null
    const sale = ledger.sale({
      customer: customer?.id ?? null,
      seller,
      at,
      on: this.#day,
      dueOn,
      lines,
      discount: given,
      voidedAt: voided ? at : null,
    })
    this.#move(sale, lines, takes, at, seller)
    if (voided) this.#giveBack(sale, lines, takes, at, seller)
    this.#charge(customer, sale, total, { at, dueOn, onTab, voided, seller })
  }

  #move(sale: number, lines: readonly LineRow[], takes: readonly Taken[][], at: string, actor: number): void {
    for (const [n, line] of lines.entries()) {
      line.product.rev++
      for (const taken of takes[n] ?? []) {
        line.product.stock -= taken.quantity
        this.#world.ledger.movement({
          at,
          product: line.product.id,
          lot: taken.lot.id,
          kind: 'sale',
          quantity: -taken.quantity,
          level: line.product.stock,
          cost: taken.lot.cost,
          actor,
          source: 'sale',
          sourceId: sale,
          line: n,
          reason: null,
        })
      }
    }
  }

  #giveBack(
    sale: number,
    lines: readonly LineRow[],
    takes: readonly Taken[][],
    at: string,
    actor: number,
  ): void {
    for (const [n, line] of lines.entries()) {
      for (const { lot, quantity } of takes[n] ?? []) {
        lot.left += quantity
        if (!line.product.lots.includes(lot)) line.product.lots.unshift(lot)
        line.product.stock += quantity
        this.#world.ledger.movement({
          at,
          product: line.product.id,
          lot: lot.id,
          kind: 'void',
          quantity,
          level: line.product.stock,
          cost: lot.cost,
          actor,
          source: 'sale',
          sourceId: sale,
          line: n,
          reason: 'engano',
        })
      }
      line.product.lots.sort((a, b) => a.id - b.id)
    }
  }

  #charge(
    customer: Customer | undefined,
    sale: number,
    total: number,
    { at, dueOn, onTab, voided, seller }: Terms,
  ): void {
    const { chance, ledger } = this.#world
    const voidedAt = voided ? at : null
    const method = METHODS[Math.floor(chance() * METHODS.length)] ?? 'cash'
    if (!customer) {
      if (total > 0)
        ledger.payment({ customer: null, sale, amount: total, method, at, actor: seller, voidedAt })
      return
    }
    customer.rev++
    if (!voided) customer.lastSaleAt = at
    if (total === 0) return
    const charge = ledger.charge({
      customer: customer.id,
      sale,
      on: this.#day,
      dueOn,
      amount: total,
      voidedAt,
    })
    if (voided) return
    if (onTab) {
      customer.open.push({ id: charge, sale, open: total })
      customer.due += total
      return
    }
    const payment = ledger.payment({
      customer: customer.id,
      sale,
      amount: total,
      method,
      at,
      actor: seller,
      voidedAt: null,
    })
    ledger.allocation(customer.id, payment, charge, total, at)
  }

  /** On the way to work some pay all, some half, some not for weeks. */
  #collect(customer: Customer): void {
    const { chance, ledger } = this.#world
    if (!customer.due || chance() > customer.pays) return
    const second = OPENS + Math.floor(chance() * 1800)
    if (second > this.#until) return
    const at = this.#clock(second)
    const amount =
      chance() < 0.5 ? customer.due : Math.max(1, Math.floor(customer.due * (0.3 + chance() * 0.5)))
    const payment = ledger.payment({
      customer: customer.id,
      sale: null,
      amount,
      method: chance() < 0.6 ? 'pix' : 'cash',
      at,
      actor: 2,
      voidedAt: null,
    })
    let left = amount
    while (left > 0 && customer.open[0]) {
      const [charge] = customer.open
      const part = Math.min(left, charge.open)
      ledger.allocation(customer.id, payment, charge.id, part, at)
      charge.open -= part
      left -= part
      if (!charge.open) customer.open.shift()
    }
    customer.due -= amount
    customer.rev++
  }
}

/** Second of the day at which so much of its trade is done: busier in the morning. */
const hourOf = (part: number) => OPENS + Math.floor(part ** 1.15 * OPEN_FOR)

interface Terms {
  readonly at: string
  readonly dueOn: string | null
  readonly onTab: boolean
  readonly voided: boolean
  readonly seller: number
}
interface Taken {
  readonly lot: Lot
  readonly quantity: number
}

/** First in, first out; the line learns its cost. */
function take(line: LineRow): Taken[] {
  const taken: Taken[] = []
  let left = line.quantity
  let cost = 0
  while (left > 0 && line.product.lots[0]) {
    const [lot] = line.product.lots
    const quantity = Math.min(left, lot.left)
    taken.push({ lot, quantity })
    lot.left -= quantity
    left -= quantity
    cost += quantity * lot.cost
    if (!lot.left) line.product.lots.shift()
  }
  line.cost = lineTotal(cost, 1)
  return taken
}
