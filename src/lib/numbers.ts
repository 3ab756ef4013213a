// Numbers as people type them: in pt-BR a comma is the decimal mark and a dot before three digits groups; in English the other way round.
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

/** Whole digits and decimals as typed; undefined for what is no number. Signs, exponents and doubts are none. */
function readDigits(text: string, language: NumberLanguage): { whole: string; decimals: string } | undefined {
  if (!/^\d[\d.,]*$/.test(text)) return undefined
  const { decimal, group } = MARKS[language]
  const parts = text.split(decimal)
  if (parts.length > 2) return undefined
  const [front = '', decimals] = parts
  if (decimals !== undefined && !/^\d+$/.test(decimals)) return undefined
  const groups = front.split(group)
  if (groups.length === 1) return { whole: front, decimals: decimals ?? '' }
  const [first = '', ...rest] = groups
  if (/^\d{1,3}$/.test(first) && rest.every((one) => /^\d{3}$/.test(one))) {
    return { whole: groups.join(''), decimals: decimals ?? '' }
  }
  // The other mark before one or two last digits is read as decimals.
  const [last = ''] = rest
  if (decimals === undefined && rest.length === 1 && /^\d{1,2}$/.test(last))
    return { whole: first, decimals: last }
  return undefined
}

function scaled(text: string, language: NumberLanguage, places: number, most: number): number | undefined {
  const read = readDigits(text, language)
  if (!read || read.decimals.length > places || read.whole.length > 15) return undefined
  const value = Number(read.whole + read.decimals.padEnd(places, '0'))
  return value <= most ? value : undefined
}

/** Minor units, of which `places` decimals are one; `R$` may stand before it. Undefined for what is no amount. */
export function readMoney(text: string, language: NumberLanguage, places = 2): number | undefined {
  return scaled(text.replace(/^r\$\s*/i, ''), language, places, PRICE_MAX)
}

/** Thousandths of the unit; undefined for what is no quantity. */
export function readQuantity(text: string, language: NumberLanguage): number | undefined {
  return scaled(text, language, 3, QUANTITY_MAX * 1000)
}

/** Whether somebody meant a number: it begins with a digit, a sign or R$, whether it can be read or not. */
export const looksLikeNumber = (text: string) => /^(r\$)?[+\-−]?\d/i.test(text)
