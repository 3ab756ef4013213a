// Years of trade, day by day, on a little shop in memory: lots, accounts, sales, payments and voids that obey the rules.
import { dayBefore } from './calendar.ts'
import { customersOf, goodsOf } from './crowd.ts'
import { Desk } from './desk.ts'
import type { Customer, Ledger, Product } from './ledger.ts'
import type { Size } from './size.ts'
import { Wheel } from './wheel.ts'

const DAY_SECONDS = 86_400

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

/** More before holidays, less in the hot January; by month. */
const SEASON = [0.88, 0.92, 0.97, 1, 1.03, 1.08, 0.98, 0.97, 0.99, 1.03, 1.07, 1.3]
const WEEKDAY = [0.65, 0.9, 0.92, 0.95, 1, 1.15, 1.4]

interface Years extends Size {
  /** The last day, and how far it has gone in the shop's time. */
  readonly today: string
  readonly seconds: number
  readonly seed: number
}

/** Trades up to now. The sum of sales comes near `sales`; the same seed gives the same years. */
export async function trade(
  years: Years,
  ledger: Ledger,
): Promise<{ products: Product[]; customers: Customer[] }> {
  const chance = random(years.seed)
  const products = stockOf(chance, years.products)
  const customers = people(chance, years.customers)
  const world = {
    chance,
    products,
    customers,
    ledger,
    perDay: years.sales / years.days,
    popular: new Wheel(products),
    regulars: new Wheel(customers),
  }
  const days = Array.from({ length: years.days }, (_, i) => dayBefore(years.today, years.days - 1 - i))
  const factors = days.map((day) => factorOf(day))
  const sum = factors.reduce((a, b) => a + b, 0)
  for (const [i, day] of days.entries()) {
    const count = Math.max(1, Math.round((years.sales * (factors[i] ?? 1)) / sum))
    await new Desk(day, day === years.today ? years.seconds : DAY_SECONDS, world).open(count)
  }
  return { products, customers }
}

const stockOf = (chance: () => number, count: number): Product[] =>
  goodsOf(count).map((good, i) => ({
    ...good,
    id: i + 1,
    lots: [],
    stock: 0,
    cost: Math.round(good.price * (0.52 + chance() * 0.18)),
    rev: 1,
  }))

const people = (chance: () => number, count: number): Customer[] =>
  customersOf(count).map((name, i) => ({
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
