// What words say of a sale's card besides an answer to what it asks: `mais 1 croissant`, `tira o café`, `desconto 2`, `vence sexta`.
import { fold } from '#lib/fold.ts'
import { withGoods, withMilli } from './cart.ts'
import type { Context } from './context.ts'
import { find, meant } from './names.ts'
import { CommandError } from './outcome.ts'
import { readQuantityAt } from './reader/quantity.ts'
import { withoutWaysOut } from './sale-mend.ts'
import { withTerms } from './sale-money.ts'
import type { SaleForm } from './till.ts'
import { fits, milliOf, tokensOf } from './tokens.ts'

/** Before more goods, and before those that go; over the words as typed, at their head alone. */
const MORE = /^(?:e )?(?:mais|põe|poe|bota|coloca|acrescenta|\+|add|plus|more|put)(?:\s+mais)?\s+(?=\S)/iu
const LESS =
  /^(?:tira|tire|tirar|retira|remove|sem|take out|take off|without|drop)\s+(?:(?:o|a|os|as|the)\s+)?(?=\S)/iu

/** The sale with that; undefined where the words say nothing of the kind. Throws what to say for goods that are not there. */
export async function amendSale(
  form: SaleForm,
  text: string,
  context: Context,
): Promise<SaleForm | undefined> {
  const amended = await said(form, text.trim().replace(/[.!]+$/u, ''), context)
  return amended && withoutWaysOut(amended)
}

async function said(form: SaleForm, typed: string, context: Context): Promise<SaleForm | undefined> {
  const terms = form.lines.length ? await withTerms(form, typed, context) : undefined
  if (terms) return terms
  if (LESS.test(typed)) return without(form, typed.replace(LESS, ''), context)
  return MORE.test(typed) ? withGoods(form, typed.replace(MORE, ''), context) : undefined
}

/** Without those goods, or without so much of them where that is said. */
function without(form: SaleForm, typed: string, { words }: Context): SaleForm | undefined {
  const tokens = tokensOf(typed)
  const quantity = readQuantityAt(tokens, words)
  const name = tokens.slice(quantity?.took ?? 0).join(' ')
  const named = form.lines.flatMap(({ product }, at) =>
    product ? [{ at, product, name: product.name, folded: fold(product.name) }] : [],
  )
  const found = find(name, named)
  const one = meant(found)
  if (!one) {
    if (found.items.length) throw new CommandError(words.t.whichProduct(name))
    return undefined
  }
  const line = form.lines[one.at]
  if (!line || !quantity) return withMilli(form, one.at, 0)
  if (!fits(one.product, quantity)) throw new CommandError(words.t.noNumber(typed))
  return withMilli(form, one.at, milliOf(one.product, line) - milliOf(one.product, quantity))
}
