// A file's text as a list: which mark parts its cells, what its columns are, and its lines. What the cells say is judged elsewhere.
import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { parse } from 'csv-parse'
import { DomainError, invalid } from '../errors.ts'
import type { Language } from '../operation.ts'
import { type Column, columnNamed, columnsOf, KINDS, type Kind, ownName } from './columns.ts'

const LINES_MAX = 10_000
/** Characters of one line: what is longer is no list, but a quote that was never closed. */
const LINE_MAX = 64 * 1024
/** Columns of a line that are looked at. */
const COLUMNS_MAX = 200
/** Characters that are read at once; others have their turn in between. */
const SLICE = 32 * 1024

export interface Row {
  /** Of the file: the header is 1. */
  readonly line: number
  /** As they came, trimmed; those that say nothing are left out. */
  readonly cells: Readonly<Partial<Record<Column, string>>>
}

export interface List {
  readonly kind: Kind
  readonly separator: string
  /** What the file calls its columns, in its order. */
  readonly columns: Readonly<Partial<Record<Column, string>>>
  readonly rows: readonly Row[]
}

export const noList = () => invalid('file', 'not_a_list')

/** `language`: of who is told what it lacks. Throws `invalid_input` at `file`, and `too_large` for more lines than are taken. */
export async function readList(kind: Kind, text: string, language: Language = 'pt-BR'): Promise<List> {
  if (text.includes('\0')) throw noList()
  const separator = separatorOf(kind, text)
  const rows: Row[] = []
  let places: readonly (Column | undefined)[] | undefined
  let header: List['columns'] = {}
  for await (const { line, cells } of records(text, separator)) {
    if (!cells.some(Boolean)) continue
    if (places) {
      if (rows.length === LINES_MAX) throw new DomainError('too_large')
      rows.push({ line, cells: named(places, cells) })
    } else {
      places = placesOf(kind, cells, language)
      header = named(places, cells)
    }
  }
  if (!places) throw noList()
  return { kind, separator, columns: header, rows }
}

/** Of what a file is a list, by the columns that are known of its header; of goods where nobody can tell. */
export function kindOfList(text: string): Kind {
  const known = (kind: Kind) => Math.max(...MARKS.map((mark) => columnsKnown(kind, mark, text)))
  return KINDS.toSorted((one, other) => known(other) - known(one))[0] ?? 'products'
}

const MARKS = [';', '\t', ',']
/** Columns of the first line that says something, if this mark parts them. */
function columnsKnown(kind: Kind, mark: string, text: string): number {
  const first = /^\s*([^\r\n]*)/.exec(text.slice(0, LINE_MAX))?.[1] ?? ''
  return first.split(mark, COLUMNS_MAX).filter((cell) => columnNamed(kind, cell.trim().replaceAll('"', '')))
    .length
}

/** Of those that files have, the one by which most columns are known in the first line that says something. */
function separatorOf(kind: Kind, text: string): string {
  const known = (mark: string) => columnsKnown(kind, mark, text)
  const [best] = MARKS.toSorted((one, other) => known(other) - known(one))
  return best ?? ';'
}

interface Read {
  readonly line: number
  readonly cells: readonly string[]
}

async function* records(text: string, separator: string): AsyncGenerator<Read> {
  const parser = parse({
    delimiter: separator,
    record_delimiter: '\n',
    info: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LINE_MAX,
  })
  const slices = Readable.from(inSlices(text), { objectMode: false })
  slices.on('error', (error) => parser.destroy(error))
  try {
    for await (const one of slices.pipe(parser)) {
      const { record, info } = one as { record: string[]; info: { lines: number } }
      const cells = record.slice(0, COLUMNS_MAX).map((cell) => cell.trim())
      // It counts to the end of the record: a cell may hold several lines.
      const broken = record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0)
      yield { line: info.lines - broken, cells }
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_')) throw noList()
    throw error
  } finally {
    slices.destroy()
  }
}

async function* inSlices(text: string): AsyncGenerator<string> {
  for (let at = 0; at < text.length; ) {
    // What ends a line stands in one slice.
    const end = text[at + SLICE] === '\n' ? at + SLICE + 1 : at + SLICE
    yield text.slice(at, end).replaceAll(/\r\n?/g, '\n')
    at = end
    await setImmediate()
  }
}

/** Which column stands where. */
function placesOf(kind: Kind, cells: readonly string[], language: Language): readonly (Column | undefined)[] {
  const places = cells.map((cell) => columnNamed(kind, cell))
  if (!places.includes('name'))
    throw invalid('file', 'no_name_column', { column: ownName(kind, 'name', language) })
  const twice = columnsOf(kind).find((column) => places.filter((one) => one === column).length > 1)
  if (twice) throw invalid('file', 'twice')
  return places
}

function named(places: readonly (Column | undefined)[], cells: readonly string[]): Row['cells'] {
  const found: Partial<Record<Column, string>> = {}
  for (const [i, column] of places.entries()) {
    const cell = cells[i]
    if (column && cell) found[column] = unguarded(cell)
  }
  return found
}

/** What would be a formula in a spreadsheet. */
const FORMULA = /^[=+\-@\t\r]/
/** An apostrophe before it, as spreadsheets take it, makes it text. */
export const guarded = (cell: string) => (FORMULA.test(cell) ? `'${cell}` : cell)
/** As it is meant. */
export const unguarded = (cell: string) =>
  cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell
