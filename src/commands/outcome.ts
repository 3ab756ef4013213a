// What a line, a button or an answer comes to, for chat and bridge alike; no door's own shapes.
import type { AnyForm } from './form.ts'
import type { Card, Choice } from './message.ts'
import type { Words } from './words.ts'

export type Outcome =
  | { readonly status: 'said'; readonly message: Card }
  | {
      readonly status: 'done'
      readonly operation: string
      readonly data: unknown
      readonly undoId: number | null
      /** An earlier call with this key did it. */
      readonly replayed: boolean
      readonly message: Card
      /** What is asked next, in the chat. */
      readonly following?: Needed
    }
  | {
      readonly status: 'preview'
      readonly operation: string
      readonly input: unknown
      readonly message: Card
    }
  | Needed

/** What is asked, and the form as far as it is filled. */
interface Needed {
  readonly status: 'needs_input'
  readonly operation: string
  readonly input: unknown
  readonly missing: readonly string[]
  readonly choices: Readonly<Record<string, readonly Choice[]>>
  /** To go on with; JSON. */
  readonly draft: DraftBody
  readonly message: Card
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

/** A form on its way, as a draft keeps it. */
export interface DraftBody {
  readonly form: AnyForm
  /** The last word was typed, or the act wants it: a Confirm stands before it. */
  readonly confirm: boolean
  /** What is asked although nothing lacks it. */
  readonly step?: string
  /** The forms before it, the last one last; few, and small. */
  readonly trail?: readonly AnyForm[]
}

/** How a command is typed, said in place of what was typed; in goods of the shop's own once it is known which those are. */
export type Usage = 'buy' | 'product' | 'user'

/** A line that cannot be read or done; the sentence says what to do. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
  /** It tells what somebody owes, or has. */
  readonly personal: boolean

  constructor(message: string, { personal = false }: { readonly personal?: boolean } = {}) {
    super(message)
    this.personal = personal
  }
}

/** What was typed is no such line: how it is typed. */
export class UsageError extends CommandError {
  readonly of: Usage

  constructor(of: Usage, { t }: Words) {
    super(t.usage[of](t.someGoods))
    this.of = of
  }
}
