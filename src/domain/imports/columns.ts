// The columns of a list: what each may be called in a file's header, in Portuguese and in English.
import { fold } from '#lib/fold.ts'

/** The first is what a column is called that the file does not have. */
export const PRODUCT_COLUMNS = {
  name: ['nome', 'name', 'produto', 'product'],
  price: ['preço', 'price', 'preço de venda', 'valor'],
  unit: ['unidade', 'unit', 'un'],
  category: ['categoria', 'category'],
  sku: ['sku'],
  barcode: ['código', 'barcode', 'código de barras', 'ean', 'gtin'],
  minStock: ['mínimo', 'minimum', 'estoque mínimo'],
  emoji: ['emoji'],
  hidden: ['oculto', 'hidden'],
  stock: ['estoque', 'stock', 'quantidade', 'quantity'],
  cost: ['custo', 'cost'],
} as const

export type Column = keyof typeof PRODUCT_COLUMNS
export const COLUMNS = Object.keys(PRODUCT_COLUMNS) as readonly Column[]

const byName = new Map(
  COLUMNS.flatMap((column) => PRODUCT_COLUMNS[column].map((called) => [fold(called), column] as const)),
)

/** Which column is called so; undefined for those that nothing is done with. */
export const columnNamed = (text: string): Column | undefined => byName.get(fold(text.slice(0, 60)))
