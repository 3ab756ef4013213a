// A room for many at once, or for one alone: who is suspected of ending the process takes nobody along.
export class Room {
  readonly #inside = new Set<Promise<unknown>>()
  #alone: Promise<unknown> | undefined

  /** Runs `work` beside others; `alone`, when all of them are done, with nobody beside it. */
  async run<T>(alone: boolean, work: () => Promise<T>): Promise<T> {
    while (this.#alone) await this.#alone
    return alone ? this.#byItself(work) : this.#beside(work)
  }

  async #beside<T>(work: () => Promise<T>): Promise<T> {
    const done = work()
    this.#inside.add(done)
    try {
      return await done
    } finally {
      this.#inside.delete(done)
    }
  }

  async #byItself<T>(work: () => Promise<T>): Promise<T> {
    const done = Promise.allSettled(this.#inside).then(work)
    this.#alone = Promise.allSettled([done])
    try {
      return await done
    } finally {
      this.#alone = undefined
    }
  }
}
