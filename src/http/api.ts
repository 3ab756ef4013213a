// One request to the API, in the contract's order of checks; the first failure answers.
import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { DomainError } from '#domain/errors.ts'
import { type Answer, execute } from '#domain/execute.ts'
import { type Actor, mayAct, type Operation, type Role } from '#domain/operation.ts'
import { operations } from '#domain/operations.ts'
import { readInput as readFields } from '#domain/read-input.ts'
import { PATH_MAX } from '#lib/limits.ts'
import type { Deps } from './deps.ts'
import { allowed, matchPath, type Route } from './match.ts'
import { originOf } from './origin.ts'
import { answering, type OwnRoute } from './own-route.ts'
import { type Form, formOf, parseBody, readBody, readKey, readQuery, withIds } from './request.ts'
import { hasOwnRoute, type Method } from './routes.ts'

export interface Reply {
  readonly status: number
  /** JSON; null for none. */
  readonly body: string | null
  readonly headers: Record<string, string>
  /** The route's pattern, for figures. */
  readonly route: string
}

/** What is known of a request before it fails: whose language a refusal is in. */
export interface Asked {
  actor: Actor | null
  route: string
  /** Against a limit already, or never to be (Telegram's own): a refusal takes nothing more from the address. */
  counted: boolean
}

const forms = new Map<Route, Form>()

/** What reading a route's input takes. */
export function formOfRoute(route: Route): Form {
  const known = forms.get(route)
  if (known) return known
  const form =
    'own' in route
      ? formOf(route.own.input, route.own.bodyMax)
      : formOf(operations[route.operation].input as never)
  forms.set(route, form)
  return form
}

/** Answers, or throws DomainError. `asked` is filled on the way, for the words of a refusal. */
export async function answerApi(c: Context, deps: Deps, asked: Asked): Promise<Reply> {
  const match = matchPath(c.req.path)
  if (!match) throw new DomainError('not_found')
  const method = (c.req.method === 'HEAD' ? 'GET' : c.req.method) as Method
  const route = match.methods[method]
  if (!route) {
    c.header('allow', allowed(match))
    throw new DomainError('method_not_allowed')
  }
  asked.route = route.path
  if ('own' in route && !doorIsOpen(route.own, c, deps)) throw new DomainError('not_found')
  const role = 'own' in route ? route.own.role : operations[route.operation].role
  await admit(c, deps, asked, { role, method, cost: costOf(c, route) })
  const input = await readInput(c, route, method, match.ids)
  if ('own' in route) return replyTo(c, route, await callOwn(c, deps, route.own, asked.actor, input))
  const operation = operations[route.operation] as unknown as Operation<unknown, unknown>
  const intentKey = method === 'GET' ? undefined : readKey(c)
  const answer = await execute(deps.runtime, operation, {
    actor: asked.actor ?? nobody(),
    input,
    source: 'http',
    ...(intentKey === undefined ? {} : { intentKey }),
  })
  return replyTo(c, route, answer)
}

const nobody = (): never => {
  throw new DomainError('unauthenticated')
}

/** The loopback login is not there for anybody else. */
const doorIsOpen = (own: OwnRoute, c: Context, deps: Deps) =>
  own.line.path !== '/api/auth/dev' ||
  (deps.config.devLogin && originOf(c, deps.config.trustedProxyHeader).loopback)

interface Price {
  readonly role: Role | null
  readonly method: Method
  readonly cost: number
}

/** The query as it came: what is wrong with it is told to whoever may ask at all. */
function costOf(c: Context, route: Route): number {
  const cost = 'own' in route ? route.own.cost : route.cost
  return cost ? cost(c.req.query()) : 1
}

/** Token, rates, role: who asks may ask this. The actor stays null where no session is needed. */
async function admit(c: Context, deps: Deps, asked: Asked, { role, method, cost }: Price): Promise<void> {
  const actor = role === null ? undefined : await actorOf(c, deps)
  if (!actor) {
    asked.counted = true
    deps.limits?.anonymous.take(originOf(c, deps.config.trustedProxyHeader).network)
    if (role !== null) throw new DomainError('unauthenticated')
    return
  }
  asked.actor = actor
  asked.counted = true
  const rate = method === 'GET' ? deps.limits?.read : deps.limits?.write
  rate?.take(actor.userId, cost)
  if (role !== null && !mayAct(actor.role, role)) throw new DomainError('forbidden', { role })
}

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
    return await deps.who.of(proven)
  } catch (error) {
    if (error instanceof DomainError && error.code === 'unauthenticated') return undefined
    throw error
  }
}

/** Size, type, shape; the fields themselves are the operation's to check. */
async function readInput(c: Context, route: Route, method: Method, ids: Readonly<Record<string, number>>) {
  const { readings, bodyMax } = formOfRoute(route)
  const query = readQuery(c.req.url, method === 'GET' ? readings : new Map())
  if (method === 'GET') return withIds(query, ids)
  const text = await readBody(c, bodyMax)
  const body = parseBody(c, text)
  const strangers = Object.keys(query)
  if (strangers.length) {
    throw new DomainError('invalid_input', {
      errors: strangers.map((name) => ({ path: name.slice(0, PATH_MAX), issue: 'unknown_field' })),
    })
  }
  return withIds(body, ids)
}

async function callOwn(
  c: Context,
  deps: Deps,
  own: OwnRoute,
  actor: Actor | null,
  input: unknown,
): Promise<Answer<unknown>> {
  const intentKey = readKey(c) // a malformed one is refused here too; logging in ignores a good one
  const checked = readFields(own.input, input)
  const origin = originOf(c, deps.config.trustedProxyHeader)
  const call = {
    deps,
    actor,
    bearer: bearerOf(c),
    input: checked,
    origin,
    intentKey,
    left: () => c.req.raw.signal,
  }
  if (own.keyed) return own.answer(call)
  return answering(await own.answer(call), { undoId: null, replayed: false })
}

function replyTo(c: Context, route: Route, { text, undoId, replayed }: Answer<unknown>): Reply {
  const headers: Record<string, string> = { 'cache-control': 'private, no-store' }
  if (undoId !== null) headers['undo-id'] = String(undoId)
  if (replayed) headers['idempotency-replayed'] = 'true'
  if (route.status === 204) return { status: 204, body: null, headers, route: route.path }
  headers['content-type'] = 'application/json; charset=utf-8'
  if (route.status === 201 && hasOwnRoute(route.path)) headers['location'] = `${route.path}/${idIn(text)}`
  if ('etag' in route) {
    const tag = `"${createHash('sha1').update(text.replace(AS_OF, '{')).digest('base64url')}"`
    headers['etag'] = tag
    headers['cache-control'] = 'private, no-cache'
    if (holds(c.req.header('if-none-match'), tag))
      return { status: 304, body: null, headers, route: route.path }
  }
  return { status: route.status, body: text, headers, route: route.path }
}

/** When it was asked is not what it says. */
const AS_OF = /^\{\s*"asOf"\s*:\s*"[^"]*",/

/** Every projection begins with the id. */
const idIn = (text: string) => /^\{"id"\s*:\s*(\d+)/.exec(text)?.[1] ?? ''

const holds = (header: string | undefined, tag: string) =>
  header !== undefined &&
  header.split(',').some((one) => one.trim().replace(/^W\//, '') === tag || one.trim() === '*')
