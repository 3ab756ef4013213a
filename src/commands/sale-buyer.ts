// Whose sale it is: asked at the beginning with those who are likely to buy, and where a tab needs a name.
import { likelyBuyers } from '#domain/sales/index.ts'
import { fold } from '#lib/fold.ts'
import { buyerNamed, buyerOf, withBuyer } from './buyer.ts'
import type { Context } from './context.ts'
import type { Open } from './form.ts'
import type { Choice } from './message.ts'
import { CommandError } from './outcome.ts'
import { parseSale } from './sale.ts'
import type { SaleForm } from './till.ts'
import { tokensOf } from './tokens.ts'

type Asked = Open<SaleForm>

/** Whoever buys may be somebody new. */
export const NEW = { mayBeNew: true }
/** The choice of a sale to nobody. */
const NOBODY = 'nobody'

/** Nothing of a sale is known yet, not even who buys. */
export const isUnnamed = ({ buyer }: SaleForm): boolean => buyer.is === 'asked' && buyer.typed === ''

export const EMPTY: SaleForm = {
  kind: 'sale',
  buyer: { is: 'asked', typed: '', choices: [] },
  lines: [],
  money: null,
  dueOn: null,
  discount: 0,
  note: null,
}

export const whoBuys = (form: SaleForm, context: Context): Asked => ({
  ...whoseTab(form, context),
  question: context.words.t.sale.whoBuys,
  offers: async () => [
    ...(await likelyChoices(context)),
    { id: NOBODY, name: context.words.t.noName } as const,
  ],
  settle: (value) =>
    value === NOBODY ? { ...form, buyer: { is: 'nobody' } } : settledBuyer(form, value, context),
  answer: (text) => saidAtOnce(form, text, context),
})

/** A name as it would be typed, or a customer's id; never a name of digits. */
export const whoseTab = (form: SaleForm, context: Context): Asked => ({
  key: 'customer',
  question: context.words.t.whoseTab,
  choices: [],
  offers: () => likelyChoices(context),
  settle: (value) => settledBuyer(form, value, context),
  answer: (text) => withBuyer(form, text, context, NEW),
})

async function settledBuyer(form: SaleForm, value: string | number, context: Context): Promise<SaleForm> {
  if (typeof value === 'string') return withBuyer(form, value, context, NEW)
  return { ...form, buyer: buyerOf(value, await context.customersOf([value]), context.words) }
}

async function likelyChoices({ runtime, words }: Context): Promise<readonly Choice[]> {
  const buyers = await likelyBuyers(runtime)
  return buyers.map(({ id, name, due }) => ({
    id,
    name: due > 0 ? words.t.sale.whoOwes(name, words.money(due)) : name,
  }))
}

/** More words than a name has: all of the sale may be said at once. */
const NAME_WORDS = 3

/** A name, or the whole line that would stand behind the command. */
async function saidAtOnce(form: SaleForm, text: string, context: Context): Promise<SaleForm> {
  // The button's words.
  if (fold(text) === fold(context.words.t.noName)) return { ...form, buyer: { is: 'nobody' } }
  const mayBeLine = /[\d:]/.test(text) || tokensOf(text).length > NAME_WORDS
  if (!mayBeLine) return withBuyer(form, text, context, NEW)
  const parsed = await parseSale(text, context).catch((error: unknown) => {
    if (error instanceof CommandError) return error
    throw error
  })
  if (parsed && !(parsed instanceof CommandError)) return parsed.form
  const known = buyerNamed(text, await context.customers(text), context.words, true)
  // Somebody new has a name without numbers.
  if (known.is === 'new' && parsed) throw parsed
  return { ...form, buyer: known }
}
