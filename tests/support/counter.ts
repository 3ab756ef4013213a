// A shop whose goods are easily mistaken for each other, and what is typed at its counter.
import { type Outcome, run } from '#commands/index.ts'
import type { Actor } from '#domain/operation.ts'
import { TestShop } from './shop.ts'

const GOODS = [
  ['café', 500, 'un'],
  ['pão francês', 75, 'un'],
  ['arroz', 1000, 'kg'],
  ['leite integral', 600, 'un'],
  ['leite desnatado', 610, 'un'],
  ['leite integral 1 l', 700, 'un'],
  ['pão e manteiga', 900, 'un'],
  ['detergente', 250, 'un'],
  ['papel nota', 30, 'un'],
  ['nota fiscal', 40, 'un'],
] as const

export interface SaleData {
  readonly customer: { name: string } | null
  readonly items: { productId: number; quantity: number }[]
  readonly total: number
  readonly paid: number
  readonly due: number
  readonly payments: { method: string }[]
}

export class Counter {
  readonly shop: TestShop
  /** The goods' ids by name. */
  readonly ids: Readonly<Record<string, number>>

  private constructor(shop: TestShop, ids: Record<string, number>) {
    this.shop = shop
    this.ids = ids
  }

  /** With Ana and Bia as customers, and plenty of everything. */
  static async open(): Promise<Counter> {
    const shop = await TestShop.open()
    const ids: Record<string, number> = {}
    for (const [name, price, unit] of GOODS) {
      const { id } = await shop.do('products.create', { name, price, unit }, { actor: shop.owner })
      await shop.do('stock.receive', { productId: id, quantity: 5000, unitCost: 100 })
      ids[name] = id
    }
    await shop.do('customers.create', { name: 'Ana' })
    await shop.do('customers.create', { name: 'Bia' })
    return new Counter(shop, ids)
  }

  /** Runs a line as staff, or as `actor`. */
  type(line: string, actor: Actor = this.shop.staff, more: object = {}): Promise<Outcome> {
    return run(this.shop.runtime, actor, line, { source: 'test', ...more })
  }

  /** The sale that a line made, its lines by name; fails when it made none. */
  async sold(line: string, actor?: Actor) {
    const outcome = await this.type(line, actor)
    if (outcome.status !== 'done') throw new Error(`${line}: ${outcome.status} ${outcome.message.text}`)
    const sale = outcome.data as SaleData
    const nameOf = (id: number) => Object.keys(this.ids).find((name) => this.ids[name] === id)
    return {
      sale,
      lines: sale.items.map((item) => [nameOf(item.productId), item.quantity]),
      text: outcome.message.text,
      undoId: outcome.undoId,
    }
  }
}
