// A year of trade, day by day, on a little shop in memory: lots, accounts, sales, payments and voids that obey the rules.
import { lineTotal } from '#lib/money.ts'
import { CUSTOMERS, GOODS, type Good } from './goods.ts'

/** Deterministic numbers from 0 to 1 (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

interface Lot {
  readonly id: number
  readonly cost: number
  /** Thousandths of the unit, as all quantities here. */
  left: number
}
interface Product extends Good {
  readonly id: number
  readonly lots: Lot[]
  stock: number
  cost: number
  rev: number
}
interface Charge {
  readonly id: number
  readonly sale: number
  open: number
}
interface Customer {
  readonly id: number
  readonly name: string
  readonly limit: number | null
  /** How often they come, and how well they pay. */
  readonly weight: number
  readonly pays: number
  readonly open: Charge[]
  due: number
  rev: number
  lastSaleAt: string | null
}

/** Where the rows of the year go. */
export interface Ledger {
  lot(row: { product: number; at: string; quantity: number; cost: number }): number
  movement(row: {
    at: string
    product: number
    lot: number
    kind: string
    quantity: number
    level: number
    cost: number
    actor: number
    source: string
    sourceId: number
    line: number | null
    reason: string | null
  }): void
  sale(row: SaleRow): number
  charge(row: { customer: number; sale: number; on: string; dueOn: string | null; amount: number }): number
  payment(row: {
    customer: number | null
    sale: number | null
    amount: number
    method: string
    at: string
    actor: number
  }): number
  allocation(payment: number, charge: number, amount: number, at: string): void
  /** Pieces that are large enough go to the database. */
  breathe(): Promise<void>
}
export interface SaleRow {
  readonly customer: number | null
  readonly seller: number
  readonly at: string
  readonly on: string
  readonly dueOn: string | null
  readonly lines: readonly LineRow[]
  readonly discount: number
  readonly voidedAt: string | null
}
export interface LineRow {
  readonly product: Product
  readonly quantity: number
  readonly gross: number
  discount: number
  cost: number
}

const METHODS = ['pix', 'cash', 'card', 'pix', 'cash', 'transfer'] as const
/** More before holidays, less in the hot January; by month. */
const SEASON = [0.88, 0.92, 0.97, 1, 1.03, 1.08, 0.98, 0.97, 0.99, 1.03, 1.07, 1.3]
const WEEKDAY = [0.65, 0.9, 0.92, 0.95, 1, 1.15, 1.4]

export interface Year {
  /** The last day, and how far it has gone, 0 to 1, in the shop's time. */
  readonly today: string
  readonly elapsed: number
  readonly sales: number
  readonly seed: number
}

/** Trades for a year up to today. The sum of sales comes near `sales`; the same seed gives the same year. */
export async function trade(
  year: Year,
  ledger: Ledger,
): Promise<{ products: Product[]; customers: Customer[] }> {
  const chance = random(year.seed)
  const products = stockOf(chance)
  const customers = people(chance)
  const days = Array.from({ length: 365 }, (_, i) => dayBefore(year.today, 364 - i))
  const factors = days.map((day) => factorOf(day))
  const sum = factors.reduce((a, b) => a + b, 0)
  for (const [i, day] of days.entries()) {
    const last = i === days.length - 1
    const count = Math.max(1, Math.round((year.sales * (factors[i] ?? 1) * (last ? year.elapsed : 1)) / sum))
    const desk = new Desk(day, last ? year.elapsed : 1, {
      chance,
      products,
      customers,
      ledger,
      perDay: year.sales / 365,
    })
    await desk.open(count)
  }
  return { products, customers }
}

interface World {
  readonly chance: () => number
  readonly products: Product[]
  readonly customers: Customer[]
  readonly ledger: Ledger
  readonly perDay: number
}

/** One day behind the counter. */
class Desk {
  readonly #day: string
  readonly #elapsed: number
  readonly #world: World

  constructor(day: string, elapsed: number, world: World) {
    this.#day = day
    this.#elapsed = elapsed
    this.#world = world
  }

  async open(count: number): Promise<void> {
    this.#restock()
    for (let i = 0; i < count; i++) {
      this.#sell(this.#clock((i + 0.5) / count))
      await this.#world.ledger.breathe()
    }
    for (const customer of this.#world.customers) this.#collect(customer)
    await this.#world.ledger.breathe()
  }

  /** A moment of the day: from seven to eight in the evening, busier in the morning. */
  #clock(part: number): string {
    const seconds = Math.floor(
      (7 * 3600 + part ** 1.15 * 13 * 3600) * (this.#elapsed < 1 ? this.#elapsed * 0.98 : 1),
    )
    const two = (n: number) => String(n).padStart(2, '0')
    return `${this.#day} ${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
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
      const at = `${this.#day} 00:0${Math.floor(chance() * 9)}:${10 + Math.floor(chance() * 49)}`
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

  #pick<T extends { weight: number }>(from: readonly T[]): T | undefined {
    let left = this.#world.chance() * from.reduce((sum, one) => sum + one.weight, 0)
    return from.find((one) => (left -= one.weight) <= 0)
  }

  #lines(): LineRow[] {
    const { chance, products } = this.#world
    const lines: LineRow[] = []
    const many = 1 + Math.floor(chance() ** 2 * 4)
    for (let i = 0; i < many; i++) {
      const product = this.#pick(products)
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
    const { chance, customers, ledger } = this.#world
    const lines = this.#lines()
    if (!lines.length) return
    const customer = chance() < 0.45 ? this.#pick(customers) : undefined
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
    const sale = ledger.sale({
      customer: customer?.id ?? null,
      seller,
      at,
      on: this.#day,
      dueOn: onTab && chance() < 0.6 ? dayBefore(this.#day, -15) : null,
      lines,
      discount: given,
      voidedAt: voided ? at : null,
    })
    this.#move(sale, lines, takes, at, seller)
    if (voided) this.#giveBack(sale, lines, takes, at, seller)
    this.#charge(customer, sale, total, { at, onTab, voided, seller })
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
    { at, onTab, voided, seller }: { at: string; onTab: boolean; voided: boolean; seller: number },
  ): void {
    const { chance, ledger } = this.#world
    const method = METHODS[Math.floor(chance() * METHODS.length)] ?? 'cash'
    if (!customer) {
      if (total > 0) ledger.payment({ customer: null, sale, amount: total, method, at, actor: seller })
      return
    }
    customer.rev++
    if (!voided) customer.lastSaleAt = at
    if (total === 0) return
    const charge = ledger.charge({ customer: customer.id, sale, on: this.#day, dueOn: null, amount: total })
    if (voided) return
    if (onTab) {
      customer.open.push({ id: charge, sale, open: total })
      customer.due += total
      return
    }
    const payment = ledger.payment({ customer: customer.id, sale, amount: total, method, at, actor: seller })
    ledger.allocation(payment, charge, total, at)
  }

  /** Some pay all on the way home, some half, some not for weeks. */
  #collect(customer: Customer): void {
    const { chance, ledger } = this.#world
    if (!customer.due || chance() > customer.pays) return
    const at = this.#clock(0.995)
    const amount =
      chance() < 0.5 ? customer.due : Math.max(1, Math.floor(customer.due * (0.3 + chance() * 0.5)))
    const payment = ledger.payment({
      customer: customer.id,
      sale: null,
      amount,
      method: chance() < 0.6 ? 'pix' : 'cash',
      at,
      actor: 2,
    })
    let left = amount
    while (left > 0 && customer.open[0]) {
      const [charge] = customer.open
      const part = Math.min(left, charge.open)
      ledger.allocation(payment, charge.id, part, at)
      charge.open -= part
      left -= part
      if (!charge.open) customer.open.shift()
    }
    customer.due -= amount
    customer.rev++
  }
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

const stockOf = (chance: () => number): Product[] =>
  GOODS.map((good, i) => ({
    ...good,
    id: i + 1,
    lots: [],
    stock: 0,
    cost: Math.round(good.price * (0.52 + chance() * 0.18)),
    rev: 1,
  }))

const people = (chance: () => number): Customer[] =>
  CUSTOMERS.map((name, i) => ({
    id: i + 1,
    name,
    limit: chance() < 0.4 ? (5 + Math.floor(chance() * 40)) * 1000 : null,
    weight: 0.3 + chance() ** 2 * 3,
    pays: 0.015 + chance() ** 3 * 0.2,
    open: [],
    due: 0,
    rev: 1,
    lastSaleAt: null,
  }))

function factorOf(day: string): number {
  const date = new Date(`${day}T12:00:00Z`)
  return (SEASON[date.getUTCMonth()] ?? 1) * (WEEKDAY[date.getUTCDay()] ?? 1)
}

/** The day `days` before this one. */
export function dayBefore(day: string, days: number): string {
  const date = new Date(`${day}T12:00:00Z`)
  date.setUTCDate(date.getUTCDate() - days)
  return date.toISOString().slice(0, 10)
}

export type { Customer, Product }
