// The socket's door: upgrades on our own origin alone, the sockets of this process, and closing those whose access ended.
import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import type { Config } from '#config.ts'
import type { Listening } from '#database/listen.ts'
import { ENTITIES } from '#domain/entities.ts'
import { DomainError } from '#domain/errors.ts'
import { type Actor, mayAct } from '#domain/operation.ts'
import type { Runtime } from '#domain/runtime.ts'
import { accessOf, provenBy, type SessionCache } from '#domain/users/index.ts'
import { nameOf } from '#domain/users/session-view.ts'
import { addressAsked } from '../origin.ts'
import type { Limits } from '../rate-limits.ts'
import type { Tokens } from '../tokens.ts'
import type { Hub } from './hub.ts'
import { CATCH_UP_COST } from './poll.ts'
import { Presence } from './presence.ts'
import { CLOSE, Client, PING_MS, type PresenceMessage } from './socket.ts'

const PATH = '/api/realtime'
const MESSAGE_MAX = 16 * 1024
const SOCKETS_MAX = 10
/** The net under what is neither notified nor in the feed: sessions that end by their time. */
const SWEEP_MS = 10_000
/** Somebody who changes each time that they are looked up may come again. */
const LOOKS_MAX = 5

interface Parts {
  readonly config: Config
  readonly runtime: Runtime
  readonly hub: Hub
  readonly sessions: SessionCache
  readonly tokens: Tokens
  /** Undefined: off. */
  readonly limits: Limits | undefined
}

export class Realtime {
  readonly #parts: Parts
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: MESSAGE_MAX, clientTracking: false })
  readonly #clients = new Set<Client>()
  readonly #presence: Presence<Client>
  readonly #leave: () => void
  readonly #timers: readonly NodeJS.Timeout[]
  /** For each who is entering: of whom it was said meanwhile that their access may have changed. */
  readonly #entering = new Set<Set<number>>()
  #going = false

  constructor(parts: Parts) {
    this.#parts = parts
    this.#presence = new Presence(parts.runtime.database, randomUUID(), (client, subject, people) =>
      client.say({ type: 'presence', ...subject, people }),
    )
    this.#leave = parts.hub.listen(({ event: { topic, entityId } }) => {
      if (topic === 'me') this.#lookAgain(entityId) // where the notification of it was lost
    })
    this.#timers = [
      setInterval(() => this.#ping(), PING_MS).unref(),
      setInterval(() => void this.#sweep(this.#clients), SWEEP_MS).unref(),
    ]
  }

  /** Hears what the other processes say. */
  listenOn(listening: Listening): void {
    const { hub } = this.#parts
    listening.on(
      'feed',
      () => hub.wake(),
      () => hub.wake(),
    )
    listening.on(
      'presence',
      (payload) => this.#presence.heard(payload),
      () => this.#presence.ask(),
    )
    listening.on(
      'access',
      (userId) => this.#lookAgain(Number(userId)),
      () => void this.#sweep(this.#clients),
    )
  }

  /** Node's `upgrade`: a socket, or a refusal in one line. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => {})
    const refusal = this.#refusalOf(request)
    if (refusal) {
      socket.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
      return
    }
    this.#server.handleUpgrade(request, socket, head, (opened) => {
      this.#clients.add(
        new Client(opened, {
          hub: this.#parts.hub,
          enter: (token) => this.#enter(token),
          isWithinLimit: (client) => this.#isWithinLimit(client),
          presence: (client, said) => this.#present(client, said),
          take: ({ userId }, what) => {
            if (what === 'message') this.#parts.limits?.message.take(userId)
            else this.#parts.limits?.read.take(userId, CATCH_UP_COST)
          },
          silent: (client) => this.#presence.leave(client),
          left: (client) => {
            this.#clients.delete(client)
            this.#presence.leave(client)
          },
        }),
      )
    })
  }

  /** The sockets close with 1001; no new ones open. */
  stop(): void {
    this.#going = true
    for (const timer of this.#timers) clearInterval(timer)
    this.#leave()
    this.#presence.stop()
    for (const client of this.#clients) client.close(CLOSE.going)
  }

  #refusalOf(request: IncomingMessage): string | undefined {
    const { config, limits } = this.#parts
    if (request.url?.split('?')[0] !== PATH) return '404 Not Found'
    if (this.#going) return '503 Service Unavailable'
    const { origin, host } = request.headers
    if (origin !== undefined && !isOurs(origin, host, config.publicUrl)) return '403 Forbidden'
    try {
      limits?.upgrade.take(addressAsked(request, config.trustedProxyHeader).network)
    } catch {
      return '429 Too Many Requests'
    }
    return undefined
  }

  async #enter(token: string): Promise<Actor> {
    const { tokens, sessions } = this.#parts
    const proven = await tokens.verify(token)
    if (!proven) throw new DomainError('unauthenticated')
    const changed = new Set<number>()
    this.#entering.add(changed)
    try {
      for (let looks = 0; looks < LOOKS_MAX; looks++) {
        changed.clear()
        const actor = await sessions.of(proven)
        // Who is still entering is not swept: where they changed meanwhile they are looked up again.
        if (!changed.has(actor.userId)) return actor
      }
      throw new DomainError('unavailable', { retryAfter: 1 })
    } finally {
      this.#entering.delete(changed)
    }
  }

  #isWithinLimit(client: Client): boolean {
    const theirs = [...this.#clients].filter(({ actor }) => actor?.userId === client.actor?.userId)
    return theirs.length <= SOCKETS_MAX
  }

  async #present(client: Client, { entity, entityId, state }: PresenceMessage): Promise<void> {
    const { actor } = client
    const needed = ENTITIES[entity].presence
    if (!actor || !needed || !mayAct(actor.role, needed)) return
    if (state === 'gone') return this.#presence.set(client, { entity, entityId }, null)
    const name = await nameOf(this.#parts.runtime, actor.userId).catch(() => null)
    if (name === null || !this.#clients.has(client)) return
    this.#presence.set(client, { entity, entityId }, { id: actor.userId, name, state })
  }

  #ping(): void {
    for (const client of this.#clients) client.ping()
  }

  /** Something about this person has changed, and may be their access. */
  #lookAgain(userId: number): void {
    for (const changed of this.#entering) changed.add(userId)
    this.#parts.sessions.forget(userId)
    void this.#sweep([...this.#clients].filter(({ actor }) => actor?.userId === userId))
  }

  /** Looks up afresh who they are: ended sessions close with 4401, lost roles and disabled people with 4403. */
  async #sweep(some: Iterable<Client>): Promise<void> {
    const clients = [...some].filter(({ actor }) => actor !== undefined)
    if (!clients.length) return
    const proven = clients.flatMap(({ actor }) => (actor && provenBy(actor)) ?? [])
    const found = await accessOf(this.#parts.runtime, proven).catch(() => undefined)
    if (!found) return // the database cannot be asked: the next sweep does
    const byProof = new Map(found.map((seen) => [seen.proof, seen]))
    for (const client of clients) {
      const seen = byProof.get(client.actor?.proof ?? '')
      if (!client.actor) continue
      if (seen?.disabled) client.close(CLOSE.roleLost)
      else if (!seen || seen.ended) client.close(CLOSE.noSession)
      else if (!mayAct(seen.role, client.actor.role)) client.close(CLOSE.roleLost)
      else client.becomes({ ...client.actor, role: seen.role, language: seen.language })
    }
  }
}

function isOurs(origin: string, host: string | undefined, publicUrl: string | undefined): boolean {
  if (publicUrl !== undefined && origin === new URL(publicUrl).origin) return true
  return URL.canParse(origin) && new URL(origin).host === host
}
