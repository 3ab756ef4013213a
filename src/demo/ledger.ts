// The little shop in memory, and where the rows of its years go.
import type { Good } from './goods.ts'

export interface Lot {
  readonly id: number
  readonly cost: number
  /** Thousandths of the unit, as all quantities here. */
  left: number
}
export interface Product extends Good {
  readonly id: number
  readonly lots: Lot[]
  stock: number
  cost: number
  rev: number
}
export interface Charge {
  readonly id: number
  readonly sale: number
  open: number
}
export interface Customer {
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

/** Where the rows of the years go. */
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
  charge(row: {
    customer: number
    sale: number
    on: string
    dueOn: string | null
    amount: number
    voidedAt: string | null
  }): number
  payment(row: {
    customer: number | null
    sale: number | null
    amount: number
    method: string
    at: string
    actor: number
    voidedAt: string | null
  }): number
  allocation(customer: number, payment: number, charge: number, amount: number, at: string): void
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
