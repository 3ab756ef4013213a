// What a list would do to the shop as it is now: what it would make and change, what is strange about that, and what is wrong.
import { createHash } from 'node:crypto'
import { fold } from '#lib/fold.ts'
import { minorDigitsOf } from '#lib/money.ts'
import type { Issue } from '../errors.ts'
import type { Language } from '../operation.ts'
import type { Runtime } from '../runtime.ts'
import { readCells, type Wrong } from './cells.ts'
import { columnsOf } from './columns.ts'
import { dayUseOf } from './days.ts'
import type { Effect, ReadLine } from './effect.ts'
import { judgeGoods } from './goods.ts'
import { headerOf } from './header.ts'
import { judgeNotebook } from './notebook.ts'
import { isPortuguese, useOf } from './numbers.ts'
import type { List, Row } from './read-list.ts'
import { inTurns } from './turns.ts'

/** What a preview shows; the rest is counted. */
const ITEMS_MAX = 200
/** Of a wrong cell, as it is told. */
const VALUE_MAX = 120

export interface CellIssue extends Pick<Issue, 'issue' | 'values'> {
  readonly line: number
  /** What the line is about; null: it does not say. */
  readonly name: string | null
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

const BEGIN = { products: judgeGoods, customers: judgeNotebook } as const

/** Judges all lines against the shop. `language`: of who reads what is wrong. */
export async function judge(runtime: Runtime, list: List, language: Language): Promise<Judged> {
  const reading = {
    use: useOf(list),
    days: dayUseOf(list, isPortuguese(list)),
    places: minorDigitsOf(runtime.shop.currency),
  }
  const read: (ReadLine & { wrong: readonly Wrong[] })[] = []
  for await (const row of inTurns(list.rows)) {
    const { said, wrong } = readCells(row.cells, reading)
    read.push({ row, said, wrong, folded: fold(said.name ?? '') })
  }
  const header = headerOf(list, language)
  const judgeLine = await BEGIN[list.kind](runtime, list, read)
  const hash = createHash('sha256')
  const effects: Effect[] = []
  const errors: CellIssue[] = []
  let same = 0
  for await (const { wrong: cells, ...line } of inTurns(read)) {
    const { row } = line
    const { wrong, effect } = judgeLine(line)
    if (cells.length + wrong.length) errors.push(...told(list, header, row, [...cells, ...wrong]))
    else {
      if (effect) effects.push(effect)
      else same++
      hash.update(JSON.stringify(effect ?? row.line))
    }
  }
  return { effects, errors, same, digest: hash.digest('base64url') }
}

/** The first that is wrong with each cell, the file's own columns first. */
function told(
  list: List,
  header: ReturnType<typeof headerOf>,
  { line, cells }: Row,
  wrong: readonly Wrong[],
): CellIssue[] {
  const columns = new Set([...(Object.keys(list.columns) as Wrong['column'][]), ...columnsOf(list.kind)])
  return [...columns].flatMap((column) => {
    const found = wrong.find((one) => one.column === column)
    if (!found) return []
    const value = (cells[column] ?? '').slice(0, VALUE_MAX)
    return [
      {
        line,
        name: cells.name?.slice(0, VALUE_MAX) ?? null,
        column: header.get(column) ?? column,
        value,
        issue: found.issue,
        ...(found.values ? { values: found.values } : {}),
      },
    ]
  })
}

/** As it is shown: what is strange first, then as the file has it. */
export const itemsOf = (effects: readonly Effect[]) =>
  effects
    .toSorted((one, other) => Number(other.odd) - Number(one.odd) || one.line - other.line)
    .slice(0, ITEMS_MAX)
    .map(({ line, id, name, fields, before, opens, odd }) => ({
      line,
      entityId: id,
      name,
      before,
      after: { ...fields, ...opens },
      odd,
    }))
