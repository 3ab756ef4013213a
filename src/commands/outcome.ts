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

/** What a line leaves in doubt: said twice, against each other, or to be read in two ways. */
export interface Doubt {
  readonly key: string
  readonly question: string
  readonly ways: readonly Way[]
  /** All of the form hangs on it: until it is settled, nothing else is shown or asked. */
  readonly first?: true
}

/** One way out of a doubt, and what it puts into the form. */
export interface Way extends Choice {
  readonly put: Readonly<Record<string, unknown>>
}

interface Doubtful {
  readonly doubts?: readonly Doubt[]
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
  /** What its number may as well be (`2.500`). */
  readonly other?: number
  /** Its number was typed without a unit. */
  readonly bare?: true
  readonly product: GoodsName | null
  readonly choices: readonly GoodsName[]
  /** Its number may be a quantity, or belong to the name: the line, read in each way. */
  readonly ways?: readonly LineForm[]
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

export interface Paid {
  /** Null: all of it. */
  readonly amount: number | null
  readonly method: Method
}

export interface SaleForm extends Doubtful {
  readonly kind: 'sale'
  readonly buyer: Buyer
  readonly lines: readonly LineForm[]
  /** Null: not said yet. `also`: further payments that were said. */
  readonly money:
    | { readonly is: 'credit' }
    | ({ readonly is: 'paid'; readonly also?: readonly Paid[] } & Paid)
    | null
  readonly dueOn: string | null
  readonly discount: number
  readonly note: string | null
}

export interface StockForm extends Doubtful {
  readonly kind: 'receive' | 'adjust' | 'count'
  readonly line: LineForm
  readonly unitCost: number | null
  readonly expiresOn: string | null
  readonly reason: string | null
  /** Of an adjustment. */
  readonly sign: 1 | -1
}

export interface PaymentForm extends Doubtful {
  readonly kind: 'payment'
  readonly buyer: Buyer
  /** Null: not said; `all`: everything that is owed. */
  readonly amount: number | 'all' | null
  readonly method: Method
}

export interface ProductForm extends Doubtful {
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

export interface UserForm extends Doubtful {
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
