// `/product novo ☕ Café 5,00 un`, `/product café preço 5,50`: the owner's changes to goods.
import { operations } from '#domain/operations.ts'
import { shelfFrom } from '#domain/products/index.ts'
import { defineCommand } from './command.ts'
import type { Context } from './context.ts'
import { type FormHandler, saying } from './form.ts'
import { goodsShown } from './goods.ts'
import { BULLET, type Button, type Card, cardOf, line, rowLine } from './message.ts'
import { find, meant } from './names.ts'
import { CommandError, UsageError } from './outcome.ts'
import { paged, pageOf } from './pages.ts'
import type { Field } from './product-fields.ts'
import {
  callProduct,
  type ProductForm,
  sayMade,
  sayPhoto,
  sayProduct,
  showProductForm,
} from './product-form.ts'
import { productFrom } from './product-input.ts'
import { parseProduct, refOf } from './product-lines.ts'
import { askForProduct, extrasOf } from './product-questions.ts'
import { anyOf, beginning, onScreen, opening } from './reads.ts'
import type { Texts } from './words.ts'

export const productForm: FormHandler<ProductForm> = {
  kinds: ['newProduct', 'editProduct'],
  parse: async (text, context) => (text ? parseProduct(text, context) : undefined),
  inChat: (form, _, { spoken }) =>
    spoken || form.change['price'] === undefined ? { ...form, guided: true } : form,
  ask: askForProduct,
  extras: extrasOf,
  confirmLabel: ({ kind, guided }, { t }) =>
    kind === 'newProduct' && guided ? t.makeButton : t.confirmButton,
  call: callProduct,
  // A photo that came to the chat is made into the product there, and which reading of the line is meant is asked there.
  screen: ({ kind, change, doubts }) =>
    kind === 'newProduct' && change['photo'] === undefined && !doubts?.some(({ first }) => first)
      ? 'products/new'
      : undefined,
  fromInput: productFrom,
  show: (form, { words }) => showProductForm(form, words),

  messageContext({ kind, change }) {
    const [changed] = kind === 'editProduct' ? Object.keys(change) : []
    return changed === undefined ? {} : { changed }
  },

  /** As it is by now: what another changed meanwhile is shown and asked about again. */
  async refresh(form, context) {
    const [now] = await context.productsOf([form.product?.id])
    return !now || now.version === form.product?.version ? form : { ...form, product: refOf(now) }
  },

  says: [
    saying(operations['products.create'], sayMade, {
      next: ({ id }, { t }) => [
        { label: t.receiveOne, action: { do: 'begin', name: 'receive', id } },
        seeing(id, t),
      ],
    }),
    saying(operations['products.setMedia'], sayPhoto, { next: ({ id }, { t }) => [seeing(id, t)] }),
    saying(operations['products.edit'], sayProduct, {
      next: ({ id, archived }, { t }) => (archived ? [] : [seeing(id, t)]),
    }),
  ],
}

const seeing = (id: number, t: Texts): Button => ({
  label: t.goodsButton,
  action: { do: 'page', list: 'goods', page: id, below: true },
})

/** The change that a button begins, of the product of this id. */
const changing =
  (how: Pick<ProductForm, 'asks'> & Partial<Pick<ProductForm, 'change'>>) =>
  async (id: number, context: Context): Promise<ProductForm> => {
    const [one] = await context.productsOf([id])
    if (!one) throw new CommandError(context.words.t.buttonGone)
    return { kind: 'editProduct', product: refOf(one), choices: [], typed: one.name, change: {}, ...how }
  }

export const product = defineCommand({
  name: 'product',
  aliases: ['produto'],
  role: 'owner',
  form: productForm,
  show: (text, context) => (text ? showMeant(text, context) : showAll(context, 0)),
  reads: { shop: { role: 'owner', show: showAll }, goods: { role: 'owner', show: showGoods } },
  begins: {
    new_goods: async () => NEW,
    goods_price: changing({ asks: 'price' }),
    goods_name: changing({ asks: 'name' }),
    goods_category: changing({ asks: 'category' }),
    goods_minimum: changing({ asks: 'minStock' }),
    goods_photo: changing({ asks: 'photo' }),
    goods_hide: changing({ change: { hidden: true } }),
    goods_show: changing({ change: { hidden: false } }),
    goods_archive: changing({ change: { archived: true } }),
  },
})

const NEW: ProductForm = {
  kind: 'newProduct',
  product: null,
  choices: [],
  typed: '',
  change: {},
  guided: true,
}

const GOODS_SHOWN = 12

/** All goods by name, each to be opened. */
async function showAll(context: Context, wanted: number): Promise<Card> {
  const { words, runtime } = context
  const { t } = words
  const { page, total, items } = await pageOf(
    wanted,
    (place) => shelfFrom(runtime, { ...place, hidden: true }),
    GOODS_SHOWN,
  )
  const rows = items.map((one) => ({
    name: goodsShown(one),
    say: (name: string) =>
      rowLine(one.hidden ? '🙈' : BULLET, {
        name,
        value: `${words.money(one.price)}/${words.unit(one.unit)}`,
        link: { is: 'product', id: one.id },
      }),
  }))
  const opens = items.map((one) => opening(goodsShown(one), 'goods', one.id))
  const below = [[beginning(t.newGoodsButton, 'new_goods', 0), onScreen(t.onScreen, 'products')]]
  const head = [line(t.goodsHead(total))] as const
  return paged({ list: 'shop', head, page, total, rows, size: GOODS_SHOWN, opens, below }, context)
}

/** One product as its owner keeps it; which, where several may be meant. */
async function showMeant(typed: string, context: Context): Promise<Card> {
  const { t } = context.words
  const found = find(typed, await context.products(typed))
  if (!found.items.length) throw new UsageError('product', context.words)
  const one = meant(found)
  if (one) return showGoods(context, one.id)
  const each = found.items.map(({ id, name, emoji }) => ({
    id,
    label: name,
    row: { name: goodsShown({ name, emoji }), link: { is: 'product', id } } as const,
  }))
  return anyOf('goods', t.severalProducts(typed), each)
}

const BUTTONS: readonly (readonly [begin: string, field: Field])[] = [
  ['goods_price', 'price'],
  ['goods_name', 'name'],
  ['goods_category', 'category'],
  ['goods_minimum', 'minStock'],
]

async function showGoods(context: Context, id: number): Promise<Card> {
  const { words } = context
  const { t } = words
  const [one] = await context.productsOf([id])
  if (!one) throw new CommandError(t.buttonGone)
  const price = `${words.money(one.price)}/${words.unit(one.unit)}`
  const minimum = one.minStock > 0 ? ` (${t.minimumIs(words.quantity(one.minStock, one.unit))})` : ''
  const stock = `${t.thereAre(words.quantity(one.stock, one.unit))}${minimum}`
  const hiding = one.hidden
    ? beginning(t.showButton, 'goods_show', id)
    : beginning(t.hideButton, 'goods_hide', id)
  return {
    ...cardOf([
      rowLine('', { name: goodsShown(one), value: price, link: { is: 'product', id } }, ' · '),
      line(`${stock} · ${one.hidden ? t.isHidden : t.isShown}`),
    ]),
    ...(one.photo ? { shows: one.photo } : {}),
    buttons: [
      BUTTONS.map(([begin, field]) => beginning(t.fieldButtons[field], begin, id)),
      [beginning(t.photoButton, 'goods_photo', id), hiding],
      [beginning(t.archiveButton, 'goods_archive', id), beginning(t.receiveOne, 'receive', id)],
      [opening(t.backButton, 'shop', 0), onScreen(t.onScreen, `products/${id}`)],
    ],
  }
}
