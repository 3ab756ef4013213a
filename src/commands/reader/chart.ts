// The readings of a line: goods, terms, who buys and what parts them, in any order; the best whole ones are found from the end
// backwards, and what a place means is worked out once, so that a line costs as much as it has words.
import { setImmediate } from 'node:timers/promises'

/** What stands from one word to another. */
export interface Edge<P> {
  readonly to: number
  readonly is: 'goods' | 'term' | 'buyer' | 'parts' | 'filler'
  /** How little it is likely: a whole name 1, a beginning of one 2, a slip more. */
  readonly cost: number
  /** By which two that mean the same are known. */
  readonly means: string
  /** Goods that begin with their number may stand right behind others. */
  readonly counted?: boolean
  /** What a line has one of, as who pays. */
  readonly once?: boolean
  readonly piece: P
}

/** Pieces of a line from a place on, in their order. */
export interface Path<P> {
  readonly edge: Edge<P> | null
  readonly at: number
  readonly next: Path<P> | null
  readonly cost: number
  /** The same for paths that mean the same. */
  readonly meaning: number
}

/** What stood before a place decides what may stand there. */
const BEHIND = ['parts', 'goods', 'other'] as const
type Behind = (typeof BEHIND)[number]

/** Readings kept of each place: more than two say no more to whoever is asked, and some are left out later. */
const KEPT = 4
/** Goods right behind goods, without anything that parts them. */
const UNPARTED = 0.5
/** Milliseconds after which others have their turn. */
const TURN_MS = 8

interface State {
  readonly behind: Behind
  readonly hasBuyer: boolean
  readonly hasGoods: boolean
}

const keyOf = ({ behind, hasBuyer, hasGoods }: State) =>
  BEHIND.indexOf(behind) * 4 + (hasBuyer ? 2 : 0) + (hasGoods ? 1 : 0)

/** Others have their turn between one look and the next. */
class Turn {
  #since = performance.now()

  async pass(): Promise<void> {
    if (performance.now() - this.#since < TURN_MS) return
    await setImmediate()
    this.#since = performance.now()
  }
}

export class Chart<P> {
  readonly #length: number
  readonly #edgesAt: (at: number) => readonly Edge<P>[]
  readonly #meanings = new Map<string, number>()

  /** `edgesAt`: what may stand from a word on; asked only of places that pieces lead to. */
  constructor(length: number, edgesAt: (at: number) => readonly Edge<P>[]) {
    this.#length = length
    this.#edgesAt = edgesAt
  }

  /** The readings from a word to the end that hold goods, the likeliest first, no two of one meaning. */
  async from(start: number, hasBuyer: boolean): Promise<readonly Path<P>[]> {
    const first: State = { behind: 'parts', hasBuyer, hasGoods: false }
    const reached = await this.#reached(start, first)
    const best: ReadonlyMap<number, readonly Path<P>[]>[] = []
    best[this.#length] = new Map(
      [...(reached[this.#length]?.entries() ?? [])].map(([key, state]) => [key, this.#ended(state)]),
    )
    const turn = new Turn()
    for (let at = this.#length - 1; at >= start; at--) {
      const states = reached[at] ?? new Map<number, State>()
      const edges = states.size ? this.#edgesAt(at) : []
      best[at] = new Map([...states].map(([key, state]) => [key, this.#at(at, state, edges, best)]))
      await turn.pass()
    }
    return best[start]?.get(keyOf(first)) ?? []
  }

  /** The furthest place that pieces lead to from a word on. */
  async furthest(start: number, hasBuyer: boolean): Promise<number> {
    const reached = await this.#reached(start, { behind: 'parts', hasBuyer, hasGoods: false })
    return reached.findLastIndex((states, at) => at < this.#length && states.size > 0)
  }

  /** At each place, the states in which pieces lead there. */
  async #reached(start: number, first: State): Promise<readonly ReadonlyMap<number, State>[]> {
    const reached = Array.from({ length: this.#length + 1 }, () => new Map<number, State>())
    reached[start]?.set(keyOf(first), first)
    const turn = new Turn()
    for (let at = start; at < this.#length; at++) {
      for (const state of reached[at]?.values() ?? [])
        for (const edge of this.#edgesAt(at)) {
          const next = after(state, edge)?.state
          if (next) reached[edge.to]?.set(keyOf(next), next)
        }
      await turn.pass()
    }
    return reached
  }

  #ended({ hasGoods }: State): readonly Path<P>[] {
    return hasGoods ? [{ edge: null, at: this.#length, next: null, cost: 0, meaning: 0 }] : []
  }

  #at(
    at: number,
    state: State,
    edges: readonly Edge<P>[],
    best: readonly ReadonlyMap<number, readonly Path<P>[]>[],
  ): readonly Path<P>[] {
    const found = new Map<number, Path<P>>()
    for (const edge of edges) {
      const step = after(state, edge)
      if (!step) continue
      for (const next of best[edge.to]?.get(keyOf(step.state)) ?? []) {
        const cost = edge.cost + step.cost + next.cost
        const meaning = edge.means ? this.#meaningOf(`${edge.means}|${next.meaning}`) : next.meaning
        const known = found.get(meaning)
        if (!known || known.cost > cost) found.set(meaning, { edge, at, next, cost, meaning })
      }
    }
    return [...found.values()].toSorted((a, b) => a.cost - b.cost).slice(0, KEPT)
  }

  #meaningOf(key: string): number {
    const known = this.#meanings.get(key) ?? this.#meanings.size + 1
    this.#meanings.set(key, known)
    return known
  }
}

/** Where a piece leads, and what it costs there; undefined where it may not stand. */
function after(
  { behind, hasBuyer, hasGoods }: State,
  { is, counted, once }: Edge<unknown>,
): { state: State; cost: number } | undefined {
  if (is === 'parts') return { state: { behind: 'parts', hasBuyer, hasGoods }, cost: 0 }
  if (is === 'filler') return { state: { behind, hasBuyer, hasGoods }, cost: 0 }
  if (is === 'term') return { state: { behind: 'other', hasBuyer, hasGoods }, cost: 0 }
  if (is === 'buyer')
    return hasBuyer
      ? undefined
      : { state: { behind: hasGoods ? 'other' : 'parts', hasBuyer: true, hasGoods }, cost: 0 }
  if ((behind !== 'parts' && !counted) || (once && hasGoods)) return undefined
  return { state: { behind: 'goods', hasBuyer, hasGoods: true }, cost: behind === 'parts' ? 0 : UNPARTED }
}
