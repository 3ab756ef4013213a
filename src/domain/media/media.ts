// The shop's photos: taken in, given out, and swept when nothing shows them any more.
import { createHash } from 'node:crypto'
import { availableParallelism } from 'node:os'
import type { Database } from '#database/pool.ts'
import { dropLease, renewLease, takeLease } from '../chat/leases.ts'
import { DomainError } from '../errors.ts'
import { type Encoded, look } from './encode.ts'
import { Gate } from './gate.ts'
import { bringIn, forget, leave, noteSent, sentAs } from './sql.ts'
import type { MediaStore } from './store.ts'

/** Two at a time at most, whoever sends them, and a core is left to those who wait for an answer. */
const WORKING = { places: Math.max(1, Math.min(2, availableParallelism() - 1)), waiting: 64 }
/** So many are held in memory as they came, ten megabytes each; the others wait unread. */
const HELD = { places: 4, waiting: 60 }
/** So many are swept before it is looked again. */
const SWEPT_AT_ONCE = 100
const SWEEPER = 'media'
/** 128 bits of a hash, in digits that any file system keeps apart. */
const NAME_LENGTH = 32

const LARGE = '.webp'
const SMALL = '-320.webp'
const FILE_NAME = /^[0-9a-f]{32}(?:-320)?\.webp$/

export class Media {
  /** To be gone through before a photo is read into memory. */
  readonly held = new Gate(HELD)
  readonly #working = new Gate(WORKING)
  readonly #database: Database
  readonly #store: MediaStore

  constructor(database: Database, store: MediaStore) {
    this.#database = database
    this.#store = store
  }

  /**
   * Takes a photo in; its name, for a write to show it. Throws `invalid_input` at `file`, `too_large`, and `unavailable` where it
   * cannot be kept now.
   */
  async take(bytes: Uint8Array): Promise<string> {
    const looked = await look(bytes)
    const encoded = await this.#working.run(looked.encode, looked.dear ? WORKING.places : 1)
    const name = nameOf(encoded)
    // One that is just being taken away can come again when it is gone.
    if ((await this.#database.run([bringIn], { photo: name, thumbHash: encoded.thumbHash })) === null)
      throw new DomainError('unavailable', { retryAfter: 2 })
    await passing(() => this.#store.put(name + LARGE, encoded.large))
    await passing(() => this.#store.put(name + SMALL, encoded.small))
    return name
  }

  /** A file as it is named below `/media/`; undefined where there is none. Throws `unavailable`. */
  async file(name: string): Promise<Uint8Array | undefined> {
    if (!FILE_NAME.test(name)) return undefined
    return passing(() => this.#store.get(name))
  }

  /** The photo itself; undefined where there is none. Throws `unavailable`. */
  photo(name: string): Promise<Uint8Array | undefined> {
    return this.file(name + LARGE)
  }

  /** What Telegram knows it by, of this bot; null where that has not sent it. */
  async sentAs(photo: string, bot: number): Promise<string | null> {
    return (await this.#database.json<string>(sentAs, { photo, bot })) ?? null
  }

  /** Null: what was noted is no good. */
  async noteSent(photo: string, bot: number, file: string | null): Promise<void> {
    await this.#database.run([noteSent], { photo, bot, file })
  }

  /** Takes away what nothing has shown for a day; nothing where another process is at it. */
  async sweep(): Promise<void> {
    if (!(await takeLease(this.#database, SWEEPER))) return
    try {
      for (let names = await this.#unused(); names.length; names = await this.#unused()) {
        for (const name of names) if (!(await this.#remove(name))) return
      }
    } finally {
      await dropLease(this.#database, SWEEPER)
    }
  }

  async #unused(): Promise<readonly string[]> {
    return (await this.#database.json<string[]>(leave, { count: SWEPT_AT_ONCE })) ?? []
  }

  /**
   * The row goes last: what is not finished is found again. False where the lease was lost: another may have finished meanwhile,
   * and the photo may be here anew. Renewed before each, for a store ends a removal within the lease.
   */
  async #remove(photo: string): Promise<boolean> {
    const inTurn = [
      () => this.#store.remove(photo + LARGE),
      () => this.#store.remove(photo + SMALL),
      () => this.#database.run([forget], { photo }),
    ]
    for (const act of inTurn) {
      if (!(await renewLease(this.#database, SWEEPER))) return false
      await act()
    }
    return true
  }
}

const nameOf = ({ large, small }: Encoded) =>
  createHash('sha256').update(large).update(small).digest('hex').slice(0, NAME_LENGTH)

/** A store that fails may do so for a while alone. */
const passing = <T>(ask: () => Promise<T>): Promise<T> =>
  ask().catch((error: unknown) => {
    throw new DomainError('unavailable', { retryAfter: 5 }, { cause: error })
  })
