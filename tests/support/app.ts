// The product as people start it: its own process, real HTTP, its own data or a database of the test cluster.
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { matchPath } from '#http/match.ts'
import { type Method, problemsOf } from '#http/route.ts'
import { freePort } from './port.ts'

export interface Answer {
  readonly status: number
  // biome-ignore lint: what an answer holds is each test's business
  readonly body: Record<string, unknown> & { readonly items?: Record<string, unknown>[] }
  readonly headers: Headers
  readonly text: string
}

export class Client {
  readonly base: string
  readonly token: string | undefined
  readonly userId: number

  constructor(base: string, token?: string, userId = 0) {
    this.base = base
    this.token = token
    this.userId = userId
  }

  async call(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const raw = typeof body === 'string'
    const response = await fetch(this.base + path, {
      method,
      headers: {
        ...(this.token ? { authorization: `Bearer ${this.token}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: raw ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const answer: Answer = {
      status: response.status,
      headers: response.headers,
      text,
      body:
        text.startsWith('{') && !response.headers.get('content-type')?.includes('ndjson')
          ? JSON.parse(text)
          : {},
    }
    mustBeDescribed(method, path, answer)
    return answer
  }

  get = (path: string, headers?: Record<string, string>) => this.call('GET', path, undefined, headers)
  post = (path: string, body: unknown = {}, headers?: Record<string, string>) =>
    this.call('POST', path, body, headers)
  patch = (path: string, body: unknown, headers?: Record<string, string>) =>
    this.call('PATCH', path, body, headers)
}

/** Whatever refuses a call stands among the problems of its route: the API's description leaves none out. */
function mustBeDescribed(method: string, path: string, { status, body }: Answer): void {
  const route = status >= 400 && matchPath(path.split('?')[0] ?? '')?.methods[method as Method]
  if (route && typeof body['code'] === 'string' && ![...problemsOf(route)].includes(body['code'] as never))
    throw new Error(
      `${route.name} is refused with ${body['code']}, which its line in routes.ts does not name`,
    )
}

/** How long a start may take on a machine that is at work: it may build first. */
const START_MS = 120_000

export class App {
  readonly child: ChildProcess
  readonly base: string
  readonly log: string
  readonly exited: Promise<number | null>

  private constructor(child: ChildProcess, port: number, log: string) {
    this.child = child
    this.base = `http://127.0.0.1:${port}`
    this.log = log
    this.exited = new Promise((done) => child.once('exit', (code) => done(code)))
  }

  /** Starts with these variables and waits until it is ready. */
  static async start(env: Record<string, string> = {}): Promise<App> {
    const app = await App.launch(env)
    for (const until = Date.now() + START_MS; Date.now() < until; ) {
      if (app.child.exitCode !== null) throw new Error(`it ended early: ${app.output()}`)
      const ready = await fetch(`${app.base}/ready`).catch(() => undefined)
      if (ready?.ok) return app
      await new Promise((done) => setTimeout(done, 50))
    }
    await app.stop('SIGKILL')
    throw new Error(`not ready: ${app.output()}`)
  }

  /** Starts and does not wait. */
  static async launch(env: Record<string, string> = {}): Promise<App> {
    const port = Number(env['PORT'] ?? (await freePort()))
    const log = join(mkdtempSync(join(tmpdir(), 'balcao-log-')), 'output')
    const out = openSync(log, 'a')
    const child = spawn(process.execPath, ['scripts/start.mjs'], {
      env: {
        PATH: process.env['PATH'],
        HOME: process.env['HOME'],
        RATE_LIMITS: 'off',
        DEV_LOGIN: '1',
        ...env,
        PORT: String(port),
      },
      stdio: ['ignore', out, out],
    })
    closeSync(out)
    return new App(child, port, log)
  }

  output(): string {
    return readFileSync(this.log, 'utf8')
  }

  async login(
    role: 'user' | 'admin' | 'owner',
    telegramId: number,
    name = `Pessoa ${telegramId}`,
  ): Promise<Client> {
    const answer = await new Client(this.base).post('/api/auth/dev', { telegramId, name, role })
    if (answer.status !== 200) throw new Error(`login: ${answer.status} ${answer.text}`)
    const { token, user } = answer.body as unknown as { token: string; user: { id: number } }
    return new Client(this.base, token, user.id)
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    this.child.kill(signal)
    return this.exited
  }
}

/** A folder for DATA_DIR, and how to be rid of it. */
export function dataFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'balcao-data-'))
  chmodSync(path, 0o755) // the database's own user may enter, so that all of it lies here
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}
