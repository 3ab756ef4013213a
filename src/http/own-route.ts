// A route that is no operation by itself: it makes the actor, or runs what a line means. Its checks are every route's.
import type { z } from 'zod'
import type { Answer } from '#domain/execute.ts'
import type { Actor, Role } from '#domain/operation.ts'
import type { Deps } from './deps.ts'
import type { Cost, Method } from './routes.ts'

/** Where a request comes from, as far as logging in cares. */
export interface Origin {
  readonly address: string
  /** What limits by address count: the address, or an IPv6 one's /64. */
  readonly network: string
  readonly client: string | null
  /** The socket and the Host are loopback, and nobody stands between. */
  readonly loopback: boolean
}

export interface OwnCall {
  readonly deps: Deps
  /** Null where none is needed. */
  readonly actor: Actor | null
  /** The token as it came; empty without one. */
  readonly bearer: string
  readonly input: unknown
  readonly origin: Origin
  /** Of a write; undefined without one. */
  readonly intentKey: string | undefined
  /** Aborted when whoever asked has gone before the answer. */
  readonly left: () => AbortSignal
}

interface Route {
  readonly line: { readonly method: Method; readonly path: string; readonly status: 200 | 204 }
  /** Null: without a session. */
  readonly role: Role | null
  readonly summary: string
  readonly input: z.ZodType
  readonly output: z.ZodType
  readonly cost?: Cost
  /** Bytes that a body may have, where they are fewer than the shape of the input says. */
  readonly bodyMax?: number
}

/** `keyed`: a write, to which an Idempotency-Key means something; its answer tells whether it is a repeat. */
export type OwnRoute = Route &
  (
    | { readonly keyed?: never; readonly answer: (call: OwnCall) => Promise<unknown> }
    | { readonly keyed: true; readonly answer: (call: OwnCall) => Promise<Answer<unknown>> }
  )

/** What a keyed route answers when the body is its own and the write an operation's. */
export const answering = (
  value: unknown,
  { undoId, replayed }: Pick<Answer<unknown>, 'undoId' | 'replayed'>,
): Answer<unknown> => ({ text: JSON.stringify(value), value, undoId, replayed })

export const line = (method: Method, path: string, status: 200 | 204 = 200) => ({ method, path, status })
