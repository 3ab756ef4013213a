// One client of the socket: says who it is, subscribes, catches up, hears; a client that cannot keep up is cut off.
import type { RawData, WebSocket } from 'ws'
import { z } from 'zod'
import { WITH_PRESENCE } from '#domain/entities.ts'
import { DomainError } from '#domain/errors.ts'
import { isAfter, type Place } from '#domain/feed.ts'
import type { Actor } from '#domain/operation.ts'
import { type Announcement, hears, isTopic, type Listener, maySubscribe } from './audience.ts'
import type { Hub } from './hub.ts'

export const CLOSE = {
  going: 1001,
  malformed: 4400,
  noSession: 4401,
  roleLost: 4403,
  cannotKeepUp: 4408,
  tooMany: 4429,
} as const

const AUTH_MS = 5000
export const PING_MS = 25_000
/** For the answer to a ping, before somebody is silent. */
const PONG_MS = 3000
/** For the answer to a close; and for a slow reader, as long as it reads on, up to the 30 s of `ws`. */
const CLOSED_MS = 2000
const READ_ON_MS = 5000
/** Bytes that may wait for a client; and announcements, while it catches up. */
const BUFFERED_MAX = 1024 * 1024
const HELD_MAX = 5000
/** Told of what was missed after one `since`; who has missed more comes again for the rest. */
const CATCH_UP_MAX = 10_000
const DRAIN_STEP_MS = 20
const DRAIN_MAX_MS = 10_000
/** Messages of a client that wait for their turn. */
const PENDING_MAX = 32

const TOPICS_MAX = 20
const message = z.discriminatedUnion('type', [
  z.object({ type: z.literal('auth'), token: z.string().max(4096) }),
  z.object({
    type: z.literal('subscribe'),
    topics: z.array(z.string().max(40)).max(TOPICS_MAX),
    since: z
      .string()
      .max(60)
      .nullish()
      .transform((since) => since ?? undefined),
  }),
  z.object({
    type: z.literal('presence'),
    entity: z.enum(WITH_PRESENCE),
    entityId: z.int().min(1),
    state: z.enum(['viewing', 'editing', 'gone']),
  }),
])
export type PresenceMessage = Extract<z.infer<typeof message>, { type: 'presence' }>

type Subscribe = Extract<z.infer<typeof message>, { type: 'subscribe' }>

export interface Door {
  readonly hub: Hub
  /** Throws `unauthenticated` or `disabled`. */
  readonly enter: (token: string) => Promise<Actor>
  /** Counts the person in; false when they have too many sockets here. */
  readonly isWithinLimit: (client: Client) => boolean
  /** Its next message waits for this one: who comes and goes at once is gone. */
  readonly presence: (client: Client, said: PresenceMessage) => Promise<void>
  /** What a person says, and asks to be told again, is counted; throws `rate_limited`. */
  readonly take: (actor: Actor, what: 'message' | 'catch up') => void
  readonly silent: (client: Client) => void
  readonly left: (client: Client) => void
}

export class Client {
  readonly #socket: WebSocket
  readonly #door: Door
  readonly #auth: NodeJS.Timeout
  readonly #leave: () => void
  #actor: Actor | undefined
  #topics: ReadonlySet<string> = new Set()
  /** What it has heard up to; announcements up to here are old news. */
  #after: Place | undefined
  /** Announcements that wait while it catches up. */
  #held: Announcement[] | undefined
  #pending = 0
  #turn: Promise<void> = Promise.resolve()
  #answered = true

  constructor(socket: WebSocket, door: Door) {
    this.#socket = socket
    this.#door = door
    this.#auth = setTimeout(() => this.close(CLOSE.noSession), AUTH_MS)
    // When places are no more what they were its id is unknown by now: it comes again and gets `reset`.
    this.#leave = door.hub.listen(
      (announcement) => this.#hear(announcement),
      () => this.close(CLOSE.cannotKeepUp),
    )
    socket.on('message', (data) => this.#receive(data))
    socket.on('pong', () => {
      this.#answered = true
    })
    socket.on('error', () => {}) // the close that follows says it all
    socket.on('close', () => {
      clearTimeout(this.#auth)
      this.#leave()
      door.left(this)
    })
  }

  get actor(): Actor | undefined {
    return this.#actor
  }

  /** Still the same person, with the role they have now. */
  becomes(actor: Actor): void {
    this.#actor = actor
  }

  /**
   * Who does not answer soon is not taken for present any more; who has not by the next ping is gone. Pages never see the
   * ping itself: it is said in words too, so that they know a line that is dead.
   */
  ping(): void {
    if (!this.#answered) return this.#socket.terminate()
    this.#answered = false
    this.#socket.ping()
    if (this.#actor) this.say({ type: 'ping' })
    // After what has come meanwhile was read: a process that was held up takes nobody for silent.
    const expire = () => setImmediate(() => this.#answered || this.#door.silent(this))
    setTimeout(expire, PONG_MS).unref()
  }

  /** Who does not answer the close is cut off. A slow reader finds it behind what still waits for it. */
  close(code: number): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return
    this.#socket.close(code)
    let waiting = this.#socket.bufferedAmount
    const watch = setInterval(
      () => {
        if (this.#socket.bufferedAmount >= waiting) this.#socket.terminate()
        waiting = this.#socket.bufferedAmount
      },
      code === CLOSE.cannotKeepUp ? READ_ON_MS : CLOSED_MS,
    ).unref()
    this.#socket.once('close', () => clearInterval(watch))
  }

  say(told: object): void {
    this.#send(JSON.stringify(told))
  }

  /** Undefined while it has not said who it is. */
  #listener(): Listener | undefined {
    const actor = this.#actor
    return actor && { userId: actor.userId, role: actor.role, topics: this.#topics }
  }

  #hear(announcement: Announcement): void {
    const listener = this.#listener()
    if (!this.#held) return this.#tell(announcement)
    if (!listener || !hears(listener, announcement.event)) return
    if (this.#held.length >= HELD_MAX) return this.close(CLOSE.cannotKeepUp)
    this.#held.push(announcement)
  }

  #tell(announcement: Announcement): void {
    const listener = this.#listener()
    if (!listener || !this.#after || !isAfter(announcement.event, this.#after)) return
    this.#after = announcement.event
    if (hears(listener, announcement.event)) this.#send(announcement.textFor(listener.role))
  }

  #send(text: string): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return
    if (this.#socket.bufferedAmount > BUFFERED_MAX) return this.close(CLOSE.cannotKeepUp)
    this.#socket.send(text)
  }

  /** A page at a time: who comes back after long is not cut off for that, who does not read is. */
  async #drained(): Promise<void> {
    for (let waited = 0; this.#socket.bufferedAmount > BUFFERED_MAX / 4; waited += DRAIN_STEP_MS) {
      if (waited > DRAIN_MAX_MS || this.#socket.readyState !== this.#socket.OPEN) return
      await new Promise((done) => setTimeout(done, DRAIN_STEP_MS))
    }
  }

  /** One message after the other, in the order they came. */
  #receive(data: RawData): void {
    if (++this.#pending > PENDING_MAX) return this.close(CLOSE.tooMany)
    this.#turn = this.#inTurn(this.#turn, data)
  }

  async #inTurn(before: Promise<void>, data: RawData): Promise<void> {
    await before
    this.#pending--
    await this.#act(data).catch((error: unknown) => this.#refuse(error))
  }

  async #act(data: RawData): Promise<void> {
    if (this.#socket.readyState !== this.#socket.OPEN) return
    const said = message.safeParse(parse(data))
    if (!said.success) return this.close(CLOSE.malformed)
    if (said.data.type === 'auth') return this.#enter(said.data.token)
    if (!this.#actor) return this.close(CLOSE.noSession)
    this.#door.take(this.#actor, 'message')
    if (said.data.type === 'presence') return this.#door.presence(this, said.data)
    return this.#subscribe(this.#actor, said.data)
  }

  async #enter(token: string): Promise<void> {
    if (this.#actor) return this.close(CLOSE.malformed)
    this.#actor = await this.#door.enter(token)
    clearTimeout(this.#auth)
    this.#door.take(this.#actor, 'message')
    if (!this.#door.isWithinLimit(this)) this.close(CLOSE.tooMany)
  }

  #refuse(error: unknown): void {
    if (error instanceof DomainError && error.code === 'disabled') return this.close(CLOSE.roleLost)
    if (error instanceof DomainError && error.code === 'unauthenticated') return this.close(CLOSE.noSession)
    if (error instanceof DomainError && error.code === 'rate_limited') return this.close(CLOSE.tooMany)
    this.close(CLOSE.cannotKeepUp) // the database cannot be asked: it comes back by `since`
  }

  async #subscribe(actor: Actor, { topics, since }: Subscribe): Promise<void> {
    const { hub } = this.#door
    const granted = [...new Set(topics)].filter((topic) => maySubscribe(actor.role, topic))
    if (since !== undefined) this.#door.take(actor, 'catch up')
    const known = since === undefined ? undefined : hub.remembered(since)
    const now = known ? hub.place : await hub.fresh()
    const from = known ?? (since === undefined ? now : hub.placeOf(since, now))
    // From here on everything is held, so that nothing falls between what is read and what comes.
    this.#held = []
    this.#topics = new Set(granted)
    for (const topic of topics)
      if (!granted.includes(topic as never))
        this.say({ type: 'error', code: isTopic(topic) ? 'forbidden' : 'not_found', topic })
    if (from) {
      this.#after = from
      this.say({ type: 'ready', topics: granted, lastId: since ?? hub.lastIdAt(now) })
      const listener = { userId: actor.userId, role: actor.role, topics: this.#topics }
      if (!(await this.#catchUp(from, now, listener))) return this.close(CLOSE.cannotKeepUp)
    } else {
      this.#after = now
      const lastId = hub.lastIdAt(now)
      this.say({ type: 'reset', lastId })
      this.say({ type: 'ready', topics: granted, lastId })
    }
    const held = this.#held
    this.#held = undefined
    for (const one of held) this.#tell(one)
  }

  /** False when there is more than is told in one go. */
  async #catchUp(from: Place, upTo: Place, listener: Listener): Promise<boolean> {
    let told = 0
    for await (const page of this.#door.hub.between(from, upTo, listener)) {
      if (told >= CATCH_UP_MAX) return false
      told += page.length
      for (const one of page) this.#tell(one)
      await this.#drained()
      if (this.#socket.readyState !== this.#socket.OPEN) return true
    }
    return true
  }
}

function parse(data: RawData): unknown {
  try {
    return JSON.parse((data as Buffer).toString('utf8'))
  } catch {
    return undefined
  }
}
