// What may be said of a product, field by field: how each is called, asked for and read.
import { operations } from '#domain/operations.ts'
import { isCounted } from '#lib/counted-units.ts'
import { NAME_MAX } from '#lib/limits.ts'
import { UNITS } from '#lib/quantity.ts'
import type { Context } from './context.ts'
import type { Choice } from './message.ts'
import { CommandError } from './outcome.ts'
import { readQuantityAt } from './reader/quantity.ts'
import { read } from './reads.ts'
import { amountOf, tokensOf, unitOf } from './tokens.ts'
import type { Words } from './words.ts'

export const FIELDS = ['name', 'price', 'unit', 'category', 'minStock', 'emoji'] as const
export type Field = (typeof FIELDS)[number]

/** Such as a form keeps it; null takes it away. */
export type Value = string | number | null

/** A whole emoji, as a keyboard sends it; © and ® are marks of a name. */
export const EMOJI = new RegExp('^\\p{RGI_Emoji}', 'v')

/** Categories and units that stand on a card. */
const OFFERED_MAX = 6

/** What may be chosen for it; empty where it is written. */
export async function choicesOf(field: Field, context: Context): Promise<readonly Choice[]> {
  const { words } = context
  if (field === 'unit') return UNITS.map((unit) => ({ id: unit, name: words.unit(unit) }))
  if (field !== 'category') return []
  const { items } = await read(context, operations['categories.list'], { limit: OFFERED_MAX })
  return items.map(({ name }) => ({ id: name, name }))
}

/** What words say of a field. Throws what to say where they say none. */
export function readField(field: Field, text: string, unit: string, words: Words): Value {
  const typed = text.trim()
  const { t } = words
  if (field === 'price') return amountOf(typed.replace(/^r?\$\s*/i, ''), words)
  if (field === 'minStock') return minimumIn(typed, unit, words)
  if (field === 'unit') {
    const said = unitOf(typed)
    if (!said) throw new CommandError(t.askField.unit)
    return said
  }
  if (field === 'emoji') {
    const sign = EMOJI.exec(typed)?.[0]
    if (!sign || sign !== typed) throw new CommandError(t.askField.emoji)
    return sign
  }
  if (!typed || typed.length > NAME_MAX || /\n/.test(typed)) throw new CommandError(t.askField[field])
  return typed
}

/** In the product's own unit; a number that reads in two ways is none. */
function minimumIn(typed: string, unit: string, words: Words): number {
  const tokens = tokensOf(typed)
  const said = readQuantityAt(tokens, words)
  const isOwn = said?.unit === null || said?.unit === unit
  if (!said || said.took !== tokens.length || said.other !== undefined || !isOwn)
    throw new CommandError(words.t.noNumber(typed))
  if (isCounted(unit) && said.milli % 1000) throw new CommandError(words.t.wholeOnly(typed))
  return said.milli / 1000
}

/** As it is shown. */
export function shownField(field: Field, value: unknown, unit: string, words: Words): string {
  if (typeof value === 'number') return field === 'price' ? words.money(value) : words.quantity(value, unit)
  if (typeof value !== 'string' || !value) return '—'
  return field === 'unit' ? words.unit(value) : value
}
