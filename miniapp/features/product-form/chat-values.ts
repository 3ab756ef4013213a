// A new product as the chat may fill it too: what of the form it has a place for, and what it says as the form's own values. Pure.
import type { NumberLanguage } from '#lib/numbers.ts'
import { UNITS, type Unit } from '#lib/quantity.ts'
import { asTyped, typedLevel } from '../../ui/typing.ts'
import type { Said } from '../shared-form/agree.ts'
import { changedIn, NOTHING, type Values } from './values.ts'

/** Those of the operation's input that both have. */
export const SHARED = ['name', 'price', 'unit', 'category', 'minStock', 'emoji'] as const

/** Whether the form says what the chat has no place for, such as a code. */
export const hasMore = (values: Values, language: NumberLanguage): boolean =>
  Object.keys(changedIn(values, null, language)).some((field) => !SHARED.some((one) => one === field))

/** What is no default, as the operation takes it; null while a number is half typed. */
export function saidIn(values: Values, language: NumberLanguage): Said | null {
  if (values.minStock.trim() && typedLevel(values.minStock, language, false) === null) return null
  const { name, price, unit, category, minStock, emoji } = changedIn(values, null, language)
  return { name, price, unit, category: category ?? undefined, minStock, emoji: emoji ?? undefined }
}

/** What a form would say of it: defaults that are said there are none. */
export const readSaid = (said: Said, language: NumberLanguage): Said =>
  saidIn({ ...NOTHING, ...valuesSaid(said, language) }, language) ?? said

const isUnit = (value: unknown): value is Unit => UNITS.some((unit) => unit === value)
const textOf = (value: Said[string]) => (typeof value === 'string' ? value : '')

export function valuesSaid(said: Said, language: NumberLanguage): Partial<Values> {
  const { price, unit, minStock, emoji } = said
  return {
    name: textOf(said['name']),
    price: typeof price === 'number' ? price : NOTHING.price,
    unit: isUnit(unit) ? unit : NOTHING.unit,
    category: textOf(said['category']),
    minStock: typeof minStock === 'number' && minStock ? asTyped(minStock, language) : '',
    emoji: typeof emoji === 'string' ? emoji : null,
  }
}
