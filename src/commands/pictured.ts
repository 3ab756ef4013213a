// What stands under a picture of goods, as its owner writes it: something new, or a change of what is named; shown for one tap.
import { DomainError } from '#domain/errors.ts'
import { type Actor, mayAct } from '#domain/operation.ts'
import type { Runtime } from '#domain/runtime.ts'
import { fold } from '#lib/fold.ts'
import { NAME_MAX } from '#lib/limits.ts'
import { Context } from './context.ts'
import { readingDoubt } from './doubts.ts'
import { FormDialogue } from './form-dialogue.ts'
import { find, meant } from './names.ts'
import { CommandError, type Outcome, type RunOptions } from './outcome.ts'
import { product, productForm } from './product.ts'
import { type ProductForm, sentenceOf } from './product-form.ts'
import { parseEdit, parseNew, verbAt, withName } from './product-lines.ts'
import { bounded, placedIn } from './tokens.ts'

/** `Bolo de pote 8,00`, `novo ☕ Café 5,00 un`, `café preço 5,50`. Throws as `run` does. */
export async function runPictured(
  runtime: Runtime,
  actor: Actor,
  caption: string,
  options: RunOptions,
): Promise<Outcome> {
  const context = new Context(runtime, actor)
  bounded(caption, context.words)
  if (!mayAct(actor.role, product.role)) throw new DomainError('forbidden', { role: product.role })
  const form = await formOf(caption.normalize('NFC'), context)
  return new FormDialogue(productForm, { form, confirm: true }, context).begin({ ...options, asks: true })
}

async function formOf(caption: string, context: Context): Promise<ProductForm> {
  const { words } = context
  const placed = placedIn(caption)
  const tokens = placed.map(({ text }) => text)
  if (verbAt(tokens)) return (await parseEdit(placed, context)).form
  const isAnnounced = /^(novo|nova|new)$/.test(fold(tokens[0] ?? ''))
  // "8,00 reais": the money is said behind its number.
  const ends = /^(?:real|reais)$/.test(fold(tokens.at(-1) ?? '')) ? -1 : undefined
  const made = parseNew(tokens.slice(isAnnounced ? 1 : 0, ends), words)
  if (made.typed.length > NAME_MAX) throw new CommandError(words.t.sent.captionLong)
  return isAnnounced ? made : asKnown(made, context)
}

/** A name that the shop has is a change of its price; one that is near such a name is asked about. */
async function asKnown(made: ProductForm, context: Context): Promise<ProductForm> {
  const { words } = context
  const found = find(made.typed, await context.products(made.typed))
  const one = meant(found)
  if (!found.items.length) return made
  const { price } = made.change
  if (price === undefined) {
    if (one && found.by === 'exact') throw new CommandError(words.t.sent.alreadySold(one.name))
    return made
  }
  const changed = await withName(made.typed, { change: { price } }, context)
  if (one && found.by === 'exact') return changed
  const readings = [changed, made].map((form) => ({ name: sentenceOf(form, words), form }))
  return { ...made, doubts: [readingDoubt(words.t.whichReading(made.typed), readings)] }
}
