// The columns of a list: what each may be called in a file's header, in Portuguese and in English.
import { fold } from '#lib/fold.ts'
import type { Language } from '../operation.ts'

/** Of each, the first two are what a column is called that the file does not have: in Portuguese, in English where it differs. */
const PRODUCT_COLUMNS = {
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
/** The notebook: who owes how much, since when. */
const CUSTOMER_COLUMNS = {
  name: ['nome', 'name', 'cliente', 'customer'],
  phone: ['telefone', 'phone', 'celular', 'whatsapp'],
  creditLimit: ['limite', 'limit', 'limite de crédito', 'credit limit'],
  owes: ['deve', 'owes', 'dívida', 'debt'],
  since: ['desde', 'since'],
  due: ['vence', 'due', 'vencimento'],
  note: ['observação', 'note', 'obs', 'observações', 'notes'],
} as const

export const KINDS = ['products', 'customers'] as const
export type Kind = (typeof KINDS)[number]
export type Column = keyof typeof PRODUCT_COLUMNS | keyof typeof CUSTOMER_COLUMNS

type Called = Readonly<Partial<Record<Column, readonly string[]>>>
const CALLED: Readonly<Record<Kind, Called>> = { products: PRODUCT_COLUMNS, customers: CUSTOMER_COLUMNS }
const listed = (kind: Kind) => Object.entries(CALLED[kind]) as [Column, readonly string[]][]
const byName = Object.fromEntries(
  KINDS.map((kind) => [
    kind,
    new Map(listed(kind).flatMap(([column, all]) => all.map((called) => [fold(called), column] as const))),
  ]),
) as unknown as Record<Kind, ReadonlyMap<string, Column>>

export const columnsOf = (kind: Kind): readonly Column[] => listed(kind).map(([column]) => column)
/** What we call it, to who reads this language. */
export function ownName(kind: Kind, column: Column, language: Language): string {
  const [portuguese = column, english = portuguese] = CALLED[kind][column] ?? []
  return language === 'en' ? english : portuguese
}
/** Which column is called so; undefined for those that nothing is done with. */
export const columnNamed = (kind: Kind, text: string): Column | undefined =>
  byName[kind].get(fold(text.slice(0, 60)))
