// Numbers as people type them, the one reader of chat, bridge and fields: in pt-BR a comma is the decimal mark and a dot groups, in English the other way round.
import { seen } from './fold.ts'
import { PRICE_MAX, QUANTITY_MAX } from './limits.ts'

export type NumberLanguage = 'pt-BR' | 'en'

interface Marks {
  readonly decimal: string
  readonly group: string
}
const MARKS: Record<NumberLanguage, Marks> = {
  'pt-BR': { decimal: ',', group: '.' },
  en: { decimal: '.', group: ',' },
}

/** More than any number that is meant: what is longer is judged by its length alone. */
const LENGTH_MAX = 24
const QUANTITY_PLACES = 3

interface Digits {
  readonly whole: string
  readonly decimals: string
  /** Its one mark groups three last digits, and may as well be meant to part them: `2.500`. */
  readonly doubtful?: true
}

/** Whole digits and decimals as typed; undefined for what is no number. Signs, exponents and doubts are none. */
function readDigits(typed: string, language: NumberLanguage): Digits | undefined {
  const text = typed.length > LENGTH_MAX ? '' : seen(typed)
  if (!/^\d[\d.,]*$/.test(text)) return undefined
  const { decimal, group } = MARKS[language]
  const [front = '', decimals, more] = text.split(decimal)
  if (more !== undefined || decimals === '' || /[.,]/.test(decimals ?? '')) return undefined
  const [first = '', ...rest] = front.split(group)
  const [last = ''] = rest
  if (!rest.length) return { whole: first, decimals: decimals ?? '' }
  // The other mark before one or two last digits, or after a lone 0, is read as decimals.
  const alone = decimals === undefined && rest.length === 1
  if (alone && (first === '0' ? /^\d+$/ : /^\d{1,2}$/).test(last)) return { whole: first, decimals: last }
  if (!/^[1-9]\d{0,2}$/.test(first) || !rest.every((one) => /^\d{3}$/.test(one))) return undefined
  return { whole: first + rest.join(''), decimals: decimals ?? '', ...(alone ? { doubtful: true } : {}) }
}

function scaled({ whole, decimals }: Digits, places: number, most: number): number | undefined {
  if (decimals.length > places) return undefined
  const value = Number(whole + decimals.padEnd(places, '0'))
  return value <= most ? value : undefined
}

/** Minor units, of which `places` decimals are one, `most` at most; `R$` may stand before it. Undefined for what is no amount. */
export function readMoney(
  text: string,
  language: NumberLanguage,
  places = 2,
  most = PRICE_MAX,
): number | undefined {
  const read = readDigits(text.replace(/^r?\$\s*/i, ''), language)
  return read && scaled(read, places, most)
}

/**
 * What a quantity may mean, in thousandths of its unit: nothing for what is none, one where it has one reading, and
 * the decimals, then the thousands, of one whose grouping mark stands before exactly three digits (`2.500`).
 */
export function quantitiesIn(text: string, language: NumberLanguage): readonly number[] {
  const read = readDigits(text.startsWith(MARKS[language].decimal) ? `0${text}` : text, language)
  if (!read) return []
  const apart = { whole: read.whole.slice(0, -3), decimals: read.whole.slice(-3) }
  const milli = (read.doubtful ? [apart, read] : [read]).map((one) =>
    scaled(one, QUANTITY_PLACES, QUANTITY_MAX * 1000),
  )
  // Thousands that are too many are said, not made decimals.
  return milli.includes(undefined) ? [] : milli.filter((one) => one !== undefined)
}

/** Thousandths of the unit; undefined for what is no quantity, or might be two. */
export function readQuantity(text: string, language: NumberLanguage): number | undefined {
  const [only, other] = quantitiesIn(text, language)
  return other === undefined ? only : undefined
}

/** Whether somebody meant a number: it begins with a digit, a mark of one, a sign or R$, whether it can be read or not. */
export const looksLikeNumber = (text: string) => /^(r?\$)?[+\-−]?[.,]?\d/i.test(seen(text))
