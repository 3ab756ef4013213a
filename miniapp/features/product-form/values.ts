// What the form of a product holds, as it is typed; what is wrong with it, and what of it is sent. Pure.
import { isCounted } from '#lib/counted-units.ts'
import { fold } from '#lib/fold.ts'
import type { NumberLanguage } from '#lib/numbers.ts'
import { inUnit, type Unit } from '#lib/quantity.ts'
import type { Product } from '../../client/api-types.ts'
import { asTyped, typedLevel } from '../../ui/typing.ts'

export interface Values {
  readonly name: string
  /** Minor units; 0: none is said yet. */
  readonly price: number
  readonly unit: Unit
  readonly category: string
  /** As typed; empty is 0. */
  readonly minStock: string
  readonly barcode: string
  readonly sku: string
  readonly description: string
  readonly hidden: boolean
  readonly emoji: string | null
}

export const NOTHING: Values = {
  name: '',
  price: 0,
  unit: 'un',
  category: '',
  minStock: '',
  barcode: '',
  sku: '',
  description: '',
  hidden: false,
  emoji: null,
}

/** What the API takes of it. */
export interface Fields {
  readonly name: string
  readonly price: number
  readonly unit: Unit
  readonly category: string | null
  readonly minStock: number
  readonly barcode: string | null
  readonly sku: string | null
  readonly description: string | null
  readonly hidden: boolean
  readonly emoji: string | null
}
export type Field = keyof Fields
export const FIELDS = Object.keys(NOTHING) as readonly Field[]

const fieldsOf = (product: Product): Fields => ({
  name: product.name,
  price: product.price,
  unit: product.unit,
  category: product.category,
  minStock: product.minStock ?? 0,
  barcode: product.barcode,
  sku: product.sku ?? null,
  description: product.description,
  hidden: product.hidden ?? false,
  emoji: product.emoji,
})

/** As the server turns it into another unit of its kind: a price that is no whole number of cents is to be said anew. */
function turned(product: Product, unit: Unit): Fields {
  const fields = fieldsOf(product)
  const each = inUnit(1, unit, product.unit)
  if (unit === product.unit || each === undefined) return { ...fields, unit }
  const price = (fields.price * Math.round(each * 1000)) / 1000
  const minStock = inUnit(fields.minStock, product.unit, unit) ?? 0
  return { ...fields, unit, price: Number.isInteger(price) ? price : 0, minStock }
}

/** The product with what was typed over it; without one, what was typed alone. */
export function valuesOf(base: Product | null, typed: Partial<Values>, language: NumberLanguage): Values {
  if (!base) return { ...NOTHING, ...typed }
  const held = turned(base, typed.unit ?? base.unit)
  return {
    ...held,
    category: held.category ?? '',
    minStock: held.minStock ? asTyped(held.minStock, language) : '',
    barcode: held.barcode ?? '',
    sku: held.sku ?? '',
    description: held.description ?? '',
    ...typed,
  }
}

type Wrong = 'name' | 'price' | 'minStock'

/** Which fields cannot go as they are, in the order they stand. */
export function wrongIn(values: Values, base: Product | null, language: NumberLanguage): readonly Wrong[] {
  const { name, price, unit } = values
  const level = levelOf(values, language)
  const isFree = base !== null && base.price === 0
  return [
    ...(name.trim() ? [] : ['name' as const]),
    ...(price > 0 || isFree ? [] : ['price' as const]),
    ...(level === null || (isCounted(unit) && !Number.isInteger(level)) ? ['minStock' as const] : []),
  ]
}

const levelOf = ({ minStock, unit }: Values, language: NumberLanguage) =>
  minStock.trim() ? typedLevel(minStock, language, isCounted(unit)) : 0

/** As they go to the server; only of what has nothing wrong. */
function sent(values: Values, language: NumberLanguage): Fields {
  const orNone = (text: string) => text.trim() || null
  return {
    ...values,
    name: values.name.trim(),
    category: orNone(values.category),
    minStock: levelOf(values, language) ?? 0,
    barcode: orNone(values.barcode),
    sku: orNone(values.sku),
    description: orNone(values.description),
  }
}

/** What differs from the product as it would be without it; of a new one, what is no default. */
export function changedIn(values: Values, base: Product | null, language: NumberLanguage): Partial<Fields> {
  const fields = sent(values, language)
  const before = base ? { ...turned(base, fields.unit), unit: base.unit } : sent(NOTHING, language)
  return Object.fromEntries(
    FIELDS.filter((field) => fields[field] !== before[field]).map((field) => [field, fields[field]]),
  )
}

/** Which of them another product has: a name, a code and a SKU stand once. `known`: it, where this device holds it. */
export function takenBy(
  values: Values,
  other: Pick<Product, 'name'>,
  known: Product | null,
): 'name' | 'barcode' | 'sku' {
  if (fold(values.name) === fold(other.name)) return 'name'
  const sku = values.sku.trim()
  if (known) return sku !== '' && known.sku === sku ? 'sku' : 'barcode'
  return values.barcode.trim() ? 'barcode' : 'sku'
}
