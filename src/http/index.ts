// The HTTP door: the API, the MiniApp, the webhook and what operators look at. Every answer leaves through one place.
import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { DomainError } from '#domain/errors.ts'
import { answerApi, type Reply, type RequestState } from './api.ts'
import type { Deps } from './deps.ts'
import { docsFile, type File, Files } from './files.ts'
import { ALWAYS, DATA_POLICY } from './headers.ts'
import { mediaFile } from './media.ts'
import { describeApi } from './openapi.ts'
import { originOf } from './origin.ts'
import { languageAsked, problemOf } from './problems.ts'
import { ReadinessProbe } from './readiness.ts'
import { sameSecret } from './secret.ts'
import { takeUpdate } from './webhook.ts'

type Handler = (c: Context, deps: Deps, state: RequestState) => Promise<Reply | File> | Reply | File

const json = (status: number, body: string): Reply => ({
  status,
  body,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  route: '',
})

/** The app as Hono's fetch; nothing here waits for the database. */
export function createHttp(deps: Deps): Hono {
  const app = new Hono()
  // Made when it is first asked for: a start does not wait for it.
  let description: string | undefined
  const describe = () => (description ??= describeApi())
  const files = new Files(deps.filesFolder)
  const on = (path: string, handler: Handler) => app.all(path, (c) => answer(c, deps, handler))

  on('/health', (c) => getOnly(c, json(200, '{"status":"ok"}')))
  const probe = new ReadinessProbe(deps.runtime.database)
  on('/ready', (c) => ready(c, probe))
  on('/metrics', metricsPage)
  on('/telegram/webhook', async (...call) => {
    await takeUpdate(...call)
    return json(200, '{}')
  })
  const shown = (c: Context, state: RequestState, found: Reply | File) => {
    getOnly(c, found)
    // Below /api, whoever needs no session is counted all the same.
    state.counted = true
    deps.limits?.anonymous.take(originOf(c, deps.config.trustedProxyHeader).network)
    return found
  }
  on('/api/openapi.json', (c, _, state) => shown(c, state, json(200, describe())))
  on('/api/docs', (c, _, state) => shown(c, state, docsFile(c.req.path) ?? missing()))
  on('/api/docs/:file', (c, _, state) => shown(c, state, docsFile(c.req.path) ?? missing()))
  on('/api/*', answerApi)
  on('/api', missing)
  on('/media/*', async (c, deps) => mediaFile(getOnly(c, c), deps))
  on('/open', (c) => getOnly(c, inTelegram(deps.runtime.botName() ?? missing())))
  on('*', (c) => {
    const file = files.get(c.req.path, c.req.header('accept-encoding'))
    return getOnly(c, file ?? (c.req.path === '/' ? notBuilt() : missing()))
  })
  return app
}

/** What can only be looked at; throws for another method. */
function getOnly<T>(c: Context, found: T): T {
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') refuseMethod(c, 'GET, HEAD')
  return found
}

function refuseMethod(c: Context, allow: string): never {
  c.header('allow', allow)
  throw new DomainError('method_not_allowed')
}

const missing = (): never => {
  throw new DomainError('not_found')
}

/** For who opened the shop's address in a browser, or with a camera: the same shop where it lives. */
const inTelegram = (botName: string): Reply => ({
  status: 302,
  body: null,
  headers: { location: `https://t.me/${botName}`, 'cache-control': 'no-store' },
  route: '',
})

const notBuilt = (): File => ({
  bytes: new Uint8Array(
    Buffer.from(
      '<!doctype html><meta charset="utf-8"><title>Balcão</title><p>A loja abre dentro do Telegram.</p>',
    ),
  ),
  headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' },
})

/** Runs the handler, turns a refusal into a problem, adds what every answer carries, counts and logs it. */
async function answer(c: Context, deps: Deps, handler: Handler): Promise<Response> {
  const since = performance.now()
  const requestId = randomUUID()
  const state: RequestState = { actor: null, route: '', counted: false, requestId }
  let response: Response
  try {
    const done = await handler(c, deps, state)
    const { headers } = done
    response =
      'bytes' in done
        ? respond(c, 200, done.bytes, { ...ALWAYS, ...headers, 'x-request-id': requestId })
        : respond(c, done.status, done.body, dataHeaders(headers, requestId))
  } catch (error) {
    response = refuse(c, deps, state, error, requestId)
  }
  deps.metrics.answered(
    c.req.method,
    state.route || 'other',
    response.status,
    (performance.now() - since) / 1000,
  )
  return response
}

/** HEAD is as GET: it says how long what it leaves out is, where that is known. */
function respond(
  c: Context,
  status: number,
  body: Reply['body'] | Uint8Array<ArrayBuffer>,
  headers: Record<string, string>,
): Response {
  const isLong = body instanceof ReadableStream
  const length: Record<string, string> =
    c.req.method === 'HEAD' && body !== null && !isLong
      ? { 'content-length': String(Buffer.byteLength(body)) }
      : {}
  return new Response(body, { status, headers: { ...headers, ...length } })
}

const dataHeaders = (headers: Record<string, string>, requestId: string) => ({
  ...ALWAYS,
  'content-security-policy': DATA_POLICY,
  ...headers,
  'x-request-id': requestId,
})

function refuse(c: Context, deps: Deps, state: RequestState, error: unknown, requestId: string): Response {
  const language = state.actor?.language ?? languageAsked(c.req.header('accept-language'))
  const { shop, log } = deps.runtime
  const problem = problemOf(error, { language, currency: shop.currency, requestId })
  const { address, network } = originOf(c, deps.config.trustedProxyHeader)
  // What is refused is no way around the limit, whatever it is refused for: a path, a method, a secret.
  if (!state.counted && problem.status < 500) deps.limits?.anonymous.count(network)
  const what = {
    requestId,
    method: c.req.method,
    route: state.route || 'other',
    status: problem.status,
    address,
  }
  if (problem.status === 500) log.error({ ...what, err: error }, 'a request failed')
  else if (problem.status === 503)
    log.warn({ ...what, err: (error as Error).cause ?? error }, 'a request had to be sent away')
  else
    log.info(
      { ...what, code: (error as Partial<DomainError>).code ?? 'invalid_input', user: state.actor?.userId },
      'a request was refused',
    )
  const headers: Record<string, string> = { 'cache-control': 'no-store', ...problem.headers }
  const allow = c.res.headers.get('allow')
  if (allow) headers['allow'] = allow
  return respond(c, problem.status, problem.body, dataHeaders(headers, requestId))
}

async function ready(c: Context, probe: ReadinessProbe): Promise<Reply> {
  getOnly(c, null)
  try {
    await probe.check()
    return json(200, '{"status":"ready"}')
  } catch (error) {
    throw new DomainError('unavailable', { retryAfter: 1 }, { cause: error })
  }
}

const metricsPage: Handler = async (c, { config, metrics }) => {
  getOnly(c, null)
  if (config.metricsToken === undefined) {
    if (!originOf(c, config.trustedProxyHeader).loopback) throw new DomainError('not_found')
  } else if (!sameSecret(c.req.header('authorization') ?? '', `Bearer ${config.metricsToken}`)) {
    throw new DomainError('unauthenticated')
  }
  return { ...json(200, await metrics.page()), headers: { 'content-type': metrics.contentType } }
}
