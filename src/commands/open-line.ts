// What a line of goods leaves open: how much of it is meant, and which product.
import { mayAct } from '#domain/operation.ts'
import type { ProductName } from '#domain/products/index.ts'
import type { Context } from './context.ts'
import { chosenOf } from './doubts.ts'
import type { Open } from './form.ts'
import type { GoodsName, LineForm, Use } from './goods.ts'
import { goodsOf, withProduct } from './items.ts'
import type { Button } from './message.ts'
import { type Found, find, meant } from './names.ts'
import { CommandError } from './outcome.ts'
import {
  answerQuantity,
  isQuantityOpen,
  quantityChoices,
  quantityQuestion,
  settleQuantity,
} from './quantities.ts'

/** A line of a form, and how it is put back. */
interface Placed<F> {
  readonly line: LineForm
  readonly use: Use
  /** By which each is asked about. */
  readonly keys: { readonly quantity: string; readonly product: string }
  readonly put: (line: LineForm) => F
}

export function openOfLine<F>(placed: Placed<F>, context: Context): readonly Open<F>[] {
  const { line, use } = placed
  if (isQuantityOpen(line, use, context.words)) return [howMuch(placed, context)]
  return line.product ? [] : [whichProduct(placed, context)]
}

const howMuch = <F>({ line, use, keys, put }: Placed<F>, { words }: Context): Open<F> => ({
  key: keys.quantity,
  question: quantityQuestion(line, use, words),
  choices: quantityChoices(line, use, words),
  settle: (value) => put(settleQuantity(line, value, use, words)),
  answer: (text) => put(answerQuantity(line, text, use, words)),
})

const whichProduct = <F>({ line, use, keys, put }: Placed<F>, context: Context): Open<F> => ({
  key: keys.product,
  question: line.unknown
    ? context.words.t.noSuchProduct(line.typed, line.choices.length)
    : context.words.t.whichProduct(line.typed),
  choices: line.choices,
  settle: (value) => put(withProduct(line, chosenOf(line.choices, value, context.words), use, context.words)),
  async answer(text) {
    const found = await foundBy(text, line.choices, context)
    if (!found.items.length) throw new CommandError(context.words.t.noProduct(text.trim()))
    const one = meant(found)
    return put(
      one
        ? withProduct(line, goodsOf(one), use, context.words)
        : { ...line, choices: found.items.map(goodsOf) },
    )
  },
})

/** Where none of those that are offered is it: whoever may makes it, and what is asked waits. */
export const makingIt = (lines: readonly LineForm[], { actor, words: { t } }: Context): Button[] =>
  mayAct(actor.role, 'owner') && lines.some(({ unknown, product }) => unknown && !product)
    ? [{ label: t.createGoodsButton, action: { do: 'begin', name: 'new_goods', id: 0 } }]
    : []

/** The products that an answer may mean: among those offered, else among all. */
async function foundBy(
  text: string,
  offered: readonly GoodsName[],
  context: Context,
): Promise<Found<ProductName>> {
  const [choices, products] = await Promise.all([
    context.productsOf(offered.map(({ id }) => id)),
    context.products(text),
  ])
  const among = find(text, choices)
  return among.items.length ? among : find(text, products)
}
