// What was worked out before of a text, kept while it is not too much: of what says the same of the same text for ever.

/** Lets go of all of it when there are more than so many; what is asked for again is worked out again. */
export class Remembered<T> {
  readonly #known = new Map<string, T>()
  readonly #make: (text: string) => T
  readonly #most: number

  constructor(most: number, make: (text: string) => T) {
    this.#most = most
    this.#make = make
  }

  of(text: string): T {
    const known = this.#known.get(text)
    if (known !== undefined) return known
    if (this.#known.size >= this.#most) this.#known.clear()
    const made = this.#make(text)
    this.#known.set(text, made)
    return made
  }
}
