// The process's ear on the feed: reads what was committed, in order, and hands it to whoever listens here; nothing is lost or doubled.
import type { Database } from '#database/pool.ts'
import { DomainError } from '#domain/errors.ts'
import {
  type Feed,
  isAfter,
  openFeed,
  type Place,
  pruneFeed,
  READ_MAX,
  readFeed,
  wakeOthers,
} from '#domain/feed.ts'
import type { Log } from '#domain/runtime.ts'
import { Announcement } from './audience.ts'

/** Wake-ups are coalesced: one reading, and one word to the other processes, for all that commits meanwhile. */
const COALESCE_MS = 15
/** How soon to look again while an older transaction holds back what has been written. */
const ABOVE_MS = 20
/** The net under lost notifications. */
const POLL_MS = 2000
const PRUNE_MS = 3_600_000
/** Announcements kept in memory, so that a storm of returning clients does not read the same rows. */
const RING = 2000

export type Hear = (announcement: Announcement) => void

export class Hub {
  readonly #database: Database
  readonly #log: Log
  readonly #listeners = new Map<Hear, () => void>()
  readonly #recent: Announcement[] = []
  #epoch = 0
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
  readonly #pruning: NodeJS.Timeout

  constructor(database: Database, log: Log) {
    this.#database = database
    this.#log = log
    this.#pruning = setInterval(() => void pruneFeed(database).catch(() => {}), PRUNE_MS)
    this.#pruning.unref()
  }

  async open(): Promise<void> {
    const { recent, last } = await this.#begin()
    // Those who were at the process before come at once, and want what happened since.
    for await (const page of this.between(recent, last)) this.#recent.push(...page)
    this.#plan(POLL_MS)
  }

  stop(): void {
    this.#stopped = true
    clearTimeout(this.#timer)
    clearTimeout(this.#others)
    clearInterval(this.#pruning)
    for (const gone of this.#listeners.values()) gone()
    this.#listeners.clear()
  }

  async #begin(): Promise<Feed> {
    const feed = await openFeed(this.#database, this.#last)
    this.#recent.length = 0
    this.#epoch = feed.epoch
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

  idOf = ({ x, id }: Place): string => `${this.#epoch}-${x}-${id}`

  /** The place that a client's id stands for; undefined when it is not ours, beyond `now`, or older than what is kept. */
  placeOf(id: string, now: Place): Place | undefined {
    const found = /^(\d{1,9})-(\d{1,19})-(\d{1,15})$/.exec(id)
    if (!found || Number(found[1]) !== this.#epoch) return undefined
    const place = { x: found[2] ?? '0', id: Number(found[3]) }
    return isAfter(this.#pruned, place) || isAfter(place, now) ? undefined : place
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

  /** Everything after the place up to another, in order, a page at a time. Throws when some of it has just been pruned. */
  async *between(place: Place, upTo: Place): AsyncGenerator<readonly Announcement[]> {
    if (this.#holdsAllAfter(place)) {
      yield this.#recent.filter(({ event }) => isAfter(event, place) && !isAfter(event, upTo))
      return
    }
    for (let from = place; isAfter(upTo, from); ) {
      const { events, pruned } = await readFeed(this.#database, from)
      if (isAfter(pruned, from)) throw new DomainError('unavailable', { retryAfter: 1 })
      const known = events.filter((event) => !isAfter(event, upTo))
      yield known.map((event) => new Announcement(event, this.idOf(event)))
      if (known.length < READ_MAX) return
      from = known.at(-1) ?? upTo
    }
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
        const { events, above, pruned, epoch, foreign } = await readFeed(this.#database, this.#last)
        if (foreign || epoch !== this.#epoch) {
          await this.#begin()
          for (const gone of this.#listeners.values()) gone()
          next = ABOVE_MS
          break
        }
        this.#pruned = pruned
        for (const event of events) this.#tell(new Announcement(event, this.idOf(event)))
        if (above) next = ABOVE_MS
        if (events.length < READ_MAX) break
      }
    } catch (error) {
      this.#log.debug({ err: error }, 'the feed cannot be read now')
    }
    // After this reading has ended, for a plan made while reading is only noted.
    queueMicrotask(() => setImmediate(() => this.#plan(this.#again ? COALESCE_MS : next)))
  }

  #tell(announcement: Announcement): void {
    this.#last = announcement.event
    this.#recent.push(announcement)
    if (this.#recent.length > RING) this.#recent.splice(0, RING / 4)
    for (const hear of this.#listeners.keys()) hear(announcement)
  }
}
