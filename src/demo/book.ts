// The rows of the demonstration's years on their way into the database.
import type { Client } from 'pg'
import type { Ledger } from './ledger.ts'
import { Table } from './tables.ts'

const VOID_REASON = 'engano'

/** The rows of the years on their way. */
export class Book implements Ledger {
  readonly #lots: Table
  readonly movements: Table
  readonly sales: Table
  readonly #lines: Table
  readonly #charges: Table
  readonly #payments: Table
  readonly #allocations: Table
  readonly #activities: Table
  readonly #userOf: (demoId: number) => number
  readonly #tables: Table[]

  constructor(client: Client, userOf: (demoId: number) => number) {
    const table = (name: string, columns: string) => {
      const pairs = columns.split(' ').map((one): [string, string] => {
        const [column = '', type = 'bigint'] = one.split(':')
        return [column, type]
      })
      return new Table(client, name, pairs)
    }
    this.#userOf = userOf
    this.#lots = table(
      'lots',
      'id product_id received_at:timestamptz quantity:numeric remaining:numeric unit_cost',
    )
    this.sales = table(
      'sales',
      'id customer_id seller_id subtotal discount total on:date due_on:date created_at:timestamptz voided_at:timestamptz voided_by void_reason:text',
    )
    this.#lines = table(
      'sale_lines',
      'id sale_id n:int product_id name:text emoji:text unit:text quantity:numeric unit_price discount total cost',
    )
    this.movements = table(
      'movements',
      'id at:timestamptz product_id lot_id kind:text quantity:numeric level:numeric unit_cost actor_id source_type:text source_id line:int reason:text',
    )
    this.#charges = table(
      'charges',
      'id customer_id source:text source_id on:date due_on:date amount voided_at:timestamptz',
    )
    this.#payments = table(
      'payments',
      'id customer_id sale_id amount method:text on:date allocated actor_id created_at:timestamptz voided_at:timestamptz void_reason:text',
    )
    this.#allocations = table('allocations', 'id customer_id payment_id charge_id amount at:timestamptz')
    this.#activities = table(
      'activities',
      'id at:timestamptz actor_id operation:text entity:text entity_id amount source:text',
    )
    this.#tables = [
      this.#lots,
      this.sales,
      this.#lines,
      this.movements,
      this.#charges,
      this.#payments,
      this.#allocations,
      this.#activities,
    ]
  }

  #did(
    at: string,
    actor: number,
    operation: string,
    entity: string,
    id: number,
    amount: number | null,
  ): void {
    this.#activities.add(
      this.#activities.next(),
      at,
      this.#userOf(actor),
      operation,
      entity,
      id,
      amount,
      'demo',
    )
  }

  lot(row: Parameters<Ledger['lot']>[0]): number {
    const id = this.#lots.next()
    this.#lots.add(id, row.product, row.at, row.quantity / 1000, row.quantity / 1000, row.cost)
    this.#did(row.at, 2, 'stock.receive', 'lot', id, null)
    return id
  }

  movement(row: Parameters<Ledger['movement']>[0]): void {
    this.movements.add(
      this.movements.next(),
      row.at,
      row.product,
      row.lot,
      row.kind,
      row.quantity / 1000,
      row.level / 1000,
      row.cost,
      this.#userOf(row.actor),
      row.source,
      row.sourceId,
      row.line,
      row.reason,
    )
  }

  sale(row: Parameters<Ledger['sale']>[0]): number {
    const id = this.sales.next()
    const subtotal = row.lines.reduce((sum, line) => sum + line.gross, 0)
    const seller = this.#userOf(row.seller)
    const voided = row.voidedAt === null ? [null, null, null] : [row.voidedAt, seller, VOID_REASON]
    const total = subtotal - row.discount
    this.sales.add(
      id,
      row.customer,
      seller,
      subtotal,
      row.discount,
      total,
      row.on,
      row.dueOn,
      row.at,
      ...voided,
    )
    for (const [n, line] of row.lines.entries()) {
      const { product } = line
      const text = [product.name, product.emoji, product.unit]
      const cents = [product.price, line.discount, line.gross - line.discount, line.cost]
      this.#lines.add(this.#lines.next(), id, n, product.id, ...text, line.quantity / 1000, ...cents)
    }
    this.#did(row.at, row.seller, 'sales.create', 'sale', id, total)
    if (row.voidedAt) this.#did(row.voidedAt, row.seller, 'sales.void', 'sale', id, total)
    return id
  }

  charge(row: Parameters<Ledger['charge']>[0]): number {
    const id = this.#charges.next()
    this.#charges.add(id, row.customer, 'sale', row.sale, row.on, row.dueOn, row.amount, row.voidedAt)
    return id
  }

  payment(row: Parameters<Ledger['payment']>[0]): number {
    const id = this.#payments.next()
    const actor = this.#userOf(row.actor)
    this.#payments.add(
      id,
      row.customer,
      row.sale,
      row.amount,
      row.method,
      row.at.slice(0, 10),
      row.voidedAt === null ? row.amount : 0,
      actor,
      row.at,
      row.voidedAt,
      row.voidedAt === null ? null : VOID_REASON,
    )
    if (row.sale === null) this.#did(row.at, row.actor, 'payments.create', 'payment', id, row.amount)
    return id
  }

  allocation(customer: number, payment: number, charge: number, amount: number, at: string): void {
    this.#allocations.add(this.#allocations.next(), customer, payment, charge, amount, at)
  }

  async breathe(): Promise<void> {
    if (!this.#tables.some((table) => table.full)) return
    for (const table of this.#tables) await table.flush()
  }

  async close(): Promise<void> {
    for (const table of this.#tables) await table.settle()
  }
}
