// The answers that the screens read, as the contract words them.
import type { Language, Role } from '#domain/operation.ts'

export type { Language, Role }
export type Unit = 'un' | 'dz' | 'pct' | 'cx' | 'kg' | 'g' | 'l' | 'ml' | 'm'
export type Method = 'cash' | 'pix' | 'card' | 'transfer' | 'other'

export interface Page<Item> {
  readonly items: readonly Item[]
  readonly nextCursor: string | null
}

export interface Person {
  readonly id: number
  readonly name: string
  readonly username: string | null
  readonly role: Role
  readonly language: Language
}

export interface Login {
  readonly token: string
  readonly expiresAt: string
  readonly user: Person
}

export interface Shop {
  readonly name: string
  readonly currency: string
  readonly locale: string
  readonly timeZone: string
  /** `YYYY-MM-DD` */
  readonly today: string
  readonly pix: boolean
}

/** Staff see every field; a customer never gets those that may be missing. */
export interface Product {
  readonly id: number
  readonly name: string
  readonly emoji: string | null
  readonly sku?: string | null
  readonly barcode: string | null
  readonly category: string | null
  readonly unit: Unit
  /** Minor units. */
  readonly price: number
  readonly stock?: number
  readonly minStock?: number
  readonly low?: boolean
  readonly inStock: boolean
  readonly thumbUrl: string | null
  readonly hidden?: boolean
  readonly rev: number
}

export interface Customer {
  readonly id: number
  readonly name: string
  /** Minor units; null: no limit. */
  readonly creditLimit: number | null
  readonly due: number
  readonly credit: number
  readonly oldestOn: string | null
  readonly rev: number
}

export interface SaleInput {
  readonly customerId?: number
  readonly customerName?: string
  readonly items: readonly {
    readonly productId: number
    readonly quantity: number
    readonly unitPrice: number
  }[]
  readonly discount?: number
  readonly payments?: readonly { readonly amount: number; readonly method: Method }[]
  readonly dueOn?: string
  readonly overrideCredit?: boolean
}

export interface Sale {
  readonly id: number
  readonly customer: { readonly id: number; readonly name: string } | null
  readonly items: readonly {
    readonly id: number
    readonly productId: number
    readonly name: string
    readonly emoji: string | null
    readonly unit: Unit
    readonly quantity: number
    readonly unitPrice: number
    readonly discount: number
    readonly total: number
  }[]
  readonly subtotal: number
  readonly discount: number
  readonly total: number
  readonly paid: number
  readonly due: number
  readonly dueOn: string | null
  readonly payments: readonly { readonly id: number; readonly amount: number; readonly method: Method }[]
  readonly createdAt: string
  readonly rev: number
}
