// The lines of a list that err, as a file that can be mended and sent in again.
import { DomainError } from '../errors.ts'
import type { Actor } from '../operation.ts'
import type { Runtime } from '../runtime.ts'
import type { Column } from './columns.ts'
import { judge } from './judge.ts'
import { keptList } from './preview.ts'
import { guarded, type Row } from './read-list.ts'

/** CSV in UTF-8 with its mark, as spreadsheets open it; nothing in it is a formula. Throws `not_found`. */
export async function errorsFile(runtime: Runtime, id: number, { userId, language }: Actor): Promise<string> {
  const kept = await keptList(runtime, id, userId)
  if (!kept) throw new DomainError('not_found')
  const { columns, separator, rows } = kept.list
  const { errors } = await judge(runtime, kept.list, language)
  const wrong = new Set(errors.map(({ line }) => line))
  const own = Object.keys(columns) as Column[]
  const lineOf = (cells: Row['cells']) =>
    own.map((column) => quoted(cells[column] ?? '', separator)).join(separator)
  const lines = [
    lineOf(columns),
    ...rows.filter(({ line }) => wrong.has(line)).map(({ cells }) => lineOf(cells)),
  ]
  return `\ufeff${lines.join('\r\n')}\r\n`
}

function quoted(cell: string, separator: string): string {
  const safe = guarded(cell)
  return /["\r\n]/.test(safe) || safe.includes(separator) ? `"${safe.replaceAll('"', '""')}"` : safe
}
