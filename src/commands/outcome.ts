// What a line, a button or an answer comes to, for chat and bridge alike; no door's own shapes.
import type { OperationName } from '#domain/operations.ts'

export type Action =
  | { readonly do: 'settle'; readonly key: string; readonly value: string | number }
  | { readonly do: 'confirm' }
  | { readonly do: 'cancel' }
  | { readonly do: 'undo'; readonly id: number }
  | { readonly do: 'page'; readonly list: string; readonly page: number }

export interface Button {
  readonly label: string
  readonly action: Action
}

/** Plain text, at most 4,096 UTF-16 units, and rows of buttons. */
export interface Message {
  readonly text: string
  readonly buttons?: readonly (readonly Button[])[]
}

/** What can be chosen: `id` settles it, `name` is shown. */
export interface Choice {
  readonly id: string | number
  readonly name: string
}

/** Something that a form lacks: asked for by `question`, settled by a choice or, where there are none, by its value. */
export interface Open {
  readonly key: string
  readonly question: string
  readonly choices: readonly Choice[]
}

export type Outcome =
  | { readonly status: 'said'; readonly message: Message }
  | {
      readonly status: 'done'
      readonly operation: OperationName
      readonly data: unknown
      readonly undoId: number | null
      /** An earlier call with this key did it. */
      readonly replayed: boolean
      readonly message: Message
    }
  | {
      readonly status: 'preview'
      readonly operation: OperationName
      readonly input: unknown
      readonly message: Message
    }
  | {
      readonly status: 'needs_input'
      readonly operation: OperationName
      readonly input: unknown
      readonly missing: readonly string[]
      readonly choices: Readonly<Record<string, readonly Choice[]>>
      /** To go on with; JSON. */
      readonly draft: Draft
      readonly message: Message
    }

/** How a line is run. */
export interface RunOptions {
  readonly source: string
  /** By which the act happens once. */
  readonly intentKey?: string
  /** The line and its choices, where the key stands for them. */
  readonly request?: unknown
  /** Say what would happen, store nothing. */
  readonly preview?: boolean
  /** Never act on the line alone: show what it would store, and wait for a tap. */
  readonly asks?: boolean
  /** What settles questions, by key. */
  readonly choices?: Readonly<Record<string, string | number>>
}

/** A form on its way, as a question keeps it. */
export interface Draft {
  readonly form: Form
  /** The last word was typed, or the act wants it: a Confirm stands before it. */
  readonly confirm: boolean
}

/** A line that cannot be read or done; the sentence says what to do. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
}

export interface GoodsName {
  readonly id: number
  readonly name: string
  readonly emoji: string | null
  readonly unit: string
  /** Minor units, as shown. */
  readonly price: number
}

export interface LineForm {
  readonly typed: string
  /** Thousandths, in the unit as typed. */
  readonly milli: number
  readonly unit: string | null
  readonly product: GoodsName | null
  readonly choices: readonly GoodsName[]
}

export type Buyer =
  | { readonly is: 'nobody' }
  | {
      readonly is: 'known'
      readonly id: number
      readonly name: string
      readonly credit: number
      readonly due: number
    }
  | { readonly is: 'new'; readonly name: string }
  | { readonly is: 'asked'; readonly typed: string; readonly choices: readonly Choice[] }

export type Method = 'cash' | 'pix' | 'card' | 'transfer' | 'other'

export interface SaleForm {
  readonly kind: 'sale'
  readonly buyer: Buyer
  readonly lines: readonly LineForm[]
  /** Null: not said yet. `amount` null: all of it. */
  readonly money:
    | { readonly is: 'credit' }
    | { readonly is: 'paid'; readonly amount: number | null; readonly method: Method }
    | null
  readonly dueOn: string | null
  readonly discount: number
  readonly note: string | null
}

export interface StockForm {
  readonly kind: 'receive' | 'adjust' | 'count'
  readonly line: LineForm
  readonly unitCost: number | null
  readonly expiresOn: string | null
  readonly reason: string | null
  /** Of an adjustment. */
  readonly sign: 1 | -1
}

export interface PaymentForm {
  readonly kind: 'payment'
  readonly buyer: Buyer
  /** Null: not said; `all`: everything that is owed. */
  readonly amount: number | 'all' | null
  readonly method: Method
}

export interface ProductForm {
  readonly kind: 'newProduct' | 'editProduct'
  readonly product: {
    readonly id: number
    readonly name: string
    readonly unit: string
    readonly version: number
  } | null
  readonly choices: readonly Choice[]
  readonly typed: string
  readonly change: Readonly<Record<string, string | number | boolean | null>>
}

export interface UserForm {
  readonly kind: 'user'
  readonly person: PersonRef | null
  readonly choices: readonly PersonRef[]
  readonly typed: string
  readonly change: { readonly role?: 'user' | 'admin' | 'owner'; readonly disabled?: boolean }
}
export interface PersonRef {
  readonly id: number
  readonly name: string
  readonly telegramId: number
  readonly version: number
}

export type Form = SaleForm | StockForm | PaymentForm | ProductForm | UserForm
