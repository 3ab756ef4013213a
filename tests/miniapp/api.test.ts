import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Access, type ApiError, type Call, createApi } from '../../miniapp/client/api.ts'

type Answer = (response: ServerResponse, request: IncomingMessage) => void
interface Seen {
  readonly method: string | undefined
  readonly url: string | undefined
  readonly key: string | undefined
  readonly token: string | undefined
}

let server: Server
let answers: Answer[] = []
let seen: Seen[] = []
let waited: number[] = []
let token = 'first'
let renewals = 0

const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Answer =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(JSON.stringify(body))
  }
const hangUp: Answer = (_response, request) => request.socket.destroy()
const problem = (status: number, code: string, more: object = {}, headers = {}) =>
  json(status, { code, detail: code, ...more }, headers)

beforeAll(async () => {
  server = createServer((request, response) => {
    const { method, url, headers } = request
    seen.push({ method, url, key: headers['idempotency-key']?.toString(), token: headers.authorization })
    const answer = answers.shift()
    if (answer) answer(response, request)
    else response.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => server.close())
beforeEach(() => {
  answers = []
  seen = []
  waited = []
  token = 'first'
  renewals = 0
})

function wait(ms: number): Promise<void> {
  waited.push(ms)
  return Promise.resolve()
}

function call(what: Call, renew: Access['renew'] = () => Promise.resolve(false)) {
  const { port } = server.address() as AddressInfo
  return createApi(
    { token: () => token, renew },
    { base: `http://127.0.0.1:${port}`, wait },
  )<{ id: number }>(what)
}
const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.unreachable('it should have failed'),
    (error: unknown) => error as ApiError,
  )
const sale: Call = { method: 'POST', path: '/api/sales', body: { items: [] }, key: 'one intent' }

describe('a request', () => {
  test('brings token, query and undo', async () => {
    answers = [json(201, { id: 7 }, { 'undo-id': '12' })]
    const answer = await call({ path: '/api/x', query: { q: 'café', cursor: undefined } })
    expect(answer).toEqual({ data: { id: 7 }, undoId: 12 })
    expect(seen).toMatchObject([{ url: '/api/x?q=caf%C3%A9', token: 'Bearer first' }])
  })
  test('that is refused says why, once', async () => {
    answers = [problem(409, 'credit_limit', { exceedsBy: 1740 })]
    const error = await failure(call(sale))
    expect(error).toMatchObject({ code: 'credit_limit', status: 409, isOpen: false })
    expect(error?.body?.exceedsBy).toBe(1740)
    expect(seen).toHaveLength(1)
  })
})

describe('a write whose answer is lost', () => {
  test('is sent again under the same key', async () => {
    answers = [hangUp, problem(503, 'unavailable'), json(201, { id: 7 })]
    expect((await call(sale)).data.id).toBe(7)
    expect(seen.map(({ key }) => key)).toEqual(['one intent', 'one intent', 'one intent'])
  })
  test('is left open after three tries', async () => {
    answers = [hangUp, hangUp, hangUp]
    expect(await failure(call(sale))).toMatchObject({ code: 'offline', isOpen: true })
    expect(seen).toHaveLength(3)
  })
  test('stays open when the next try is turned away before anybody looks', async () => {
    answers = [hangUp, problem(429, 'rate_limited', {}, { 'retry-after': '600' })]
    expect(await failure(call(sale))).toMatchObject({ isOpen: true })
    answers = [problem(429, 'rate_limited', {}, { 'retry-after': '600' })]
    expect(await failure(call(sale))).toMatchObject({ status: 429, isOpen: false })
  })
  test('is sent once when it has no key', async () => {
    answers = [hangUp, json(201, { id: 7 })]
    await failure(call({ method: 'POST', path: '/api/sales', body: {} }))
    expect(seen).toHaveLength(1)
  })
  test('waits as long as the server asks, and not for ever', async () => {
    answers = [problem(429, 'rate_limited', {}, { 'retry-after': '2' }), json(200, { id: 1 })]
    await call(sale)
    expect(waited).toEqual([2000])
    answers = [problem(503, 'unavailable', {}, { 'retry-after': '600' })]
    expect(await failure(call(sale))).toMatchObject({ status: 503 })
  })
})

function renew(): Promise<boolean> {
  renewals++
  token = 'second'
  return Promise.resolve(true)
}

describe('a session that ended', () => {
  test('is entered anew, and the request goes again', async () => {
    answers = [problem(401, 'unauthenticated'), json(200, { id: 1 })]
    await call({ path: '/api/x' }, renew)
    expect(seen.map((one) => one.token)).toEqual(['Bearer first', 'Bearer second'])
  })
  test('is entered anew once', async () => {
    answers = [problem(401, 'unauthenticated'), problem(401, 'unauthenticated')]
    expect(await failure(call({ path: '/api/x' }, renew))).toMatchObject({ status: 401 })
    expect(renewals).toBe(1)
  })
  test('is not entered anew by login itself', async () => {
    answers = [problem(401, 'unauthenticated')]
    await failure(call({ method: 'POST', path: '/api/auth/verify', body: {}, open: true }, renew))
    expect([renewals, seen[0]?.token]).toEqual([0, undefined])
  })
})

test('an answer that is no JSON is an error like any other', async () => {
  answers = [(response) => response.writeHead(500).end('<html>')]
  expect(await failure(call(sale))).toMatchObject({ code: 'internal', isOpen: true })
})
