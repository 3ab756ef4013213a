// What stands behind the goods of a sale: money, due date, discount and note, in any order, each as often as it is said.
import { fold } from '#lib/fold.ts'
import { looksLikeNumber, quantitiesIn } from '#lib/numbers.ts'
import { CommandError } from './outcome.ts'
import type { Off } from './till.ts'
import { amountOf, BY, daysAsTyped, isMoneyMark, type Method, methodOf, type Placed } from './tokens.ts'
import type { Words } from './words.ts'

/** A payment as said: the method, the amount, both, or neither. */
export interface Said {
  readonly amount: number | null
  readonly method: Method | null
}

type Meaning =
  | { readonly is: 'credit' }
  | { readonly is: 'paid'; readonly paid: Said }
  | { readonly is: 'due'; readonly days: readonly string[] }
  | { readonly is: 'discount'; readonly off: Off }
  | { readonly is: 'note'; readonly note: string }

/** What is said, and where in the text. */
export type Term = Meaning & Omit<Placed, 'text'>

/** A word of the line. */
export interface Token extends Placed {
  readonly folded: string
  /** A comma, a semicolon or a line break. */
  readonly parts: boolean
}

/** Parts two things, or stands in a name. */
export const isAnd = ({ folded }: Pick<Token, 'folded'>): boolean =>
  folded === 'e' || folded === 'and' || folded === '+'

const CREDIT = new Set(['fiado', 'tab', 'pendura'])
const PAID = new Set(['pago', 'paga', 'paid', 'quitou'])
const DUE = new Set(['vence', 'vencimento', 'due'])
const DISCOUNT = new Set(['desconto', 'discount'])
const NOTE = /^(obs|nota|note)\.?:?$/
/** Two words that are one. */
const TWO: Readonly<Record<string, 'credit' | 'paid'>> = {
  'a prazo': 'credit',
  'na conta': 'credit',
  'on credit': 'credit',
  'on tab': 'credit',
  'a vista': 'paid',
}

/** Words of the grammar: none of them is anybody's name unless that is said. */
export const RESERVED: ReadonlySet<string> = new Set([
  ...CREDIT,
  ...PAID,
  ...DUE,
  ...DISCOUNT,
  ...'obs credito credit prazo vista conta hoje amanha today tomorrow tudo all'.split(' '),
  ...'pix dinheiro cash cartao card transferencia transfer'.split(' '),
  ...'cliente customer client ninguem nobody balcao loja shop'.split(' '),
])

/** The terms of a text from each of its words on; `today` is the shop's day. */
export class Terms {
  readonly #tokens: readonly Token[]
  readonly #text: string
  readonly #today: string
  readonly #words: Words
  readonly #read = new Map<number, readonly Term[] | CommandError>()

  constructor(tokens: readonly Token[], text: string, today: string, words: Words) {
    this.#tokens = tokens
    this.#text = text
    this.#today = today
    this.#words = words
  }

  /** Whether a term may begin there, well said or not. */
  beginsAt(at: number): boolean {
    const [word = '', next = ''] = this.#folded(at, 2)
    if (CREDIT.has(word) || PAID.has(word) || DUE.has(word) || DISCOUNT.has(word)) return true
    if (`${word} ${next}` in TWO || (word === 'on' && next === 'the')) return true
    if (NOTE.test(word)) return at + 1 < this.#tokens.length
    return methodOf(word) !== undefined || (BY.has(word) && methodOf(next) !== undefined)
  }

  /** All of them from there to the end; undefined where what stands there is something else, or cannot be read. */
  from(at: number): readonly Term[] | undefined {
    const read = this.#from(at)
    return read instanceof CommandError ? undefined : read
  }

  /** What to say about terms that cannot be read. */
  wrongAt(at: number): CommandError | undefined {
    const read = this.#from(at)
    return read instanceof CommandError ? read : undefined
  }

  #from(start: number): readonly Term[] | CommandError {
    // Word by word without going down: what follows a term is read but once, wherever the reading began.
    const path: { at: number; term: Term | null }[] = []
    let at = start
    let end: readonly Term[] | CommandError | undefined = this.#read.get(at)
    while (!end) {
      if (at >= this.#tokens.length) end = []
      else {
        const next = at > start && this.#between(at) ? { term: null, to: at + 1 } : this.#termAt(at)
        if (next instanceof CommandError) end = next
        else {
          path.push({ at, term: next.term })
          at = next.to
          end = this.#read.get(at)
        }
      }
    }
    for (const { at: from, term } of path.toReversed()) {
      if (!(end instanceof CommandError) && term) end = [term, ...end]
      // Between two terms is no beginning of one.
      if (term) this.#read.set(from, end)
    }
    return end
  }

  #between(at: number): boolean {
    const token = this.#tokens[at]
    return token !== undefined && (token.parts || isAnd(token))
  }

  #termAt(at: number): { term: Term; to: number } | CommandError {
    try {
      const read = this.#readAt(at)
      if (!read) return new CommandError(this.#words.t.unknownWord(this.#tokens[at]?.text ?? ''))
      const [from = 0, to = 0] = [this.#tokens[at]?.from, this.#tokens[read.to - 1]?.to]
      return { term: { ...read.term, from, to }, to: read.to }
    } catch (error) {
      if (error instanceof CommandError) return error
      throw error
    }
  }

  #readAt(at: number): { term: Meaning; to: number } | undefined {
    const [word = '', next = '', third = ''] = this.#folded(at, 3)
    const two = TWO[`${word} ${next}`]
    const long = word === 'on' && next === 'the' && (third === 'tab' || third === 'credit')
    if (CREDIT.has(word)) return { term: { is: 'credit' }, to: at + 1 }
    if (two === 'credit' || long) return { term: { is: 'credit' }, to: at + (long ? 3 : 2) }
    if (two === 'paid') return this.#paidAt(at + 2)
    if (PAID.has(word)) return this.#paidAt(at + 1)
    if (DUE.has(word)) return this.#dueAt(BY.has(next) || next === 'on' ? at + 2 : at + 1)
    if (DISCOUNT.has(word)) return this.#discountAt(next === 'de' || next === 'of' ? at + 2 : at + 1)
    if (NOTE.test(word)) return this.#noteAt(at + 1)
    const paid = this.#paidAt(at)
    return paid.to > at && paid.term.paid.method ? paid : undefined
  }

  /** After "pago": an amount and a method, in either order, each if it is there. */
  #paidAt(start: number): { term: Meaning & { is: 'paid' }; to: number } {
    let to = start
    let amount: number | null = null
    let method: Method | null = null
    for (let found = true; found; ) {
      const at = isMoneyMark(this.#tokens[to]?.text) ? to + 1 : to
      const by = BY.has(this.#folded(to, 1)[0] ?? '') ? to + 1 : to
      const number = this.#tokens[at]?.text ?? ''
      const said = methodOf(this.#tokens[by]?.text)
      found = true
      if (amount === null && looksLikeNumber(number)) {
        amount = this.#amount(number)
        to = at + 1
      } else if (method === null && said) {
        method = said
        to = by + 1
      } else found = false
    }
    return { term: { is: 'paid', paid: { amount, method } }, to }
  }

  #amount(typed: string): number {
    const amount = amountOf(typed, this.#words)
    if (amount === 0) throw new CommandError(this.#words.t.aboveZero)
    return amount
  }

  #dueAt(at: number): { term: Meaning; to: number } {
    const days = daysAsTyped(this.#tokens[at]?.text ?? '', this.#today, this.#words)
    return { term: { is: 'due', days }, to: at + 1 }
  }

  #discountAt(start: number): { term: Meaning; to: number } {
    const at = isMoneyMark(this.#tokens[start]?.text) ? start + 1 : start
    const given = this.#tokens[at]?.text ?? ''
    const isApart = this.#tokens[at + 1]?.text === '%'
    const off =
      isApart || given.endsWith('%')
        ? { discount: 0, permille: permilleOf(given.replace(/%$/, ''), this.#words) }
        : { discount: amountOf(given, this.#words) }
    return { term: { is: 'discount', off }, to: at + (isApart ? 2 : 1) }
  }

  /** All that is left. */
  #noteAt(at: number): { term: Meaning; to: number } | undefined {
    const from = this.#tokens[at]?.from
    if (from === undefined) return undefined
    return { term: { is: 'note', note: this.#text.slice(from).trim() }, to: this.#tokens.length }
  }

  #folded(at: number, n: number): string[] {
    return this.#tokens.slice(at, at + n).map((token) => token.folded)
  }
}

/** Of a percentage as typed: thousandths, at most all of it. Throws what to say for what is none. */
function permilleOf(typed: string, words: Words): number {
  const [milli, other] = quantitiesIn(typed, words.language)
  if (milli === undefined || other !== undefined || milli % 100 || milli > 100_000)
    throw new CommandError(words.t.noPercentage(typed))
  return milli / 100
}

/** Whether some word begins a date. */
export const namesDay = (tokens: readonly Token[]) => tokens.some(({ folded }) => DUE.has(folded))

/** The words of a text; commas between digits belong to their number, and so does one that begins it: `,5 kg`. */
export function tokensIn(text: string): Token[] {
  return [...text.matchAll(/\n|;|(?:[^\s,;]|(?<=\d|(?<![^\s,;])),(?=\d))+|,/gu)].map((match) => ({
    text: match[0],
    folded: fold(match[0]),
    parts: /^[\n,;]$/.test(match[0]),
    from: match.index,
    to: match.index + match[0].length,
  }))
}
