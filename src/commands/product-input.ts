// A new product from what another door knows of it: an operation's input, as far as it is given.
import { DomainError } from '#domain/errors.ts'
import { operations } from '#domain/operations.ts'
import { readPart } from '#domain/read-input.ts'
import type { Context } from './context.ts'
import { onlyFields } from './form.ts'
import { FIELDS } from './product-fields.ts'
import type { ProductForm } from './product-form.ts'

/**
 * All of it stands on its card. That it is another than one much alike was said of its name: with another name it is asked again. Throws
 * `wrong_state` for goods that there are already: the chat's alone.
 */
export async function productFrom(
  input: unknown,
  _context: Context,
  before: ProductForm,
): Promise<ProductForm> {
  if (before.kind !== 'newProduct') throw new DomainError('wrong_state')
  const given = onlyFields(readPart(operations['products.create'].input, input), [...FIELDS, 'photo'])
  const said = Object.entries(given).flatMap(([field, value]) =>
    value === undefined ? [] : [[field, value] as const],
  )
  const { isOther, doubts = [], ...form } = before
  return {
    ...form,
    ...(isOther && given.name === before.change['name'] ? { isOther } : {}),
    // Which reading of the line is meant is settled by a name.
    doubts: given.name === undefined ? doubts : [],
    typed: given.name ?? '',
    change: Object.fromEntries(said),
    asks: null,
    guided: true,
  }
}
