// A change of goods from what another door knows of it: an operation's input, as far as it is given.
import { DomainError, invalid } from '#domain/errors.ts'
import { operations } from '#domain/operations.ts'
import { readPart } from '#domain/read-input.ts'
import type { Context } from './context.ts'
import { onlyFields } from './form.ts'
import { FIELDS } from './product-fields.ts'
import type { ProductForm } from './product-form.ts'
import { refOf } from './product-lines.ts'

/** Throws `wrong_state` for a photo of goods that there are: it comes as a picture, to the chat. */
export const productFrom = (input: unknown, context: Context, before: ProductForm): Promise<ProductForm> =>
  before.kind === 'newProduct' ? newFrom(input, before) : editFrom(input, context, before)

/** Though another is called much alike stays said of the name that it was said of. */
async function newFrom(input: unknown, before: ProductForm): Promise<ProductForm> {
  const change = onlyFields(readPart(operations['products.create'].input, input), [...FIELDS, 'photo'])
  const { isOther: _, ...form } = before
  return {
    ...form,
    ...(before.isOther && change.name === before.change['name'] ? { isOther: true } : {}),
    typed: change.name ?? '',
    change: defined(change),
    asks: null,
  }
}

async function editFrom(input: unknown, context: Context, before: ProductForm): Promise<ProductForm> {
  if (before.asks === 'photo' || before.change['photo'] !== undefined) throw new DomainError('wrong_state')
  const given = readPart(operations['products.edit'].input, input)
  const { id, version: _, ...change } = onlyFields(given, ['id', 'version', ...FIELDS, 'hidden', 'archived'])
  return { ...before, ...(await productOf(id, context, before)), change: defined(change), asks: null }
}

/** Which is asked about stays so until one is named. */
async function productOf(id: number | undefined, context: Context, { product, typed, choices }: ProductForm) {
  if (id === undefined || id === product?.id) return { product, typed, choices }
  const [named] = await context.productsOf([id])
  if (!named) throw invalid('id', 'no_such')
  return { product: refOf(named), typed: named.name, choices: [] }
}

const defined = (change: object): ProductForm['change'] =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
