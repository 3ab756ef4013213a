// The terms of a sale wherever they stand in its line: money, due date, discount and note; each place is read but once.
import { addDays } from '#lib/days.ts'
import { looksLikeNumber, quantitiesIn } from '#lib/numbers.ts'
import { CommandError } from '../outcome.ts'
import type { Off } from '../till.ts'
import { isMoneyMark, METHOD_WORDS, type Method, type Placed } from '../tokens.ts'
import type { Words } from '../words.ts'
import { dayAt } from './day.ts'
import type { Token } from './lexer.ts'
import { amountAt, METHOD_BEGINNING, methodAt } from './money.ts'
import { isNumberWord } from './number-words.ts'
import { AGO_WORDS, agoAt } from './past.ts'
import {
  CREDIT,
  DISCOUNT,
  DUE,
  HALF,
  LESS,
  NOTE,
  OFF,
  PAID,
  phraseAt,
  TOTAL,
  UNTIL,
  WILL_PAY,
} from './vocabulary.ts'

/** A payment as said: the method, the amount, both, or neither. */
interface Said {
  readonly amount: number | null
  /** Half of what is to be paid, in place of an amount. */
  readonly half?: true
  readonly method: Method | null
}

type Meaning =
  | { readonly is: 'credit' }
  | { readonly is: 'paid'; readonly paid: Said }
  | { readonly is: 'due'; readonly days: readonly string[] }
  /** The day of the sale. */
  | { readonly is: 'on'; readonly on: string }
  /** Minor units that all of it comes to. */
  | { readonly is: 'total'; readonly total: number }
  | { readonly is: 'discount'; readonly off: Off }
  | { readonly is: 'note'; readonly note: string }

/** What is said, and where in the text. */
export type Term = Meaning & Omit<Placed, 'text'>

/** What may be read from a place on. */
export interface TermsRead {
  readonly terms: readonly Term[]
  readonly to: number
}

type Read = { readonly meant: readonly Meaning[]; readonly to: number }

/** What may be said of a sale, from each word of its line; `today` is the shop's day, empty where the line names none. */
export class Terms {
  readonly #tokens: readonly Token[]
  readonly #folded: readonly string[]
  readonly #text: string
  readonly #today: string
  readonly #words: Words
  readonly #read = new Map<number, readonly TermsRead[] | CommandError>()

  constructor(tokens: readonly Token[], text: string, today: string, words: Words) {
    this.#tokens = tokens
    this.#folded = tokens.map(({ said }) => said)
    this.#text = text
    this.#today = today
    this.#words = words
  }

  /** Every way to read a term there; none where none stands there, or it cannot be read. */
  at(at: number): readonly TermsRead[] {
    const read = this.#at(at)
    return read instanceof CommandError ? [] : read
  }

  /** What to say about a term that cannot be read. */
  wrongAt(at: number): CommandError | undefined {
    const read = this.#at(at)
    return read instanceof CommandError ? read : undefined
  }

  /** Whether a term may begin there, well said or not. */
  beginsAt(at: number): boolean {
    return (
      [CREDIT, PAID, DUE, DISCOUNT].some((set) => phraseAt(set, this.#folded, at) > 0) ||
      (NOTE.test(this.#folded[at] ?? '') && at + 1 < this.#tokens.length) ||
      methodAt(this.#folded, at) !== undefined
    )
  }

  #at(at: number): readonly TermsRead[] | CommandError {
    const known = this.#read.get(at)
    if (known) return known
    const read = this.#mayBegin(at) ? this.#tried(at) : NONE
    this.#read.set(at, read)
    return read
  }

  /** Most words of a line begin no term. */
  #mayBegin(at: number): boolean {
    const { text = '' } = this.#tokens[at] ?? {}
    const word = this.#folded[at] ?? ''
    return (
      BEGINNING.has(word) ||
      isNumberWord(word) ||
      NOTE.test(word) ||
      isMoneyMark(text) ||
      looksLikeNumber(text)
    )
  }

  #tried(at: number): readonly TermsRead[] | CommandError {
    try {
      return this.#ways(at).map(({ meant, to }) => {
        const from = this.#tokens[at]?.from ?? 0
        const end = this.#tokens[to - 1]?.to ?? from
        return { to, terms: meant.map((one) => ({ ...one, from, to: end })) }
      })
    } catch (error) {
      if (error instanceof CommandError) return error
      throw error
    }
  }

  #ways(at: number): Read[] {
    const words = this.#folded
    const one = (meant: Meaning, to: number): Read => ({ meant: [meant], to })
    if (NOTE.test(words[at] ?? '')) return this.#note(at + 1)
    const willPay = phraseAt(WILL_PAY, words, at)
    const promised = willPay ? this.#day(at + willPay) : undefined
    if (promised) {
      const said: Read = { meant: [CREDIT_TERM, promised.due], to: promised.to }
      // "Paga hoje": that it will be, or that it is.
      return words[at] === 'paga' && isOnly(promised.due, this.#today)
        ? [said, ...this.#paid(at + 1, true)]
        : [said]
    }
    const credit = phraseAt(CREDIT, words, at)
    if (credit) return [one(CREDIT_TERM, at + credit), ...this.#dueBehind(at + credit)]
    const due = phraseAt(DUE, words, at)
    if (due) return [this.#mustBeDay(at + due)]
    const until = phraseAt(UNTIL, words, at)
    const by = until ? this.#day(at + until) : undefined
    if (by) return [one(by.due, by.to)]
    const off = this.#discount(at)
    if (off) return [off]
    const plain = this.#on(at) ?? this.#total(at)
    if (plain) return [plain]
    const paid = phraseAt(PAID, words, at)
    if (paid) return this.#paid(at + paid, true)
    return this.#paid(at, false)
  }

  /** `ontem`: the day of the sale. */
  #on(at: number): Read | undefined {
    const ago = this.#today ? agoAt(this.#folded, at) : undefined
    return ago && { meant: [{ is: 'on', on: addDays(this.#today, -ago.days) }], to: at + ago.took }
  }

  /** `= 14,50`, `total 14,50`: what it was reckoned to be. */
  #total(at: number): Read | undefined {
    const named = phraseAt(TOTAL, this.#folded, at)
    const amount = named ? amountAt(this.#tokens, at + named, this.#words) : undefined
    return amount && { meant: [{ is: 'total', total: amount.cents }], to: amount.to }
  }

  /** A day right behind "fiado" is when it is due. */
  #dueBehind(at: number): Read[] {
    // "Até sexta" is a term by itself.
    const day = phraseAt(UNTIL, this.#folded, at) ? undefined : this.#day(at)
    return day ? [{ meant: [CREDIT_TERM, day.due], to: day.to }] : []
  }

  #day(at: number): { due: Meaning; to: number } | undefined {
    if (!this.#today) return undefined
    const said = dayAt(this.#folded, at, this.#today, this.#words.language)
    return said && { due: { is: 'due', days: said.days }, to: at + said.took }
  }

  #mustBeDay(at: number): Read {
    const day = this.#day(at)
    if (day) return { meant: [day.due], to: day.to }
    throw new CommandError(this.#words.t.noDay(this.#tokens[at]?.text ?? ''))
  }

  /** `desconto 2,00`, `desconto de 10%`, `1 real de desconto`, `10% off`, `menos 1 real`. */
  #discount(at: number): Read | undefined {
    const words = this.#folded
    const named = phraseAt(DISCOUNT, words, at)
    const from = named ? at + named : at + phraseAt(LESS, words, at) + (words[at] === 'com' ? 1 : 0)
    const said = this.#offAt(from)
    if (named) {
      if (said) return { meant: [{ is: 'discount', off: said.off }], to: said.to }
      const typed = this.#tokens[from]?.text ?? ''
      throw new CommandError(typed === '%' ? this.#words.t.noPercentage('') : this.#words.t.noNumber(typed))
    }
    const behind = said ? phraseAt(OFF, words, said.to) : 0
    const isLess = from > at && words[at] !== 'com'
    if (!said || (!behind && !(isLess && said.isMoney))) return undefined
    return { meant: [{ is: 'discount', off: said.off }], to: said.to + behind }
  }

  /** So much less: an amount, or a part of all. */
  #offAt(at: number): { off: Off; to: number; isMoney: boolean } | undefined {
    const typed = this.#tokens[at]?.text ?? ''
    const isApart = this.#tokens[at + 1]?.text === '%'
    if (isApart || typed.endsWith('%')) {
      const permille = permilleOf(typed.replace(/%$/, ''), this.#words)
      return { off: { discount: 0, permille }, to: at + (isApart ? 2 : 1), isMoney: true }
    }
    const amount = amountAt(this.#tokens, at, this.#words)
    return amount && { off: { discount: amount.cents }, to: amount.to, isMoney: amount.isMoney }
  }

  /** An amount and a method, in either order, each if it is there; `named`: behind "pago". */
  #paid(start: number, named: boolean): Read[] {
    let said: Said = { amount: null, method: null }
    let to = start
    const read = (): Read => ({ meant: [{ is: 'paid', paid: said }], to })
    let less: Read | undefined
    for (;;) {
      const from = named && to === start ? to + this.#withAt(to) : to
      const isOpen = said.amount === null && !said.half
      const amount = isOpen ? amountAt(this.#tokens, from, this.#words) : undefined
      const half = isOpen ? phraseAt(HALF, this.#folded, to) : 0
      const method =
        said.method === null ? methodAt(this.#folded, to, { behind: named || !isOpen }) : undefined
      if (method) [said, to] = [{ ...said, method: method.method }, method.to]
      else if (half) [said, to] = [{ ...said, half: true }, to + half]
      else if (amount) {
        if (amount.cents === 0) throw new CommandError(this.#words.t.aboveZero)
        // The number may as well be of goods that follow.
        less = amount.isMoney || !(named || said.method) ? undefined : read()
        ;[said, to] = [{ ...said, amount: amount.cents }, amount.to]
      } else break
      if (method) less = undefined
    }
    // An amount alone is no payment: it may be of anything.
    if (!named && !said.method) return []
    const isBack = said.amount !== null && CHANGE.has(this.#folded[to] ?? '')
    const back = isBack ? amountAt(this.#tokens, to + 1, this.#words) : undefined
    // What goes back is reckoned, whatever was said of it.
    if (back) return [{ ...read(), to: back.to }]
    return less && to < this.#tokens.length ? [read(), less] : [read()]
  }

  /** `pago com 20`. */
  #withAt = (at: number) =>
    WITH.has(this.#folded[at] ?? '') && /^(?:r?\$)?\d/.test(this.#folded[at + 1] ?? '') ? 1 : 0

  /** All that is left. */
  #note(at: number): Read[] {
    const from = this.#tokens[at]?.from
    if (from === undefined) return []
    return [{ meant: [{ is: 'note', note: this.#text.slice(from).trim() }], to: this.#tokens.length }]
  }
}

const NONE: readonly TermsRead[] = []
/** What terms begin with, but for numbers. */
const BEGINNING: ReadonlySet<string> = new Set([
  ...[CREDIT, PAID, DUE, WILL_PAY, UNTIL, DISCOUNT, LESS, TOTAL, HALF].flatMap(({ first }) => [...first]),
  ...AGO_WORDS,
  ...METHOD_BEGINNING,
])

const WITH = new Set(['com', 'with'])
const CHANGE = new Set(['troco', 'change'])
const CREDIT_TERM: Meaning = { is: 'credit' }
const isOnly = (due: Meaning, day: string) => due.is === 'due' && due.days.length === 1 && due.days[0] === day

/** Of a percentage as typed: thousandths, at most all of it. Throws what to say for what is none. */
function permilleOf(typed: string, words: Words): number {
  const [milli, other] = quantitiesIn(typed, words.language)
  if (milli === undefined || other !== undefined || milli % 100 || milli > 100_000)
    throw new CommandError(words.t.noPercentage(typed))
  return milli / 100
}

/** Words of the grammar: none of them is anybody's name unless that is said. */
export const RESERVED: ReadonlySet<string> = new Set([
  ...[CREDIT, PAID, DUE, DISCOUNT].flatMap(({ all }) => [...all]).filter((phrase) => !phrase.includes(' ')),
  ...'obs credito credit prazo vista conta hoje amanha today tomorrow tudo all'.split(' '),
  ...METHOD_WORDS,
  ...'cliente customer client ninguem nobody balcao loja shop'.split(' '),
])
