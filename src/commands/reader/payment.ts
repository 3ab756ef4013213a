// A payment's line: who pays, how much and how, in any order.
import type { CustomerName } from '#domain/customers/index.ts'
import { addDays } from '#lib/days.ts'
import type { Lexicon } from '../lexicon.ts'
import type { Method } from '../tokens.ts'
import type { Words } from '../words.ts'
import { Chart, type Edge, type Path } from './chart.ts'
import type { Token } from './lexer.ts'
import { amountAt, methodAt } from './money.ts'
import { agoAt } from './past.ts'
import { ALL, FILLER, HALF, PAYING, phraseAt } from './vocabulary.ts'

/** One piece, and which of the words it is. */
export type PaymentPiece = {
  readonly from: number
  readonly to: number
} & (
  | { readonly is: 'customer'; readonly typed: string }
  | { readonly is: 'amount'; readonly amount: number | 'all' | 'half' }
  | { readonly is: 'method'; readonly method: Method }
  | { readonly is: 'day'; readonly day: string }
)

type Piece = PaymentPiece | null

const COST = { exact: 0.5, words: 1, term: 0.5, filler: 0.3 } as const
/** A number that may be of a name is asked about: the readings of both are kept. */
const MARGIN = 2
/** Words of a name that nobody has. */
const UNKNOWN_MAX = 8

export class PaymentReader {
  readonly #tokens: readonly Token[]
  readonly #folded: readonly string[]
  readonly #people: Lexicon<CustomerName>
  readonly #today: string
  readonly #words: Words

  constructor(tokens: readonly Token[], people: Lexicon<CustomerName>, today: string, words: Words) {
    this.#tokens = tokens
    this.#folded = tokens.map(({ said }) => said.replace(/:$/, ''))
    this.#people = people
    this.#today = today
    this.#words = words
  }

  /** The readings of the line, the likeliest first; one at least. */
  async readings(): Promise<readonly (readonly PaymentPiece[])[]> {
    const paths = await new Chart<Piece>(this.#tokens.length, (at) => this.#edgesAt(at)).from(0, true)
    const [best] = paths
    if (!best) return [this.#unknown()]
    return paths.filter(({ cost }) => cost <= best.cost + MARGIN).map(piecesOf)
  }

  #edgesAt(at: number): Edge<Piece>[] {
    return [...this.#peopleAt(at), ...this.#saidAt(at)]
  }

  /** Whoever is known by a run of words. */
  #peopleAt(at: number): Edge<Piece>[] {
    const edges: Edge<Piece>[] = []
    for (let to = at + 1; to <= Math.min(this.#tokens.length, at + this.#people.longest + 1); to++) {
      const typed = this.#typed(at, to)
      const { by, items } = this.#people.find(typed, { slips: false })
      if (!items.length || (!/\p{L}/u.test(typed) && at > 0)) continue
      const cost = by === 'exact' ? COST.exact : COST.words
      const piece = { is: 'customer', typed, from: at, to } as const
      const means = `who ${items.map(({ id }) => id).join()}`
      edges.push({ to, is: 'goods', cost, means, counted: true, once: true, piece })
    }
    return edges
  }

  #typed = (from: number, to: number) =>
    this.#tokens
      .slice(from, to)
      .map(({ text }) => text)
      .join(' ')
      .replace(/\s*:$/, '')
      .replace(/['’]s$/iu, '')
      .trim()

  /** What else is said of a payment there. */
  #saidAt(at: number): Edge<Piece>[] {
    const term = (piece: PaymentPiece, means: string): Edge<Piece> => ({
      to: piece.to,
      is: 'term',
      cost: COST.term,
      means,
      piece,
    })
    const filler = (to: number): Edge<Piece> => ({
      to,
      is: 'filler',
      cost: COST.filler * (to - at),
      means: '',
      piece: null,
    })
    const all = phraseAt(ALL, this.#folded, at)
    const amount = amountAt(this.#tokens, at, this.#words, { bare: true })
    const method = methodAt(this.#folded, at, { behind: true })
    const said = Math.max(phraseAt(PAYING, this.#folded, at), phraseAt(FILLER, this.#folded, at))
    const half = phraseAt(HALF, this.#folded, at)
    const ago = this.#today ? agoAt(this.#folded, at) : undefined
    const isNothing = this.#tokens[at]?.parts || !/[\p{L}\p{N}$]/u.test(this.#folded[at] ?? '')
    return [
      ...(all ? [term({ is: 'amount', amount: 'all', from: at, to: at + all }, 'all')] : []),
      ...(half ? [term({ is: 'amount', amount: 'half', from: at, to: at + half }, 'half')] : []),
      ...(amount
        ? [term({ is: 'amount', amount: amount.cents, from: at, to: amount.to }, `${amount.cents}`)]
        : []),
      ...(method ? [term({ is: 'method', ...method }, method.method)] : []),
      ...(ago
        ? [
            term(
              { is: 'day', day: addDays(this.#today, -ago.days), from: at, to: at + ago.took },
              `ago ${ago.days}`,
            ),
          ]
        : []),
      ...(said || isNothing ? [filler(at + Math.max(1, said))] : []),
    ]
  }

  /** Amounts and methods alone; undefined where anything else stands. */
  terms(): readonly PaymentPiece[] | undefined {
    const { pieces, rest } = this.#apart(0)
    return rest.length ? undefined : pieces
  }

  /** What is no term is a name that nobody has, or a slip; where all may be terms, the first word is. */
  #unknown(): readonly PaymentPiece[] {
    const { pieces, rest } = this.#apart(0)
    const [from = 0] = rest
    const to = Math.min((rest.at(-1) ?? 0) + 1, from + UNKNOWN_MAX)
    const name = { is: 'customer', typed: this.#typed(from, to), from, to } as const
    return [name, ...(rest.length ? pieces : this.#apart(1).pieces)]
  }

  /** The terms from a word on, and where other words stand. */
  #apart(start: number): { pieces: PaymentPiece[]; rest: number[] } {
    const pieces: PaymentPiece[] = []
    const rest: number[] = []
    for (let at = start; at < this.#tokens.length; ) {
      const [edge] = this.#saidAt(at)
      if (edge?.piece) pieces.push(edge.piece)
      if (!edge) rest.push(at)
      at = edge?.to ?? at + 1
    }
    return { pieces, rest }
  }
}

function piecesOf(path: Path<Piece>): readonly PaymentPiece[] {
  const pieces: PaymentPiece[] = []
  for (let one: Path<Piece> | null = path; one?.edge; one = one.next)
    if (one.edge.piece) pieces.push(one.edge.piece)
  return pieces
}
