// So much of something, as it is typed before goods or behind them: `2`, `2x`, `1,5 kg`, `350g`, `meia dúzia`, `um quilo e meio`, `R$ 5 de`.
import { fold } from '#lib/fold.ts'
import { quantitiesIn, readMoney } from '#lib/numbers.ts'
import { isMoneyMark, unitOf } from '../tokens.ts'
import type { Words } from '../words.ts'
import { halfBehind, isNumberWord, isScale, numberInWords, type Said } from './number-words.ts'

export interface Quantity {
  /** Thousandths, in the unit as typed. */
  readonly milli: number
  /** What it may as well be (`2.500`). */
  readonly other?: number
  readonly unit: string | null
  /** Minor units that it is worth, where that is said instead: `R$ 5 de`. */
  readonly worth?: number
  /** Tokens it took. */
  readonly took: number
}

interface Counted extends Said {
  readonly other?: number
  /** The unit that stands against it. */
  readonly unit?: string
}

/** `2`, `2x`, `x2`, `350g`, in digits. */
function inDigits(token: string, words: Words): Counted | undefined {
  const [, bare = token] = /^[x×]?(\d[\d.,]*)$/iu.exec(token) ?? /^([\d.,]+)[x×]$/iu.exec(token) ?? []
  const joined = /^([\d.,]+)(\p{L}+)$/u.exec(bare)
  const unit = joined ? unitOf(joined[2]) : undefined
  const [milli, other] = joined && !unit ? [] : quantitiesIn(joined?.[1] ?? bare, words.language)
  if (milli === undefined) return undefined
  return { milli, took: 1, ...(other === undefined ? {} : { other }), ...(unit ? { unit } : {}) }
}

/** Digits, and a half behind them: `1 1/2`. */
function countedAt(tokens: readonly string[], words: Words): Counted | undefined {
  const [first = '', second = ''] = tokens
  if (isScale(fold(second))) return numberInWords(tokens.slice(0, NUMBER_WORDS_MAX).map(fold))
  const digits = inDigits(first, words)
  const part =
    digits && !digits.unit && /^(?:[13]\/[24]|[½¼¾])$/u.test(second) ? numberInWords([second]) : undefined
  if (digits && part) return { milli: digits.milli + part.milli, took: 2 }
  const joined = /^(\d+)([½¼¾])$/u.exec(first)
  if (joined) {
    const half = numberInWords([joined[2] ?? ''])?.milli ?? 0
    return { milli: Number(joined[1]) * 1000 + half, took: 1 }
  }
  if (digits || !isNumberWord(fold(first))) return digits
  return numberInWords(tokens.slice(0, NUMBER_WORDS_MAX).map(fold))
}

/** Words of the longest number: `cento e vinte e cinco mil e cento e vinte e cinco`. */
const NUMBER_WORDS_MAX = 12

/** A quantity at the beginning of the tokens; undefined where none stands there. */
export function readQuantityAt(tokens: readonly string[], words: Words): Quantity | undefined {
  if (!mayBeginQuantity(tokens[0])) return undefined
  const counted = countedAt(tokens, words)
  const worth = worthAt(tokens, counted, words)
  if (worth) return worth
  if (!counted) return ofOneUnit(tokens)
  const { milli, other, took } = counted
  const behind = tokens[took]
  const times =
    counted.unit === undefined && /^[x×]$/iu.test(behind ?? '') && tokens.length > took + 1 ? 1 : 0
  const unit = counted.unit ?? (times ? undefined : unitOf(behind))
  const to = took + times + (unit && !counted.unit ? 1 : 0)
  const half =
    unit && other === undefined && milli % 1000 === 0
      ? halfBehind(tokens.slice(to, to + 3).map(fold), 0)
      : undefined
  return {
    milli: milli + (half?.milli ?? 0),
    ...(other === undefined ? {} : { other }),
    unit: unit ?? null,
    took: to + (half?.took ?? 0),
  }
}

/** Whether a quantity may begin with it: most words of a line begin none. */
export function mayBeginQuantity(token: string | undefined): boolean {
  if (!token) return false
  if (/^[x×]?[\d.,½¼¾]|^r?\$/iu.test(token)) return true
  const word = fold(token)
  return isNumberWord(word) || /^(?:a|an|o)$/.test(word) || unitOf(token) !== undefined
}

/** One of a unit that no number stands before: `quilo e meio`, `a dozen`, `half of` which is one. */
function ofOneUnit(tokens: readonly string[]): Quantity | undefined {
  const at = /^(?:a|an|o)$/iu.test(tokens[0] ?? '') ? 1 : 0
  const unit = unitOf(tokens[at])
  if (!unit || tokens.length <= at + 1 || (tokens[at] ?? '').length < 3) return undefined
  const half = halfBehind(tokens.slice(at + 1, at + 4).map(fold), 0)
  if (!half && at === 0) return undefined
  return { milli: 1000 + (half?.milli ?? 0), unit, took: at + 1 + (half?.took ?? 0) }
}

/** `R$ 5 de`, `5 reais de`: so much money's worth. */
function worthAt(
  tokens: readonly string[],
  counted: Counted | undefined,
  words: Words,
): Quantity | undefined {
  const apart = isMoneyMark(tokens[0]) ? 1 : 0
  const marked = apart === 1 || /^r?\$\d/iu.test(tokens[0] ?? '')
  const said = marked ? undefined : counted
  const named = said && !said.unit && REAIS.has(fold(tokens[said.took] ?? ''))
  if (!marked && !named) return undefined
  const amount = named ? said.milli / 10 : readMoney(tokens[apart] ?? '', words.language, words.minorDigits)
  const to = named ? said.took + 1 : apart + 1
  if (amount === undefined || amount <= 0 || !Number.isInteger(amount) || !OF.has(fold(tokens[to] ?? '')))
    return undefined
  return { milli: 1000, unit: null, worth: amount, took: to }
}

const REAIS = new Set(['real', 'reais', 'conto', 'contos', 'pila', 'pilas'])
const OF = new Set(['de', 'do', 'da', 'of', 'worth'])
