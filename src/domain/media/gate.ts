// So many at a time, so many who wait, in their order; who comes when all of that is full is sent away.
import { DomainError } from '../errors.ts'

/** After how many seconds it is worth to come again. */
const RETRY_SECONDS = 2

interface Bounds {
  readonly places: number
  readonly waiting: number
}

export class Gate {
  readonly #waiting: (() => boolean)[] = []
  readonly #bounds: Bounds
  #free: number

  constructor(bounds: Bounds) {
    this.#bounds = bounds
    this.#free = bounds.places
  }

  /** Runs it in its turn, in one place or in several. Throws `unavailable` where too many wait. */
  async run<T>(act: () => Promise<T>, places = 1): Promise<T> {
    if (!this.#waiting.length && this.#free >= places) this.#free -= places
    else await this.#turn(places)
    try {
      return await act()
    } finally {
      this.#free += places
      while (this.#waiting[0]?.()) this.#waiting.shift()
    }
  }

  #turn(places: number): Promise<void> {
    if (this.#waiting.length >= this.#bounds.waiting)
      throw new DomainError('unavailable', { retryAfter: RETRY_SECONDS })
    return new Promise((begin) => {
      this.#waiting.push(() => {
        if (this.#free < places) return false
        this.#free -= places
        begin()
        return true
      })
    })
  }
}
