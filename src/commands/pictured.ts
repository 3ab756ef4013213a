// A photo of goods, as its owner sends it: of something new, or of what is named. Written behind a command it acts, else by one tap.
import { DomainError } from '#domain/errors.ts'
import { type Actor, mayAct } from '#domain/operation.ts'
import type { Runtime } from '#domain/runtime.ts'
import { Context } from './context.ts'
import { FormDialogue } from './form-dialogue.ts'
import type { DraftBody, Outcome, RunOptions } from './outcome.ts'
import { product, productForm } from './product.ts'
import type { ProductForm } from './product-form.ts'
import { photoIn, withName } from './product-lines.ts'
import { readPictured } from './product-pictured.ts'
import { bounded } from './tokens.ts'

interface Pictured {
  /** What stands below it, or behind the command. */
  readonly caption: string
  /** As it was taken in. */
  readonly photo: string
  /** Written as `/product …`: names what there is. */
  readonly commanded: boolean
}

/** Throws as `run` does. */
export async function runPictured(
  runtime: Runtime,
  actor: Actor,
  { caption, photo, commanded }: Pictured,
  options: RunOptions,
): Promise<Outcome> {
  const context = new Context(runtime, actor)
  bounded(caption, context.words)
  if (!mayAct(actor.role, product.role)) throw new DomainError('forbidden', { role: product.role })
  const typed = caption.normalize('NFC').trim()
  const named = commanded ? await photoIn(typed, context) : undefined
  const form =
    named === undefined
      ? await readPictured(typed, photo, context)
      : await withName(named, { change: { photo } }, context)
  const asks = named === undefined || options.asks === true
  return new FormDialogue(productForm, { form, confirm: asks }, context).begin({ ...options, asks })
}

/** Whether this is what it waits for: the photo of goods that are named. */
export const asksForPhoto = ({ form }: DraftBody): boolean => {
  const { kind, asks, product } = form as Partial<ProductForm>
  return kind === 'editProduct' && asks === 'photo' && product !== null
}

/** Whether the photo is a part of what it came to; a change of a price leaves it out. */
export const hasPhoto = (outcome: Outcome): boolean =>
  outcome.status === 'needs_input'
    ? (outcome.draft.form as Partial<ProductForm>).change?.['photo'] !== undefined
    : outcome.status === 'done' && outcome.operation === 'products.setMedia'
