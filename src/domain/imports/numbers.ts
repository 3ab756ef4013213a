// Numbers by the file's own use: which mark parts its decimals is found in all of them together, then each has one reading or none.
import { type NumberLanguage, quantitiesIn, readMoney } from '#lib/numbers.ts'
import type { List } from './read-list.ts'

const NUMBERS = ['price', 'cost', 'stock', 'minStock', 'creditLimit', 'owes'] as const
/** Headers in Portuguese that an English list does not have. */
const PORTUGUESE = /^(nome|preço|preco|produto|cliente)/i
export const isPortuguese = ({ columns }: Pick<List, 'columns'>) => PORTUGUESE.test(columns.name ?? '')

export interface Use {
  /** Whose marks: a comma or a dot parts decimals. */
  readonly language: NumberLanguage
  /** A number of the file shows it; else it is what such files mostly mean. */
  readonly shown: boolean
}

/** How the file writes its numbers; where they disagree, as most of them. */
export function useOf({ rows, separator, columns }: Omit<List, 'kind'>): Use {
  let balance = 0 // above zero: a comma parts decimals
  for (const { cells } of rows) for (const column of NUMBERS) balance += evidence(cells[column] ?? '')
  if (balance) return { language: balance > 0 ? 'pt-BR' : 'en', shown: true }
  return { language: separator !== ',' && isPortuguese({ columns }) ? 'pt-BR' : 'en', shown: false }
}

/** 1 where a comma parts the decimals of this number, -1 where a dot does, 0 where nobody can tell. */
function evidence(cell: string): number {
  const marks = cell.slice(0, 24).replaceAll(/[^.,]/g, '')
  const last = marks.at(-1)
  if (!last) return 0
  const side = last === ',' ? 1 : -1
  // Two kinds: the last one parts. One kind, many times: it groups.
  if (new Set(marks).size > 1) return side
  if (marks.length > 1) return -side
  const [whole = '', digits = ''] = cell.replace(/^r\$\s*/i, '').split(last)
  return digits.length !== 3 || !/^[1-9]\d{0,2}$/.test(whole) ? side : 0
}

export type Read = { readonly value: number } | { readonly issue: 'not_a_number' | 'two_readings' }

/** Minor units, of which `places` decimals are one; three digits behind a mark are thousands, for no money has so many decimals. */
export function moneyIn(cell: string, use: Use, places: number): Read {
  const value = readMoney(cell, use.language, places)
  return value === undefined ? { issue: 'not_a_number' } : { value }
}

/** Of its unit. */
export function quantityIn(cell: string, use: Use): Read {
  if (!use.shown && evidence(cell) === 0 && /[.,]/.test(cell)) return { issue: 'two_readings' }
  // Decimals first, then thousands: by the file's own use it is these.
  const milli = quantitiesIn(cell, use.language).at(-1)
  return milli === undefined ? { issue: 'not_a_number' } : { value: milli / 1000 }
}
