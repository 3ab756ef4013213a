// Picks by weight, however many there are to pick from.

export class Wheel<T extends { readonly weight: number }> {
  readonly #all: readonly T[]
  /** Sums of the weights up to and with each. */
  readonly #ends: readonly number[]

  constructor(all: readonly T[]) {
    this.#all = all
    let sum = 0
    this.#ends = all.map((one) => (sum += one.weight))
  }

  /** The one at this part of the turn, 0 to 1; undefined when there is none. */
  pick(part: number): T | undefined {
    const at = part * (this.#ends.at(-1) ?? 0)
    let [low, high] = [0, this.#ends.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#ends[middle] ?? 0) > at) high = middle
      else low = middle + 1
    }
    return this.#all[low]
  }
}
