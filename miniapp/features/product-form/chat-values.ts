// A new product as the chat may fill it too: what of the form it has a place for, and what it says as the form's own values. Pure.
import type { NumberLanguage } from '#lib/numbers.ts'
import { UNITS, type Unit } from '#lib/quantity.ts'
import { asTyped } from '../../ui/typing.ts'
import type { Said } from '../shared-form/agree.ts'
import { changedIn, NOTHING, type Values } from './values.ts'

/** Those of the operation's input that both have. */
export const SHARED = ['name', 'price', 'unit', 'category', 'minStock', 'emoji'] as const

/** Null while the form holds what the chat has no place for. */
export function saidIn(values: Values, language: NumberLanguage): Said | null {
  const change = changedIn(values, null, language)
  const more = Object.keys(change).some((field) => !SHARED.some((one) => one === field))
  if (more) return null
  const { name, price, unit, category, minStock, emoji } = change
  return {
    name,
    price,
    unit,
    category: category ?? undefined,
    minStock,
    emoji: emoji ?? undefined,
  }
}

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
