// What the columns of a list are called, those that its file does not have too.
import { COLUMNS, type Column, PRODUCT_COLUMNS } from './columns.ts'
import type { List } from './read-list.ts'

/** Of every column: the file's own word, else ours. */
export const headerOf = ({ columns }: Pick<List, 'columns'>): Readonly<Record<Column, string>> => {
  const own = COLUMNS.map((column) => [column, columns[column] ?? PRODUCT_COLUMNS[column][0]])
  return Object.fromEntries(own) as Record<Column, string>
}
