// Changes of stock that buttons begin: how much of it is asked first, then what it cost or why; several that run out, one after another.
import { operations } from '#domain/operations.ts'
import type { ProductName } from '#domain/products/index.ts'
import { isCounted } from '#lib/counted-units.ts'
import { fold } from '#lib/fold.ts'
import { LOSS_REASONS, type LossReason } from '#lib/loss-reasons.ts'
import type { Context } from './context.ts'
import type { Extra, Open } from './form.ts'
import type { LineForm } from './goods.ts'
import { goodsOf } from './items.ts'
import type { Choice } from './message.ts'
import { CommandError } from './outcome.ts'
import { answerQuantity } from './quantities.ts'
import { readQuantityAt } from './reader/quantity.ts'
import { read } from './reads.ts'
import { daysIn, type StockForm, useOf } from './stock.ts'
import { tokensOf } from './tokens.ts'
import type { Words } from './words.ts'

type Asked = Open<StockForm>

/** Of what runs out, more is another walk. */
export const WALK_MAX = 30

/** A change of one product about which nothing is said yet. */
export const aboutOne = (
  product: ProductName,
  { kind, sign = 1 }: Pick<StockForm, 'kind'> & { sign?: 1 | -1 },
): StockForm => ({
  kind,
  line: { typed: product.name, milli: 1000, unit: null, product: goodsOf(product), choices: [] },
  unitCost: null,
  expiresOn: null,
  reason: null,
  sign,
  guided: true,
  asksQuantity: true,
})

/** The first of these that stands, as a receipt, with the others behind it; undefined where none does. */
export async function walkAlong(
  ids: readonly number[],
  of: number,
  context: Context,
): Promise<StockForm | undefined> {
  const products = await context.productsOf(ids)
  const standing = ids.flatMap((id) => products.filter((one) => one.id === id))
  const [first, ...others] = standing
  if (!first) return undefined
  return { ...aboutOne(first, { kind: 'receive' }), walk: { left: others.map(({ id }) => id), of } }
}

const SKIP = 'skip'

/** How much came, is gone, or is there. */
export function howMuch(form: StockForm, context: Context): Asked {
  const { words } = context
  const { t } = words
  const { kind, line, walk } = form
  const question = kind === 'receive' ? t.howMuchCame : kind === 'count' ? t.howMuchIsThere : t.howMuchIsGone
  const counted = isCounted(line.product?.unit ?? '')
  return {
    key: 'quantity',
    question,
    choices: [
      ...(kind === 'receive' ? [6, 12, 24].map((id) => ({ id, name: words.number(id) })) : []),
      ...(kind === 'adjust' && counted ? lossesOfOne(words) : []),
      ...(walk?.left.length ? [{ id: SKIP, name: t.skipButton }] : []),
    ],
    inOneRow: true,
    async settle(value) {
      if (value === SKIP && walk) {
        const next = await walkAlong(walk.left, walk.of, context)
        if (next) return next
      }
      const loss = kind === 'adjust' && isLoss(value) ? t.losses[value] : null
      const quantity = loss === null ? value : 1
      if (typeof quantity !== 'number' || quantity < 0) throw new CommandError(t.notOffered)
      return withQuantity(
        form,
        { ...line, milli: Math.round(quantity * 1000), unit: line.product?.unit ?? null },
        loss,
      )
    },
    answer: (text) => saidQuantity(form, text, words),
  }
}

const withQuantity = (form: StockForm, line: LineForm, reason: string | null): StockForm => ({
  ...form,
  asksQuantity: false,
  line,
  reason: reason ?? form.reason,
})

/** `12`, `+12`, and behind what is gone why: `3 quebrou`. */
function saidQuantity(form: StockForm, text: string, words: Words): StockForm {
  const tokens = tokensOf(text.trim().replace(/^[+\-−=]\s*/u, ''))
  const said = readQuantityAt(tokens, words)
  const rest = tokens.slice(said?.took ?? 0).join(' ')
  if (!said || (rest && form.kind !== 'adjust')) throw new CommandError(words.t.noNumber(text.trim()))
  const line = answerQuantity(form.line, tokens.slice(0, said.took).join(' '), useOf(form), words)
  return withQuantity(form, line, rest || null)
}

const isLoss = (value: unknown): value is LossReason => LOSS_REASONS.includes(value as LossReason)
const lossesOfOne = ({ t }: Words): Choice[] =>
  LOSS_REASONS.map((id) => ({ id, name: t.oneLost(t.losses[id]) }))

/** Why it is gone. */
export const whyGone = (form: StockForm, { t }: Words): Asked => ({
  key: 'reason',
  question: t.whyAdjust,
  choices: LOSS_REASONS.map((id) => ({ id, name: t.losses[id] })),
  inOneRow: true,
  settle(value) {
    if (!isLoss(value)) throw new CommandError(t.notOffered)
    return { ...form, reason: t.losses[value] }
  },
  answer: (text) => ({ ...form, reason: text.trim() }),
})

/** Minor units of one of it, the last time that it came; null where it never did. */
export async function lastCost(productId: number, context: Context): Promise<number | null> {
  const { items } = await read(context, operations['stock.movements'], {
    productId,
    kind: 'receipt',
    limit: 1,
  })
  return items[0]?.unitCost ?? null
}

/** The day it is good until, which need not be said. */
export const goodUntil = (form: StockForm, context: Context): Extra<StockForm> => ({
  key: 'expiresOn',
  label: context.words.t.expiryButton,
  question: context.words.t.whichExpiry,
  choices: [],
  settle() {
    throw new CommandError(context.words.t.notOffered)
  },
  async answer(text) {
    const [day, other] = daysIn(fold(text), await context.today(), context.words)
    if (!day || other) throw new CommandError(context.words.t.noDay(text))
    return { ...form, expiresOn: day }
  },
})
