// How an operation is declared: once, for every door.
import type { z } from 'zod'
import type { Block } from '#database/routine.ts'
import type { Step, Values } from '#database/step.ts'
import type { Runtime } from './runtime.ts'

export const ROLES = ['user', 'admin', 'owner'] as const
export type Role = (typeof ROLES)[number]
export const LANGUAGES = ['pt-BR', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** Who acts. Doors make it from a session or from a Telegram update; a write judges it again in its own transaction. */
export interface Actor {
  readonly userId: number
  readonly role: Role
  /** Null in chat, where Telegram vouches for the person. */
  readonly sessionId: number | null
  /** What the token proved the session by; without it no session acts. Left out in chat. */
  readonly proof?: string
  readonly language: Language
}

/** May this role do what needs at least that one? */
export const mayAct = (role: Role, needed: Role) => ROLES.indexOf(role) >= ROLES.indexOf(needed)

/**
 * What a write hands to the kernel. Locks come in one order everywhere: owners, the customer, products (ids sorted),
 * documents. The kernel judges actor and key after the locks, then runs the steps, then the record.
 */
export interface Plan {
  readonly values: Values
  readonly locks: readonly (Step | Block)[]
  readonly steps: readonly (Step | Block)[]
  /** Made by `record()`: activity, events and the stored answer. */
  readonly record: Block
  /** The smallest role, where it is not the operation's: undo asks what its opposite asks. */
  readonly needs?: Role
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
  /** May read what never changes, or what the steps check again; the truth is in the steps. */
  readonly plan: (runtime: Runtime, input: Input, actor: Actor) => Plan | Promise<Plan>
}

export type Operation<Input, Output> = ReadOperation<Input, Output> | WriteOperation<Input, Output>

export const defineRead = <I, O>(operation: Omit<ReadOperation<I, O>, 'kind'>): ReadOperation<I, O> => ({
  ...operation,
  kind: 'read',
})

export const defineWrite = <I, O>(operation: Omit<WriteOperation<I, O>, 'kind'>): WriteOperation<I, O> => ({
  ...operation,
  kind: 'write',
})

export type InputOf<T> = T extends Operation<infer I, unknown> ? I : never
export type OutputOf<T> = T extends { readonly output: z.ZodType<infer O> } ? O : never
