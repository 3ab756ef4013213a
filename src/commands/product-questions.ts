// What a change of goods lacks, and what may be said of a new one besides.
import type { Context } from './context.ts'
import { chosenOf, isChosen } from './doubts.ts'
import type { Extra, Open } from './form.ts'
import { find, isNear } from './names.ts'
import { CommandError } from './outcome.ts'
import { choicesOf, FIELDS, type Field, readField, type Value } from './product-fields.ts'
import { type ProductForm, unitFor } from './product-form.ts'
import { parseNew, refOf, withName } from './product-lines.ts'
import { readPictured } from './product-pictured.ts'
import { tokensOf } from './tokens.ts'
import type { Words } from './words.ts'

type Asked = Open<ProductForm>

export async function askForProduct(form: ProductForm, context: Context): Promise<readonly Asked[]> {
  const { words } = context
  if (form.asks === 'photo' && form.product) return [askPhoto(form, words)]
  if (form.asks && form.asks !== 'photo') return [await askField(form, form.asks, context)]
  if (form.kind === 'newProduct') {
    if (!form.typed) return [whatName(form, words)]
    const near = await nearName(form, context)
    return [...near, ...(form.change['price'] === undefined ? [whatPrice(form, context)] : [])]
  }
  if (form.product) return []
  return [
    {
      key: 'product',
      question: form.typed ? words.t.whichProduct(form.typed) : words.t.whosePhoto,
      choices: form.choices,
      async settle(value) {
        const [product] = await context.productsOf([chosenOf(form.choices, value, words).id])
        if (!product) throw new CommandError(words.t.notOffered)
        return { ...form, product: refOf(product), choices: [] }
      },
      async answer(text) {
        const { photo } = form.change
        if (!form.typed && typeof photo === 'string') return readPictured(text, photo, context)
        return { ...(await withName(text, form, context)), ...(form.asks ? { asks: form.asks } : {}) }
      },
    },
  ]
}

/** It comes as a picture (`runPictured`, `settle`); words are none. */
const askPhoto = (form: ProductForm, { t }: Words): Asked => ({
  key: 'photo',
  question: t.askPhoto,
  choices: [],
  settle(value) {
    if (typeof value !== 'string') throw new CommandError(t.notOffered)
    return { ...form, asks: null, change: { photo: value } }
  },
  answer() {
    throw new CommandError(t.noPhotoYet)
  },
})

/** What a new one is called, and what else is said along. */
const whatName = (form: ProductForm, words: Words): Asked => ({
  key: 'name',
  question: words.t.whatName,
  choices: [],
  settle(value) {
    if (typeof value !== 'string') throw new CommandError(words.t.notOffered)
    return named(form, value, words)
  },
  answer: (text) => named(form, text, words),
})

const named = (form: ProductForm, text: string, words: Words): ProductForm => ({
  ...form,
  ...parseNew(tokensOf(text), words),
  guided: true,
})

const OTHER = 'new'

const wordCount = (name: string) => tokensOf(name).length

/** A name within a slip of one that there is may be meant for that. */
async function nearName(form: ProductForm, context: Context): Promise<Asked[]> {
  const { words } = context
  const { t } = words
  const name = String(form.change['name'] ?? '')
  if (form.isOther || !name) return []
  const found = find(name, await context.products(name))
  // A slip in one word of a longer name is further off.
  const near = isNear(found) ? found.items.find((one) => wordCount(one.name) === wordCount(name)) : undefined
  if (!near) return []
  const opened: ProductForm = {
    kind: 'editProduct',
    product: refOf(near),
    choices: [],
    typed: near.name,
    ...(form.change['price'] === undefined
      ? { change: {}, asks: 'price' }
      : { change: { price: form.change['price'] } }),
  }
  return [
    {
      key: 'name',
      question: t.isThereAlready(near.name),
      choices: [
        { id: near.id, name: t.openIt(near.name) },
        { id: OTHER, name: t.isAnother },
      ],
      settle(value) {
        if (isChosen(near.id, value)) return opened
        if (value === OTHER) return { ...form, isOther: true }
        throw new CommandError(t.notOffered)
      },
      answer() {
        throw new CommandError(t.isThereAlready(near.name))
      },
    },
  ]
}

function whatPrice(form: ProductForm, { words }: Context): Asked {
  return {
    key: 'price',
    question: words.t.whatPrice(form.typed),
    choices: [],
    settle(value) {
      if (typeof value !== 'number') throw new CommandError(words.t.notOffered)
      return withField(form, 'price', value)
    },
    answer: (text) => withField(form, 'price', readField('price', text, unitFor(form), words)),
  }
}

function withField(form: ProductForm, field: Field, value: Value): ProductForm {
  const change = { ...form.change, [field]: value }
  return {
    ...form,
    asks: null,
    change,
    ...(field === 'name' && form.kind === 'newProduct' ? { typed: String(value) } : {}),
  }
}

async function askField(form: ProductForm, field: Field, context: Context): Promise<Asked> {
  const { words } = context
  const choices = await choicesOf(field, context)
  return {
    key: field,
    question: words.t.askField[field],
    choices,
    settle(value) {
      if (typeof value === 'number' && field === 'price') return withField(form, field, value)
      return withField(form, field, chosenOf(choices, value, words).id)
    },
    answer: (text) => withField(form, field, readField(field, text, unitFor(form), words)),
  }
}

/** All that a new one may have. */
export async function extrasOf(form: ProductForm, context: Context): Promise<readonly Extra<ProductForm>[]> {
  if (!form.guided || form.kind !== 'newProduct' || form.change['price'] === undefined) return []
  return Promise.all(
    FIELDS.map(async (field) => ({
      ...(await askField(form, field, context)),
      label: context.words.t.fieldButtons[field],
    })),
  )
}
