// A process's sockets in the test's own process, on a TestShop's database, so that what it does can be watched.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Listening, openListening } from '#database/listen.ts'
import type { Database } from '#database/pool.ts'
import type { Runtime } from '#domain/runtime.ts'
import { openSession, SessionCache, upsertUser } from '#domain/users/index.ts'
import { Hub } from '#http/realtime/hub.ts'
import { Realtime } from '#http/realtime/index.ts'
import type { Tokens } from '#http/tokens.ts'
import type { TestShop } from './shop.ts'

/** As a process on the shop's database, counting what it reads for those who come back. */
export class Instance {
  reads = 0
  readonly runtime: Runtime
  readonly hub: Hub
  readonly sessions: SessionCache
  readonly #database: Database
  readonly #realtime: Realtime
  readonly #listening: Listening
  readonly #server: Server

  constructor(shop: TestShop, tokens: Tokens) {
    const { database, runtime } = shop.another()
    this.#database = database
    const counted: Database = {
      ...database,
      json: (step, values) => {
        if (step.name.startsWith('heard.')) this.reads++
        return database.json(step, values)
      },
    }
    this.hub = new Hub(counted, runtime.log, 'a secret for tests that is long enough')
    this.runtime = { ...runtime, database: counted, committed: () => this.hub.committed() }
    this.sessions = new SessionCache(this.runtime)
    const config = { publicUrl: undefined, trustedProxyHeader: undefined } as never
    this.#realtime = new Realtime({
      config,
      runtime: this.runtime,
      hub: this.hub,
      sessions: this.sessions,
      tokens,
      limits: undefined,
    })
    this.#listening = openListening(shop.fresh.config)
    this.#realtime.listenOn(this.#listening)
    this.#server = createServer().on('upgrade', (...upgrade) => this.#realtime.upgrade(...upgrade))
  }

  async open(): Promise<this> {
    await this.hub.open()
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done))
    return this
  }

  get base(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** From now on no notification comes. */
  deafen(): Promise<void> {
    return this.#listening.close()
  }

  async close(): Promise<void> {
    this.#realtime.stop()
    this.hub.stop()
    this.#server.close()
    await this.#listening.close()
    await this.#database.close()
  }
}

/** Somebody of the staff, who has entered. */
export async function staffToken(
  shop: TestShop,
  tokens: Tokens,
  telegramId: number,
): Promise<{ token: string; userId: number }> {
  const met = await upsertUser(shop.runtime, { telegramId, name: `Pessoa ${telegramId}` }, 'admin')
  const session = await openSession(shop.runtime, met.id, { address: null, client: null, hours: 1 })
  return { token: await tokens.sign(session), userId: met.id }
}
