// A change of goods as a form: what it would store, and how that and what was stored are said.
import { operations } from '#domain/operations.ts'
import type { AnyForm } from './form.ts'
import { callOf } from './form.ts'
import { type Card, type Choice, type Line, line, sentence } from './message.ts'
import type { MessageContext } from './message-context.ts'
import { FIELDS, type Field, shownField } from './product-fields.ts'
import type { Words } from './words.ts'

export interface ProductForm extends AnyForm {
  readonly kind: 'newProduct' | 'editProduct'
  readonly product: {
    readonly id: number
    readonly name: string
    readonly unit: string
    readonly version: number
  } | null
  readonly choices: readonly Choice[]
  readonly typed: string
  readonly change: Readonly<Record<string, string | number | boolean | null>>
  /** The field, or the photo, that a button asks about. */
  readonly asks?: Field | 'photo' | null
  /** In the chat: all that a new one may have is offered. */
  readonly guided?: true
  /** Though another is called much alike. */
  readonly isOther?: true
}

/** In what its quantities are. */
export const unitFor = ({ product, change }: ProductForm): string =>
  String(change['unit'] ?? product?.unit ?? 'un')

export function callProduct({ kind, product, change, asks }: ProductForm) {
  const { photo } = change
  if (kind === 'editProduct' && (asks === 'photo' || photo !== undefined))
    return callOf(operations['products.setMedia'], {
      ...(product ? { id: product.id } : {}),
      ...(photo === undefined ? {} : { photo }),
    })
  if (kind === 'newProduct') return callOf(operations['products.create'], change)
  const known = product ? { id: product.id, version: product.version } : {}
  return callOf(operations['products.edit'], { ...known, ...change })
}

/** What would be changed, in words. */
export function sentenceOf({ kind, product, typed, change }: ProductForm, words: Words): string {
  const { t } = words
  const name = product?.name ?? typed
  const price = typeof change['price'] === 'number' ? words.money(change['price']) : null
  if (kind === 'newProduct') {
    const shown = [change['emoji'], change['name']].filter(Boolean).join(' ')
    const made = t.willMakeProduct(shown, price, words.unit(String(change['unit'] ?? 'un')))
    return change['photo'] === undefined ? made : t.withPhoto(made)
  }
  if (change['photo'] !== undefined) return name ? t.willShowPhoto(name) : t.aPhoto
  if (price !== null) return t.willPrice(name, price)
  const { minStock, archived, hidden } = change
  if (!Object.keys(change).length) return name
  if (typeof minStock === 'number')
    return t.willHaveMinimum(name, words.quantity(minStock, product?.unit ?? ''))
  if (archived !== undefined) return t.willArchive(name, archived === true)
  if (hidden !== undefined) return t.willHide(name, hidden === true)
  const field = FIELDS.find((one) => change[one] !== undefined) ?? 'name'
  return t.willSet(name, t.fields[field], shownField(field, change[field], product?.unit ?? '', words))
}

export async function showProductForm(form: ProductForm, words: Words): Promise<readonly [Line, ...Line[]]> {
  const { kind, product, change, guided } = form
  const { t } = words
  const name = kind === 'newProduct' && !form.typed ? t.newProduct : sentenceOf(form, words)
  const head = line(name, { name, ...(product ? { link: { is: 'product', id: product.id } } : {}) })
  const isWhole = kind === 'newProduct' && guided && change['price'] !== undefined
  if (!isWhole) return [head]
  const said = (['category', 'minStock'] as const).map(
    (field) => `${t.fields[field]} ${shownField(field, change[field], unitFor(form), words)}`,
  )
  return [head, line([...said, t.noStockYet].join(', '))]
}

export const sayPhoto = ({ id, name }: Pick<Stored, 'id' | 'name'>, _: MessageContext, { t }: Words): Card =>
  sentence('📷', t.photoStored(name), { is: 'product', id })

interface Stored {
  readonly id: number
  readonly name: string
  readonly emoji: string | null
  readonly unit: string
  readonly price: number
  readonly category: string | null
  readonly minStock?: number | undefined
  readonly hidden?: boolean | undefined
  readonly archived?: boolean | undefined
}

export const sayMade = ({ id, name, emoji, unit, price }: Stored, _: MessageContext, words: Words): Card =>
  sentence(
    '✅',
    words.t.productMade([emoji, name].filter(Boolean).join(' '), words.money(price), words.unit(unit)),
    { is: 'product', id },
  )

/** What of it was changed, as it is now; its price where that is not known. */
export function sayProduct(stored: Stored, { changed }: MessageContext, words: Words): Card {
  const { id, name, unit, price, minStock = 0, hidden = false, archived = false } = stored
  const { t } = words
  const said = (mark: string, text: string) => sentence(mark, text, { is: 'product', id })
  if (changed === 'minStock') return said('🏷️', t.minimumStored(name, words.quantity(minStock, unit)))
  if (changed === 'hidden') return said(hidden ? '🙈' : '🏷️', t.nowHidden(name, hidden))
  if (changed === 'category' || changed === 'emoji')
    return said(
      '🏷️',
      t.fieldStored(name, t.fields[changed], shownField(changed, stored[changed], unit, words)),
    )
  if (archived) return said('🗄️', t.archived(name))
  const text =
    changed === 'archived' ? t.broughtBack(name) : t.productStored(name, words.money(price), words.unit(unit))
  return said('🏷️', text)
}
