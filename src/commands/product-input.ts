// A product, new or changed, from what another door knows of it: an operation's input, as far as it is given.
import { DomainError, invalid } from '#domain/errors.ts'
import { operations } from '#domain/operations.ts'
import { readPart } from '#domain/read-input.ts'
import type { Context } from './context.ts'
import { onlyFields } from './form.ts'
import { FIELDS } from './product-fields.ts'
import type { ProductForm } from './product-form.ts'
import { refOf } from './product-lines.ts'

/** The fields that are given. */
const saidIn = <Value>(fields: Readonly<Record<string, Value | undefined>>) =>
  Object.entries(fields).flatMap(([field, value]) => (value === undefined ? [] : [[field, value] as const]))

/** One value of one product: a card says one change, which stays as it was where none is said. What Telegram has, as a photo, stays the chat's alone. */
async function changeFrom(input: unknown, context: Context, before: ProductForm): Promise<ProductForm> {
  if (before.asks === 'photo' || before.change['photo'] !== undefined) throw new DomainError('wrong_state')
  const given = readPart(operations['products.edit'].input, input)
  const { id, version: _, ...fields } = onlyFields(given, ['id', 'version', ...FIELDS, 'hidden', 'archived'])
  const said = saidIn(fields)
  const [, other] = said
  if (other) throw invalid(other[0], 'unknown_field')
  const [one] = await context.productsOf([id])
  if (id !== undefined && !one) throw invalid('id', 'no_such')
  return {
    ...before,
    ...(one ? { product: refOf(one), typed: one.name, choices: [] } : { product: null }),
    ...(said.length ? { change: Object.fromEntries(said), asks: null } : {}),
  }
}

/**
 * All of it stands on its card. That it is another than one much alike was said of its name: with another name it is asked again.
 */
export async function productFrom(
  input: unknown,
  context: Context,
  before: ProductForm,
): Promise<ProductForm> {
  if (before.kind !== 'newProduct') return changeFrom(input, context, before)
  const given = onlyFields(readPart(operations['products.create'].input, input), [...FIELDS, 'photo'])
  const said = saidIn(given)
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
