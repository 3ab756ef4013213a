// The process's ear on the feed: reads what was committed, in order, and hands it to whoever listens here; nothing is lost or doubled.
import type { Database } from '#database/pool.ts'
import { DomainError } from '#domain/errors.ts'
import {
  type Feed,
  type FeedEvent,
  isAfter,
  openFeed,
  type Place,
  READ_MAX,
  readFeed,
  wakeOthers,
} from '#domain/feed.ts'
import { PAGE_MAX, readHeard } from '#domain/heard.ts'
import { mayAct } from '#domain/operation.ts'
import type { Log } from '#domain/runtime.ts'
import { Announcement, hears, type Listener } from './audience.ts'
import { Ids } from './ids.ts'

/** Wake-ups are coalesced: one reading, and one word to the other processes, for all that commits meanwhile. */
const COALESCE_MS = 15
/** How soon to look again while an older transaction holds back what has been written. */
const ABOVE_MS = 20
/** The net under lost notifications. */
const POLL_MS = 2000
/** Announcements kept in memory, so that a storm of returning clients does not read the same rows. */
const RING = 2000
/** Listeners told in one go: then others have their turn, however many listen. */
const TOLD_AT_ONCE = 50

export type Hear = (announcement: Announcement) => void

export class Hub {
  /** Polls that wait here, by person. */
  readonly waiting = new Map<number, number>()
  readonly #database: Database
  readonly #log: Log
  readonly #secret: string
  readonly #listeners = new Map<Hear, () => void>()
  readonly #recent: Announcement[] = []
  #life = ''
  #ids: Ids
  #toldAtOnce = 0
  #last: Place = { x: '0', id: 0 }
  /** Told with each reading: whichever process pruned. */
  #pruned: Place = { x: '0', id: 0 }
  #timer: NodeJS.Timeout | undefined
  #dueAt = Infinity
  #reading: Promise<void> | undefined
  #next: Promise<void> | undefined
  #again = false
  #others: NodeJS.Timeout | undefined
  #stopped = false

  /** `secret` seals the ids: processes that share it know each other's. */
  constructor(database: Database, log: Log, secret: string) {
    this.#database = database
    this.#log = log
    this.#secret = secret
    this.#ids = new Ids(secret, '')
  }

  async open(): Promise<void> {
    const { recent, last } = await this.#begin()
    // Those who were at the process before come at once, and want what happened since.
    const { events } = await readFeed(this.#database, recent)
    this.#recent.push(
      ...events.filter((event) => !isAfter(event, last)).map((event) => this.#announce(event)),
    )
    this.#plan(POLL_MS)
  }

  stop(): void {
    this.#stopped = true
    clearTimeout(this.#timer)
    clearTimeout(this.#others)
    for (const gone of this.#listeners.values()) gone()
    this.#listeners.clear()
  }

  async #begin(): Promise<Feed> {
    const feed = await openFeed(this.#database, this.#last)
    this.#recent.length = 0
    this.#life = feed.life
    this.#ids = new Ids(this.#secret, feed.life)
    this.#last = feed.last
    this.#pruned = feed.pruned
    return feed
  }

  /** Something was committed here: read soon, and tell the others. */
  committed(): void {
    this.wake()
    if (this.#stopped) return
    this.#others ??= setTimeout(() => {
      this.#others = undefined
      wakeOthers(this.#database).catch(() => {}) // their slow poll finds it
    }, COALESCE_MS)
  }

  /** Something may have been committed anywhere. */
  wake(): void {
    this.#plan(COALESCE_MS)
  }

  /** Reads what is committed by now, before it gives the place: what somebody has just done is in it. */
  async fresh(): Promise<Place> {
    this.#next ??= (this.#reading ?? Promise.resolve()).then(() => {
      this.#next = undefined
      return this.#read()
    })
    await this.#next
    return this.#last
  }

  /**
   * Gives how to leave; `gone` is called when the process goes, soon where it is going already, and when places are no more
   * what they were: come again.
   */
  listen(hear: Hear, gone: () => void = () => {}): () => void {
    if (this.#stopped) queueMicrotask(gone)
    else this.#listeners.set(hear, gone)
    return () => this.#listeners.delete(hear)
  }

  /** How far this process has read. */
  get place(): Place {
    return this.#last
  }

  /** Of an event. */
  idOf = (place: Place): string => this.#ids.of(place)

  /** Of a place that somebody has reached, to go on from. */
  lastIdAt = (place: Place): string => this.#ids.at(place)

  #announce = (event: FeedEvent) => new Announcement(event, this.idOf)

  /** The place that a client's id stands for; undefined when it is not ours, beyond `now`, or older than what is kept. */
  placeOf(id: string, now: Place): Place | undefined {
    const place = this.#ids.read(id)
    return !place || isAfter(this.#pruned, place) || isAfter(place, now) ? undefined : place
  }

  /** The place of an id after which everything is in memory: who comes back soon costs no reading. */
  remembered(id: string): Place | undefined {
    const place = this.placeOf(id, this.#last)
    return place && this.#holdsAllAfter(place) ? place : undefined
  }

  #holdsAllAfter(place: Place): boolean {
    const [first] = this.#recent
    return first !== undefined && !isAfter(first.event, place)
  }

  /**
   * What the listener hears after the place up to another, in order, a page at a time; what others hear is not read.
   * Throws when some of it has just been pruned.
   */
  async *between(place: Place, upTo: Place, listener: Listener): AsyncGenerator<readonly Announcement[]> {
    const heard = ({ event }: Announcement) => hears(listener, event)
    if (this.#holdsAllAfter(place)) {
      const after = this.#recent.slice(this.#indexAfter(place), this.#indexAfter(upTo)).filter(heard)
      for (let at = 0; at < after.length; at += PAGE_MAX) yield after.slice(at, at + PAGE_MAX)
      return
    }
    const hearer = { ...listener, staff: mayAct(listener.role, 'admin') }
    for (let from = place; isAfter(upTo, from); ) {
      const { events, pruned } = await readHeard(this.#database, hearer, from, upTo)
      if (isAfter(pruned, from)) throw new DomainError('unavailable', { retryAfter: 1 })
      yield events.map(this.#announce).filter(heard)
      if (events.length < PAGE_MAX) return
      from = events.at(-1) ?? upTo
    }
  }

  /** Where in memory the first that came after the place stands. */
  #indexAfter(place: Place): number {
    let [low, high] = [0, this.#recent.length]
    while (low < high) {
      const middle = (low + high) >> 1
      const one = this.#recent[middle]
      if (one && isAfter(one.event, place)) high = middle
      else low = middle + 1
    }
    return low
  }

  #plan(inMs: number): void {
    if (this.#stopped) return
    if (this.#reading) {
      this.#again ||= inMs < POLL_MS
      return
    }
    const at = performance.now() + inMs
    if (at >= this.#dueAt) return
    clearTimeout(this.#timer)
    this.#dueAt = at
    this.#timer = setTimeout(() => void (this.#reading ?? this.#read()), inMs)
    this.#timer.unref()
  }

  #read(): Promise<void> {
    this.#reading ??= this.#readAll().finally(() => {
      this.#reading = undefined
    })
    return this.#reading
  }

  async #readAll(): Promise<void> {
    clearTimeout(this.#timer)
    this.#again = false
    this.#dueAt = Infinity
    let next = POLL_MS
    try {
      for (;;) {
        const { events, above, pruned, life, foreign } = await readFeed(this.#database, this.#last)
        if (foreign || life !== this.#life) {
          await this.#begin()
          for (const gone of this.#listeners.values()) gone()
          next = ABOVE_MS
          break
        }
        this.#pruned = pruned
        for (const event of events) await this.#tell(this.#announce(event))
        if (above) next = ABOVE_MS
        if (events.length < READ_MAX) break
      }
    } catch (error) {
      this.#log.debug({ err: error }, 'the feed cannot be read now')
    }
    // After this reading has ended, for a plan made while reading is only noted.
    queueMicrotask(() => setImmediate(() => this.#plan(this.#again ? COALESCE_MS : next)))
  }

  /** Of somebody who was erased, what was told before is told to nobody any more. */
  #forget({ entity, entityId }: FeedEvent): void {
    const kept = this.#recent.filter(({ event }) => event.entity !== entity || event.entityId !== entityId)
    this.#recent.splice(0, this.#recent.length, ...kept)
  }

  /** Whoever begins to listen meanwhile may be told too: they know how far they are. */
  async #tell(announcement: Announcement): Promise<void> {
    this.#last = announcement.event
    if (announcement.event.data['erased']) this.#forget(announcement.event)
    this.#recent.push(announcement)
    if (this.#recent.length > RING) this.#recent.splice(0, RING / 4)
    for (const hear of this.#listeners.keys()) {
      hear(announcement)
      if (++this.#toldAtOnce < TOLD_AT_ONCE) continue
      this.#toldAtOnce = 0
      await new Promise((done) => setImmediate(done))
    }
  }
}
