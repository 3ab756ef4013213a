// `/product novo ☕ Café 5,00 un`, `/product café preço 5,50`: the owner's changes to goods.

import { operations } from '#domain/operations.ts'
import { defineCommand } from './command.ts'
import type { Context } from './context.ts'
import { chosenOf } from './doubts.ts'
import { showMeant } from './estoque.ts'
import { callOf, type FormHandler, type Open, saying } from './form.ts'
import { type Card, line, sentence } from './message.ts'
import type { MessageContext } from './message-context.ts'
import { CommandError } from './outcome.ts'
import { type ProductForm, parseProduct, refOf, sentenceOf, withName } from './product-lines.ts'
import { amountOf } from './tokens.ts'
import type { Words } from './words.ts'

function askForProduct(form: ProductForm, context: Context): readonly Open<ProductForm>[] {
  const { words } = context
  if (form.kind === 'newProduct') return form.change['price'] === undefined ? [whatPrice(form, context)] : []
  if (form.product) return []
  return [
    {
      key: 'product',
      question: words.t.whichProduct(form.typed),
      choices: form.choices,
      async settle(value) {
        const [product] = await context.productsOf([chosenOf(form.choices, value, words).id])
        if (!product) throw new CommandError(words.t.notOffered)
        return { ...form, product: refOf(product), choices: [] }
      },
      answer: (text) => withName(text, form, context),
    },
  ]
}

function whatPrice(form: ProductForm, { words }: Context): Open<ProductForm> {
  const priced = (price: number): ProductForm => ({ ...form, change: { ...form.change, price } })
  return {
    key: 'price',
    question: words.t.whatPrice(form.typed),
    choices: [],
    settle(value) {
      if (typeof value !== 'number') throw new CommandError(words.t.notOffered)
      return priced(value)
    },
    answer: (text) => priced(amountOf(text.trim(), words)),
  }
}

interface Stored {
  readonly id: number
  readonly name: string
  readonly unit: string
  readonly price: number
  readonly minStock?: number | undefined
  readonly hidden?: boolean | undefined
  readonly archived?: boolean | undefined
}

/** What of it was changed, as it is now; its price where that is not known. */
function sayProduct(
  { id, name, unit, price, minStock = 0, hidden = false, archived = false }: Stored,
  { changed }: MessageContext,
  words: Words,
): Card {
  const { t } = words
  const said = (mark: string, text: string) => sentence(mark, text, { is: 'product', id })
  if (changed === 'minStock') return said('🏷️', t.minimumStored(name, words.quantity(minStock, unit)))
  if (changed === 'hidden') return said(hidden ? '🙈' : '🏷️', t.nowHidden(name, hidden))
  if (archived) return said('🗄️', t.archived(name))
  const stored =
    changed === 'archived' ? t.broughtBack(name) : t.productStored(name, words.money(price), words.unit(unit))
  return said('🏷️', stored)
}

export const productForm: FormHandler<ProductForm> = {
  kinds: ['newProduct', 'editProduct'],
  parse: parseProduct,
  ask: askForProduct,

  call({ kind, product, change }) {
    if (kind === 'newProduct') return callOf(operations['products.create'], change)
    const known = product ? { id: product.id, version: product.version } : {}
    return callOf(operations['products.edit'], { ...known, ...change })
  },

  async show(form, { words }) {
    const name = sentenceOf(form, words)
    return [line(name, { name, ...(form.product ? { link: { is: 'product', id: form.product.id } } : {}) })]
  },

  messageContext({ kind, change }) {
    const [changed] = kind === 'editProduct' ? Object.keys(change) : []
    return changed === undefined ? {} : { changed }
  },

  says: [saying(operations['products.create'], sayProduct), saying(operations['products.edit'], sayProduct)],
}

export const product = defineCommand({
  name: 'product',
  aliases: ['produto'],
  role: 'owner',
  form: productForm,
  show(text, context) {
    if (text) return showMeant(text, context)
    throw new CommandError(context.words.t.usage.product)
  },
})
