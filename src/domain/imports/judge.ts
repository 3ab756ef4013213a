// What a list would do to the shop as it is now: what it would make and change, what is strange about that, and what is wrong.
import { createHash } from 'node:crypto'
import { isCounted } from '#lib/counted-units.ts'
import { fold } from '#lib/fold.ts'
import { minorDigitsOf } from '#lib/money.ts'
import type { Issue } from '../errors.ts'
import type { Runtime } from '../runtime.ts'
import { readCells, type Said, type Wrong } from './cells.ts'
import { COLUMNS, type Column } from './columns.ts'
import { type Goods, goodsLike, type Shelf } from './goods.ts'
import { headerOf } from './header.ts'
import { useOf } from './numbers.ts'
import type { List, Row } from './read-list.ts'
import { inTurns } from './turns.ts'

/** What a preview shows; the rest is counted. */
const ITEMS_MAX = 200
/** Of a wrong cell, as it is told. */
const VALUE_MAX = 120

/** What is done for one line. `id`: null, it is made. */
export interface Effect {
  readonly line: number
  readonly id: number | null
  readonly version: number | null
  readonly name: string
  readonly folded: string
  /** What is set; for what is there already, what differs alone. */
  readonly fields: Readonly<Partial<Said>>
  /** The opening lot. */
  readonly stock: number | null
  readonly cost: number | null
  readonly before: Partial<Goods> | null
  readonly odd: boolean
}

export interface CellIssue extends Pick<Issue, 'issue' | 'values'> {
  readonly line: number
  readonly column: string
  readonly value: string
}

export interface Judged {
  readonly effects: readonly Effect[]
  readonly errors: readonly CellIssue[]
  readonly same: number
  /** Of the effects. */
  readonly digest: string
}

/** Judges all lines against the catalogue. */
export async function judge(runtime: Runtime, list: List): Promise<Judged> {
  const reading = { use: useOf(list), places: minorDigitsOf(runtime.shop.currency) }
  const read: { row: Row; said: Said; wrong: readonly Wrong[] }[] = []
  for await (const row of inTurns(list.rows)) {
    read.push({ row, ...readCells(row.cells, reading) })
  }
  const shelf = await goodsLike(
    runtime,
    read.map(({ said }) => said),
  )
  const seen = new Set<string>()
  const hash = createHash('sha256')
  const effects: Effect[] = []
  const errors: CellIssue[] = []
  let same = 0
  for await (const { row, said, wrong } of inTurns(read)) {
    const goods = shelf.named.get(fold(said.name ?? ''))
    const issues = [
      ...wrong,
      ...missing(row, said, goods),
      ...together(list, said, goods),
      ...twins(said, goods, shelf, seen),
    ]
    if (issues.length) errors.push(...told(list, row, issues))
    else {
      const effect = effectOf(row.line, said, goods)
      if (effect) effects.push(effect)
      else same++
      hash.update(JSON.stringify(effect ?? row.line))
    }
  }
  return { effects, errors, same, digest: hash.digest('base64url') }
}

/** What it cannot do without: a name, and of what is new a price. */
function missing({ cells }: Row, said: Said, goods: Goods | undefined): Wrong[] {
  const needed: Column[] = goods || said.name === undefined ? ['name'] : ['name', 'price']
  return needed
    .filter((column) => cells[column] === undefined)
    .map((column) => ({ column, issue: 'required' }))
}

/** What its fields say of one another, and of what is there. */
function together({ columns }: List, said: Said, goods: Goods | undefined): Wrong[] {
  const unit = said.unit ?? goods?.unit ?? 'un'
  const isWhole = (value: number | undefined) =>
    value === undefined || !isCounted(unit) || Number.isInteger(value)
  const wrong: Wrong[] = []
  if (goods?.moved && unit !== goods.unit) wrong.push({ column: 'unit', issue: 'unit_in_use' })
  if (!isWhole(said.minStock ?? goods?.minStock)) wrong.push({ column: 'minStock', issue: 'not_whole' })
  if (!isWhole(said.stock)) wrong.push({ column: 'stock', issue: 'not_whole' })
  if (columns.cost !== undefined && said.stock && said.cost === undefined && !goods?.moved)
    wrong.push({ column: 'cost', issue: 'required' })
  return wrong
}

/** What another has already: in the shop, or in an earlier line. */
function twins(said: Said, goods: Goods | undefined, shelf: Shelf, seen: Set<string>): Wrong[] {
  const keys: Partial<Record<'name' | 'sku' | 'barcode', string | undefined>> = {
    name: said.name && fold(said.name),
    sku: said.sku,
    barcode: said.barcode,
  }
  const wrong: Wrong[] = []
  for (const column of ['name', 'sku', 'barcode'] as const) {
    const key = keys[column]
    if (key === undefined) continue
    const holder = column === 'name' ? undefined : shelf[column].get(key)
    if (holder !== undefined && holder !== goods?.id) wrong.push({ column, issue: 'taken' })
    else if (seen.has(`${column} ${key}`)) wrong.push({ column, issue: 'twice' })
    seen.add(`${column} ${key}`)
  }
  return wrong
}

function told(list: List, { line, cells }: Row, wrong: readonly Wrong[]): CellIssue[] {
  const columns = headerOf(list)
  return COLUMNS_IN_ORDER(list).flatMap((column) => {
    const found = wrong.find((one) => one.column === column)
    if (!found) return []
    const value = (cells[column] ?? '').slice(0, VALUE_MAX)
    return [
      {
        line,
        column: columns[column],
        value,
        issue: found.issue,
        ...(found.values ? { values: found.values } : {}),
      },
    ]
  })
}

/** The file's own first. */
const COLUMNS_IN_ORDER = ({ columns }: List): readonly Column[] => [
  ...new Set([...(Object.keys(columns) as Column[]), ...COLUMNS]),
]

const FIELDS = ['price', 'unit', 'category', 'sku', 'barcode', 'minStock', 'emoji', 'hidden'] as const

/** Undefined: all is as it says already. */
function effectOf(line: number, said: Said, goods: Goods | undefined): Effect | undefined {
  const { name = '', stock = 0, cost } = said
  const fields = Object.fromEntries(
    FIELDS.filter((field) => said[field] !== undefined && said[field] !== goods?.[field]).map((field) => [
      field,
      said[field],
    ]),
  ) as Partial<Said>
  // What has moved already had its opening: the same list again doubles nothing.
  const opens = cost !== undefined && stock > 0 && !goods?.moved
  if (goods && !Object.keys(fields).length && !opens) return undefined
  return {
    line,
    id: goods?.id ?? null,
    version: goods?.version ?? null,
    name: goods?.name ?? name,
    folded: goods?.folded ?? fold(name),
    fields: goods ? fields : { unit: 'un', ...fields },
    stock: opens ? stock : null,
    cost: opens ? cost : null,
    before: goods
      ? (Object.fromEntries(
          Object.keys(fields).map((field) => [field, goods[field as keyof Goods]]),
        ) as Partial<Goods>)
      : null,
    odd: isOdd(said, goods),
  }
}

/** A price that somebody mistyped, most likely. */
function isOdd({ price, cost }: Said, goods: Goods | undefined): boolean {
  if (price === undefined || price === goods?.price) return false
  const paid = cost ?? goods?.cost ?? 0
  return price < paid || (goods !== undefined && (price > 2 * goods.price || price * 10 <= goods.price))
}

/** As it is shown: what is strange first, then as the file has it. */
export const itemsOf = (effects: readonly Effect[]) =>
  effects
    .toSorted((one, other) => Number(other.odd) - Number(one.odd) || one.line - other.line)
    .slice(0, ITEMS_MAX)
    .map(({ line, id, name, fields, before, stock, cost, odd }) => ({
      line,
      entityId: id,
      name,
      before,
      after: { ...fields, ...(stock === null ? {} : { stock, cost }) },
      odd,
    }))
