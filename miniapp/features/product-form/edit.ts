// Making a product, or changing one from what it was when the first thing was typed: the draft, what goes out, and what came of it.
import { useState } from 'preact/hooks'
import type { Answer } from '../../client/api.ts'
import type { Product } from '../../client/api-types.ts'
import { language, words } from '../../client/words.ts'
import { useFormDraft } from '../../ui/form-draft.ts'
import { useIntent } from '../../ui/intent.ts'
import { sayStored } from '../../ui/undo.ts'
import { createProduct, editProduct } from '../products/calls.ts'
import { productOf } from '../products/stock.ts'
import { changedIn, type Fields, isSame, type Values, valuesOf } from './values.ts'

interface Draft {
  /** The product as it was when the first thing was typed; null: nothing is, or it is a new one. */
  readonly base: Product | null
  /** Only what was changed: the rest is the product's. */
  readonly typed: Partial<Values>
}

interface EditOptions {
  /** The form's and its record's: `product/7`, `product/new`. */
  readonly name: string
  /** Null: a new one. */
  readonly product: Product | null
  /** What a new one begins with. */
  readonly begins?: Partial<Values>
  /** What was typed is stored; its form may have been left meanwhile. */
  readonly stored: (product: Product) => void
  /** The form shows still, and is done. */
  readonly close: () => void
}

/** What goes out: of a known product with the version that was looked at. */
interface Sending {
  readonly version: number | null
  readonly fields: Partial<Fields>
}

export function useProductEdit({ name, product, begins = {}, stored, close }: EditOptions) {
  const t = words('products').form
  const draft = useFormDraft<Draft>(name, { base: null, typed: begins })
  const base = draft.form.base ?? product
  const { typed } = draft.form
  const values = valuesOf(base, typed, language.value)
  const [theirs, setTheirs] = useState<Product | null>(null)
  const intent = useIntent<Sending, Product>({
    name,
    close,
    staysForEarlier: true,
    send: (sending, key) => send(product, sending, key),
    done: ({ data, undoId }, _, came) => {
      // What was typed since what went in earlier is typed over that.
      if (came !== 'earlier') draft.clear()
      else if (product) draft.set({ base: data })
      productOf(data.id).put(() => data)
      if (came !== 'earlier') stored(data)
      const text = product ? t.saved(data.name) : t.made(data.name)
      sayStored({
        text: words('products').stock.came[came](text),
        undoId,
        of: { operation: 'products.edit', id: data.id },
      })
    },
    refused: (error, { fields }) => {
      if (error.code !== 'version_conflict') return
      const current = error.body?.current as Product
      productOf(current.id).put(() => current)
      // A photo that came meanwhile raises the version, and changes nothing that stands here.
      if (base && isSame(current, base)) return again(current, fields)
      setTheirs(current)
    },
  })
  /** Over what is there now. */
  const again = (now: Product, fields: Partial<Fields>) => {
    draft.set({ base: now })
    setTheirs(null)
    // The try that was refused ends first.
    setTimeout(() => void intent.submit({ version: now.version ?? 0, fields }))
  }
  return {
    intent,
    values,
    base,
    theirs,
    dirty: draft.dirty,
    set: (part: Partial<Values>) => {
      if (intent.refusal && !theirs) intent.clear()
      draft.set({ base, typed: { ...typed, ...part } })
    },
    clear: () => {
      draft.clear()
      setTheirs(null)
      intent.clear()
    },
    /** `more`: what a new one has beside what was typed. */
    save: (more: Partial<Fields> = {}) => {
      const fields = { ...more, ...changedIn(values, base, language.value) }
      if (product && !Object.keys(fields).length) {
        draft.clear()
        return close()
      }
      void intent.submit({ version: base?.version ?? null, fields })
    },
    saveOver: () => {
      if (theirs) again(theirs, changedIn(values, base, language.value))
    },
  }
}

export type ProductEdit = ReturnType<typeof useProductEdit>

const send = (
  product: Product | null,
  { version, fields }: Sending,
  key: string,
): Promise<Answer<Product>> =>
  product
    ? editProduct(product.id, { version: version ?? 0, ...fields }, key)
    : createProduct({ name: '', price: 0, ...fields }, key)
