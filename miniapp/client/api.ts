// One request to our server: token, problem to typed error, retries that never do a thing twice. Knows no routes.
import type { ErrorCode, ErrorDetails } from '#domain/errors.ts'

/** A problem's body, as far as screens read it. */
export interface ProblemBody extends Omit<ErrorDetails, 'errors' | 'retryAfter' | 'role'> {
  readonly code: ErrorCode
  readonly detail: string
  readonly requestId?: string
  readonly errors?: readonly { readonly path: string; readonly message: string }[]
}

/** The server's refusal, or `offline`: no answer came, so what happened is open and the same key settles it. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly code: ErrorCode | 'offline'
  readonly status: number
  readonly body: ProblemBody | null
  /** How long the server asked to wait. */
  readonly retryAfterMs: number | null

  constructor(
    status: number,
    body: ProblemBody | null,
    retryAfterMs: number | null = null,
    options?: ErrorOptions,
  ) {
    super(body?.detail ?? 'no answer', options)
    this.status = status
    this.body = body
    this.retryAfterMs = retryAfterMs
    this.code = body?.code ?? (status === 0 ? 'offline' : 'internal')
  }

  /** May the act have happened all the same? Then only the same key may try again. */
  get isOpen(): boolean {
    return this.status === 0 || this.status >= 500
  }

  /** Turned away before anybody looked at its key: what went out under it before may be stored all the same. */
  get isEarly(): boolean {
    return [401, 403, 429].includes(this.status)
  }
}

export interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>
  readonly body?: unknown
  /** The intent's key, made when its form opened; without one a write is sent once. */
  readonly key?: string
  /** Login itself: without a token, and never retried by logging in. */
  readonly open?: boolean
  /** The answer is no JSON, but text. */
  readonly asText?: true
  /** For an answer that is waited for on purpose. */
  readonly timeoutMs?: number
}

export interface Answer<Data> {
  readonly data: Data
  readonly undoId: number | null
}

/** What the session lends: the token in use, and a way to a new one (false: there is none). */
export interface Access {
  readonly token: () => string | null
  renew: () => Promise<boolean>
}

export interface ClientOptions {
  readonly base?: string
  readonly language?: () => string
  readonly wait?: (ms: number) => Promise<void>
  readonly timeoutMs?: number
  /** Told of every answer, and of every lack of one. */
  readonly heard?: (answered: boolean) => void
  /** The answer to what app/early-fetch.ts asked for at this address, once. */
  readonly takeEarly?: (address: string) => Promise<Response> | undefined
}

const ATTEMPTS = 3
const TIMEOUT_MS = 10_000
const WAIT_MAX_MS = 5000

/** A key for one intent. */
export const newKey = () => crypto.randomUUID()

export type Api = <Data>(call: Call) => Promise<Answer<Data>>

/** Makes the client. Reads, and writes with a key, try again where nothing was decided; a 401 logs in anew, once. */
export function createApi(access: Access, ways: ClientOptions = {}): Api {
  const wait = ways.wait ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms)))
  return async <Data>(call: Call): Promise<Answer<Data>> => {
    let mayLogIn = !call.open
    let isOpen = false
    for (let attempt = 1; ; attempt++) {
      const answer = await send<Data>(call, access, ways).catch((error: unknown) => error)
      if (!(answer instanceof ApiError)) return answer as Answer<Data>
      if (answer.status === 401 && mayLogIn) {
        mayLogIn = false
        if (await access.renew()) continue
      }
      const pause = pauseBefore(attempt, call, answer)
      // Turned away before anybody looked, after a try that may have gone in: that stays open.
      if (pause === null) throw isOpen && answer.isEarly ? new ApiError(0, answer.body) : answer
      isOpen ||= answer.isOpen
      await wait(pause)
    }
  }
}

/** Milliseconds to wait before the next attempt; null where another one is of no use, or could act twice. */
function pauseBefore(attempt: number, call: Call, error: ApiError): number | null {
  const repeatable = (call.method ?? 'GET') === 'GET' || call.key !== undefined
  const undecided = error.status === 0 || [429, 502, 503, 504].includes(error.status)
  if (attempt >= ATTEMPTS || !repeatable || !undecided) return null
  const asked = error.retryAfterMs
  if (asked !== null && asked > WAIT_MAX_MS) return null
  return asked ?? 400 * 2 ** (attempt - 1) * (0.75 + Math.random() / 2)
}

async function send<Data>(call: Call, access: Access, ways: ClientOptions): Promise<Answer<Data>> {
  const lost = (cause: unknown): never => {
    ways.heard?.(false)
    throw new ApiError(0, null, null, { cause })
  }
  const to = address(call)
  const ask = () =>
    fetch((ways.base ?? '') + to, {
      method: call.method ?? 'GET',
      headers: headers(call, access, ways),
      signal: AbortSignal.timeout(call.timeoutMs ?? ways.timeoutMs ?? TIMEOUT_MS),
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    })
  const response = await (ways.takeEarly?.(to) ?? ask()).catch(lost)
  const text = await response.text().catch(lost)
  ways.heard?.(true)
  const data = response.ok && call.asText ? text : parse(text)
  if (!response.ok) {
    const seconds = response.headers.get('retry-after')
    throw new ApiError(response.status, asProblem(data), seconds ? Number(seconds) * 1000 : null)
  }
  const undo = response.headers.get('undo-id')
  return { data: data as Data, undoId: undo === null ? null : Number(undo) }
}

function address({ path, query = {} }: Call): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(name, String(value))
  }
  const text = search.toString()
  return text ? `${path}?${text}` : path
}

function headers(call: Call, access: Access, ways: ClientOptions): Record<string, string> {
  const token = call.open ? null : access.token()
  return {
    accept: 'application/json',
    ...(ways.language ? { 'accept-language': ways.language() } : {}),
    ...(token ? { authorization: `Bearer ${token}` } : {}),
    ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(call.key ? { 'idempotency-key': call.key } : {}),
  }
}

function parse(text: string): unknown {
  if (!text) return null
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const asProblem = (data: unknown): ProblemBody | null =>
  typeof data === 'object' && data !== null && 'code' in data ? (data as ProblemBody) : null
