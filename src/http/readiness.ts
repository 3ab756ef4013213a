// Whether the database answers: asked by many at once, looked up once, and known for a second.
import type { Database } from '#database/pool.ts'
import { step } from '#database/step.ts'

const alive = step('http.ready', `select count(*)::text from users where false`)
const KNOWN_MS = 1000

/** Resolves when it does; throws what it failed with, also a second later. */
export class ReadinessProbe {
  readonly #database: Database
  #asked: Promise<unknown> | undefined
  /** ms; while it is asked, never */
  #until = 0

  constructor(database: Database) {
    this.#database = database
  }

  async check(): Promise<void> {
    if (!this.#asked || performance.now() > this.#until) {
      this.#until = Number.POSITIVE_INFINITY
      this.#asked = this.#database.run([alive], {}).finally(() => {
        this.#until = performance.now() + KNOWN_MS
      })
    }
    await this.#asked
  }
}
