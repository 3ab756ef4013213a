// Amounts and methods of payment as they are said, wherever they stand: `R$ 5`, `dez reais`, `no pix`, `cartão de débito`.
import { looksLikeNumber } from '#lib/numbers.ts'
import { amountOf, isMoneyMark, type Method, methodOf } from '../tokens.ts'
import type { Words } from '../words.ts'
import type { Token } from './lexer.ts'
import { numberInWords } from './number-words.ts'

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

/** An amount from a word on. Throws what to say for a number that is none. */
export function amountAt(tokens: readonly Token[], at: number, words: Words): Amount | undefined {
  const marked = isMoneyMark(tokens[at]?.text) ? 1 : 0
  const typed = tokens[at + marked]?.text ?? ''
  const isNamed = (to: number) => REAIS.has(tokens[to]?.folded ?? '')
  if (looksLikeNumber(typed)) {
    const to = at + marked + 1
    if (!marked && CENTAVOS.has(tokens[to]?.folded ?? '') && /^\d{1,2}$/.test(typed))
      return { cents: Number(typed), to: to + 1, isMoney: true }
    const isMoney = isNamed(to) || marked > 0 || /^r\$/i.test(typed)
    return { cents: amountOf(typed, words), to: isNamed(to) ? to + 1 : to, isMoney }
  }
  const folded = tokens.slice(at, at + NUMBER_WORDS_MAX).map((token) => token.folded)
  const said = numberInWords(folded)
  if (!said || !isNamed(at + said.took)) return undefined
  const cents = (said.milli * 10 ** words.minorDigits) / 1000
  return Number.isInteger(cents) ? { cents, to: at + said.took + 1, isMoney: true } : undefined
}

const NUMBER_WORDS_MAX = 8

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
