// What each cell of a line says, or what is wrong with it: the rules of a field are those of the catalogue, and of customers.
import { fold } from '#lib/fold.ts'
import type { Unit } from '#lib/quantity.ts'
import { createInput as customerInput } from '../customers/schemas.ts'
import type { Issue } from '../errors.ts'
import { issuesOf } from '../input.ts'
import { createInput } from '../products/schemas.ts'
import type { Column } from './columns.ts'
import { type DayUse, dayIn } from './days.ts'
import { moneyIn, quantityIn, type Use } from './numbers.ts'

const { name, price, category, sku, barcode, minStock, emoji } = createInput.shape
const { phone, creditLimit, note } = customerInput.shape
const GOODS = { name, price, category, sku, barcode, minStock, emoji, stock: minStock, cost: price }
const SCHEMAS = { ...GOODS, phone, creditLimit, note, owes: price }

/** What is said of a product or a customer; what is not said is left out. */
export interface Said {
  readonly name?: string
  readonly price?: number
  readonly unit?: Unit
  readonly category?: string
  readonly sku?: string
  readonly barcode?: string
  readonly minStock?: number
  readonly emoji?: string
  readonly hidden?: boolean
  readonly stock?: number
  readonly cost?: number
  readonly phone?: string
  readonly creditLimit?: number
  readonly note?: string
  readonly owes?: number
  readonly since?: string
  readonly due?: string
}

export interface Wrong extends Pick<Issue, 'issue' | 'values'> {
  readonly column: Column
}

const UNITS: Readonly<Record<Unit, readonly string[]>> = {
  un: ['un', 'und', 'unid', 'unidade', 'unidades', 'unit', 'units'],
  dz: ['dz', 'duzia', 'duzias', 'dozen'],
  pct: ['pct', 'pacote', 'pacotes', 'pack', 'packs'],
  cx: ['cx', 'caixa', 'caixas', 'box', 'boxes'],
  kg: ['kg', 'quilo', 'quilos'],
  g: ['g', 'grama', 'gramas'],
  l: ['l', 'lt', 'litro', 'litros', 'liter', 'litre'],
  ml: ['ml'],
  m: ['m', 'metro', 'metros', 'meter', 'metre'],
}
const unitNamed = new Map(
  Object.entries(UNITS).flatMap(([unit, called]) => called.map((one) => [one, unit as Unit])),
)
const ANSWERS = new Map<string, boolean>([
  ...['sim', 's', 'yes', 'y', 'x', '1', 'true', 'verdadeiro'].map((word) => [word, true] as const),
  ...['nao', 'n', 'no', '0', 'false', 'falso'].map((word) => [word, false] as const),
])
/** Longer than any word that is known. */
const WORD_MAX = 20

export interface Reading {
  readonly use: Use
  readonly days: DayUse
  /** Digits of the currency's minor unit. */
  readonly places: number
}

type Cell = { readonly value: unknown } | Pick<Issue, 'issue' | 'values'>

const READERS: Readonly<Partial<Record<Column, (cell: string, reading: Reading) => Cell>>> = {
  price: (cell, { use, places }) => moneyIn(cell, use, places),
  cost: (cell, { use, places }) => moneyIn(cell, use, places),
  stock: (cell, { use }) => quantityIn(cell, use),
  minStock: (cell, { use }) => quantityIn(cell, use),
  creditLimit: (cell, { use, places }) => moneyIn(cell, use, places),
  owes: (cell, { use, places }) => moneyIn(cell, use, places),
  since: (cell, { days }) => dayIn(cell, days),
  due: (cell, { days }) => dayIn(cell, days),
  unit: (cell) => oneOf(unitNamed, cell, Object.keys(UNITS)),
  hidden: (cell) => oneOf(ANSWERS, cell, ['sim', 'não']),
}

const oneOf = <T>(known: ReadonlyMap<string, T>, cell: string, allowed: readonly string[]): Cell => {
  const value = cell.length > WORD_MAX ? undefined : known.get(fold(cell).replace(/\.$/, ''))
  return value === undefined ? { issue: 'not_one_of', values: { allowed: allowed.join(', ') } } : { value }
}

/** The line's cells, each by itself; the first thing that is wrong with one is told of it. */
export function readCells(cells: Readonly<Partial<Record<Column, string>>>, reading: Reading) {
  const said: Record<string, unknown> = {}
  const wrong: Wrong[] = []
  for (const [named, cell] of Object.entries(cells)) {
    const column = named as Column
    const read = READERS[column]?.(cell, reading) ?? { value: cell }
    const checked = 'issue' in read ? read : check(column, read.value)
    if ('issue' in checked) wrong.push({ column, ...checked })
    else said[column] = checked.value
  }
  return { said: said as Said, wrong }
}

function check(column: Column, value: unknown): Cell {
  if (!(column in SCHEMAS)) return { value }
  const read = SCHEMAS[column as keyof typeof SCHEMAS].safeParse(value, { reportInput: true })
  if (read.success) return { value: read.data }
  const [{ issue, values } = { issue: 'invalid' as const, values: undefined }] = issuesOf(read.error)
  return values ? { issue, values } : { issue }
}
