// One request to the API, in the contract's order of checks; the first failure answers.
import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { z } from 'zod'
import { DomainError, invalid } from '#domain/errors.ts'
import { type Actor, mayAct, type Role } from '#domain/operation.ts'
import { type OperationName, operations } from '#domain/operations.ts'
import { noteRefusal } from '#domain/refusal.ts'
import { provenBy } from '#domain/users/index.ts'
import { PATH_MAX } from '#lib/limits.ts'
import type { Deps } from './deps.ts'
import { allowed, matchPath } from './match.ts'
import { boundaryOf, type FileForm, formIn } from './multipart.ts'
import { originOf, whenceOf } from './origin.ts'
import { type Form, formOf, parseBody, readBody, readBytes, readKey, readQuery, withIds } from './request.ts'
import {
  type Answered,
  asksInQuery,
  type Ids,
  type Method,
  type Origin,
  type Route,
  type Upload,
} from './route.ts'
import { routes } from './routes.ts'

export interface Reply {
  readonly status: number
  /** JSON, or a file as it comes; null for none. */
  readonly body: string | ReadableStream<Uint8Array<ArrayBuffer>> | null
  readonly headers: Record<string, string>
  /** The route's pattern, for figures. */
  readonly route: string
}

/** What is known of a request before it fails: whose language a refusal is in. */
export interface RequestState {
  actor: Actor | null
  route: string
  /** As the log and the answer have it. */
  readonly requestId: string
  /** Against a limit already, or never to be (Telegram's own): a refusal takes nothing more from the address. */
  counted: boolean
}

/** What a form has around its file: heads, boundaries, and fields that are refused by name. */
const FORM_BYTES = 16 * 1024
/** A photo over a telephone's network. */
const UPLOAD_MS = 60_000

const forms = new Map<Route, Form>()

/** What reading a route's input takes. */
export function formOfRoute(route: Route): Form {
  const known = forms.get(route)
  if (known) return known
  const form = formOf(route.input, route.bodyMax)
  forms.set(route, form)
  return form
}

/** Answers, or throws DomainError. `state` is filled on the way, for the words of a refusal. */
export async function answerApi(c: Context, deps: Deps, state: RequestState): Promise<Reply> {
  const match = matchPath(c.req.path)
  if (!match) throw new DomainError('not_found')
  const method = (c.req.method === 'HEAD' ? 'GET' : c.req.method) as Method
  const route = match.methods[method]
  if (!route) {
    c.header('allow', allowed(match))
    throw new DomainError('method_not_allowed')
  }
  state.route = route.path
  const origin = () => originOf(c, deps.config.trustedProxyHeader)
  if (route.isThere && !route.isThere(deps, origin)) throw new DomainError('not_found')
  if (route.role === null) limitAnonymous(deps, state, origin)
  else await authorize(c, deps, state, { route, role: route.role, method, ids: match.ids, origin })
  const form = route.upload && !isPlainJson(c, route.upload) ? uploadOf(c, route) : undefined
  const input = form ? withIds({}, match.ids) : await readInput(c, route, match.ids)
  const answer = await route.answer({
    deps,
    actor: state.actor,
    bearer: () => bearerOf(c),
    input,
    origin,
    intentKey: route.method === 'GET' ? undefined : readKey(c), // logging in ignores a good one
    file: form ? async () => (await form()).file : noFile,
    form,
    left: () => c.req.raw.signal,
  })
  return replyTo(c, route, answer)
}

function limitAnonymous({ limits }: Deps, state: RequestState, origin: () => Origin): void {
  state.counted = true
  limits?.anonymous.take(origin().network)
}

interface Access {
  readonly route: Route
  readonly role: Role
  readonly method: Method
  /** What the path names. */
  readonly ids: Ids
  readonly origin: () => Origin
}

/** Token, rates, role: who asks may ask this. */
async function authorize(c: Context, deps: Deps, state: RequestState, access: Access): Promise<void> {
  const { route, role, method, ids, origin } = access
  const actor = await actorOf(c, deps)
  if (!actor) {
    limitAnonymous(deps, state, origin)
    throw new DomainError('unauthenticated')
  }
  // What is only looked at leaves no trace.
  const whence = () => whenceOf(c, deps.config.trustedProxyHeader, state.requestId)
  state.actor = method === 'GET' ? actor : { ...actor, from: whence() }
  state.counted = true
  const rate = method === 'GET' ? deps.limits?.read : deps.limits?.write
  // By the query as it came: what is wrong with it is told to whoever may ask at all.
  rate?.take(actor.userId, route.cost ? route.cost(c.req.query()) : 1)
  if (mayAct(actor.role, role)) return
  // What is remembered of somebody lets them in for a second at most, and keeps nobody out: their role may have been given since.
  const proven = provenBy(actor)
  if (proven) state.actor = { ...state.actor, ...(await deps.sessions.again(proven)) }
  if (mayAct(state.actor.role, role)) return
  const refusal = new DomainError('forbidden', { role })
  if (isOperation(route.name))
    await noteRefusal(
      deps.runtime,
      operations[route.name],
      { actor: state.actor, input: ids, source: 'http' },
      refusal,
    )
  throw refusal
}

const isOperation = (name: string): name is OperationName => Object.hasOwn(operations, name)

/** Ten times what a token of ours has. */
const AUTHORIZATION_MAX = 4096

function bearerOf(c: Context): string {
  const given = c.req.header('authorization') ?? ''
  return (given.length <= AUTHORIZATION_MAX && /^Bearer (\S+)$/i.exec(given)?.[1]) || ''
}

/** Undefined without a token that holds; throws `disabled` for a person who is. */
async function actorOf(c: Context, deps: Deps): Promise<Actor | undefined> {
  const proven = await deps.tokens.verify(bearerOf(c))
  if (!proven) return undefined
  try {
    return await deps.sessions.of(proven)
  } catch (error) {
    if (error instanceof DomainError && error.code === 'unauthenticated') return undefined
    throw error
  }
}

/** Size, type, shape; the fields themselves are the operation's to check. */
async function readInput(c: Context, route: Route, ids: Ids) {
  const { readings, bodyMax } = formOfRoute(route)
  const query = readQuery(c.req.url, asksInQuery(route) ? readings : new Map())
  if (route.method === 'GET') return withIds(query, ids)
  const body = parseBody(c, await readBody(c, bodyMax))
  if (!asksInQuery(route)) nothingIn(query)
  else if (Object.keys(body).length) throw invalid('', 'unknown_field')
  return withIds(asksInQuery(route) ? query : body, ids)
}

/** A write takes nothing from its query, but where the route says so. */
function nothingIn(query: Readonly<Record<string, unknown>>): void {
  const strangers = Object.keys(query)
  if (strangers.length) {
    throw new DomainError('invalid_input', {
      errors: strangers.map((name) => ({ path: name.slice(0, PATH_MAX), issue: 'unknown_field' })),
    })
  }
}

const noFile = () => Promise.reject(new Error('this route takes no file'))

const typeOf = (c: Context) => c.req.header('content-type')?.split(';', 1)[0]?.trim().toLowerCase()

/** One that takes a file, asked without any. */
const isPlainJson = (c: Context, { orJson }: Upload) => orJson === true && typeOf(c) !== 'multipart/form-data'

/** Size and type are judged at once, by what is announced; the bytes come when they are asked for. */
function uploadOf(c: Context, { upload, input }: Route): () => Promise<FileForm> {
  if (!upload) throw new Error('this route takes no file')
  const { field, bytesMax, plain, orJson } = upload
  const most = bytesMax + FORM_BYTES
  if (Number(c.req.header('content-length')) > most) throw new DomainError('too_large')
  const type = c.req.header('content-type')
  const isPlain = plain !== undefined && typeOf(c) === plain
  if (!isPlain && !/^multipart\/form-data\b/i.test(type ?? ''))
    throw new DomainError('unsupported_media_type', { accepts: plain ?? 'multipart/form-data' })
  nothingIn(readQuery(c.req.url, new Map()))
  if (isPlain) return async () => ({ file: await readBytes(c, bytesMax, UPLOAD_MS), fields: {} })
  const boundary = boundaryOf(type)
  if (boundary === undefined) throw invalid('', 'invalid')
  const beside = orJson && input instanceof z.ZodObject ? Object.keys(input.shape) : []
  return async () => {
    const form = formIn(await readBytes(c, most, UPLOAD_MS), boundary, field, beside)
    if (form.file.byteLength > bytesMax) throw new DomainError('too_large')
    return form
  }
}

/** Where what was made can be read by itself. */
const readable = new Set(routes.flatMap(({ method, path }) => (method === 'GET' ? [path] : [])))

function replyTo(c: Context, route: Route, { text, undoId, replayed, previewed, stream }: Answered): Reply {
  const headers: Record<string, string> = { 'cache-control': 'private, no-store' }
  if (undoId !== null) headers['undo-id'] = String(undoId)
  if (replayed) headers['idempotency-replayed'] = 'true'
  if (route.status === 204) return { status: 204, body: null, headers, route: route.path }
  if (route.attachment) {
    headers['content-type'] = route.attachment.type
    headers['content-disposition'] = `attachment; filename="${route.attachment.name}"`
    const isJson = route.attachment.type.startsWith('application/json')
    const body = stream ?? (isJson ? text : (JSON.parse(text) as string))
    return { status: route.status, body, headers, route: route.path }
  }
  headers['content-type'] = 'application/json; charset=utf-8'
  const made = route.madeAt ?? route.path
  if (route.status === 201 && readable.has(`${made}/{id}`)) headers['location'] = `${made}/${idIn(text)}`
  if (route.status === 201 && readable.has(`${made}/{code}`)) headers['location'] = `${made}/${codeIn(text)}`
  if (route.etag) {
    const tag = `"${createHash('sha1').update(text.replace(AS_OF, '{')).digest('base64url')}"`
    headers['etag'] = tag
    headers['cache-control'] = 'private, no-cache'
    if (holds(c.req.header('if-none-match'), tag))
      return { status: 304, body: null, headers, route: route.path }
  }
  return { status: previewed ? 200 : route.status, body: text, headers, route: route.path }
}

/** When it was asked is not what it says. */
const AS_OF = /^\{\s*"asOf"\s*:\s*"[^"]*",/

/** Every projection begins with the id. */
const codeIn = (text: string) => /^\{"id"\s*:\s*\d+\s*,\s*"code"\s*:\s*"([A-Z0-9-]+)"/.exec(text)?.[1] ?? ''
const idIn = (text: string) => /^\{"id"\s*:\s*(\d+)/.exec(text)?.[1] ?? ''

const holds = (header: string | undefined, tag: string) =>
  header !== undefined &&
  header.split(',').some((one) => one.trim().replace(/^W\//, '') === tag || one.trim() === '*')
