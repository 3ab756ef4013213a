// A receipt's form from what another door knows of it: an operation's input, as far as it is given.
import { DomainError, invalid } from '#domain/errors.ts'
import { operations } from '#domain/operations.ts'
import { readPart } from '#domain/read-input.ts'
import type { Context } from './context.ts'
import { onlyFields } from './form.ts'
import type { LineForm } from './goods.ts'
import { goodsOf } from './items.ts'
import type { StockForm } from './stock.ts'

const FIELDS = ['productId', 'quantity', 'unitCost', 'expiresOn'] as const

/** Goods that are not read yet stay so until they are named. Throws `wrong_state` for a count, and for what is lost: the chat's alone. */
export async function stockFrom(input: unknown, context: Context, before: StockForm): Promise<StockForm> {
  if (before.kind !== 'receive') throw new DomainError('wrong_state')
  const given = onlyFields(readPart(operations['stock.receive'].input, input), FIELDS)
  const { unitCost, expiresOn = null } = given
  const { totalCost: _, ...form } = before
  return {
    ...form,
    line: await lineOf(given, context, before.line),
    unitCost: unitCost ?? null,
    ...(given.quantity === undefined ? {} : { asksQuantity: false }),
    asksTotal: false,
    expiresOn,
    doubts: (before.doubts ?? []).filter(({ key }) => key !== 'unitCost' || unitCost === undefined),
  }
}

async function lineOf(
  {
    productId,
    quantity,
  }: { readonly productId?: number | undefined; readonly quantity?: number | undefined },
  context: Context,
  before: LineForm,
): Promise<LineForm> {
  if (productId === undefined) return before
  const [product] = await context.productsOf([productId])
  if (!product) throw invalid('productId', 'no_such')
  const { name: typed, unit } = product
  const goods = { typed, unit, product: goodsOf(product), choices: [] }
  return quantity === undefined
    ? { ...before, ...goods, unit: before.unit }
    : { ...goods, milli: Math.round(quantity * 1000) }
}
