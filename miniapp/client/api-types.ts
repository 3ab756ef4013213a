// The answers that the screens read. Entities are the operations' own types; only what no operation declares is here.
import type { z } from 'zod'
import type { Customer, createInput, listInput } from '#domain/customers/schemas.ts'
import type { debt, debts, method, Payment, payInput } from '#domain/debts/schemas.ts'
import type { InputOf, Language, OutputOf, Role } from '#domain/operation.ts'
import type { OperationName, operations } from '#domain/operations.ts'
import type { Product } from '#domain/products/schemas.ts'
import type { Sale, sellInput } from '#domain/sales/schemas.ts'
import type { editInput as settingsInput } from '#domain/settings/schemas.ts'
import type { adjusted, counted, lot, movement } from '#domain/stock/schemas.ts'
import type { Said } from '#lib/message.ts'
import type { Unit } from '#lib/quantity.ts'

/** What an operation answers, and takes: an area that no other reads says its own by these. */
type Answer<Name extends OperationName> = OutputOf<(typeof operations)[Name]>
export type Output<Name extends OperationName> = Answer<Name>
export type Input<Name extends OperationName> = InputOf<(typeof operations)[Name]>

export type { Customer, Language, Payment, Product, Role, Sale, Unit }
export type Method = z.infer<typeof method>
export type SaleInput = z.input<typeof sellInput>
export type PaymentInput = z.input<typeof payInput>
export type Shop = Answer<'shop.get'>
export type Debt = z.infer<typeof debt>
export type Debts = z.infer<typeof debts>
/** What a customer does not recognise, and the talk about it. */
export type Dispute = Answer<'disputes.get'>
/** What somebody owes, sale by sale. */
export type Account = Answer<'debts.get'>
export type Statement = Answer<'customers.statement'>
export type StatementLine = Statement['items'][number]
export type Sales = Answer<'sales.list'>
export type SalesFilter = Partial<Omit<Input<'sales.list'>, 'cursor' | 'limit'>>
export type CustomerInput = z.input<typeof createInput>
export type CustomersFilter = Pick<z.input<typeof listInput>, 'q' | 'owing' | 'archived'>
export type VoidInput = Omit<Input<'sales.void'>, 'id'>
export type Dashboard = Answer<'home.get'>
export type Somebody = Answer<'people.list'>['items'][number]
export type Preferences = Answer<'preferences.get'>
export type PreferencesChange = Input<'preferences.edit'>
export type Settings = Answer<'settings.get'>
export type PassedLimits = Answer<'settings.passed'>
export type SettingsChange = z.input<typeof settingsInput>
/** An act on its way, filled by chat and screen together. */
export type SharedDraft = Answer<'drafts.get'>
/** Somebody as owners see them. */
export type Member = Answer<'users.get'>
export type Invite = Answer<'invites.list'>['items'][number]
/** What is held of whoever asks, in short. */
export type OwnData = Answer<'me.get'>
export type OwnSession = Answer<'sessions.list'>['items'][number]

export type Lot = z.infer<typeof lot>
export type Lots = Page<Lot>
export type Movement = z.infer<typeof movement>
export type Movements = Page<Movement>
export type Counted = z.infer<typeof counted>
export type CountSession = Answer<'counts.list'>['items'][number]
/** With its lines. */
export type WholeCount = Answer<'counts.line'>
export type Suggested = Answer<'counts.suggest'>['items']
export type ReadCount = Answer<'counts.get'>
/** What was counted of a product, as it goes out. */
export type CountInput = Input<'counts.line'>
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

interface CommandOption {
  readonly id: number | string
  readonly name: string
  readonly emoji?: string | null
}

/** What the bridge says of a line. `input` is the operation's own, as far as it is known. */
export type CommandAnswer =
  | {
      readonly status: 'done'
      readonly text: string
      readonly message: Said
      readonly operation: string | null
      readonly undoId: number | null
    }
  | {
      readonly status: 'preview'
      readonly text: string
      readonly message: Said
      readonly operation: string
      readonly input: Readonly<Record<string, unknown>>
    }
  | {
      readonly status: 'needs_input'
      readonly text: string
      readonly message: Said
      readonly operation: string
      readonly input: Readonly<Record<string, unknown>>
      readonly missing: readonly string[]
      readonly choices: Readonly<Record<string, readonly CommandOption[]>>
    }
