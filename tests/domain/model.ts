// The shop as a few arrays: what stock, money and statuses must be after each act. Quantities in thousandths, money in cents.
import { lineTotal } from '#lib/money.ts'

export interface Lot {
  readonly product: number
  readonly cost: number
  remaining: number
}
interface Take {
  readonly lot: Lot
  readonly quantity: number
}
export interface Payment {
  readonly customer: number | null
  readonly sale: Sale | null
  readonly amount: number
  voided: boolean
}
interface Line {
  readonly product: number
  readonly takes: readonly Take[]
  readonly total: number
  readonly cost: number
}
export interface Sale {
  readonly n: number
  readonly customer: number | null
  readonly daysAgo: number
  readonly lines: readonly Line[]
  readonly total: number
  readonly payments: Payment[]
  voided: boolean
}
interface Allocation {
  readonly payment: Payment
  readonly sale: Sale
  amount: number
}

export interface Selling {
  readonly customer: number | null
  readonly items: readonly { readonly product: number; readonly quantity: number; readonly price: number }[]
  readonly discount: number
  readonly payments: readonly number[]
  readonly daysAgo: number
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)

/** Each line's part of the discount: whole parts, then a cent each to the largest fractions, ties in line order. */
export function shares(discount: number, totals: readonly number[]): number[] {
  const all = BigInt(sum(totals))
  if (all === 0n) return totals.map(() => 0)
  const whole = totals.map((total) => Number((BigInt(discount) * BigInt(total)) / all))
  const rest = totals.map((total, n) => ({ n, rest: (BigInt(discount) * BigInt(total)) % all }))
  rest.sort((a, b) => (a.rest === b.rest ? a.n - b.n : a.rest > b.rest ? -1 : 1))
  for (const { n } of rest.slice(0, discount - sum(whole))) whole[n] = (whole[n] ?? 0) + 1
  return whole
}

/** Refusals are the codes of the contract; an act that is refused changes nothing. */
export class Model {
  readonly lots: Lot[] = []
  readonly sales: Sale[] = []
  readonly payments: Payment[] = []
  readonly archived = new Set<number>()
  readonly #allocations: Allocation[] = []

  level = (product: number) => sum(this.#open(product).map((lot) => lot.remaining))
  paid = (sale: Sale) =>
    sale.voided ? 0 : sale.customer === null ? sale.total : sum(this.#of(sale).map((one) => one.amount))
  due = (sale: Sale) => (sale.voided ? 0 : sale.total - this.paid(sale))
  status = (sale: Sale) => {
    if (sale.voided) return 'voided'
    return this.due(sale) === 0 ? 'paid' : this.paid(sale) > 0 ? 'partial' : 'open'
  }
  owed = (customer: number) => sum(this.sales.filter((s) => s.customer === customer).map(this.due))
  free = (payment: Payment) =>
    payment.voided || payment.customer === null
      ? 0
      : payment.amount -
        sum(this.#allocations.filter((one) => one.payment === payment).map((one) => one.amount))
  credit = (customer: number) =>
    sum(this.payments.filter((one) => one.customer === customer).map((one) => this.free(one)))

  receive(product: number, quantity: number, cost: number): void {
    this.lots.push({ product, cost, remaining: quantity })
  }

  change(product: number, delta: number): string | undefined {
    if (this.level(product) + delta < 0) return 'insufficient_stock'
    const last = this.lots.findLast((lot) => lot.product === product)
    if (delta < 0) this.#take(product, -delta)
    if (delta > 0) this.receive(product, delta, last?.cost ?? 0)
    return undefined
  }

  sell(selling: Selling): string | undefined {
    const { customer, items, discount, payments } = selling
    const gross = items.map((item) => lineTotal(item.quantity, item.price))
    const total = sum(gross) - discount
    const paid = sum(payments)
    if (discount > sum(gross) || (customer === null && paid < total)) return 'invalid_input'
    if (customer !== null && this.archived.has(customer)) return 'wrong_state'
    for (const { product } of items) {
      const asked = sum(items.filter((item) => item.product === product).map((item) => item.quantity))
      if (asked > this.level(product)) return 'insufficient_stock'
    }
    const credit = customer === null ? 0 : this.credit(customer)
    if (paid > total - Math.min(credit, total)) return 'overpayment'
    const off = shares(discount, gross)
    const lines = items.map((item, n) => {
      const takes = this.#take(item.product, item.quantity)
      const cost = halfEven(takes.reduce((all, t) => all + BigInt(t.quantity) * BigInt(t.lot.cost), 0n))
      return { product: item.product, takes, total: (gross[n] ?? 0) - (off[n] ?? 0), cost }
    })
    const sale: Sale = {
      n: this.sales.length,
      customer,
      daysAgo: selling.daysAgo,
      lines,
      total,
      payments: [],
      voided: false,
    }
    this.sales.push(sale)
    for (const amount of payments) {
      const payment = { customer, sale, amount, voided: false }
      sale.payments.push(payment)
      this.payments.push(payment)
    }
    if (customer !== null) this.#settle(customer, [sale])
    return undefined
  }

  pay(customer: number, amount: number, named: readonly Sale[], allowCredit: boolean): string | undefined {
    if (this.archived.has(customer) || named.some((sale) => sale.voided)) return 'wrong_state'
    const owed = named.length ? sum([...new Set(named)].map(this.due)) : this.owed(customer)
    if (amount > owed && !allowCredit) return 'overpayment'
    this.payments.push({ customer, sale: null, amount, voided: false })
    this.#settle(customer, named)
    return undefined
  }

  voidSale(sale: Sale, payments: 'credit' | 'void'): string | undefined {
    if (sale.voided) return 'already_voided'
    sale.voided = true
    for (const line of sale.lines) for (const take of line.takes) take.lot.remaining += take.quantity
    this.#forget((one) => one.sale === sale)
    if (payments === 'void' || sale.customer === null) sale.payments.forEach((one) => this.#voidOne(one))
    if (sale.customer !== null) this.#settle(sale.customer, [])
    return undefined
  }

  voidPayment(payment: Payment): string | undefined {
    if (payment.voided) return 'already_voided'
    if (payment.customer === null) return 'wrong_state'
    this.#voidOne(payment)
    this.#settle(payment.customer, [])
    return undefined
  }

  archive(customer: number): string | undefined {
    if (this.owed(customer) + this.credit(customer) > 0) return 'wrong_state'
    this.archived.add(customer)
    return undefined
  }

  #voidOne(payment: Payment): void {
    payment.voided = true
    this.#forget((one) => one.payment === payment)
  }

  #forget(which: (one: Allocation) => boolean): void {
    this.#allocations.splice(0, Infinity, ...this.#allocations.filter((one) => !which(one)))
  }

  #of = (sale: Sale) => this.#allocations.filter((one) => one.sale === sale)
  #open = (product: number) => this.lots.filter((lot) => lot.product === product && lot.remaining > 0)

  #take(product: number, quantity: number): Take[] {
    const takes: Take[] = []
    for (const lot of this.#open(product)) {
      const taken = Math.min(lot.remaining, quantity - sum(takes.map((one) => one.quantity)))
      if (taken === 0) break
      lot.remaining -= taken
      takes.push({ lot, quantity: taken })
    }
    return takes
  }

  /** Free money, oldest payment first, pays the named sales in their order, then the oldest day's. */
  #settle(customer: number, first: readonly Sale[]): void {
    const rank = (sale: Sale) => (first.includes(sale) ? first.indexOf(sale) : Infinity)
    const open = this.sales
      .filter((sale) => sale.customer === customer && this.due(sale) > 0)
      .sort((a, b) => (rank(a) === rank(b) ? b.daysAgo - a.daysAgo || a.n - b.n : rank(a) - rank(b)))
    for (const payment of this.payments.filter((one) => one.customer === customer))
      for (const sale of open) {
        const amount = Math.min(this.free(payment), this.due(sale))
        if (amount > 0) this.#allocations.push({ payment, sale, amount })
      }
    if (this.owed(customer) + this.credit(customer) > 0) this.archived.delete(customer)
  }
}

function halfEven(thousandths: bigint): number {
  const whole = thousandths / 1000n
  const rest = thousandths % 1000n
  return Number(rest > 500n || (rest === 500n && whole % 2n === 1n) ? whole + 1n : whole)
}
