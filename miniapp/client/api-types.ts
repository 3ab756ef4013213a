// The answers that the screens read. Entities are the operations' own types; only what no operation declares is here.
import type { z } from 'zod'
import type { Product } from '#domain/catalog/shapes.ts'
import type { Customer } from '#domain/customers/shapes.ts'
import type { debt, debts, Payment, payInput } from '#domain/debts/shapes.ts'
import type { homeGet } from '#domain/home/index.ts'
import type { InputOf, Language, OutputOf, Role } from '#domain/operation.ts'
import type { customersStatement, debtsGet, salesList, salesVoid } from '#domain/sales/index.ts'
import type { method, Sale, sellInput } from '#domain/sales/shapes.ts'
import type { adjusted, counted, lot, movement } from '#domain/stock/shapes.ts'
import type {
  peopleList,
  preferencesEdit,
  preferencesGet,
  sessionsList,
  shopGet,
} from '#domain/users/index.ts'
import type { Unit } from '#lib/quantity.ts'

export type { Customer, Language, Payment, Product, Role, Sale, Unit }
export type Method = z.infer<typeof method>
export type SaleInput = z.input<typeof sellInput>
export type PaymentInput = z.input<typeof payInput>
export type Shop = OutputOf<typeof shopGet>
export type Debt = z.infer<typeof debt>
export type Debts = z.infer<typeof debts>
/** What somebody owes, sale by sale. */
export type Account = OutputOf<typeof debtsGet>
export type Statement = OutputOf<typeof customersStatement>
export type StatementLine = Statement['items'][number]
export type Sales = OutputOf<typeof salesList>
export type SalesFilter = Partial<Omit<InputOf<typeof salesList>, 'cursor' | 'limit'>>
export type VoidInput = Omit<InputOf<typeof salesVoid>, 'id'>
export type Dashboard = OutputOf<typeof homeGet>
export type Somebody = OutputOf<typeof peopleList>['items'][number]
export type Preferences = OutputOf<typeof preferencesGet>
export type PreferencesChange = InputOf<typeof preferencesEdit>
export type OwnSession = OutputOf<typeof sessionsList>['items'][number]

export type Lot = z.infer<typeof lot>
export type Lots = Page<Lot>
export type Movement = z.infer<typeof movement>
export type Movements = Page<Movement>
export type Counted = z.infer<typeof counted>
export type Adjusted = z.infer<typeof adjusted>

export interface Page<Item> {
  readonly items: readonly Item[]
  readonly nextCursor: string | null
}

/** Login is a door's, not an operation. */
export interface Login {
  readonly token: string
  readonly expiresAt: string
  readonly user: Person
}

export interface Person {
  readonly id: number
  readonly name: string
  readonly username: string | null
  readonly role: Role
  readonly language: Language
}

export interface CommandInfo {
  readonly name: string
  readonly aliases: readonly string[]
  readonly summary: string
  readonly usage: string
  readonly examples: readonly string[]
}

export interface CommandOption {
  readonly id: number | string
  readonly name: string
  readonly emoji?: string | null
}

/** What the bridge says of a line. `input` is the operation's own, as far as it is known. */
export type CommandAnswer =
  | {
      readonly status: 'done'
      readonly text: string
      readonly operation: string | null
      readonly undoId: number | null
    }
  | {
      readonly status: 'preview'
      readonly text: string
      readonly operation: string
      readonly input: Readonly<Record<string, unknown>>
    }
  | {
      readonly status: 'needs_input'
      readonly text: string
      readonly operation: string
      readonly input: Readonly<Record<string, unknown>>
      readonly missing: readonly string[]
      readonly choices: Readonly<Record<string, readonly CommandOption[]>>
    }
