// What a route is, whether an operation answers it or a function of its own: one shape, which the checks and the description read.
import type { z } from 'zod'
import { DomainError, type ErrorCode } from '#domain/errors.ts'
import type { Answer } from '#domain/execute.ts'
import type { Actor, Operation, Role } from '#domain/operation.ts'
import { type OperationName, operations } from '#domain/operations.ts'
import { readInput } from '#domain/read-input.ts'
import type { Deps } from './deps.ts'
import { act } from './draft-acts.ts'
import type { FileForm } from './multipart.ts'

/** What the placeholders of a path stand for: numbers, and the code of what is called by one. */
export type Ids = Readonly<Record<string, number | string>>

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'

/** What a request takes from its person's rate, by its query; one where nothing is said. Below every burst. */
export type Cost = (query: Readonly<Record<string, string>>) => number

/** Where a request comes from, as far as logging in cares. */
export interface Origin {
  readonly address: string
  /** What limits by address count: the address, or an IPv6 one's /64. */
  readonly network: string
  readonly client: string | null
  /** The socket and the Host are loopback, and nobody stands between. */
  readonly loopback: boolean
}

export interface Call<Input = unknown> {
  readonly deps: Deps
  /** Null where none is needed. */
  readonly actor: Actor | null
  /** The token as it came; empty without one. */
  readonly bearer: () => string
  readonly input: Input
  readonly origin: () => Origin
  /** Of a write; undefined without one. */
  readonly intentKey: string | undefined
  /** The file that comes in the body of a route that takes one; read when it is asked for, once. */
  readonly file: () => Promise<Uint8Array>
  /** The same with what stands beside it; undefined where the body is none of a form. */
  readonly form?: (() => Promise<FileForm>) | undefined
  /** Aborted when whoever asked has gone before the answer. */
  readonly left: () => AbortSignal
}

export interface Line {
  readonly method: Method
  readonly path: string
  readonly status: 200 | 201 | 202 | 204
  /** What the description calls it, where several routes lead to its operation. */
  readonly called?: string
  /** In words, for who reads the description. */
  readonly summary: string
  /** What it may be refused for, beside what follows from its kind: see `problemsOf`. */
  readonly problems?: readonly ErrorCode[]
  /** Fields that show what it is for, beside those that it needs. */
  readonly example?: Readonly<Record<string, unknown>>
  /** Answers 304 to who holds it already. */
  readonly etag?: true
  readonly cost?: Cost
  /** Of what it makes: the path below which that is read, where it is not its own. */
  readonly madeAt?: string
  /** A write that has no body: what it is asked with stands in its query. */
  readonly query?: true
  /** The answer is a file of this type, kept under this name. */
  readonly attachment?: { readonly type: string; readonly name: string }
}

/** A form with one file. */
export interface Upload {
  readonly field: string
  readonly bytesMax: number
  /** Of this type, the body itself is the file. */
  readonly plain?: string
  /** The body may be JSON alone, without a file: what it takes stands beside the file otherwise, a field each. */
  readonly orJson?: true
}

interface Declared<Name, Input, Output> extends Line {
  /** By which programs call it: the operation's name, or one like it. */
  readonly name: Name
  /** Null: without a session. */
  readonly role: Role | null
  readonly input: z.ZodType<Input>
  readonly output: z.ZodType<Output>
  /** What it answers, with 200, to who only asks what would be. */
  readonly preview?: z.ZodType
  /** Bytes that a body may have, where they are fewer than the shape of the input says. */
  readonly bodyMax?: number
  /** The body is a form with one file, not JSON. */
  readonly upload?: Upload
  /** For whom it is there at all; for everybody where nothing is said. */
  readonly isThere?: (deps: Deps, origin: () => Origin) => boolean
}

export interface Route<Name extends string = string> extends Declared<Name, unknown, unknown> {
  /** A write to which an Idempotency-Key means something; its answer tells whether it is a repeat. */
  readonly keyed: boolean
  readonly answer: (call: Call) => Promise<Answered>
}

/** What was done; `previewed`: it is what would be, and answers as a read; `stream`: that is what is sent, a file that may be long. */
export type Answered = Answer<unknown> & {
  readonly previewed?: boolean
  readonly stream?: ReadableStream<Uint8Array<ArrayBuffer>>
}

type CustomRoute<Input, Output> = Declared<string, Input, Output> & {
  readonly answer: (call: Call<Input>) => Promise<Output>
}
type KeyedRoute<Input, Output> = Declared<string, Input, Output> & {
  readonly answer: (call: Call<Input>) => Promise<Answered>
}

/** One that is no operation by itself: it makes the actor, or only looks. Its checks are every route's. */
export const customRoute = <Input, Output>(route: CustomRoute<Input, Output>): Route => ({
  ...route,
  keyed: false,
  answer: async (call) =>
    answering(await route.answer({ ...call, input: readInput(route.input, call.input) }), {
      undoId: null,
      replayed: false,
    }),
})

/** The same where it runs a write, and answers what that says of keys and undo. */
export const keyedRoute = <Input, Output>(route: KeyedRoute<Input, Output>): Route => ({
  ...route,
  keyed: true,
  answer: (call) => route.answer({ ...call, input: readInput(route.input, call.input) }),
})

/** What a keyed route answers when the body is its own and the write an operation's. */
export const answering = (
  value: unknown,
  { undoId, replayed }: Pick<Answer<unknown>, 'undoId' | 'replayed'>,
): Answer<unknown> => ({ text: JSON.stringify(value), value, undoId, replayed })

/** Throws `unauthenticated` where nobody acts. */
export function actorIn({ actor }: Pick<Call, 'actor'>): Actor {
  if (!actor) throw new DomainError('unauthenticated')
  return actor
}

/** One that an operation answers: role, input and output are the operation's. */
export function operationRoute(name: OperationName, line: Line): Route<OperationName> {
  const operation = operations[name] as unknown as Operation<unknown, unknown>
  const { role, input, output } = operation
  return {
    ...line,
    name,
    role,
    input,
    output,
    keyed: line.method !== 'GET',
    answer: ({ deps, actor, input, intentKey }) =>
      act(operation, { deps, actor: actorIn({ actor }), input, intentKey }),
  }
}

type UploadRoute<Input> = Line &
  Pick<KeyedRoute<Input, unknown>, 'answer' | 'input'> & { readonly upload: Upload }

/** One that an operation answers which needs more than was sent: a file is looked at before. */
export function uploadRoute<Input>(name: OperationName, route: UploadRoute<Input>): Route<OperationName> {
  const { role, output } = operations[name]
  return { ...keyedRoute({ ...route, name, role, output: output as z.ZodType }), name }
}

/** Whether what a route is asked with stands in its query. */
export const asksInQuery = ({ method, query }: Pick<Line, 'method' | 'query'>): boolean =>
  method === 'GET' || query === true

/** Every code that a route may be refused with. */
export function problemsOf({ method, path, role, keyed, problems = [] }: Route): ReadonlySet<ErrorCode> {
  const writes = method !== 'GET'
  return new Set<ErrorCode>([
    'invalid_input',
    ...(role === null ? [] : (['unauthenticated', 'disabled'] as const)),
    ...(role === null || role === 'user' ? [] : (['forbidden'] as const)),
    ...(path.includes('{') ? (['not_found'] as const) : []),
    ...(keyed ? (['idempotency_mismatch'] as const) : []),
    ...(writes ? (['too_large', 'unsupported_media_type'] as const) : []),
    ...problems,
    'rate_limited',
    'internal',
    'unavailable',
  ])
}
