// What the columns of a list are called, those that its file does not have too.
import type { Language } from '../operation.ts'
import { type Column, columnsOf, ownName } from './columns.ts'
import type { List } from './read-list.ts'

/** Of every column: the file's own word, else ours. */
export const headerOf = (
  { kind, columns }: Pick<List, 'kind' | 'columns'>,
  language: Language,
): ReadonlyMap<Column, string> =>
  new Map(columnsOf(kind).map((column) => [column, columns[column] ?? ownName(kind, column, language)]))
