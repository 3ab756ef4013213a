// Amounts and methods of payment as they are said, wherever they stand: `R$ 5`, `dez reais`, `no pix`, `cartão de débito`.
import { isCounted } from '#lib/counted-units.ts'
import { looksLikeNumber } from '#lib/numbers.ts'
import { amountOf, inUnit, isMoneyMark, METHOD_WORDS, type Method, methodOf, unitOf } from '../tokens.ts'
import type { Words } from '../words.ts'
import type { Token } from './lexer.ts'
import { isScale, isWithinNumber, numberInWords } from './number-words.ts'
import { EACH, EACH_UNIT, phraseAt } from './vocabulary.ts'

interface Amount {
  /** Minor units. */
  readonly cents: number
  readonly to: number
  /** That it is money was said. */
  readonly isMoney: boolean
}

interface Said {
  readonly method: Method
  /** Without what leads to it. */
  readonly from: number
  readonly to: number
}

const CENTAVOS = new Set('centavo centavos cents'.split(' '))
export const REAIS: ReadonlySet<string> = new Set('real reais conto contos pila pilas bucks'.split(' '))
/** Which card is no method of its own; alone it is one only where that is known to follow. */
const CARDS = new Set('credito debito credit debit'.split(' '))
/** Before a method. */
const LEADS = new Set('em no na com por via by in with de do the o'.split(' '))
const LED_MAX = 2
/** What a method may begin with, as it is said. */
export const METHOD_BEGINNING: readonly string[] = [...METHOD_WORDS, ...CARDS, ...LEADS]

/** An amount from a word on; `bare`: also a number in words alone. Throws what to say for a number that is none. */
export function amountAt(
  tokens: readonly Token[],
  at: number,
  words: Words,
  { bare = false } = {},
): Amount | undefined {
  const near = tokens.slice(Math.max(0, at - 2), at + 1).map(({ folded }) => folded)
  if (isWithinNumber(near, near.length - 1)) return undefined
  const marked = isMoneyMark(tokens[at]?.text) ? 1 : 0
  const typed = tokens[at + marked]?.text ?? ''
  const isNamed = (to: number) => REAIS.has(tokens[to]?.folded ?? '')
  if (isScale(tokens[at + marked + 1]?.folded ?? '')) return inWordsAt(tokens, at + marked, words, bare)
  if (looksLikeNumber(typed)) {
    const to = at + marked + 1
    if (!marked && CENTAVOS.has(tokens[to]?.folded ?? '') && /^\d{1,2}$/.test(typed))
      return { cents: Number(typed), to: to + 1, isMoney: true }
    const isMoney = isNamed(to) || marked > 0 || /^r?\$/i.test(typed)
    return { cents: amountOf(typed, words), to: isNamed(to) ? to + 1 : to, isMoney }
  }
  return inWordsAt(tokens, at, words, bare)
}

/** `dez reais`, `dez reais e cinquenta centavos`; `bare`, where all is money: `dez`, `vinte e dois e cinquenta`. */
function inWordsAt(tokens: readonly Token[], at: number, words: Words, bare: boolean): Amount | undefined {
  const folded = tokens.slice(at, at + 2 * NUMBER_WORDS_MAX).map((token) => token.folded)
  const said = numberInWords(folded)
  if (!said || CENTAVOS.has(folded[said.took] ?? '')) return undefined
  const isNamed = REAIS.has(folded[said.took] ?? '')
  // "Um pix" is one of them, not one real.
  if (!isNamed && (!bare || said.milli % 1000 || said.milli < 2000)) return undefined
  const cents = (said.milli * 10 ** words.minorDigits) / 1000
  if (!Number.isInteger(cents)) return undefined
  const to = said.took + (isNamed ? 1 : 0)
  const more = words.minorDigits === 2 && cents % 100 === 0 ? centsBehind(folded, to, bare) : undefined
  return { cents: cents + (more?.cents ?? 0), to: at + to + (more?.took ?? 0), isMoney: true }
}

/** `e cinquenta centavos`; `bare`: also without that word. */
function centsBehind(folded: readonly string[], at: number, bare: boolean) {
  if (folded[at] !== 'e' && folded[at] !== 'and') return undefined
  const said = numberInWords(folded, at + 1)
  const isNamed = CENTAVOS.has(folded[at + 1 + (said?.took ?? 0)] ?? '')
  const cents = (said?.milli ?? 0) / 1000
  if (!said || !Number.isInteger(cents) || cents > 99 || !(isNamed || bare)) return undefined
  return { cents, took: 1 + said.took + (isNamed ? 1 : 0) }
}

const NUMBER_WORDS_MAX = 12

/** `cada`, `a unidade`, `o quilo`: that a price is of one, and of which unit where that is said. 0 words for nothing such. */
export function eachAt(folded: readonly string[], at: number): { took: number; unit?: string } {
  const lead = phraseAt(EACH_UNIT, folded, at)
  const unit = lead ? unitOf(folded[at + lead]) : undefined
  if (unit) return { took: lead + 1, unit }
  return { took: phraseAt(EACH, folded, at) }
}

/**
 * A price of one of a unit, as one of the goods' own: undefined where that is no whole amount, or not the same for all that may be
 * meant. Minor units.
 */
export function priceEach(cents: number, unit: string | undefined, goods: readonly { unit: string }[]) {
  if (unit === undefined) return cents
  // What a division by a twelfth, or a thousandth, leaves is none of it.
  const [price, other] = new Set(
    goods.map((one) => Math.round((cents / inOneOf(unit, one.unit)) * 1e6) / 1e6),
  )
  return price !== undefined && other === undefined && Number.isInteger(price) ? price : undefined
}

/** How many of the goods' own unit one of another is: a piece is a twelfth of a dozen, and a pack itself. 0 where they do not change. */
function inOneOf(unit: string, own: string): number {
  if (unit !== 'un' || own === 'un') return inUnit(unit, own, 1) ?? 0
  return own === 'dz' ? 1 / 12 : isCounted(own) ? 1 : 0
}

/** A method from a word on; `behind`: behind an amount or "pago", where a card need not be called one. */
export function methodAt(
  folded: readonly string[],
  start: number,
  { behind = false } = {},
): Said | undefined {
  let at = start
  while (at < start + LED_MAX && LEADS.has(folded[at] ?? '')) at++
  const word = folded[at]
  const method = methodOf(word)
  const isCard = CARDS.has(word ?? '')
  if (method === 'card' && folded[at + 1] === 'de' && CARDS.has(folded[at + 2] ?? ''))
    return { method, from: at, to: at + 3 }
  if (isCard && methodOf(folded[at + 1]) === 'card') return { method: 'card', from: at, to: at + 2 }
  if (method) return { method, from: at, to: at + 1 }
  return isCard && (behind || at > start) ? { method: 'card', from: at, to: at + 1 } : undefined
}
