// A route that is no operation by itself: it makes the actor, or runs what a line means. Its checks are every route's.
import type { z } from 'zod'
import type { Actor, Role } from '#domain/operation.ts'
import type { Deps } from './deps.ts'
import type { Method } from './routes.ts'

/** Where a request comes from, as far as logging in cares. */
export interface Origin {
  readonly address: string
  readonly client: string | null
  /** The socket and the Host are loopback, and nothing was forwarded. */
  readonly loopback: boolean
}

export interface OwnCall {
  readonly deps: Deps
  /** Null where none is needed. */
  readonly actor: Actor | null
  readonly input: unknown
  readonly origin: Origin
  /** Of a write; undefined without one. */
  readonly intentKey: string | undefined
}

export interface OwnRoute {
  readonly line: { readonly method: Method; readonly path: string; readonly status: 200 | 204 }
  /** Null: without a session. */
  readonly role: Role | null
  readonly summary: string
  readonly input: z.ZodType
  readonly output: z.ZodType
  /** Whether an Idempotency-Key means something to it. */
  readonly keyed?: true
  readonly answer: (call: OwnCall) => Promise<unknown>
}

export const line = (method: Method, path: string, status: 200 | 204 = 200) => ({ method, path, status })
