// What is sold, by taps: what this customer took last, what sells best, and the goods of a category.
import { operations } from '#domain/operations.ts'
import { fold } from '#lib/fold.ts'
import { withGoods, withLine } from './cart.ts'
import type { Context } from './context.ts'
import { someGoods } from './examples.ts'
import type { Open } from './form.ts'
import { countOf, goodsShown, type LineForm } from './goods.ts'
import { goodsOf } from './items.ts'
import type { Choice } from './message.ts'
import { CommandError } from './outcome.ts'
import { read } from './reads.ts'
import { addingFrom } from './sale-quantity.ts'
import type { SaleForm, Shelf } from './till.ts'

/** Begins what is no goods as they would be typed. */
const MARK = '#'
const USUAL = '#usual'
const USUAL_SAID = /^(?:(?:o )?de sempre|(?:the )?usual)$/
const CATEGORIES = '#categories'
const CATEGORIES_SAID = /^categor(?:ias?|y|ies)$/
const NEXT = '#next'
const BEST_SHOWN = 6
const PAGE = 10
/** A shop has few; more are typed. */
const CATEGORIES_SHOWN = 24
/** Lines that are named on the button of the usual. */
const USUAL_NAMED = 3
/** Sales that are looked back through for one that stands. */
const LOOKED_BACK = 3

export async function whichGoods(form: SaleForm, context: Context): Promise<Open<SaleForm>> {
  const { t } = context.words
  const shelf: Shelf = form.shelf ?? { is: 'best' }
  return {
    key: 'items',
    question:
      shelf.is === 'category'
        ? t.sale.inCategory(shelf.name)
        : shelf.is === 'categories'
          ? t.sale.whichCategory
          : t.sale.whichGoods(await someGoods(context)),
    choices: [],
    offers: () => offered(form, shelf, context),
    settle: (value) =>
      String(value).startsWith(MARK)
        ? tapped(form, shelf, String(value), context)
        : withGoods(form, String(value), context),
    answer: (text) => {
      const said = wordOf(text, shelf)
      return said ? tapped(form, shelf, said, context) : withGoods(form, text, context)
    },
  }
}

/** The button that is called so in words; undefined for goods as they would be typed. */
function wordOf(text: string, shelf: Shelf): string | undefined {
  const typed = fold(text).trim()
  if (USUAL_SAID.test(typed)) return USUAL
  if (CATEGORIES_SAID.test(typed)) return CATEGORIES
  const at = shelf.is === 'categories' ? shelf.names.findIndex((name) => fold(name) === typed) : -1
  return at < 0 ? undefined : `#c${at}`
}

async function offered(form: SaleForm, shelf: Shelf, context: Context): Promise<readonly Choice[]> {
  if (shelf.is === 'categories') return shelf.names.map((name, n) => ({ id: `#c${n}`, name }))
  if (shelf.is === 'category') return ofCategory(shelf, context)
  const { t } = context.words
  const [usual, { items }, { items: categories }] = await Promise.all([
    form.lines.length ? [] : usualOf(form, context),
    read(context, operations['products.list'], { sort: 'popular', limit: BEST_SHOWN }),
    read(context, operations['categories.list'], { limit: 1 }),
  ])
  return [
    ...(usual.length ? [{ id: USUAL, name: t.sale.usual(named(usual, context)) }] : []),
    ...items.map(asChoice),
    ...(categories.length ? [{ id: CATEGORIES, name: t.sale.categories }] : []),
  ]
}

const asChoice = (one: {
  readonly id: number
  readonly name: string
  readonly emoji: string | null
}): Choice => ({
  id: `#p${one.id}`,
  name: goodsShown(one),
})

async function ofCategory(shelf: Shelf & { is: 'category' }, context: Context): Promise<readonly Choice[]> {
  const { items, nextCursor } = await read(context, operations['products.list'], pageOf(shelf))
  return [
    ...items.map(asChoice),
    ...(nextCursor === null ? [] : [{ id: NEXT, name: context.words.t.sale.more }]),
    { id: CATEGORIES, name: context.words.t.sale.categories },
  ]
}

const pageOf = ({ name, cursor }: Shelf & { is: 'category' }) => ({
  category: name,
  sort: 'popular',
  limit: PAGE,
  ...(cursor === undefined ? {} : { cursor }),
})

/** What the customer took last, at today's prices; none for nobody, and of what is not sold any more. */
async function usualOf({ buyer }: SaleForm, context: Context): Promise<readonly LineForm[]> {
  if (buyer.is !== 'known') return []
  const { items } = await read(context, operations['sales.list'], {
    customerId: buyer.id,
    limit: LOOKED_BACK,
  })
  const last = items.find(({ status }) => status !== 'voided')
  return last ? linesAgain(last.items, context) : []
}

interface Sold {
  readonly productId: number
  readonly quantity: number
}

/** The same goods as once, at today's prices, each in one line; those that are not sold any more are left out. */
export async function linesAgain(items: readonly Sold[], context: Context): Promise<readonly LineForm[]> {
  const products = await context.productsOf(items.map(({ productId }) => productId))
  const lines = items.flatMap(({ productId, quantity }): LineForm[] => {
    const product = products.find(({ id }) => id === productId)
    if (!product) return []
    const milli = Math.round(quantity * 1000)
    return [{ typed: product.name, milli, unit: product.unit, product: goodsOf(product), choices: [] }]
  })
  return lines.reduce<readonly LineForm[]>((all, line) => withLine(all, line, context.words), [])
}

const named = (lines: readonly LineForm[], { words }: Context): string => {
  const names = lines
    .slice(0, USUAL_NAMED)
    .flatMap(({ milli, product }) =>
      product ? [`${countOf(milli / 1000, product.unit, words)} ${product.name}`] : [],
    )
  return `${names.join(', ')}${lines.length > USUAL_NAMED ? '…' : ''}`
}

/** Throws what to say for what is not there any more. */
async function tapped(form: SaleForm, shelf: Shelf, value: string, context: Context): Promise<SaleForm> {
  const { words } = context
  if (value === USUAL) {
    const lines = await usualOf(form, context)
    if (!lines.length) throw new CommandError(words.t.notOffered)
    return { ...form, lines: lines.reduce((all, line) => withLine(all, line, words), form.lines) }
  }
  if (value === CATEGORIES) {
    const { items } = await read(context, operations['categories.list'], { limit: CATEGORIES_SHOWN })
    return { ...form, shelf: { is: 'categories', names: items.map(({ name }) => name) } }
  }
  if (value === NEXT && shelf.is === 'category') {
    const { nextCursor } = await read(context, operations['products.list'], pageOf(shelf))
    if (nextCursor === null) throw new CommandError(words.t.notOffered)
    return { ...form, shelf: { ...shelf, cursor: nextCursor } }
  }
  const [, kind, number] = /^#([cp])(\d{1,15})$/.exec(value) ?? []
  const category = kind === 'c' && shelf.is === 'categories' ? shelf.names[Number(number)] : undefined
  if (category !== undefined) return { ...form, shelf: { is: 'category', name: category } }
  if (kind !== 'p') throw new CommandError(words.t.notOffered)
  return { ...form, adding: await addingFrom(Number(number), context) }
}
