// How an operation is declared: once, for every door.
import type { z } from 'zod'
import type { Block } from '#database/routine.ts'
import type { Step, Values } from '#database/step.ts'
import { invariant } from '#lib/invariant.ts'
import type { Actor, Role } from './actor.ts'
import type { Entity } from './entities.ts'
import { type Recorded, record } from './record.ts'
import type { Runtime } from './runtime.ts'

export { type Actor, LANGUAGES, type Language, mayAct, ROLES, type Role, type Whence } from './actor.ts'

/**
 * What a write hands to the kernel. Locks come in one order everywhere: owners, the customer, a count, products (ids
 * sorted), documents. The kernel judges actor and key after the locks, then runs the steps, then the record.
 */
export interface Plan {
  readonly values: Values
  readonly locks: readonly (Step | Block)[]
  readonly steps: readonly (Step | Block)[]
  /** It is about thousands of things: half a minute is not too long. */
  readonly long?: true
  /** It is only looked what it would do: nothing of it is stored. */
  readonly preview?: boolean
  /** Where it was done from is not kept: of who did it nothing is. */
  readonly fromNowhere?: true
  /** The smallest role, where it is not the operation's: undo asks what its opposite asks. */
  readonly needs?: Role
  /** What is recorded, where it is not what the operation's other acts record. */
  readonly record?: Block
  /** Another's act that it frees, done after its steps in the same transaction; see freed.ts. `after`: what is left to do then. */
  readonly frees?: {
    readonly steps: readonly Step[]
    readonly values: Values
    readonly after: readonly (Step | Block)[]
  }
}

interface Declared<Input, Output> {
  readonly name: string
  /** The smallest role that may call it. */
  readonly role: Role
  readonly input: z.ZodType<Input>
  /** Documents the answer; held by tests, not run on each answer. */
  readonly output: z.ZodType<Output>
}

interface ReadOperation<Input, Output> extends Declared<Input, Output> {
  readonly kind: 'read'
  /** Gives the answer as JSON text, straight from SQL where there is much of it. */
  readonly read: (runtime: Runtime, input: Input, actor: Actor) => Promise<string>
}

export interface WriteOperation<Input, Output> extends Declared<Input, Output> {
  readonly kind: 'write'
  /** What it acts on; left out where that is another operation's, as with undo. */
  readonly entity?: Entity
  /** May read what never changes, or what the steps check again; the truth is in the steps. */
  readonly plan: (runtime: Runtime, input: Input, actor: Actor) => Plan | Promise<Plan>
  /** The last part: activity, events and the stored answer. */
  readonly record: Block
  /** It is about the session that asks, which its input does not name: the key of one session stands for nothing in another. */
  readonly ofSession?: true
  /**
   * Of an opposite: SQL over `w.input` that tells whether it would still be carried out; left out: whether its entity's version
   * says so, or nothing can stand against it. What would be refused is not put forth.
   */
  readonly stands?: string
  /** The answer as it is given, where what is stored of it for a repeat must not hold all of it in clear. */
  readonly reveal?: (runtime: Runtime, answer: string) => string
}

export type Operation<Input, Output> = ReadOperation<Input, Output> | WriteOperation<Input, Output>

export const defineRead = <N extends string, I, O>(
  operation: Omit<ReadOperation<I, O>, 'kind'> & { readonly name: N },
): ReadOperation<I, O> & { readonly name: N } => ({ ...operation, kind: 'read' })

/** Operations by their names. Two of one name are a bug, told at start. */
export function byName<T extends readonly { readonly name: string }[]>(
  ...all: T
): { readonly [Each in T[number] as Each['name']]: Each } {
  const names = new Set(all.map(({ name }) => name))
  invariant(names.size === all.length, 'two operations have one name')
  return Object.fromEntries(all.map((one) => [one.name, one])) as {
    readonly [Each in T[number] as Each['name']]: Each
  }
}

type DeclaredWrite<I, O> = Omit<WriteOperation<I, O>, 'kind' | 'record'> & Omit<Recorded, 'operation'>

/** A write and what is recorded of it. */
export function defineWrite<N extends string, I, O>(
  write: DeclaredWrite<I, O> & { readonly name: N },
): WriteOperation<I, O> & { readonly name: N } {
  const {
    entityId,
    amount,
    passed,
    undo,
    undoInWords,
    changes,
    details,
    things,
    noted,
    events,
    answer,
    ...operation
  } = write
  const recorded = {
    operation: write.name,
    entity: write.entity,
    entityId,
    amount,
    passed,
    undo,
    undoInWords,
    changes,
    details,
    things,
    noted,
    events,
    answer,
  }
  return { ...operation, kind: 'write', record: record(recorded) }
}

export type InputOf<T> = T extends Operation<infer I, unknown> ? I : never
export type OutputOf<T> = T extends { readonly output: z.ZodType<infer O> } ? O : never
