// Making a product, or changing one: what is read of it, what goes out, what came of it, and each of its values as people say it.
import type { Product } from '../../client/api-types.ts'
import { money, quantity } from '../../client/format.ts'
import { language, words } from '../../client/words.ts'
import { useRecordForm } from '../../ui/record-form.ts'
import type { Shown } from '../../ui/record-shown.ts'
import { typedLevel } from '../../ui/typing.ts'
import { sayStored } from '../../ui/undo.ts'
import { createProduct, editProduct } from '../products/calls.ts'
import { products } from '../products/held.ts'
import { productOf } from '../products/stock.ts'
import { changedIn, FIELDS, type Fields, type Values, valuesOf } from './values.ts'

interface EditOptions {
  /** The form's and its record's: `product/7`, `product/new`. */
  readonly name: string
  /** The chat's, where it fills the same form. */
  readonly key: string | undefined
  /** Null: a new one. */
  readonly product: Product | null
  /** What a new one begins with. */
  readonly begins?: Partial<Values>
  /** What was typed is stored; its form may have been left meanwhile. */
  readonly stored: (product: Product) => void
  /** The form shows still, and is done. */
  readonly close: () => void
}

const reading = {
  fields: FIELDS,
  read: (base: Product | null, typed: Partial<Values>) => valuesOf(base, typed, language.value),
  // Whoever sells it by another unit says another price, whatever the number.
  terms: { of: 'unit', stand: ['price', 'minStock'] },
} as const

export function useProductEdit({ name, key, product, begins, stored, close }: EditOptions) {
  const t = words('products').form
  const id = product?.id ?? 0
  return useRecordForm<Product, Values, Partial<Fields>>({
    entity: 'product',
    id,
    name,
    key,
    record: product,
    seenAt: id ? productOf(id).seenAt.value : null,
    ...(begins ? { begins } : {}),
    reading,
    changeOf: (values, base) => changedIn(values, base, language.value),
    send: ({ version, ...fields }, key) =>
      product
        ? editProduct(product.id, { version: version ?? 0, ...fields }, key)
        : createProduct({ name: '', price: 0, ...fields }, key),
    put: hold,
    stored: ({ data, undoId }, came) => {
      if (came !== 'earlier') stored(data)
      const text = product ? t.saved(data.name) : t.made(data.name)
      sayStored({
        text: words('products').stock.came[came](text),
        undoId,
        of: { operation: 'products.edit', id: data.id },
      })
    },
    close,
  })
}

/** In the list too, which this form reads. */
function hold(now: Product): void {
  productOf(now.id).put(() => now)
  products.put((all) => all.map((one) => (one.id === now.id && one.rev <= now.rev ? now : one)))
}

export type ProductEdit = ReturnType<typeof useProductEdit>

/** Each value as people say it, in the order of the form. */
export function shownOf(): readonly Shown<Values>[] {
  const t = words('products').form
  const level = ({ minStock, unit }: Values) => {
    const typed = typedLevel(minStock, language.value, false)
    return typed ? quantity(typed, unit) : minStock
  }
  return [
    { field: 'name', label: () => t.name, said: ({ name }) => name },
    { field: 'emoji', label: () => words('products').photo.emoji, said: ({ emoji }) => emoji ?? '' },
    {
      field: 'price',
      label: ({ unit }) => `${t.price} ${t.perUnit[unit]}`,
      said: ({ price }) => money(price),
    },
    { field: 'unit', label: () => t.soldBy, said: ({ unit }) => t.units[unit] },
    { field: 'category', label: () => t.category, said: ({ category }) => category },
    { field: 'minStock', label: () => t.minimum, said: level },
    { field: 'barcode', label: () => t.code, said: ({ barcode }) => barcode },
    { field: 'hidden', label: () => t.toCustomers, said: ({ hidden }) => (hidden ? t.notShown : t.isShown) },
    { field: 'sku', label: () => t.sku, said: ({ sku }) => sku },
    { field: 'description', label: () => t.description, said: ({ description }) => description },
  ]
}
