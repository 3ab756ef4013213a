// What is said of a photo of goods: something new with its price, a change of what is named, or a name alone, which the photo is of.
import { fold } from '#lib/fold.ts'
import { NAME_MAX } from '#lib/limits.ts'
import type { Context } from './context.ts'
import { readingDoubt } from './doubts.ts'
import { find, meant } from './names.ts'
import { CommandError } from './outcome.ts'
import { type ProductForm, sentenceOf } from './product-form.ts'
import { parseEdit, parseNew, verbAt, withName } from './product-lines.ts'
import { placedIn } from './tokens.ts'

/** One whose photo is there already; which goods it shows is asked. */
export const ofPhoto = (photo: string): ProductForm => ({
  kind: 'editProduct',
  product: null,
  choices: [],
  typed: '',
  change: { photo },
})

/** `Bolo de pote 8,00`, `novo ☕ Café 5,00 un`, `café preço 5,50`, `café`. Throws what to say where it is none of these. */
export async function readPictured(typed: string, photo: string, context: Context): Promise<ProductForm> {
  const placed = placedIn(typed)
  if (!placed.length) return ofPhoto(photo)
  const tokens = placed.map(({ text }) => text)
  if (verbAt(tokens)) return (await parseEdit(placed, context)).form
  const isAnnounced = /^(novo|nova|new)$/.test(fold(tokens[0] ?? ''))
  // "8,00 reais": the money is said behind its number.
  const ends = /^(?:real|reais)$/.test(fold(tokens.at(-1) ?? '')) ? -1 : undefined
  const read = parseNew(tokens.slice(isAnnounced ? 1 : 0, ends), context.words)
  if (read.typed.length > NAME_MAX) throw new CommandError(context.words.t.sent.captionLong)
  const made: ProductForm = { ...read, change: { ...read.change, photo }, guided: true }
  return isAnnounced ? made : asKnown(made, photo, context)
}

/** A name that the shop has is its photo, or with a price a change of that; one that is near such a name is asked about. */
async function asKnown(made: ProductForm, photo: string, context: Context): Promise<ProductForm> {
  const { words } = context
  const found = find(made.typed, await context.products(made.typed))
  const one = meant(found)
  if (!found.items.length) return made
  const { price } = made.change
  const changed = await withName(made.typed, { change: price === undefined ? { photo } : { price } }, context)
  if (one && found.by === 'exact') return changed
  const readings = [changed, made].map((form) => ({ name: sentenceOf(form, words), form }))
  return { ...made, doubts: [readingDoubt(words.t.whichReading(made.typed), readings)] }
}
